"""The word lists of the recogniser: given names, surnames, offices, heads of names, known bodies.

In: the bytes of data/entity-names.txt (made by tools/build_names.py; sections `[name]`, one entry a line). Out: a
`Lexicon` of frozen sets of casefolded words, and the known bodies by their first word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from warreader.article import Label
from warreader.frozen import dataclass
from warreader.text.entities._tokens import tokenise


class KnownName(NamedTuple):
    """A name that the lists know as it is spelt."""

    rest: tuple[str, ...]
    """Its tokens behind the first one, casefolded."""
    spelling: tuple[str, ...]
    """All its tokens as spelt."""
    label: Label
    """PER or ORG."""
    name: str | None
    """For a body the form that its spellings share; None for a person."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What single words say about names; every word is casefolded, with straight apostrophes."""

    given: frozenset[str]
    """Given names: in Latin letters and, with their case forms, in Cyrillic."""
    surname: frozenset[str]
    """Common surnames that are not also given names."""
    title: frozenset[str]
    """Words that stand before a person's name: 'governor', 'mr'."""
    small: frozenset[str]
    """English words that nearly always stand in small letters: a capital at a sentence's beginning says nothing."""
    org_head: frozenset[str]
    """Last words of organisations' names: 'university'."""
    org_opener: frozenset[str]
    """First words of organisations' names that go on with 'of': 'ministry'."""
    org_opener_foreign: frozenset[str]
    """The same in languages where it goes on without 'of': 'ministerstwo'."""
    not_name: frozenset[str]
    """Words with a capital that name nobody: weekdays, months, furniture of pages."""
    country: frozenset[str]
    """Words of countries' names in English."""
    city: frozenset[str]
    """Words of large cities' names."""
    place_head: frozenset[str]
    """Last words of places' names, with a capital: 'Bridge'."""
    place_head_small: frozenset[str]
    """Last words of places' names, in small letters too: 'region'."""
    clusters: dict[str, str]
    """For the commoner English words the number of the group of words that stand among the same neighbours."""
    known: dict[str, tuple[KnownName, ...]]
    """Known bodies and persons by the first token of a spelling, casefolded; the longest first."""


_SETS = tuple(name for name in Lexicon.__slots__ if name not in {"known", "clusters"})


def read_lexicon(content: bytes) -> Lexicon:
    """Read the word lists.

    Args:
        content: The file data/entity-names.txt.

    Returns:
        The lists.

    Raises:
        ValueError: A section is missing, or the bytes are not UTF-8.
    """
    sections: dict[str, list[str]] = {}
    for block in content.decode("utf-8").split("\n["):
        head, _, body = block.lstrip("[").partition("]\n")
        sections[head] = body.split("\n")
    if missing := {*_SETS, "cluster", "body", "person"} - sections.keys():
        raise ValueError(f"the word lists of the recogniser lack {', '.join(sorted(missing))}; reinstall warreader")
    lists = {name: frozenset(sections[name]) for name in _SETS}
    groups = enumerate(sections["cluster"])
    clusters = {word: str(number) for number, line in groups for word in line.split()}
    return Lexicon(**lists, clusters=clusters, known=_known(sections))


def _known(sections: dict[str, list[str]]) -> dict[str, tuple[KnownName, ...]]:
    found: dict[str, list[KnownName]] = {}
    for section, label in (("body", Label.ORG), ("person", Label.PER)):
        for line in sections[section]:
            shared, _, spellings = line.partition(" = ")
            for spelling in filter(None, spellings.split(" | ")):
                words = tuple(token.text for token in tokenise(spelling, 0, len(spelling)))
                cut = tuple(part for word in words for part in re.split("(-)", word) if part)  # 'РБК', '-', 'Україна'
                for form in {words, cut}:
                    low = tuple(word.lower() for word in form)
                    name = shared if label is Label.ORG else None
                    found.setdefault(low[0], []).append(KnownName(low[1:], form, label, name))
    return {
        first: tuple(sorted(names, key=lambda name: (-len(name.rest), name.spelling))) for first, names in found.items()
    }
