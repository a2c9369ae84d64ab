"""Cuts the articles of a result into parts, so that counting a million holds no more than counting a few.

A selection goes in; out come parts, the newest first, so that what is counted so far is of the newest articles. What
lies in a stretch (see `stretches`) is a part of its own, and is asked for by itself: so a part is there within 20 ms,
and no hit is handed to Python (200 ns each). Only where the index begins late is it asked once for all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._counting.stretch_places import BEYOND, BY_NUMBER, LEAST, Others, before, places_in
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.numbers import FOUR_BYTES
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warreader.archive._counting.stretches import Stretch
    from warreader.archive._search.selection import Selection

AT_ONCE: Final = 32_768
"""Articles whose lists are read at once: 0.4 MB of people and cities."""
_SCARCE: Final = 1_000
"""Where less than one article in so many is left out, hits are counted first: to see that nothing is left out the index
must find what is left out elsewhere, and nobody knows how far away that is."""
_APART: Final = 50_000
"""Days between the first and the last of a part; below 0xD800 `char` writes any number, see `Part.days`."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles of a result, all of them dated or none."""

    articles: Selection | array[int]
    """Which they are, or their rowids, in order."""
    first: int
    """A rowid that is not above any of theirs, nor below any that is still to come."""

    @property
    def days(self) -> str:
        """The column of their days, a character each: its code point is 1 and the days since the first."""
        return f"group_concat(char(({{id}} >> {SEQUENCE_BITS}) - {(self.first >> SEQUENCE_BITS) - 1}), '')"

    def fetch(self, columns: str, connection: apsw.Connection, join: str = "") -> list[tuple[Any, ...]]:
        """Ask for columns of all its articles; `{id}` stands for the rowid in them."""
        if isinstance(self.articles, array):
            sql = f"SELECT {columns} FROM carray(?) h {join}".replace("{id}", "h.value")
            return fetch(connection, sql, apsw.carray(self.articles))
        sql, values = self.articles.sql(columns, join=join, table=BY_NUMBER)
        return fetch(connection, sql, *values)


@dataclass(frozen=True, slots=True)
class Placed:
    """Some articles of a result that lie in one stretch."""

    stretch: Stretch
    places: array[int]
    """Theirs in it, in order."""
    first: int
    """As of a `Part`."""
    are_others: bool = False
    """Whether the places are those of all articles of the stretch that are not found."""

    @property
    def number(self) -> int:
        """How many articles are found."""
        return self.stretch.articles - len(self.places) if self.are_others else len(self.places)


class Hits:
    """The articles of a selection, to be gone through once, stretch by stretch.

    Args:
        connection: A read connection, inside a transaction.
        selection: What to find.
        stretches: Those of the archive, in order.
    """

    def __init__(self, connection: apsw.Connection, selection: Selection, stretches: Sequence[Stretch]) -> None:
        self._connection = connection
        self._selection = selection.holding(connection)
        self._stretches = stretches
        others = selection.others()
        self._others = None if others is None else [Others(connection, one) for one in others]
        """What is not found, where it can be asked for."""
        self._rows: Iterator[int] | None = self._newest(self._selection) if selection.begins_late else None
        """What is found one by one; None where every stretch is asked for."""

    def exceed(self, number: int) -> bool:
        """Return whether there are more than so many; asked before the first part. If not, they are found then."""
        found = array("q")
        if self._rows is not None:
            found.extend(islice(self._rows, number + 1))
            self._rows = chain(found, self._rows)
            return len(found) > number
        for low, high, _ in self._spans():
            found.extend(islice(self._newest(self._selection.since(low).before(high)), number + 1 - len(found)))
            if len(found) > number:
                return True
        self._rows = iter(found)
        return False

    def parts(self, *, placed: bool) -> Iterator[Part | Placed]:
        """Return all of them in parts, the newest first.

        Args:
            placed: Whether what lies in a stretch is given by its places.
        """
        if self._rows is not None:
            yield from listed(self._rows, self._stretches if placed else ())
            return
        left_out: int | None = None  # of the stretch before; as in the next one, as a rule
        for low, high, stretch in self._spans():
            if stretch is None or not placed:
                yield from self._ranges(low, high)
                continue
            found = self._without_others(stretch, left_out) or self._found_in(stretch, low, high)
            left_out = stretch.articles - found.number
            if found.number:
                yield found

    def _without_others(self, stretch: Stretch, expected: int | None) -> Placed | None:
        """Find what is left out of a stretch, where that is quicker than to find what is not; None where it is not.

        Args:
            stretch: Where to look.
            expected: So many are left out, about; None where nobody knows.
        """
        low, high = self._selection.low, self._selection.high
        takes_in = (low is None or low <= stretch.first) and (high is None or stretch.stop <= high)
        if self._others is None or not takes_in:
            return None
        most = stretch.articles
        if self._selection.match is not None:
            if expected is None or 2 * expected > stretch.articles:
                return None
            if expected * _SCARCE < stretch.articles:
                most -= self._count(stretch)
        few = [places for others in self._others if most and (places := others.places(stretch, most))]
        places = few[0] if len(few) == 1 else array(FOUR_BYTES, sorted({*chain.from_iterable(few)}))
        return Placed(stretch, places, stretch.first, are_others=True)

    def _count(self, stretch: Stretch) -> int:
        within = self._selection.since(stretch.first).before(stretch.stop)
        text, values = within.sql("count(*)", table=BY_NUMBER)
        return int(fetch_one(self._connection, text, *values)[0])

    def _found_in(self, stretch: Stretch, low: int, high: int) -> Placed:
        return Placed(stretch, places_in(self._connection, stretch, self._selection.since(low).before(high)), low)

    def _newest(self, selection: Selection) -> Iterator[int]:
        text, values = selection.sql("{id}")
        return map(itemgetter(0), self._connection.execute(f"{text} ORDER BY 1 DESC", values))

    def _spans(self) -> Iterator[tuple[int, int, Stretch | None]]:
        """Return ranges of rowids, the newest first: what lies in one stretch, and what lies between two.

        Before each it is asked for the last that the index has: it would look behind the end of a range for the next
        one, wherever that is.
        """
        low = LEAST if self._selection.low is None else self._selection.low
        end = BEYOND if self._selection.high is None else self._selection.high
        for stretch in (*reversed(self._stretches), None):
            start = low if stretch is None else max(low, stretch.stop)
            if (last := before(self._connection, self._selection, low, end)) is None:
                return
            if last >= start:
                yield start, last + 1, None
                end = start
                last = before(self._connection, self._selection, low, end)
            if stretch is not None and last is not None and last >= stretch.first:
                end = max(low, stretch.first)
                yield end, last + 1, stretch

    def _ranges(self, low: int, high: int) -> Iterator[Part]:
        while (last := before(self._connection, self._selection, low, high)) is not None:
            behind = before(self._connection, self._selection, low, last + 1, AT_ONCE)
            first = max(_reach(last), low if behind is None else behind + 1)
            yield Part(self._selection.since(first).before(last + 1), first)
            high = first


def listed(numbers: Iterable[int], stretches: Sequence[Stretch] = ()) -> Iterator[Part | Placed]:
    """Cut articles into parts.

    Args:
        numbers: Their rowids, the newest first.
        stretches: In order; what lies in one is given by its places.
    """
    rows = iter(numbers)
    firsts = [one.first for one in stretches]
    while held := array("q", islice(rows, AT_ONCE)):
        held.reverse()
        while held:
            following = bisect_right(firsts, held[-1])
            stretch = stretches[following - 1] if following else None
            if stretch is not None and held[-1] < stretch.stop:
                start = bisect_left(held, stretch.first)
                places = array(FOUR_BYTES, stretch.places_of(held[start:]))
                yield Placed(stretch, places, held[start])
            else:
                start = bisect_left(held, max(_reach(held[-1]), LEAST if stretch is None else stretch.stop))
                yield Part(held[start:], held[start])
            held = held[:start]


def _reach(last: int) -> int:
    """Return the least rowid that may be in one part with a last one."""
    return LEAST if last < 0 else max(0, (last >> SEQUENCE_BITS) - _APART) << SEQUENCE_BITS
