"""Keeps the counts over the whole archive, so that a program that has just started has them at once."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._counting.facets import ALL_KINDS, FacetKind, count_facets
from warreader.archive._counting.frequent_people import keep_watched, kept_places, kept_watched, watch_again
from warreader.archive._counting.hits import Hits
from warreader.archive._counting.people import WatchedCount
from warreader.archive._counting.stretch_builder import TRIES, build_stretches, changed_stretches
from warreader.archive._counting.stretches import read_stretches
from warreader.archive._storage.changes import changes, generation
from warreader.archive._storage.database import fetch_one, transaction
from warreader.archive._storage.limits import limited
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from collections.abc import Collection

    import apsw

    from warreader.archive._counting.frequent_people import Watched
    from warreader.archive._search.selection import Selection
    from warreader.archive._storage.changes import Changes

_FACETS: Final = "facets"
_SECONDS: Final = 600.0  # processor time: it is asked for once, and nobody waits for it
_PLACES: Final[dict[FacetKind, int]] = {"city": 3, "day": 4, "person": 5, "source": 6, "language": 8}
"""Where in what is kept each kind stands, behind the generation, the total and the undated."""
_RARE: Final = 7
WORTH_KEEPING: Final = 20_000
"""Articles from which on counting takes longer than reading what was counted."""


def keep_counts(reader: apsw.Connection, writer: apsw.Connection, everything: Selection) -> None:
    """Count over all articles and store it, where that was not done yet in this generation.

    Args:
        reader: A read connection.
        writer: The write connection, outside of a transaction.
        everything: The query that finds all articles.
    """
    if _all_kept(reader) or not Hits(reader, everything, ()).exceed(WORTH_KEEPING - 1):
        return
    settled = _settle_watched(reader, writer)
    if settled is None:
        return
    watched, made_after = settled
    build_stretches(reader, writer, watched.places, _SECONDS)
    people = WatchedCount(watched, folded=False)
    with limited(reader, _SECONDS):  # all of it from one state of the archive
        if not _holds(reader, watched, made_after):
            return
        hits = Hits(reader, everything, read_stretches(reader))
        facets = count_facets(reader, hits.parts(placed=True), people, folded=False)
    value = json.dumps([made_after.generation, *_form(facets)], separators=(",", ":"))
    with transaction(writer):
        if _holds(writer, watched, made_after):
            writer.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_FACETS, value))
            keep_watched(writer, replace(watched, counts=people.counts), made_after)


def _all_kept(connection: apsw.Connection) -> bool:
    watched = kept_watched(connection)
    counted = watched is not None and watched.counts is not None
    return counted and kept_total(connection) is not None and bool(read_stretches(connection))


def _settle_watched(reader: apsw.Connection, writer: apsw.Connection) -> tuple[Watched, Changes] | None:
    """Find out who is to be watched now, and drop the stretches that are no longer right then.

    Returns:
        Who is watched, and what had happened to the archive before; None where others change it time and again.
    """
    for _ in range(TRIES):
        with limited(reader, _SECONDS):
            made_after, before = changes(reader), kept_places(reader)
            watched, changed = watch_again(reader, before)
            if watched.places == before and kept_watched(reader) is not None:
                return watched, made_after
            stretches, dropped = read_stretches(reader), changed_stretches(reader, changed)
        with transaction(writer):
            now = changes(writer), kept_places(writer), read_stretches(writer)
            if now == (made_after, before, stretches):
                writer.executemany("DELETE FROM stretch WHERE first = ?", ((first,) for first in dropped))
                keep_watched(writer, watched, made_after)
                return watched, made_after
    return None


def _holds(connection: apsw.Connection, watched: Watched, made_after: Changes) -> bool:
    """Return whether no other program has changed the archive since, nor whom its stretches count.

    Whoever did so counts anew when it is through.
    """
    return changes(connection) == made_after and kept_places(connection) == watched.places


def _form(facets: Facets) -> list[Any]:
    """Return what follows from the archive alone as lists; tags do not."""
    cities = [(one.geonameid, one.name, one.country, one.count, one.about) for one in facets.cities]
    days = [(one.key, one.count) for one in facets.days]
    named = ([(one.key, one.name, one.count) for one in names] for names in (facets.people, facets.sources))
    languages = [(one.key, one.name, one.count) for one in facets.languages]
    return [facets.total, facets.undated, cities, days, *named, facets.rare, languages]


def kept_total(connection: apsw.Connection) -> int | None:
    """Read how many articles are counted in all, as `kept_facets` says, without reading the rest; None likewise."""
    row = fetch_one(connection, "SELECT value ->> 0, value ->> 1 FROM setting WHERE name = ?", _FACETS)
    return None if row is None or row[0] != generation(connection) else int(row[1])


def kept_facets(connection: apsw.Connection, kinds: Collection[FacetKind] = ALL_KINDS) -> Facets | None:
    """Read counts over all articles; None where there are none of this generation.

    Args:
        connection: A read connection.
        kinds: What to read; the rest is left empty.
    """
    asked = [kind for kind in _PLACES if kind in kinds]
    paths = ", ".join(f"'$[{place}]'" for place in (0, 1, 2, _RARE, *map(_PLACES.__getitem__, asked)))
    row = fetch_one(connection, f"SELECT json_extract(value, {paths}) FROM setting WHERE name = ?", _FACETS)
    if row is None:
        return None
    made_in, total, undated, rare, *lists = json.loads(row[0])
    if made_in != generation(connection):
        return None
    of = dict(zip(asked, lists, strict=True))
    people, sources, languages = (
        tuple(NameCount(*one) for one in of.get(kind, ())) for kind in ("person", "source", "language")
    )
    return Facets(
        total,
        undated,
        tuple(CityCount(*one) for one in of.get("city", ())),
        tuple(DayCount(*one) for one in sorted(of.get("day", ()))),
        people,
        sources,
        languages,
        rare=rare if "person" in kinds else 0,
    )
