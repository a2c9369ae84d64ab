"""Fills new tables of an older archive from its existing ones, inside the transaction of the migration."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.numbers import pack_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

# as _features.city_number writes a city
_CITIES: Final = (
    "SELECT article, ((city & 1073741823) << 2) | (focus << 1) | kept FROM article_city ORDER BY article, rank"
)
_PEOPLE: Final = """
SELECT u.article, (u.name << 1) | u.kept FROM article_name u CROSS JOIN name n ON n.id = u.name AND n.label = 'PER'
ORDER BY u.article, u.name
"""


def upgrade_features(connection: apsw.Connection) -> None:
    """Gather cities, people and source of every article into one narrow row; note that no article was compared yet."""
    cities, people = _Lists(connection, _CITIES), _Lists(connection, _PEOPLE)
    rows = connection.execute("SELECT id, source FROM article ORDER BY id")
    filled = ((number, source, cities.of(number), people.of(number)) for number, source in rows)
    connection.executemany("INSERT INTO feature VALUES (?, ?, ?, ?)", filled)
    connection.execute("INSERT INTO fresh SELECT id FROM article")
    connection.execute("DROP TABLE article_city; DROP TABLE article_name")


class _Lists:
    """Lists of numbers by article, read in parallel with the articles."""

    def __init__(self, connection: apsw.Connection, sql: str) -> None:
        self._groups: Iterator[tuple[int, Iterator[tuple[int, int]]]]
        self._groups = groupby(connection.execute(sql), key=itemgetter(0))
        self._next: tuple[int, bytes] | None = self._read()

    def of(self, article: int) -> bytes:
        """Return the list of an article; articles are asked for in order."""
        while self._next is not None and self._next[0] < article:
            self._next = self._read()
        return self._next[1] if self._next is not None and self._next[0] == article else b""

    def _read(self) -> tuple[int, bytes] | None:
        found = next(self._groups, None)
        return None if found is None else (found[0], pack_numbers([number for _, number in found[1]]))
