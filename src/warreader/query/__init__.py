"""The query language: from what a user types to a tree, and from the tree to a yes or no for one article.

It knows places, people and words only through the `Lexicon`, which the archive implements. The archive also gives every
node its meaning in SQL; a property test holds the two meanings equal.
"""

from warreader.query._fields import FIELDS, Field
from warreader.query._meaning import CityFact, Facts, Lexicon, matches, split_folded
from warreader.query._parser import LONGEST, Draft, Fault, parse, parse_draft
from warreader.query._tree import (
    And,
    Condition,
    Dated,
    FromSource,
    InCity,
    InLanguage,
    Is,
    Named,
    Near,
    Node,
    Not,
    OnBasis,
    Or,
    Query,
    Sort,
    State,
    Undated,
    Words,
    quote,
)

__all__ = [
    "FIELDS",
    "LONGEST",
    "And",
    "CityFact",
    "Condition",
    "Dated",
    "Draft",
    "Facts",
    "Fault",
    "Field",
    "FromSource",
    "InCity",
    "InLanguage",
    "Is",
    "Lexicon",
    "Named",
    "Near",
    "Node",
    "Not",
    "OnBasis",
    "Or",
    "Query",
    "Sort",
    "State",
    "Undated",
    "Words",
    "matches",
    "parse",
    "parse_draft",
    "quote",
    "split_folded",
]
