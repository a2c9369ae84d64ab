"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives."""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._database import fetch
from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from collections.abc import Sequence

_CITIES: Final = """
SELECT c.city, t.name, t.country, sum(c.kept OR ?2), sum(c.focus)
FROM carray(?1) h CROSS JOIN article_city c ON c.article = h.value JOIN city t ON t.id = c.city
GROUP BY c.city HAVING sum(c.kept OR ?2) + sum(c.focus) ORDER BY 5 DESC, 4 DESC, 2, 1
"""
_DAYS: Final = f"""
SELECT h.value >> {SEQUENCE_BITS}, count(*) FROM carray(?) h
WHERE h.value >= 0 AND NOT EXISTS (SELECT 1 FROM loose l WHERE l.article = h.value) GROUP BY 1 ORDER BY 1
"""
_UNDATED: Final = """
SELECT count(*) FROM carray(?) h
WHERE h.value < 0 OR EXISTS (SELECT 1 FROM loose l WHERE l.article = h.value AND l.inferred)
"""
_PEOPLE: Final = """
SELECT coalesce(n.joined, n.text), count(DISTINCT u.article)
FROM carray(?1) h CROSS JOIN article_name u ON u.article = h.value JOIN name n ON n.id = u.name
WHERE n.label = 'PER' AND (u.kept OR ?2) GROUP BY 1 ORDER BY 2 DESC, 1
"""
_SOURCES: Final = """
SELECT s.text, count(*) FROM carray(?) h CROSS JOIN article a ON a.id = h.value JOIN label s ON s.id = a.source
GROUP BY a.source ORDER BY 2 DESC, 1
"""


def count_facets(connection: apsw.Connection, numbers: Sequence[int], *, folded: bool) -> Facets:
    """Count over articles.

    Args:
        connection: A read connection, inside a transaction.
        numbers: Their rowids.
        folded: True if mentions in folded text count.

    Returns:
        The counts.
    """
    if not numbers:
        return Facets(0, 0, (), (), (), ())
    ids = array("q", numbers)

    def run(sql: str, *values: int) -> list[tuple[Any, ...]]:
        return fetch(connection, sql, apsw.carray(ids), *values)

    return Facets(
        total=len(numbers),
        undated=int(run(_UNDATED)[0][0]),
        cities=tuple(CityCount(*row) for row in run(_CITIES, folded)),
        days=tuple(DayCount(date.fromordinal(day).isoformat(), count) for day, count in run(_DAYS)),
        people=tuple(NameCount(name, name, count) for name, count in run(_PEOPLE, folded)),
        sources=tuple(NameCount(name, name, count) for name, count in run(_SOURCES)),
    )
