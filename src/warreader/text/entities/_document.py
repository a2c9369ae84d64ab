"""Document-level decisions on names: votes between mentions, surnames carried over, a shared form.

In: the names found line by line. Out: the same, with those that the document makes plain: a surname alone takes the
full name where one full name of the document owns it (seed 001: 'Ihor Terekhov', then 'Mr Terekhov').
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from warreader.article import Label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from warreader.text.entities._rules import Found
    from warreader.text.entities._tokens import Token

_VOTED: Final = frozenset({Label.PER, Label.LOC, Label.ORG})
_SHORTEST_SURNAME: Final = 3


def surnames(text: str, found: Iterable[Found]) -> dict[str, Counter[str]]:
    """Count the full names of persons by their last word.

    Args:
        text: The source text.
        found: The names of the whole document.

    Returns:
        For each last word, the full names that end with it.
    """
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for item in found:
        words = text[item.start : item.end].split()
        if item.label is Label.PER and len(words) > 1 and len(words[-1]) >= _SHORTEST_SURNAME:
            owners[words[-1]][" ".join(words)] += 1
    return owners


def voted(text: str, found: Sequence[Found]) -> list[Found]:
    """Give all mentions of one spelling the label that most of them have; the first one decides between equals.

    Args:
        text: The source text.
        found: The names of the whole document, in order.

    Returns:
        The same spans; only PER, LOC and ORG are voted on.
    """
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    for item in found:
        if item.label in _VOTED:
            votes[text[item.start : item.end]][item.label] += 1
    winners = {spelling: counter.most_common(1)[0][0] for spelling, counter in votes.items()}
    return [
        item._replace(label=winners[text[item.start : item.end]]) if item.label in _VOTED else item for item in found
    ]


def carried_over(
    tokens: Iterable[Token], taken: Sequence[bool] | bytearray, owners: Mapping[str, Counter[str]]
) -> Iterable[tuple[int, int]]:
    """Find the mentions of known surnames that nobody has labelled.

    Args:
        tokens: All tokens of the document.
        taken: For each code point, whether a name covers it.
        owners: Full names by surname.

    Yields:
        The spans of such mentions; Ukrainian and Russian surnames also in their case forms.
    """
    full = [name for names in owners.values() for name in names if _is_cyrillic(name)]
    declined = _surnames_declined(full) if full else set()
    beginnings = {name[:_SHORTEST_SURNAME] for name in declined}
    for token in tokens:
        if taken[token.start]:
            continue
        if token.text in owners or (token.text[:_SHORTEST_SURNAME] in beginnings and _may_be(token.text, declined)):
            yield token.start, token.end


def _is_cyrillic(name: str) -> bool:
    return "Ѐ" <= name[:1] <= "ґ"


def _surnames_declined(full: Collection[str]) -> set[str]:
    """The surnames of full names, in the nominative."""
    from warreader.text.names import nominatives  # 60 ms, which a text in Latin letters need not wait

    bases = nominatives(full, {})
    return {bases.get(name, name).split()[-1] for name in full}


def _may_be(word: str, surnames: Collection[str]) -> bool:
    """True if a word may be a case form of one of some surnames."""
    from warreader.text.names import surname_readings

    return any(one.nominative in surnames for one in surname_readings(word))


def shared_names(text: str, found: Iterable[Found]) -> dict[tuple[int, int], str]:
    """Choose for each mention the form that its spellings share in this document.

    Args:
        text: The source text.
        found: The names of the whole document.

    Returns:
        The shared form by span.
    """
    found = list(found)
    owners = surnames(text, found)
    people = {" ".join(text[item.start : item.end].split()) for item in found if item.label is Label.PER}
    declined = _declined(people, {name for full in owners.values() for name in full})
    names: dict[tuple[int, int], str] = {}
    for item in found:
        spelt = " ".join(text[item.start : item.end].split())
        full = owners.get(spelt, Counter()) if item.label is Label.PER else Counter()
        alone = declined.get(spelt, spelt) if item.label is Label.PER and not full else spelt
        names[item.start, item.end] = item.name or (next(iter(full)) if len(full) == 1 else alone)
    return names


def _declined(people: Collection[str], full: Collection[str]) -> dict[str, str]:
    """Find the full name of surnames that stand alone in a case form: 'Сырского' beside 'Александр Сырский'."""
    if not any(map(_is_cyrillic, full)):
        return {}
    from warreader.text.names import nominatives

    bases = nominatives(people, {})
    owners: dict[str, list[str]] = defaultdict(list)
    for name in sorted(full, key=lambda one: (one in bases, one)):
        base = bases.get(name, name)
        if name not in owners[base.split()[-1]] and base not in owners[base.split()[-1]]:
            owners[base.split()[-1]].append(name)
    alone = {one: owners.get(bases.get(one, one).split()[-1], []) for one in people if " " not in one}
    return {one: names[0] for one, names in alone.items() if len(names) == 1}
