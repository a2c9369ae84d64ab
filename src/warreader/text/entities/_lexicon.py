"""The word lists of the recogniser: given names, surnames, offices, heads of names, known bodies.

In: the bytes of data/entity-names.txt (made by tools/build_names.py; sections `[name]`, one entry a line). Out: a
`Lexicon` of frozen sets of casefolded words, and the known bodies by their first word.
"""

from __future__ import annotations

from dataclasses import dataclass

from warreader.text.entities._tokens import tokenise

Phrase = tuple[str, ...]
"""A name as tokens."""


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
    bodies: dict[str, tuple[tuple[Phrase, Phrase, str], ...]]
    """Known organisations by the first token of a spelling: rest of the tokens casefolded, all tokens as
    spelt, the form that spellings share; the longest first."""


_SETS = tuple(name for name in Lexicon.__slots__ if name != "bodies")


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
    if missing := {*_SETS, "body"} - sections.keys():
        raise ValueError(f"the word lists of the recogniser lack {', '.join(sorted(missing))}; reinstall warreader")
    lists = {name: frozenset(sections[name]) for name in _SETS}
    return Lexicon(**lists, bodies=_bodies(sections["body"]))


def _bodies(lines: list[str]) -> dict[str, tuple[tuple[Phrase, Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, Phrase, str]]] = {}
    for line in lines:
        shared, _, spellings = line.partition(" = ")
        for spelling in filter(None, spellings.split(" | ")):
            tokens = tokenise(spelling, 0, len(spelling), plain=True)
            rest = tuple(token.low for token in tokens[1:])
            found.setdefault(tokens[0].low, []).append((rest, tuple(token.text for token in tokens), shared))
    return {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for first, phrases in found.items()}
