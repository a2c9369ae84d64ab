"""Keeps the counts over the whole archive, so that a program that has just started has them at once.

Every change of an archive raises its generation by one; counts belong to the generation they were made in.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import astuple
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch_one, transaction
from warreader.archive._facets import count_facets, subtract
from warreader.archive._values import CityCount, DayCount, Facets, NameCount
from warreader.query import And, Has, Is, Not, Noted, Or, State, Tagged

if TYPE_CHECKING:
    from collections.abc import Collection

    import apsw

    from warreader.archive._compile import Selection
    from warreader.archive._facets import FacetKind
    from warreader.query import Node, Query

_GENERATION: Final = "generation"
_FACETS: Final = "facets"
_DERIVED: Final = 6  # fields of Facets that follow from the archive alone; tags do not
WORTH_KEEPING: Final = 20_000
"""Articles from which on counting takes longer than reading what was counted."""


def generation(connection: apsw.Connection) -> int:
    """Tell how often the archive has been changed."""
    row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _GENERATION)
    return 0 if row is None else int(row[0])


def raise_generation(connection: apsw.Connection) -> None:
    """Note that the archive was changed; inside a transaction."""
    sql = "INSERT INTO setting VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
    connection.execute(sql, (_GENERATION,))


def keep_facets(connection: apsw.Connection, facets: Facets, made_in: int) -> None:
    """Store the counts over all articles."""
    value = json.dumps([made_in, *astuple(facets)[:_DERIVED]], separators=(",", ":"))
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_FACETS, value))


def kept_facets(connection: apsw.Connection) -> Facets | None:
    """Read the counts over all articles; None where there are none of this generation."""
    row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _FACETS)
    if row is None:
        return None
    made_in, total, undated, cities, days, people, sources = json.loads(row[0])
    if made_in != generation(connection):
        return None
    return Facets(
        total,
        undated,
        tuple(CityCount(*one) for one in cities),
        tuple(DayCount(*one) for one in days),
        tuple(NameCount(*one) for one in people),
        tuple(NameCount(*one) for one in sources),
    )


def facets_of(connection: apsw.Connection, selection: Selection, query: Query, kinds: Collection[FacetKind]) -> Facets:
    """Count over the articles of a query; where that is most of them, over the others, and subtract.

    Args:
        connection: A read connection, inside a transaction.
        selection: The query, compiled.
        query: The query.
        kinds: What to count.
    """
    rest = selection.rest()
    if rest is not None and not query.folded and "person" not in kinds and (whole := kept_facets(connection)):
        text, values = selection.sql("count(*)")
        if 2 * fetch_one(connection, text, *values)[0] > whole.total:
            return subtract(whole, count_facets(connection, _hits(connection, rest), folded=False, kinds=kinds))
    return count_facets(connection, _hits(connection, selection), folded=query.folded, kinds=kinds)


def _hits(connection: apsw.Connection, selection: Selection) -> array[int]:
    text, values = selection.sql("{id}")
    return array("q", map(itemgetter(0), connection.execute(f"{text} ORDER BY 1", values)))


def asks_for_marks(node: Node | None) -> bool:
    """Tell whether the answer changes when the reader marks an article."""
    match node:
        case And() | Or():
            return any(map(asks_for_marks, node.parts))
        case Not():
            return asks_for_marks(node.part)
        case Is():
            return node.state in {State.READ, State.UNREAD, State.STARRED, State.TAGGED}
        case Tagged() | Noted() | Has():
            return True
        case _:
            return False
