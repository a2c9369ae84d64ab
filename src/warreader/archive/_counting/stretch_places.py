"""Asks where in a stretch articles have their places, and for what a selection leaves out of it.

SQLite gives the places as one text, so that no hit is handed to Python (200 ns each).
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from warreader.archive._search.selection import Selection
from warreader.archive._storage.database import fetch_one
from warreader.archive._storage.numbers import FOUR_BYTES, read_array

if TYPE_CHECKING:
    import apsw

    from warreader.archive._counting.stretches import Stretch

LEAST: Final = -(1 << 62)  # less than any rowid
BEYOND: Final = 1 << 62
BY_NUMBER: Final = "article NOT INDEXED"  # by another index articles would come out of order


class Others:
    """What is left out, to be asked for in one stretch after the other, from the newest on.

    Where there is little of it, the index looks on until it has found the next: so where the last is, is remembered.

    Args:
        connection: A read connection, inside a transaction.
        selection: All that is left out.
    """

    def __init__(self, connection: apsw.Connection, selection: Selection) -> None:
        self._connection = connection
        self._selection = selection
        self._last = BEYOND

    def places(self, stretch: Stretch, most: int) -> array[int]:
        """Return its places in a stretch.

        Args:
            stretch: Where to look.
            most: So many there are at most: where that is known to be few, no more are looked for.
        """
        within = self._selection.since(stretch.first).before(stretch.stop)
        if most < stretch.articles:
            return places_in(self._connection, stretch, within, most)
        if self._last >= stretch.stop:
            last = before(self._connection, self._selection, LEAST, stretch.stop)
            self._last = LEAST if last is None else last
        if self._last < stretch.first:
            return array(FOUR_BYTES)
        return places_in(self._connection, stretch, within.before(self._last + 1))


def before(connection: apsw.Connection, selection: Selection, low: int, high: int, skipped: int = 0) -> int | None:
    """Find the last article of a range before some others, whatever the conditions are."""
    text, values = Selection(selection.match, low, high).sql("{id}", table=BY_NUMBER)
    row = fetch_one(connection, f"{text} ORDER BY 1 DESC LIMIT 1 OFFSET ?", *values, skipped)
    return None if row is None else int(row[0])


def places_in(
    connection: apsw.Connection, stretch: Stretch, selection: Selection, most: int | None = None
) -> array[int]:
    """Find the places of a selection that lies in a stretch; of the newest, where it is told how many at most."""
    if most is None:
        text, values = selection.sql(f"group_concat(char({stretch.place('{id}')}), '')", table=BY_NUMBER)
    else:
        inner, values = selection.sql("{id} AS number", table=BY_NUMBER)
        text = f"SELECT group_concat(char({stretch.place('number')}), '') FROM ({inner} ORDER BY 1 DESC LIMIT {most:d})"
    places = read_array(FOUR_BYTES, (fetch_one(connection, text, *values)[0] or "").encode("utf-32-le"))
    # one condition or another may be looked up one after the other
    return array(FOUR_BYTES, sorted(places)) if selection.conditions or most is not None else places
