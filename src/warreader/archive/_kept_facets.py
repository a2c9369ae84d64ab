"""Keeps the counts over the whole archive, so that a program that has just started has them at once.

Every change of an archive raises its generation by one; counts belong to the generation they were made in.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import astuple, replace
from operator import itemgetter, sub
from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch_one, transaction
from warreader.archive._facets import count_facets, subtract
from warreader.archive._people import (
    FEW,
    EveryoneCount,
    WatchedCount,
    keep_watched,
    kept_watched,
    named_most,
    watch,
)
from warreader.archive._values import CityCount, DayCount, Facets, NameCount
from warreader.query import And, Has, Is, Not, Noted, Or, State, Tagged

if TYPE_CHECKING:
    from collections.abc import Collection

    import apsw

    from warreader.archive._compile import Selection
    from warreader.archive._facets import FacetKind
    from warreader.archive._people import PeopleCount, Watched
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


def keep_counts(reader: apsw.Connection, writer: apsw.Connection, everything: Selection) -> None:
    """Count over all articles and store it, where that was not done yet in this generation.

    Args:
        reader: A read connection.
        writer: The write connection, outside of a transaction.
        everything: The query that finds all articles.
    """
    made_in = generation(reader)
    if kept_facets(reader) is not None and kept_watched(reader, made_in) is not None:
        return
    hits = _hits(reader, everything)
    if len(hits) < WORTH_KEEPING:
        return
    watched = watch(reader)
    people = WatchedCount(watched, folded=False)
    facets = count_facets(reader, hits, people, folded=False)
    value = json.dumps([made_in, *astuple(facets)[:_DERIVED], facets.rare], separators=(",", ":"))
    with transaction(writer):
        writer.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_FACETS, value))
        keep_watched(writer, watched, people.counts, made_in)


def kept_facets(connection: apsw.Connection) -> Facets | None:
    """Read the counts over all articles; None where there are none of this generation."""
    row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _FACETS)
    if row is None:
        return None
    made_in, total, undated, cities, days, people, sources, *rare = json.loads(row[0])
    if made_in != generation(connection):
        return None
    return Facets(
        total,
        undated,
        tuple(CityCount(*one) for one in cities),
        tuple(DayCount(*one) for one in days),
        tuple(NameCount(*one) for one in people),
        tuple(NameCount(*one) for one in sources),
        rare=rare[0] if rare else 0,
    )


def facets_of(connection: apsw.Connection, selection: Selection, query: Query, kinds: Collection[FacetKind]) -> Facets:
    """Count over the articles of a query; where that is most of them, over the others, and subtract.

    Args:
        connection: A read connection, inside a transaction.
        selection: The query, compiled.
        query: The query.
        kinds: What to count.
    """
    folded, named, made_in = query.folded, "person" in kinds, generation(connection)
    watched = kept_watched(connection, made_in) if named else None
    rest = selection.rest()
    if rest is not None and not folded and (whole := kept_facets(connection)) and (watched or not named):
        text, values = selection.sql("count(*)")
        if 2 * fetch_one(connection, text, *values)[0] > whole.total:
            others = WatchedCount(watched, folded=False) if watched else None
            found = subtract(
                whole, count_facets(connection, _hits(connection, rest), others, folded=False, kinds=kinds)
            )
            return _with_people(connection, found, watched, others)
    hits = _hits(connection, selection)
    people: PeopleCount | None = None
    if named:
        few = len(hits) <= FEW
        people = EveryoneCount(folded=folded) if few else WatchedCount(watched or watch(connection), folded=folded)
    return count_facets(connection, hits, people, folded=folded, kinds=kinds)


def _with_people(
    connection: apsw.Connection, found: Facets, watched: Watched | None, others: WatchedCount | None
) -> Facets:
    """Add the people of all articles but some others."""
    if watched is None or watched.counts is None or others is None:
        return found
    people, rare = named_most(connection, watched, array("q", map(sub, watched.counts, others.counts)))
    return replace(found, people=people, rare=rare)


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
