"""Cuts the articles of a result into parts, so that counting a million holds no more than counting a few.

A selection goes in; out come parts, the newest first, so that what is counted so far is of the newest articles; each is
a statement that lacks its columns. Where the index finds its way to a rowid at once, a part is a range of them, and no
hit is handed to Python (200 ns each); else the hits are gathered, so many at once. What lies in a stretch (see
`_stretches`) is a part of its own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.numbers import FOUR_BYTES, read_array
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warreader.archive._search.selection import Selection
    from warreader.archive._stretches import Stretch

AT_ONCE: Final = 32_768
"""Articles whose lists are read at once: 0.4 MB of people and cities."""
_APART: Final = 50_000
"""Days between the first and the last of a part; below 0xD800 `char` writes any number, see `Part.days`."""
_LONGEST: Final = 1_000
"""Characters of an expression that is asked anew for each part: a few words, not the hundreds a name can mean."""
_LEAST: Final = -(1 << 62)  # less than any rowid
_BEYOND: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles of a result, all of them dated or none."""

    table: str
    where: str
    values: tuple[Any, ...]
    number: str
    """What `{id}`, the rowid, is called."""
    first: int
    """A rowid that is not above any of theirs, nor below any that is still to come."""

    @property
    def days(self) -> str:
        """The column of their days in order, a character each: its code point is 1 and the days since the first."""
        return f"group_concat(char(({{id}} >> {SEQUENCE_BITS}) - {(self.first >> SEQUENCE_BITS) - 1}), '')"

    def fetch(self, columns: str, connection: apsw.Connection, join: str = "") -> list[tuple[Any, ...]]:
        """Ask for columns of all its articles; `{id}` stands for the rowid in them."""
        sql = f"SELECT {columns} FROM {self.table} {join} WHERE {self.where}"
        return fetch(connection, sql.replace("{id}", self.number), *self.values)


@dataclass(frozen=True, slots=True)
class Placed:
    """Some articles of a result that lie in one stretch."""

    stretch: Stretch
    places: array[int]
    """Theirs in it, in order; there is one at least."""
    first: int
    """As of a `Part`."""


class Hits:
    """The articles of a selection, to be gone through once.

    Args:
        connection: A read connection, inside a transaction.
        selection: What to find.
    """

    def __init__(self, connection: apsw.Connection, selection: Selection) -> None:
        self._connection = connection
        self.selection: Final = selection
        """What to find."""
        match = selection.match
        self.is_sought = not selection.gathers and len(match or "") < _LONGEST
        # by another index articles would come out of order
        self._table, self._number = (
            ("article NOT INDEXED", "article.id") if match is None else ("search", "search.rowid")
        )
        bounds = f"{self._number} >= ? AND {self._number} < ?"
        self._where = bounds if match is None else f"search MATCH ? AND {bounds}"
        self._values = () if match is None else (match,)
        self._bounds = (
            _LEAST if selection.low is None else selection.low,
            _BEYOND if selection.high is None else selection.high,
        )
        self._exceeded: set[int] = set()
        self.begun = array("q")
        """The newest, as far as they are found one by one."""
        self._rows: Iterator[int] | None = None

    def exceed(self, number: int) -> bool:
        """Return whether there are more than so many; before the first part is asked for. If not, they are found then.

        Where that is interrupted, `begun` are those that were found by then.
        """
        if self.is_sought and number in self._exceeded:
            return True
        try:
            if self.is_sought:
                self.begun, rows = array("q"), self._newest(number + 1)
            else:
                rows = self._gathered()
            self.begun.extend(islice(rows, max(0, number + 1 - len(self.begun))))
        except apsw.InterruptError:
            self._rows = None
            raise
        if not self.is_sought:
            return len(self.begun) > number
        if len(self.begun) > number:
            self._exceeded.add(number)
            return True
        self._rows, self.is_sought = iter(()), False
        return False

    def _newest(self, number: int) -> Iterator[int]:
        order = f"ORDER BY {self._number} DESC LIMIT ?"
        sql = f"SELECT {self._number} FROM {self._table} WHERE {self._where} {order}"
        return map(itemgetter(0), self._connection.execute(sql, (*self._values, *self._bounds, number)))

    def count(self, stretches: Sequence[Stretch]) -> int:
        """Count those that lie in some stretches, where the index finds its way there."""
        sql = f"SELECT count(*) FROM {self._table} WHERE {self._where}"
        return sum(fetch_one(self._connection, sql, *self._values, one.first, one.stop)[0] for one in stretches)

    def parts(self, stretches: Sequence[Stretch] = ()) -> Iterator[Part | Placed]:
        """Return all of them in parts, the newest first.

        Args:
            stretches: In order; what lies in one is given by its places.
        """
        if self.is_sought:
            return self._placed_ranges(stretches)
        rows = self._gathered()
        return listed(chain(self.begun, rows), stretches)

    def _placed_ranges(self, stretches: Sequence[Stretch]) -> Iterator[Part | Placed]:
        low, end = self._bounds
        for stretch in reversed(stretches):
            yield from self._ranges(max(low, stretch.stop), end)
            end = min(end, stretch.stop)
            if (last := self._before(low, end)) is None:  # or the index would look for it to its end for every stretch
                return
            if last >= stretch.first:
                first = max(low, stretch.first)
                yield Placed(stretch, self._places(stretch, first, last + 1), first)
                end = first
        yield from self._ranges(low, end)

    def _places(self, stretch: Stretch, low: int, high: int) -> array[int]:
        column = f"group_concat(char({stretch.place(self._number)}), '')"
        sql = f"SELECT {column} FROM {self._table} WHERE {self._where}"
        return read_array(FOUR_BYTES, fetch_one(self._connection, sql, *self._values, low, high)[0].encode("utf-32-le"))

    def _ranges(self, low: int, high: int) -> Iterator[Part]:
        while low < high and (last := self._before(low, high)) is not None:
            behind = self._before(low, last + 1, AT_ONCE)
            first = max(_reach(last), low if behind is None else behind + 1)
            yield Part(self._table, self._where, (*self._values, first, last + 1), self._number, first)
            high = first

    def _before(self, low: int, high: int, skipped: int = 0) -> int | None:
        """Find the last hit of a range before some others."""
        order = f"ORDER BY {self._number} DESC LIMIT 1 OFFSET ?"
        sql = f"SELECT {self._number} FROM {self._table} WHERE {self._where} {order}"
        row = fetch_one(self._connection, sql, *self._values, low, high, skipped) if low < high else None
        return None if row is None else int(row[0])

    def _gathered(self) -> Iterator[int]:
        """Go on after those that are begun; after an interruption all are begun anew."""
        if self._rows is None:
            self.begun = array("q")
            text, values = self.selection.sql("{id}")
            self._rows = map(itemgetter(0), self._connection.execute(f"{text} ORDER BY 1 DESC", values))
        return self._rows


def listed(numbers: Iterable[int], stretches: Sequence[Stretch] = ()) -> Iterator[Part | Placed]:
    """Cut articles into parts.

    Args:
        numbers: Their rowids, the newest first.
        stretches: As in `Hits.parts`.
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
                start = bisect_left(held, max(_reach(held[-1]), _LEAST if stretch is None else stretch.stop))
                yield Part("carray(?) h", "1", (apsw.carray(held[start:]),), "h.value", held[start])
            held = held[:start]


def _reach(last: int) -> int:
    """Return the least rowid that may be in one part with a last one."""
    return _LEAST if last < 0 else max(0, (last >> SEQUENCE_BITS) - _APART) << SEQUENCE_BITS
