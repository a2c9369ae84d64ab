"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives.

Rowids come in, in order; a day is then a stretch of them, and everything else one pass over a narrow table. Counting is
left to `Counter`, which is faster than SQLite's GROUP BY (108 against 118 ms for the cities of 251,000 articles, 331
against 900 for their people).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Literal

import apsw

from warreader.archive._database import fetch, fetch_one
from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FacetKind = Literal["city", "day", "person", "source"]
ALL_KINDS: Final[tuple[FacetKind, ...]] = ("city", "day", "person", "source")
MOST_PEOPLE: Final = 1_000
"""People that are counted: a million articles name more than a million, nearly all of them once."""

_HITS: Final = "FROM carray(?1) h CROSS JOIN"
_LOOSE: Final = f"SELECT h.value, l.inferred {_HITS} loose l ON l.article = h.value"
_CITIES: Final = f"SELECT c.city, c.focus {_HITS} article_city c ON c.article = h.value WHERE c.kept OR c.focus OR ?2"
_NAMED: Final = f"SELECT c.city {_HITS} article_city c ON c.article = h.value WHERE c.focus AND NOT c.kept"
_NAMES: Final = f"SELECT u.name {_HITS} article_name u ON u.article = h.value WHERE u.kept OR ?2"
_JOINED: Final = f"""
SELECT coalesce(n.joined, n.text), count(DISTINCT u.article)
{_HITS} article_name u ON u.article = h.value JOIN name n ON n.id = u.name
WHERE (u.kept OR ?2) AND u.name IN (SELECT value FROM carray(?3)) GROUP BY 1
"""
_SHARED: Final = """
SELECT id FROM name WHERE label = 'PER' AND joined IS NOT NULL
UNION SELECT n.id FROM name j JOIN name n ON n.label = 'PER' AND n.text = j.joined AND n.joined IS NULL
WHERE j.label = 'PER' AND j.joined IS NOT NULL
"""
_SOURCES: Final = f"SELECT a.source {_HITS} article a ON a.id = h.value WHERE a.source IS NOT NULL"


def count_facets(
    connection: apsw.Connection, hits: array[int], *, folded: bool, kinds: Collection[FacetKind] = ALL_KINDS
) -> Facets:
    """Count over articles.

    Args:
        connection: A read connection, inside a transaction.
        hits: Their rowids, ascending.
        folded: True if mentions in folded text count.
        kinds: What to count; the rest is left empty.

    Returns:
        The counts.
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
    pairs: Counter[tuple[int, int]] = Counter(_rows(connection, _CITIES, hits, folded))
    counts: Counter[int] = Counter()
    about: Counter[int] = Counter()
    for (city, focus), count in pairs.items():
        counts[city] += count
        about[city] += count if focus else 0
    if not folded:  # what an article is about counts as that, even if only folded text names it
        counts.subtract(Counter(map(itemgetter(0), fetch(connection, _NAMED, apsw.carray(hits)))))
    known = {row[0]: row[1:] for row in fetch(connection, "SELECT id, name, country FROM city")}
    found = [CityCount(city, known[city][0], known[city][1], counts[city], about[city]) for city in counts]
    return tuple(sorted(found, key=lambda one: (-one.about, -one.count, one.name, one.geonameid)))


def _people(connection: apsw.Connection, hits: array[int], *, folded: bool) -> tuple[NameCount, ...]:
    uses = Counter(map(itemgetter(0), _rows(connection, _NAMES, hits, folded)))
    shared = array("q", (row[0] for row in fetch(connection, _SHARED)))
    found: Counter[str] = Counter()
    if shared:
        found.update(dict(fetch(connection, _JOINED, apsw.carray(hits), folded, apsw.carray(shared))))
        for number in shared:
            uses.pop(number, None)
    single = 0
    for number, count in uses.most_common():
        label, text = fetch_one(connection, "SELECT label, text FROM name WHERE id = ?", number)
        if label == "PER":
            found[text] = count
            single += 1
        if single == MOST_PEOPLE:
            break
    largest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_PEOPLE]
    return tuple(NameCount(name, name, count) for name, count in largest)


def _sources(connection: apsw.Connection, hits: array[int]) -> tuple[NameCount, ...]:
    counts = Counter(map(itemgetter(0), fetch(connection, _SOURCES, apsw.carray(hits))))
    known = dict(fetch(connection, "SELECT id, text FROM label WHERE kind = 'source'"))
    largest = sorted(((known[number], count) for number, count in counts.items()), key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, name, count) for name, count in largest)


def _rows(connection: apsw.Connection, sql: str, hits: array[int], folded: object) -> Iterator[tuple[Any, ...]]:
    return connection.execute(sql, (apsw.carray(hits), bool(folded)))
