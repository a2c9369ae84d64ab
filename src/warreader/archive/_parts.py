"""Cuts the articles of a result into parts, so that counting a million holds no more than counting a few.

A selection goes in; out come parts in the order of rowids, each a statement that lacks its columns. Where the index
finds its way to a rowid at once, a part is a range of them, and no hit is handed to Python (200 ns each); else the hits
are gathered, so many at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._database import fetch, fetch_one
from warreader.archive._schema import SEQUENCE_BITS
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive._selection import Selection

AT_ONCE: Final = 32_768
"""Articles whose lists are read at once: 0.4 MB of people and cities."""
_APART: Final = 50_000
"""Days between the first and the last of a part; below 0xD800 `char` writes any number, see `Part.days`."""
_LONGEST: Final = 1_000
"""Characters of an expression that is asked anew for each part: a few words, not the hundreds a name can mean."""
_FIRST: Final = (
    "SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT 1 OFFSET ?"
)
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
        self._sought = match is not None and len(match) < _LONGEST and "*" not in match and not selection.conditions
        self._bounds = (
            _LEAST if selection.low is None else selection.low,
            _BEYOND if selection.high is None else selection.high,
        )
        self._begun = array("q")
        self._rows: Iterator[int] | None = None

    def exceed(self, number: int) -> bool:
        """Tell whether there are more than so many; before the first part is asked for."""
        if self._sought:
            return fetch_one(self._connection, _FIRST, self._selection.match, *self._bounds, number) is not None
        self._begun = array("q", islice(self._gathered(), number + 1))
        return len(self._begun) > number

    def parts(self) -> Iterator[Part]:
        """Give all of them in parts, in order."""
        return self._ranges() if self._sought else self._lists()

    def _ranges(self) -> Iterator[Part]:
        match, (low, high) = self._selection.match, self._bounds
        while (first := fetch_one(self._connection, _FIRST, match, low, high, 0)) is not None:
            behind = fetch_one(self._connection, _FIRST, match, first[0], high, AT_ONCE)
            low, stop = first[0], min(_reach(first[0]), high if behind is None else behind[0])
            where = "search MATCH ? AND search.rowid >= ? AND search.rowid < ?"
            yield Part("search", where, (match, low, stop), "search.rowid", low)
            low = stop

    def _lists(self) -> Iterator[Part]:
        rows = chain(self._begun, self._gathered())
        while held := array("q", islice(rows, AT_ONCE)):
            while held:
                stop = bisect_left(held, _reach(held[0]))
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
