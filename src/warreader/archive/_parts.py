"""Cuts the articles of a result into parts, so that counting a million holds no more than counting a few.

A selection goes in; out come parts in the order of rowids, each a statement that lacks its columns. Where the index
finds its way to a rowid at once, a part is a range of them, and no hit is handed to Python (200 ns each); else the hits
are gathered, so many at once. What lies in a stretch (see `_stretches`) is a part of its own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._database import fetch, fetch_one
from warreader.archive._numbers import FOUR_BYTES, read_array
from warreader.archive._schema import SEQUENCE_BITS
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.archive._selection import Selection
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
    """Least rowid."""

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


class Hits:
    """The articles of a selection, to be gone through once.

    Args:
        connection: A read connection, inside a transaction.
        selection: What to find.
    """

    def __init__(self, connection: apsw.Connection, selection: Selection) -> None:
        self._connection = connection
        self._selection = selection
        match = selection.match
        self._sought = not selection.conditions and (match is None or (len(match) < _LONGEST and "*" not in match))
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
        self._begun = array("q")
        self._rows: Iterator[int] | None = None

    def exceed(self, number: int) -> bool:
        """Tell whether there are more than so many; before the first part is asked for."""
        if self._sought:
            return self._after(*self._bounds, number) is not None
        self._begun = array("q", islice(self._gathered(), number + 1))
        return len(self._begun) > number

    def parts(self, stretches: Sequence[Stretch] = ()) -> Iterator[Part | Placed]:
        """Give all of them in parts, in order.

        Args:
            stretches: In order; what lies in one is given by its places.
        """
        return self._placed_ranges(stretches) if self._sought else self._lists(stretches)

    def _placed_ranges(self, stretches: Sequence[Stretch]) -> Iterator[Part | Placed]:
        low, end = self._bounds
        for stretch in stretches:
            yield from self._ranges(low, min(end, stretch.first))
            low = max(low, stretch.first)
            if (first := self._after(low, end)) is None:  # or the index would look for it to its end for every stretch
                return
            low, stop = first, min(end, stretch.stop)
            if low < stop:
                yield Placed(stretch, self._places(stretch, low, stop))
                low = stop
        yield from self._ranges(low, end)

    def _places(self, stretch: Stretch, low: int, high: int) -> array[int]:
        column = f"group_concat(char({stretch.place(self._number)}), '')"
        sql = f"SELECT {column} FROM {self._table} WHERE {self._where}"
        return read_array(FOUR_BYTES, fetch_one(self._connection, sql, *self._values, low, high)[0].encode("utf-32-le"))

    def _ranges(self, low: int, high: int) -> Iterator[Part]:
        while low < high and (first := self._after(low, high)) is not None:
            behind = self._after(first, high, AT_ONCE)
            low, stop = first, min(_reach(first), high if behind is None else behind)
            yield Part(self._table, self._where, (*self._values, low, stop), self._number, low)
            low = stop

    def _after(self, low: int, high: int, skipped: int = 0) -> int | None:
        """Find the first hit of a range behind some others."""
        sql = f"SELECT {self._number} FROM {self._table} WHERE {self._where} ORDER BY {self._number} LIMIT 1 OFFSET ?"
        row = fetch_one(self._connection, sql, *self._values, low, high, skipped) if low < high else None
        return None if row is None else int(row[0])

    def _lists(self, stretches: Sequence[Stretch]) -> Iterator[Part | Placed]:
        rows = chain(self._begun, self._gathered())
        firsts = [one.first for one in stretches]
        while held := array("q", islice(rows, AT_ONCE)):
            while held:
                following = bisect_right(firsts, held[0])
                stretch = stretches[following - 1] if following else None
                if stretch is not None and held[0] < stretch.stop:
                    stop = bisect_left(held, stretch.stop)
                    yield Placed(stretch, array(FOUR_BYTES, stretch.places_of(held[:stop])))
                else:
                    stop = bisect_left(held, min(_reach(held[0]), *firsts[following : following + 1], _BEYOND))
                    yield Part("carray(?) h", "1", (apsw.carray(held[:stop]),), "h.value", held[0])
                held = held[stop:]

    def _gathered(self) -> Iterator[int]:
        if self._rows is None:
            text, values = self._selection.sql("{id}")
            self._rows = map(itemgetter(0), self._connection.execute(f"{text} ORDER BY 1", values))
        return self._rows


def _reach(first: int) -> int:
    """Give the rowid behind the last that may be in one part with a first one."""
    return 0 if first < 0 else ((first >> SEQUENCE_BITS) + _APART) << SEQUENCE_BITS
