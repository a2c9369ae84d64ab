"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives.

Rowids come in, in order; a day is then a stretch of them, and everything else one pass over a narrow table. Counting is
left to `Counter`, which is faster than SQLite's GROUP BY.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

import apsw

from warreader.archive._database import fetch, fetch_one
from warreader.archive._features import city_of
from warreader.archive._numbers import unpack_numbers
from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterator

    from warreader.archive._people import PeopleCount

FacetKind = Literal["city", "day", "person", "source", "tag"]
ALL_KINDS: Final[tuple[FacetKind, ...]] = ("city", "day", "person", "source", "tag")
_HITS: Final = "FROM carray(?1) h CROSS JOIN"
_LOOSE: Final = f"SELECT h.value, l.inferred {_HITS} loose l ON l.article = h.value"
_FEATURES: Final = f"""
SELECT CAST(group_concat(f.cities, '') AS BLOB), %s, group_concat(f.source)
{_HITS} feature f ON f.article = h.value
"""
"""Lists as one value: bytes go through `group_concat` unchanged, and the rows need not become Python's."""
_PEOPLE: Final = "CAST(group_concat(f.people, x'%s') AS BLOB)"
_AT_ONCE: Final = 32_768
"""Articles whose lists are read at once, so that a count over a million takes no more memory than one over a few."""


def count_facets(
    connection: apsw.Connection,
    hits: array[int],
    people: PeopleCount | None,
    *,
    folded: bool,
    kinds: Collection[FacetKind] = ALL_KINDS,
) -> Facets:
    """Count over articles.

    Args:
        connection: A read connection, inside a transaction.
        hits: Their rowids, ascending.
        people: Counts people; None: they are not counted.
        folded: True if mentions in folded text count.
        kinds: What to count; the rest is left empty. Tags are counted elsewhere: they change without the archive.

    Returns:
        The counts, without tags.
    """
    if not hits:
        return Facets(0, 0, (), (), (), ())
    loose = _loose(connection, hits)
    uses: Counter[int] = Counter()
    sources: Counter[str] = Counter()
    if not {"city", "person", "source"}.isdisjoint(kinds):
        sql = _FEATURES % (_PEOPLE % people.between.hex() if people else "NULL")
        for start in range(0, len(hits), _AT_ONCE):
            part = apsw.carray(hits[start : start + _AT_ONCE])
            of_cities, of_people, of_sources = fetch_one(connection, sql, part)
            uses.update(unpack_numbers((of_cities or b"",)))
            sources.update(of_sources.split(",") if of_sources else ())
            if people and of_people:
                people.add(of_people)
    named, rare = people.found(connection) if people else ((), 0)
    return Facets(
        total=len(hits),
        undated=bisect_left(hits, 0) + sum(1 for number, inferred in loose.items() if inferred and number >= 0),
        cities=_cities(connection, uses, folded=folded) if "city" in kinds else (),
        days=tuple(_days(hits, loose)) if "day" in kinds else (),
        people=named,
        sources=_sources(connection, sources) if "source" in kinds else (),
        rare=rare,
    )


def subtract(whole: Facets, rest: Facets) -> Facets:
    """Take the counts over some articles away from those over more.

    Args:
        whole: Over all of them.
        rest: Over some of them.

    Returns:
        The counts over the others; people are left to the caller, since only the most named are told here.
    """
    cities = {one.geonameid: one for one in rest.cities}
    days = {one.key: one.count for one in rest.days}
    sources = {one.key: one.count for one in rest.sources}
    left = [
        replace(one, count=one.count - cities[one.geonameid].count, about=one.about - cities[one.geonameid].about)
        if one.geonameid in cities
        else one
        for one in whole.cities
    ]
    named = [replace(one, count=one.count - sources.get(one.key, 0)) for one in whole.sources]
    dated = [DayCount(one.key, one.count - days.get(one.key, 0)) for one in whole.days]
    return Facets(
        total=whole.total - rest.total,
        undated=whole.undated - rest.undated,
        cities=tuple(sorted((one for one in left if one.count or one.about), key=_city_order)),
        days=tuple(one for one in dated if one.count),
        people=(),
        sources=tuple(sorted((one for one in named if one.count), key=lambda one: (-one.count, one.name))),
    )


def _city_order(city: CityCount) -> tuple[int, int, str, int]:
    return -city.about, -city.count, city.name, city.geonameid


def _loose(connection: apsw.Connection, hits: array[int]) -> dict[int, int]:
    """Give those of the hits that are not simply dated to a day, and whether their date is inferred."""
    if fetch_one(connection, "SELECT count(*) FROM loose")[0] > len(hits):
        return dict(fetch(connection, _LOOSE, apsw.carray(hits)))
    rows = fetch(connection, "SELECT article, inferred FROM loose")
    return {number: inferred for number, inferred in rows if _holds(hits, number)}


def _holds(hits: array[int], number: int) -> bool:
    place = bisect_left(hits, number)
    return place < len(hits) and hits[place] == number


def _days(hits: array[int], loose: dict[int, int]) -> Iterator[DayCount]:
    start = bisect_left(hits, 0)
    while start < len(hits):
        day = hits[start] >> SEQUENCE_BITS
        stop = bisect_left(hits, (day + 1) << SEQUENCE_BITS, start)
        count = sum(1 for number in hits[start:stop] if number not in loose) if loose else stop - start
        if count:
            yield DayCount(date.fromordinal(day).isoformat(), count)
        start = stop


def _cities(connection: apsw.Connection, uses: Counter[int], *, folded: bool) -> tuple[CityCount, ...]:
    counts: Counter[int] = Counter()
    about: Counter[int] = Counter()
    for number, count in uses.items():
        city, focus, kept = city_of(number >> 2), number & 2, number & 1
        if focus:
            about[city] += count
        if kept or focus or folded:  # one that only folded text names is counted for what the article is about
            counts[city] += count if kept or folded else 0
    known = {row[0]: row[1:] for row in fetch(connection, "SELECT id, name, country FROM city")}
    found = [CityCount(city, known[city][0], known[city][1], counts[city], about[city]) for city in counts]
    return tuple(sorted(found, key=_city_order))


def _sources(connection: apsw.Connection, counts: Counter[str]) -> tuple[NameCount, ...]:
    known = dict(fetch(connection, "SELECT id, text FROM label WHERE kind = 'source'"))
    largest = sorted(
        ((known[int(number)], count) for number, count in counts.items()), key=lambda one: (-one[1], one[0])
    )
    return tuple(NameCount(name, name, count) for name, count in largest)
