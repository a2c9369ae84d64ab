"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives.

Rowids come in, in order; a day is then a stretch of them, and everything else one pass over a narrow table. Counting is
left to `Counter`, which is faster than SQLite's GROUP BY (108 against 118 ms for the cities of 251,000 articles, 331
against 900 for their people).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Literal

import apsw

from warreader.archive._database import fetch, fetch_one
from warreader.archive._features import city_of
from warreader.archive._numbers import unpack_numbers
from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterator

FacetKind = Literal["city", "day", "person", "source", "tag"]
ALL_KINDS: Final[tuple[FacetKind, ...]] = ("city", "day", "person", "source", "tag")
MOST_PEOPLE: Final = 1_000
"""People that are counted: a million articles name more than a million, nearly all of them once."""

_ONE_NAME: Final = 4  # bytes
_HITS: Final = "FROM carray(?1) h CROSS JOIN"
_LOOSE: Final = f"SELECT h.value, l.inferred {_HITS} loose l ON l.article = h.value"
_CITIES: Final = f"SELECT f.cities {_HITS} feature f ON f.article = h.value"
_PEOPLE: Final = f"SELECT f.people {_HITS} feature f ON f.article = h.value"
_SOURCES: Final = f"SELECT f.source {_HITS} feature f ON f.article = h.value"
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
    loose = dict(fetch(connection, _LOOSE, apsw.carray(hits)))
    return Facets(
        total=len(hits),
        undated=bisect_left(hits, 0) + sum(1 for number, inferred in loose.items() if inferred and number >= 0),
        cities=_cities(connection, hits, folded=folded) if "city" in kinds else (),
        days=tuple(_days(hits, loose)) if "day" in kinds else (),
        people=_people(connection, hits, folded=folded) if "person" in kinds else (),
        sources=_sources(connection, hits) if "source" in kinds else (),
    )


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
    for number, count in Counter(unpack_numbers(_column(connection, _CITIES, hits))).items():
        city, focus, kept = city_of(number >> 2), number & 2, number & 1
        if focus:
            about[city] += count
        if kept or focus or folded:  # one that only folded text names is counted for what the article is about
            counts[city] += count if kept or folded else 0
    known = {row[0]: row[1:] for row in fetch(connection, "SELECT id, name, country FROM city")}
    found = [CityCount(city, known[city][0], known[city][1], counts[city], about[city]) for city in counts]
    return tuple(sorted(found, key=lambda one: (-one.about, -one.count, one.name, one.geonameid)))


def _people(connection: apsw.Connection, hits: array[int], *, folded: bool) -> tuple[NameCount, ...]:
    lists = list(_column(connection, _PEOPLE, hits))
    uses: Counter[int] = Counter()
    for number, count in Counter(unpack_numbers(lists)).items():
        if number & 1 or folded:
            uses[number >> 1] += count
    forms = dict(fetch(connection, _SHARED))
    found: Counter[str] = Counter()
    for number, form in forms.items():
        found[form] += uses.pop(number, 0)
    found.subtract(_counted_twice(lists, forms, folded=folded))
    for number, count in uses.most_common(MOST_PEOPLE):
        found[fetch_one(connection, "SELECT text FROM name WHERE id = ?", number)[0]] = count
    largest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_PEOPLE]
    return tuple(NameCount(name, name, count) for name, count in largest if count)


def _counted_twice(lists: list[bytes], forms: dict[int, str], *, folded: bool) -> Counter[str]:
    """Count the articles that have two names of one form: they are one article of that form."""
    surplus: Counter[str] = Counter()
    for packed in lists if forms else ():
        if len(packed) > _ONE_NAME:
            numbers = unpack_numbers((packed,))
            mine = [forms[one >> 1] for one in numbers if (one & 1 or folded) and one >> 1 in forms]
            if len(mine) > len(set(mine)):
                surplus.update(mine)
                surplus.subtract(set(mine))
    return surplus


def _sources(connection: apsw.Connection, hits: array[int]) -> tuple[NameCount, ...]:
    counts = Counter(_column(connection, _SOURCES, hits))
    counts.pop(None, None)
    known = dict(fetch(connection, "SELECT id, text FROM label WHERE kind = 'source'"))
    largest = sorted(((known[number], count) for number, count in counts.items()), key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, name, count) for name, count in largest)


def _column(connection: apsw.Connection, sql: str, hits: array[int]) -> Iterator[Any]:
    return map(itemgetter(0), connection.execute(sql, (apsw.carray(hits),)))
