"""Draws the sample that a query asks for: the drawn articles take the place of what the rest of it selects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from warreader.archive._limits import useless
from warreader.query import draw_sample

if TYPE_CHECKING:
    import apsw

    from warreader.archive._compile import Selection, Value


def drawn(connection: apsw.Connection, selection: Selection, size: int, seed: int) -> tuple[str, list[Value]]:
    """Draw from a selection; of a million articles in one and a half seconds, of 20,000 in 40 ms.

    Args:
        connection: A read connection.
        selection: What to draw from.
        size: How many.
        seed: Of the draw.

    Returns:
        A condition that holds for the drawn ones.
    """
    text, values = selection.sql("{id} AS number")
    rows = connection.execute(
        f"SELECT lower(hex(a.identity)), a.id FROM ({text}) h JOIN article a ON a.id = h.number", values
    )
    numbers: dict[str, int] = dict(rows)
    sample = draw_sample(list(numbers), size, seed, useless)
    return "{id} IN (SELECT value FROM json_each(?))", [json.dumps([numbers[one] for one in sample])]
