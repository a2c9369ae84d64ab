"""Replaces the result of a query by a reproducible random sample of it, where the query asks for one.

Every article has a place that follows from its ID and the seed (SHA-256); the first ones are drawn, the same on every
machine. So a sample of 300 holds the sample of 200, and an article that comes in or goes changes at most one of the
drawn ones. Articles pass by one after the other: drawing from a million takes no more memory than the sample does.
"""

from __future__ import annotations

import json
from heapq import nsmallest
from typing import TYPE_CHECKING

from warreader.archive._storage.database import fetch_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from warreader.archive._search.selection import Condition, Selection


def sample_condition(connection: apsw.Connection, selection: Selection, size: int, seed: int) -> tuple[Condition, int]:
    """Draw from a selection.

    Args:
        connection: A read connection; it takes a second for a million articles, see `limited`.
        selection: What to draw from.
        size: How many.
        seed: Of the draw.

    Returns:
        A condition that holds for the drawn ones, and how many there were to draw from.
    """
    text, values = selection.sql("count(*)")
    found = int(fetch_one(connection, text, *values)[0])
    sample = nsmallest(size, _places(connection, selection, seed))
    return ("{id} IN (SELECT value FROM json_each(?))", [json.dumps([number for _, number in sample])]), found


def _places(connection: apsw.Connection, selection: Selection, seed: int) -> Iterator[tuple[bytes, int]]:
    text, values = selection.sql("{id} AS number")
    if selection.is_everything:
        rows = connection.execute("SELECT identity, id FROM article")
    else:  # in the order of the table: reading the index of all IDs for them takes four times as long
        rows = connection.execute(
            f"SELECT identity, a.id FROM ({text}) h CROSS JOIN article a ON a.id = h.number", values
        )
    import hashlib  # 2 ms of a start, which draws none

    return ((hashlib.sha256(f"{seed}:{identity.hex()}".encode()).digest(), number) for identity, number in rows)
