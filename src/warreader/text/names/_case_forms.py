"""Finds the nominative of personal names: 'Владимиру Зеленскому' is 'Владимир Зеленский'.

In: the spellings of an archive or of one article, and the aliases. Out: for each spelling in a case form its
nominative. Nothing is guessed: given name and surname must agree in gender and case, and where the form leaves a
choice, the nominative must be known, as a spelling or from the list; what stays in doubt stays as it is spelt:
'Петрова' may be a woman.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.names._aliases import fold_spelling
from warreader.text.names._declension import given_readings, middle_readings, stranger_readings, surname_readings
from warreader.text.names._name_parts import name_key, take_apart
from warreader.text.names._phonetic_key import skeleton
from warreader.text.names._transliteration import latin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from warreader.text.names._declension import Reading

_MOST_WORDS: Final = 5
_LONGEST: Final = 80  # code points of a name that is read
_ALL: Final = frozenset("ngdail")
_UKRAINIAN: Final = re.compile("[іїєґІЇЄҐ]|[бвдзлмнпрстф]ий\\Z")
_RUSSIAN: Final = re.compile("[ыэёъЫЭЁЪ]")
_SHORTEST_ALONE: Final = 5  # letters of a surname that nothing but its nominative alone vouches for


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name of two words or more may be."""

    name: str
    """Its nominative; the name itself where it can stand so."""
    gender: str
    """m, f or mf."""
    known: bool
    """The given name is of the list."""
    rare: bool
    """Its surname is of a kind that must be known from elsewhere."""


def nominatives(spellings: Collection[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Find the nominatives of those spellings that are case forms.

    Args:
        spellings: Names of persons, in any script.
        aliases: From a folded spelling to the name it stands for.

    Returns:
        Only spellings that are case forms, each with its nominative, which need not be a spelling itself.
    """
    full = {one: senses for one in spellings if is_cyrillic(one) and (senses := full_senses(one))}
    famous = {name_key(one) for one in set(aliases.values())} if full else set()
    famous |= {name_key(s.name) for senses in full.values() for s in senses if fold_spelling(s.name) in aliases}
    known = {name_key(one) for one, senses in full.items() if any(sense.name == one for sense in senses)}
    found = {one: _nominative(one, senses, known, famous) for one, senses in sorted(full.items())}
    alone = [one for one in spellings if is_cyrillic(one) and one not in full and len(one) <= _LONGEST]
    if alone:
        owners = _owners(spellings, full, found)
        standing = frozenset(spellings)
        found |= {one: _lone(one, owners, aliases, standing) for one in alone}
    return {one: base for one, base in found.items() if base != one}


def is_cyrillic(name: str) -> bool:
    """True for a name in letters whose case forms are known here."""
    return "Ѐ" <= name[:1] <= "ґ"


def surname_keys(spelling: str) -> frozenset[str]:
    """Return the skeletons of all surnames that a spelling may be a form of, its own among them.

    Args:
        spelling: A person's name.
    """
    own = take_apart(spelling).surname or spelling
    return frozenset({own, *(_skeleton(one.nominative) for one in last_readings(spelling))})


def last_readings(spelling: str) -> tuple[Reading, ...]:
    """Read the last word of a name as a surname or a given name in any case.

    Args:
        spelling: A person's name.

    Returns:
        The readings; none for a name whose case forms are not known here.
    """
    words = spelling.split()
    if not words or not is_cyrillic(words[0]) or len(spelling) > _LONGEST:
        return ()
    return (*surname_readings(words[-1]), *given_readings(words[-1]))


def full_senses(name: str) -> tuple[Sense, ...]:
    """Read a name of a given name and a surname: what it may be the case form of, itself included.

    Args:
        name: In Cyrillic letters.

    Returns:
        The senses whose words agree in gender and case; none for a single word or an initial.
    """
    words = name.split()
    if not 1 < len(words) <= _MOST_WORDS or len(name) > _LONGEST or "." in words[0]:
        return ()
    given = given_readings(words[0])
    senses: dict[tuple[str, str], Sense] = {}
    for first in given or stranger_readings(words[0]):
        for middles in _middles(words[1:-1]):
            for last in surname_readings(words[-1]):
                sense = _agreeing(name, (first, *middles, last), known=bool(given))
                if sense is not None:
                    key = (sense.name, sense.gender)
                    senses[key] = sense if key not in senses or senses[key].rare else senses[key]
    foreign = _RUSSIAN if _UKRAINIAN.search(name) else _UKRAINIAN
    return tuple(sorted(senses.values(), key=lambda sense: foreign.search(sense.name) is not None))


def _agreeing(name: str, readings: Sequence[Reading], *, known: bool) -> Sense | None:
    """The sense of words read so; None where they do not agree."""
    gender, cases = {"m", "f"}, set(_ALL)
    for one in readings:
        gender &= set(one.gender)
        cases &= set(one.cases)
    if not gender or not cases:
        return None
    nominative = name if "n" in cases else " ".join(one.nominative for one in readings)
    return Sense(nominative, "".join(sorted(gender)), known, readings[-1].rare)


def _middles(words: Sequence[str]) -> list[tuple[Reading, ...]]:
    """The readings of what stands between given name and surname; of one word only, so that they stay few."""
    if not words:
        return [()]
    rest = tuple(middle_readings(word)[0] for word in words[1:])
    return [(one, *rest) for one in middle_readings(words[0])]


def _nominative(spelling: str, senses: Sequence[Sense], known: Collection[str], famous: Collection[str]) -> str:
    """Choose what a full name is the case form of; the spelling itself in doubt."""
    if all(sense.name == spelling for sense in senses):
        return spelling
    others: dict[str, str] = {}
    for sense in senses:
        key = name_key(sense.name)
        if sense.name != spelling and (not sense.rare or key in known or key in famous):
            others.setdefault(key, sense.name)
    standing = [sense for sense in senses if sense.name == spelling and not sense.rare]
    own = name_key(spelling)
    people = [key for key in others if key in famous]
    if len(people) == 1 and own not in famous:
        return others[people[0]]
    may_be_woman = any(sense.gender == "f" or sense.known for sense in standing)
    seen = [key for key in others if key in known and key != own]
    if len(seen) == 1 and not may_be_woman:
        return others[seen[0]]
    return next(iter(others.values())) if not standing and len(others) == 1 else spelling


def _owners(
    spellings: Iterable[str], full: Mapping[str, Sequence[Sense]], found: Mapping[str, str]
) -> dict[str, set[str]]:
    """Gather the genders of those who bear a surname, by its skeleton."""
    owners: dict[str, set[str]] = defaultdict(set)
    for one in spellings:
        base = found.get(one, one)
        parts = take_apart(base)
        if parts.full:
            genders = "".join(sense.gender for sense in full.get(one, ()) if sense.name == base)
            owners[parts.surname].update(genders or "mf")
    return owners


def _lone(spelling: str, owners: Mapping[str, set[str]], aliases: Mapping[str, str], standing: Collection[str]) -> str:
    """Choose what a surname alone is the case form of; the spelling itself in doubt."""
    *front, last = spelling.split()
    if fold_spelling(spelling) in aliases or any("." not in word and word[0].isupper() for word in front):
        return spelling
    readings = [one for one in (*surname_readings(last), *given_readings(last)) if one.nominative != last]
    chosen = _of_one_person(readings, aliases) or _vouched(last, readings, owners, standing)
    return " ".join((*front, chosen)) if chosen else spelling


def _of_one_person(readings: Iterable[Reading], aliases: Mapping[str, str]) -> str:
    """The surname that the list of aliases gives to one person, where it gives no two."""
    people = {
        aliases[folded]: one.nominative for one in readings if (folded := fold_spelling(one.nominative)) in aliases
    }
    return next(iter(people.values())) if len(people) == 1 else ""


def _vouched(last: str, readings: Sequence[Reading], owners: Mapping[str, set[str]], standing: Collection[str]) -> str:
    """The one nominative that a full name has, or the ending tells, or that stands alone elsewhere."""
    if _skeleton(last) in owners:
        return ""
    owned: dict[str, str] = {}
    told: dict[str, str] = {}
    seen: dict[str, str] = {}
    for one in readings:
        key = _skeleton(one.nominative)
        if owners.get(key, set()) & set(one.gender):
            owned.setdefault(key, one.nominative)
        if one.sure and not one.rare:
            told.setdefault(key, one.nominative)
        if one.nominative in standing and len(one.nominative) >= _SHORTEST_ALONE:
            seen.setdefault(key, one.nominative)
    if owned:
        return next(iter(owned.values())) if len(owned) == 1 else ""
    if told:
        return next(iter(told.values())) if len(told) == 1 else ""
    only_woman = any(one.gender == "f" for one in surname_readings(last) if one.nominative == last)
    return next(iter(seen.values())) if len(seen) == 1 and not only_woman else ""


def _skeleton(word: str) -> str:
    return skeleton(latin(word))
