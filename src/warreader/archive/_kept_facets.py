"""Keeps the counts over the whole archive, so that a program that has just started has them at once.

Every change of an archive raises its generation by one; counts belong to the generation they were made in.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch_one, transaction
from warreader.archive._facets import count_facets
from warreader.archive._parts import Hits
from warreader.archive._people import WatchedCount, keep_watched, kept_watched, watch
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    import apsw

    from warreader.archive._selection import Selection

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
    hits = Hits(reader, everything)
    if not hits.exceed(WORTH_KEEPING - 1):
        return
    watched = watch(reader)
    people = WatchedCount(watched, folded=False)
    facets = count_facets(reader, hits.parts(), people, folded=False)
    value = json.dumps([made_in, *astuple(facets)[:_DERIVED], facets.rare], separators=(",", ":"))
    with transaction(writer):
        writer.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_FACETS, value))
        keep_watched(writer, watched, people.counts, made_in)


def kept_total(connection: apsw.Connection) -> int | None:
    """Read how many articles are counted in all, as `kept_facets` says, without reading the rest; None likewise."""
    row = fetch_one(connection, "SELECT value ->> 0, value ->> 1 FROM setting WHERE name = ?", _FACETS)
    return None if row is None or row[0] != generation(connection) else int(row[1])


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
        tuple(DayCount(*one) for one in sorted(days)),
        tuple(NameCount(*one) for one in people),
        tuple(NameCount(*one) for one in sources),
        rare=rare[0] if rare else 0,
    )
