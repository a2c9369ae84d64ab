"""Counts the people that articles name, each by the form that the spellings of a name share.

Lists of names come in as they are stored, one article behind the other; counts go out. Over a few articles everybody is
counted; over more only the people that most articles of the archive name, of whom there are enough that nobody is
missing but such as hardly any article names. How rare those are is told beside the counts.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol

import apsw

from warreader.archive._storage.database import fetch
from warreader.archive._storage.numbers import unpack_numbers
from warreader.archive._values import NameCount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warreader.archive._counting.frequent_people import Watched

MOST_PEOPLE: Final = 1_000
"""People that are told: a million articles name more than a million, nearly all of them once."""
BETWEEN: Final = b"\xff\xff\xff\xff"
"""What stands between the lists of two articles; no name has that number."""
FEW: Final = 10_000
"""Articles over which everybody is counted: 50 ms."""

_BETWEEN: Final = int.from_bytes(BETWEEN)
_FORMS: Final = "SELECT n.id, coalesce(n.joined, n.text) FROM carray(?1) h CROSS JOIN name n ON n.id = h.value"


class PeopleCount(Protocol):
    """Counts people."""

    def add(self, packed: bytes) -> None:
        """Take the lists of some articles, `BETWEEN` between each."""
        ...

    def found(self, connection: apsw.Connection) -> tuple[tuple[NameCount, ...], int]:
        """Return the most named, largest first; and in how many articles those are named at most who may be missing."""
        ...


class EveryoneCount:
    """Counts everybody, over a few articles.

    Args:
        folded: True if mentions in folded text count.
    """

    def __init__(self, *, folded: bool) -> None:
        self._folded = folded
        self._lists: list[bytes] = []

    def add(self, packed: bytes) -> None:
        """Take the lists of some articles."""
        self._lists += (packed, BETWEEN)

    def found(self, connection: apsw.Connection) -> tuple[tuple[NameCount, ...], int]:
        """Return the most named, largest first; nobody is missing."""
        numbers = unpack_numbers(self._lists)
        names = {number >> 1 for number in numbers if self._counts(number)}
        forms = _forms(connection, names)
        counts: Counter[str] = Counter()
        named: set[str] = set()
        for number in numbers:
            if number == _BETWEEN:
                counts.update(named)
                named = set()
            elif self._counts(number):
                named.add(forms[number >> 1])
        return largest(counts.items()), 0

    def _counts(self, number: int) -> bool:
        return number != _BETWEEN and bool(self._folded or number & 1)


class WatchedCount:
    """Counts the people who are watched, over any number of articles.

    Args:
        watched: Who that is.
        folded: True if mentions in folded text count.
    """

    def __init__(self, watched: Watched, *, folded: bool) -> None:
        self._watched = watched
        self._folded = folded
        self._alone: dict[int, int] = {}
        self._joined: dict[int, int] = {}
        self._by_number: Counter[int] = Counter()
        self._by_place = array("q", bytes(8 * (1 + max(watched.places.values(), default=-1))))

    @property
    def counts(self) -> array[int]:
        """By place; complete after the last `add`."""
        counts = self._by_place[:]
        for number, count in self._by_number.items():
            counts[self._alone[number]] += count
        return counts

    def add(self, packed: bytes) -> None:
        """Take the lists of some articles."""
        if not self._joined:
            self._know_numbers()
        numbers = unpack_numbers((packed, BETWEEN))
        self._by_number.update(filter(self._alone.__contains__, numbers))
        if len(self._joined) == 1:  # nobody has several
            return
        named: set[int] = set()
        for number in filter(self._joined.__contains__, numbers):
            if number != _BETWEEN:
                named.add(self._joined[number])
            elif named:
                for place in named:
                    self._by_place[place] += 1
                named = set()

    def _know_numbers(self) -> None:
        """Sort the names of those who have one from the names of those who have several."""
        of_person = Counter(self._watched.places.values())
        for name, place in self._watched.places.items():
            numbers = self._alone if of_person[place] == 1 else self._joined
            numbers[name << 1 | 1] = place
            if self._folded:
                numbers[name << 1] = place
        self._joined[_BETWEEN] = -1

    def add_laid(self, counts: Mapping[int, int]) -> None:
        """Take what stretches count, by code: the places from 1."""
        for code, count in counts.items():
            if code <= len(self._by_place):
                self._by_place[code - 1] += count

    def found(self, connection: apsw.Connection) -> tuple[tuple[NameCount, ...], int]:
        """Return the most named, largest first; and in how many articles those are named at most who may be missing."""
        return named_most(connection, self._watched, self.counts)


def named_most(
    connection: apsw.Connection, watched: Watched, counts: Sequence[int]
) -> tuple[tuple[NameCount, ...], int]:
    """Return the watched people of the largest counts, as `PeopleCount.found` does."""
    members = {place: name for name, place in watched.places.items()}
    counted = filter(counts.__getitem__, sorted(members))  # a stretch may still count some who are not watched any more
    places = sorted(counted, key=counts.__getitem__, reverse=True)[:MOST_PEOPLE]  # equal ones stay in order
    forms = _forms(connection, (members[place] for place in places))
    told = largest((forms[members[place]], counts[place]) for place in places)
    missing = not told or len(told) < MOST_PEOPLE or told[-1].count <= watched.rare
    return told, watched.rare if missing else 0


def _forms(connection: apsw.Connection, names: Iterable[int]) -> dict[int, str]:
    """Return the form of each name that its spellings share, by the number of the name."""
    numbers = array("q", sorted(names))
    return dict(fetch(connection, _FORMS, apsw.carray(numbers))) if numbers else {}


def largest(counts: Iterable[tuple[str, int]]) -> tuple[NameCount, ...]:
    """Order counts, and keep the largest."""
    ordered = sorted(counts, key=lambda one: (-one[1], one[0]))[:MOST_PEOPLE]
    return tuple(NameCount(name, name, count) for name, count in ordered)
