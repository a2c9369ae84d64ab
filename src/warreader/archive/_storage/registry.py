"""Interns values that many articles share (sources, languages, names, cities, spellings) as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.archive._storage import keys
from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch_one

if TYPE_CHECKING:
    import apsw

    from warreader.article import City, Label


class Registry:
    """Looks up or assigns the numbers of shared values; caches them for one transaction.

    Args:
        connection: The write connection, inside a transaction.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._labels: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[Label, str], int] = {}
        self._spellings: dict[tuple[int, str], int] = {}
        self._name_spellings: set[tuple[int, str]] = set()
        self._cities: set[int] = set()

    def label(self, kind: str, text: str) -> int:
        """Return the number of a source, language, region or place of origin."""
        key = (kind, bindable(text))
        if key not in self._labels:
            self._labels[key] = self._find_or_add("label", ("kind", "text"), key)
        return self._labels[key]

    def name(self, label: Label, text: str) -> int:
        """Return the number of a name."""
        key = (label, text)
        if key not in self._names:
            row = fetch_one(self._connection, "SELECT id FROM name WHERE label = ? AND text = ?", *key)
            if row is None:
                self._connection.execute("INSERT INTO name (label, text) VALUES (?, ?)", key)
                self._names[key] = number = self._connection.last_insert_rowid()
                self._search_name(number, text)
            else:
                self._names[key] = row[0]
        return self._names[key]

    def know_name_spelling(self, name: int, text: str) -> None:
        """Record another spelling of a name."""
        if (name, text) in self._name_spellings:
            return
        self._name_spellings.add((name, text))
        if fetch_one(self._connection, "SELECT 1 FROM name_spelling WHERE name = ? AND text = ?", name, text) is None:
            self._connection.execute("INSERT INTO name_spelling (name, text) VALUES (?, ?)", (name, text))
            self._search_name(-self._connection.last_insert_rowid(), text)

    def _search_name(self, number: int, text: str) -> None:
        self._connection.execute("INSERT INTO name_search (rowid, text) VALUES (?, ?)", (number, keys.indexable(text)))

    def spelling(self, city: int, text: str) -> int:
        """Return the number of the spelling of a city."""
        key = (city, bindable(text))
        if key not in self._spellings:
            self._spellings[key] = self._find_or_add("spelling", ("city", "text"), key)
        return self._spellings[key]

    def _find_or_add(self, table: str, columns: tuple[str, str], key: tuple[Any, Any]) -> int:
        first, second = columns
        row = fetch_one(
            self._connection, f"SELECT id FROM {table} WHERE {first} = ? AND {second} = ?", *key
        )  # our names
        if row is None:
            self._connection.execute(f"INSERT INTO {table} ({first}, {second}) VALUES (?, ?)", key)
            return self._connection.last_insert_rowid()
        return int(row[0])

    def know_city(self, city: City) -> None:
        """Record a city."""
        if city.geonameid in self._cities:
            return
        self._cities.add(city.geonameid)
        region = None if city.region is None else bindable(city.region)
        self._connection.execute(
            "INSERT INTO city VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (city.geonameid, bindable(city.name), city.country, region, city.latitude, city.longitude),
        )
