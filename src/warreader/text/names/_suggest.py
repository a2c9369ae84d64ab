"""Suggests probable typing errors (Synebugov beside Synegubov). Nothing is joined without the reader.

In: how often each spelling stands in the archive, and the joins made. Out: pairs, the rarer name first.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.names._name_parts import take_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warreader.text.names._name_parts import PersonName

_SHORTEST: Final = 6
"""Letters of a surname's skeleton: shorter ones that differ by one letter are mostly two names (Ivanov and Ivanova,
Kim and Kin)."""
_NEAR: Final = 2  # letters over which two are exchanged: Synebugov for Synegubov
_RARER: Final = 3  # how many times as often the likelier spelling must stand
_FAMILY: Final = 200  # names behind one blank: more are no typing errors but a line of nonsense


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may be one."""

    spelling: str
    """The rarer one, which may hold the error."""
    name: str
    """The name that may be meant."""
    reason: str
    """Why, in words a reader understands."""


def suggestions(counts: Mapping[str, int], names: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """Find names one slip of the keys away from a more frequent one: a letter missing, added, changed, exchanged.

    Args:
        counts: How often each spelling stands in the archive.
        names: From each spelling to its shared form, as `joins` finds it.

    Returns:
        Pairs of shared forms, sorted. Given names must agree where both have one; a lone surname is compared with
        others.
    """
    mentions: dict[str, int] = defaultdict(int)
    for spelling, name in names.items():
        mentions[name] += counts.get(spelling, 0)
    parted = {name: take_apart(name) for name in mentions}
    families: dict[str, list[str]] = defaultdict(list)
    for name, parts in sorted(parted.items()):
        if len(parts.surname) >= _SHORTEST:
            for form in (*_with_one_missing(parts.surname), "".join(sorted(parts.surname))):
                families[form].append(name)
    found: set[Suggestion] = set()
    for family in families.values():
        if len(family) <= _FAMILY:
            found.update(_in_family(family, mentions, parted))
    return tuple(sorted(found, key=lambda one: (one.spelling, one.name)))


def _with_one_missing(word: str) -> set[str]:
    """The word, and the word without each of its letters: two words one slip apart have one of these in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _in_family(family: list[str], mentions: Mapping[str, int], parted: Mapping[str, PersonName]) -> set[Suggestion]:
    found = set()
    for rare in family:
        for name in family:
            one, other = parted[rare], parted[name]
            if (
                mentions[name] < _RARER * mentions[rare]
                or one.surname == other.surname
                or not _one_slip(one.surname, other.surname)
            ):
                continue
            if one.given and other.given and one.given[0] != other.given[0]:
                continue
            if one.full == other.full or not one.given:
                reason = f"one slip of the keys from {name}, which stands {mentions[name]} times"
                found.add(Suggestion(rare, name, reason))
    return found


def _one_slip(one: str, other: str) -> bool:
    """True if the words differ by one letter missing, added, changed, or by two near ones exchanged."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < len(other):
        at = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
        return one[at:] == other[at + 1 :]
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) != 2 or differ[1] - differ[0] > _NEAR:  # noqa: PLR2004  # two letters exchange their places
        return len(differ) == 1
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]
