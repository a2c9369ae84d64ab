"""Counts how many articles a query takes, the newest first, so that what is counted so far can be told.

A range of rowids would be counted on to the next hit, wherever that is; so many hits at once are counted to the last of
them. Where articles are gathered for a condition they are counted by parts, as the facets are; where the index gathers
all before it gives the first, or is not asked, all at once.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from warreader.archive._result_parts import Hits
from warreader.archive._search.alternatives import gathers
from warreader.archive._storage.database import fetch_one
from warreader.archive._stretches import read_stretches
from warreader.archive._values import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

    from warreader.archive._search.selection import Selection

_FIRST: Final = 25_000
"""Articles that are counted at once, at first; then twice as many each time, as the index begins anew each time."""
_MOST: Final = 100_000
"""Articles that are counted at once: 40 ms, of a phrase of common words."""


def count_all(connection: apsw.Connection, selection: Selection) -> int:
    """Count articles, all at once."""
    text, values = selection.sql("count(*)")
    return int(fetch_one(connection, text, *values)[0])


def count_in_parts(connection: apsw.Connection, selection: Selection, due: Callable[[], bool]) -> Iterator[Tally]:
    """Count articles.

    Args:
        connection: A read connection, inside a transaction.
        selection: Which.
        due: Tells whether what is counted so far is wanted.

    Yields:
        How many of the newest there are, whenever that is due; at the end how many in all.
    """
    if selection.match is not None and not selection.conditions and not gathers(selection.match):
        return _by_steps(connection, selection, due)
    if selection.begins_late or not any("{bound}" in text for text, _ in selection.conditions):
        return iter((Tally(count_all(connection, selection), is_whole=True),))
    return _by_parts(connection, selection, due)


def _by_steps(connection: apsw.Connection, selection: Selection, due: Callable[[], bool]) -> Iterator[Tally]:
    found, rest = 0, selection
    for step in count():
        most = min(_FIRST << step, _MOST)
        text, values = rest.sql("{id} AS number")
        sql = f"SELECT count(*), min(number) FROM ({text} ORDER BY rowid DESC LIMIT ?)"  # our own words
        more, last = fetch_one(connection, sql, *values, most)
        found += more
        if more < most:
            break
        if due():
            yield Tally(found, is_whole=False)
        rest = selection.before(last)
    yield Tally(found, is_whole=True)


def _by_parts(connection: apsw.Connection, selection: Selection, due: Callable[[], bool]) -> Iterator[Tally]:
    found = 0
    for number, part in enumerate(Hits(connection, selection, read_stretches(connection)).parts(placed=True)):
        if number and due():
            yield Tally(found, is_whole=False)
        found += part.count(connection)
    yield Tally(found, is_whole=True)
