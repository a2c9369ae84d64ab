"""The query language: parsing what a user types, and evaluating it for one article.

It knows places, people and words only through the `Lexicon`, which the archive implements. The archive also gives every
node its meaning in SQL; a property test holds the two meanings equal.
"""

from warreader.query._events import event_prefixes
from warreader.query._facts import CityFact, Facts, Lexicon, events_of, kept_text, split_folded
from warreader.query._fields import FIELDS, Field
from warreader.query._meaning import kilometres_between, matches
from warreader.query._parser import LONGEST, Draft, Fault, parse, parse_draft
from warreader.query._quoting import quote
from warreader.query._reader_conditions import Has, HasKind, Noted, Tagged, tag_name
from warreader.query._tree import (
    EVERYTHING,
    And,
    Condition,
    Dated,
    FromSource,
    InArea,
    InCity,
    InLanguage,
    Is,
    Named,
    Near,
    NearCity,
    Node,
    Not,
    OnBasis,
    Or,
    Query,
    Sort,
    State,
    TellsOf,
    Undated,
    Words,
    asks_for_superseded,
    conjuncts,
)

__all__ = [
    "EVERYTHING",
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
    "Has",
    "HasKind",
    "InArea",
    "InCity",
    "InLanguage",
    "Is",
    "Lexicon",
    "Named",
    "Near",
    "NearCity",
    "Node",
    "Not",
    "Noted",
    "OnBasis",
    "Or",
    "Query",
    "Sort",
    "State",
    "Tagged",
    "TellsOf",
    "Undated",
    "Words",
    "asks_for_superseded",
    "conjuncts",
    "event_prefixes",
    "events_of",
    "kept_text",
    "kilometres_between",
    "matches",
    "parse",
    "parse_draft",
    "quote",
    "split_folded",
    "tag_name",
]
