"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives.

Rowids come in, in order; a day is then a stretch of them, and everything else one pass over a narrow table. Counting is
left to `Counter`, which is faster than SQLite's GROUP BY.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

import apsw

from warreader.archive._database import fetch, fetch_one
from warreader.archive._features import city_of
from warreader.archive._numbers import unpack_numbers
from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FacetKind = Literal["city", "day", "person", "source", "tag"]
ALL_KINDS: Final[tuple[FacetKind, ...]] = ("city", "day", "person", "source", "tag")
MOST_PEOPLE: Final = 1_000
"""People that are counted: a million articles name more than a million, nearly all of them once."""

_ONE_NAME: Final = 4  # bytes
_HITS: Final = "FROM carray(?1) h CROSS JOIN"
_LOOSE: Final = f"SELECT h.value, l.inferred {_HITS} loose l ON l.article = h.value"
_FEATURES: Final = f"SELECT %s {_HITS} feature f ON f.article = h.value"
_CITIES: Final = _FEATURES % "CAST(group_concat(f.cities, '') AS BLOB)"
"""Lists as one value: bytes go through `group_concat` unchanged, and the rows need not become Python's."""
_AT_ONCE: Final = 32_768
"""Articles whose lists are read at once, so that a count over a million takes no more memory than one over a few."""
_PEOPLE: Final = _FEATURES % "f.people"
_SOURCES: Final = _FEATURES % "f.source"
_LAST_NAME: Final = "SELECT coalesce(max(id), 0) FROM name"
_FORMS: Final = "SELECT id, coalesce(joined, text) FROM name WHERE label = 'PER' AND "
_SHARED: Final = f"""
{_FORMS} joined IS NOT NULL
UNION {_FORMS} joined IS NULL AND text IN (SELECT joined FROM name WHERE label = 'PER' AND joined IS NOT NULL)
"""


def count_facets(
    connection: apsw.Connection, hits: array[int], *, folded: bool, kinds: Collection[FacetKind] = ALL_KINDS
) -> Facets:
    """Count over articles.

    Args:
        connection: A read connection, inside a transaction.
        hits: Their rowids, ascending.
        folded: True if mentions in folded text count.
        kinds: What to count; the rest is left empty. Tags are counted elsewhere: they change without the archive.

    Returns:
        The counts, without tags.
    """
    if not hits:
        return Facets(0, 0, (), (), (), ())
    loose = _loose(connection, hits)
    return Facets(
        total=len(hits),
        undated=bisect_left(hits, 0) + sum(1 for number, inferred in loose.items() if inferred and number >= 0),
        cities=_cities(connection, hits, folded=folded) if "city" in kinds else (),
        days=tuple(_days(hits, loose)) if "day" in kinds else (),
        people=_people(connection, hits, folded=folded) if "person" in kinds else (),
        sources=_sources(connection, hits) if "source" in kinds else (),
    )


def subtract(whole: Facets, rest: Facets) -> Facets:
    """Take the counts over some articles away from those over more.

    Args:
        whole: Over all of them; people cannot be subtracted, since only the most named are known.
        rest: Over some of them.

    Returns:
        The counts over the others, without people.
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


def _parts(hits: array[int]) -> Iterator[array[int]]:
    """Cut hits into parts that are read at once."""
    return (hits[start : start + _AT_ONCE] for start in range(0, len(hits), _AT_ONCE))


def _days(hits: array[int], loose: dict[int, int]) -> Iterator[DayCount]:
    start = bisect_left(hits, 0)
    while start < len(hits):
        day = hits[start] >> SEQUENCE_BITS
        stop = bisect_left(hits, (day + 1) << SEQUENCE_BITS, start)
        count = sum(1 for number in hits[start:stop] if number not in loose) if loose else stop - start
        if count:
            yield DayCount(date.fromordinal(day).isoformat(), count)
        start = stop


def _cities(connection: apsw.Connection, hits: array[int], *, folded: bool) -> tuple[CityCount, ...]:
    counts: Counter[int] = Counter()
    about: Counter[int] = Counter()
    uses: Counter[int] = Counter()
    for part in _parts(hits):
        uses.update(unpack_numbers((fetch_one(connection, _CITIES, apsw.carray(part))[0] or b"",)))
    for number, count in uses.items():
        city, focus, kept = city_of(number >> 2), number & 2, number & 1
        if focus:
            about[city] += count
        if kept or focus or folded:  # one that only folded text names is counted for what the article is about
            counts[city] += count if kept or folded else 0
    known = {row[0]: row[1:] for row in fetch(connection, "SELECT id, name, country FROM city")}
    found = [CityCount(city, known[city][0], known[city][1], counts[city], about[city]) for city in counts]
    return tuple(sorted(found, key=_city_order))


def _people(connection: apsw.Connection, hits: array[int], *, folded: bool) -> tuple[NameCount, ...]:
    forms: dict[int, str] = dict(fetch(connection, _SHARED))
    articles = array("I", bytes(4 * (fetch_one(connection, _LAST_NAME)[0] + 1)))  # by name: a dict takes 30 times that
    found: Counter[str] = Counter()
    for part in _parts(hits):
        lists = [row[0] for row in connection.execute(_PEOPLE, (apsw.carray(part),))]
        for number in unpack_numbers(lists):
            if folded or number & 1:
                articles[number >> 1] += 1
        found.subtract(_counted_twice(lists, forms, folded=folded))
    for name, form in forms.items():
        found[form] += articles[name]
        articles[name] = 0
    for name in _commonest(articles, MOST_PEOPLE):
        found[fetch_one(connection, "SELECT text FROM name WHERE id = ?", name)[0]] = articles[name]
    largest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_PEOPLE]
    return tuple(NameCount(name, name, count) for name, count in largest if count)


def _commonest(counts: array[int], most: int) -> list[int]:
    """Give the places of the largest numbers that are not 0, in no order; of equal ones that do not fit, the first."""
    how_often = Counter(counts)
    how_often.pop(0, None)
    least, left = 1, most
    for least in sorted(how_often, reverse=True):
        left -= how_often[least]
        if left <= 0:
            break
    above = [place for place, count in enumerate(counts) if count > least]
    return above + list(islice((place for place, count in enumerate(counts) if count == least), most - len(above)))


def _counted_twice(lists: list[bytes], forms: dict[int, str], *, folded: bool) -> Counter[str]:
    """Count the articles that have two names of one form: they are one article of that form."""
    surplus: Counter[str] = Counter()
    for packed in lists if forms else ():
        if len(packed) > _ONE_NAME:
            numbers = struct.unpack(f"<{len(packed) // 4}I", packed)
            mine = [forms[one >> 1] for one in numbers if (folded or one & 1) and one >> 1 in forms]
            if len(mine) > 1 and len(mine) > len(set(mine)):
                surplus.update(mine)
                surplus.subtract(set(mine))
    return surplus


def _sources(connection: apsw.Connection, hits: array[int]) -> tuple[NameCount, ...]:
    counts: Counter[int | None] = Counter()
    for part in _parts(hits):
        counts.update(map(itemgetter(0), connection.execute(_SOURCES, (apsw.carray(part),))))
    counts.pop(None, None)
    known = dict(fetch(connection, "SELECT id, text FROM label WHERE kind = 'source'"))
    largest = sorted(((known[number], count) for number, count in counts.items()), key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, name, count) for name, count in largest)
