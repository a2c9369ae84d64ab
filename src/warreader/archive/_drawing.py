"""Draws the sample that a query asks for: the drawn articles take the place of what the rest of it selects."""

from __future__ import annotations

import json
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch_one
from warreader.archive._limits import useless
from warreader.query import draw_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from warreader.archive._compile import Selection, Value

_MANY: Final = 100_000
"""Articles from which on their IDs are read from the index of all IDs, which is a sixth of the table."""
_LOOKS: Final = 0x3FFF  # articles between two looks whether anybody still waits, less one


def drawn(connection: apsw.Connection, selection: Selection, size: int, seed: int) -> tuple[str, list[Value]]:
    """Draw from a selection.

    Args:
        connection: A read connection.
        selection: What to draw from.
        size: How many.
        seed: Of the draw.

    Returns:
        A condition that holds for the drawn ones; for none, if nobody waits for them any more.
    """
    sample = nsmallest(size, _places(connection, selection, seed))
    return "{id} IN (SELECT value FROM json_each(?))", [json.dumps([number for _, number in sample])]


def _places(connection: apsw.Connection, selection: Selection, seed: int) -> Iterator[tuple[bytes, int]]:
    text, values = selection.sql("{id} AS number")
    counting, counted = selection.sql("count(*)")
    if selection.is_everything:
        rows = connection.execute("SELECT identity, id FROM article")
    elif fetch_one(connection, counting, *counted)[0] > _MANY:
        rows = connection.execute(f"SELECT identity, id FROM article WHERE +id IN ({text})", values)
    else:
        rows = connection.execute(
            f"SELECT identity, a.id FROM ({text}) h CROSS JOIN article a ON a.id = h.number", values
        )
    for index, (identity, number) in enumerate(rows):
        if not index & _LOOKS and useless():
            return
        yield draw_place(identity.hex(), seed), number
