"""The place tree of the drawer: cities under regions under countries.

In: the counts of the archive, the query, what is open, and the words that were typed to narrow the list. Out: entries
in order. Words open what holds a place of that name, whatever is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.query import InArea, InCity
from warreader.tui import query_filters
from warreader.tui.render.facets import NO_CITY, NOTHING, Entry, city_entry, excluded_entries, shown_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from warreader.archive import CountryCount, RegionCount
    from warreader.query import Query


def place_entries(
    countries: Sequence[CountryCount], query: Query, opened: Collection[str], words: str = ""
) -> tuple[Entry, ...]:
    """List the places.

    Args:
        countries: The counts.
        query: The query.
        opened: The paths (`UA`, `UA/Kharkiv Oblast`) of what is open.
        words: What was typed: only places whose name holds all of it, and what they stand under.

    Returns:
        What the query is without, then countries, each with its regions and cities if it is open; one note where there
        are none.
    """
    tree = _Tree(query, opened, words.casefold().split())
    found = [entry for country in countries for entry in tree.country(country)]
    none = NOTHING if words and countries else NO_CITY
    return (*excluded_entries(query, InArea, InCity), *found) or (none,)


class _Tree:
    """One walk over the places."""

    def __init__(self, query: Query, opened: Collection[str], words: Sequence[str]) -> None:
        self._query, self._opened, self._words = query, opened, words
        self._chosen = query_filters.chosen_cities(query)

    def country(self, country: CountryCount) -> Iterator[Entry]:
        node = InArea(country.name)
        stands = query_filters.stands(self._query, node) is True
        below = [entry for region in country.regions for entry in self._region(region, country.code)]
        shows = bool(self._words and below) or country.code in self._opened
        if below or stands or self._fits(country.name):
            yield Entry(
                "country", shown_name(country.name), country.count, node=node, chosen=stands, opened=shows,
                path=country.code,
            )  # fmt: skip
            yield from below if shows else ()

    def _region(self, region: RegionCount, code: str) -> Iterator[Entry]:
        path, level = (f"{code}/{region.name}", 2) if region.key else (code, 1)
        cities = [
            entry
            for city in region.cities
            if self._fits((entry := city_entry(city, self._chosen, level=level, within=path)).label) or entry.chosen
        ]
        if not region.key:
            yield from cities
            return
        node = InArea(region.key)
        stands = query_filters.stands(self._query, node) is True
        shows = bool(self._words and cities) or path in self._opened
        if cities or stands or self._fits(region.name):
            yield Entry(
                "region", shown_name(region.name), region.count, level=1, node=node, chosen=stands, opened=shows,
                path=path, within=code,
            )  # fmt: skip
            yield from cities if shows else ()

    def _fits(self, name: str) -> bool:
        """Return whether a name holds the words; without words every name does."""
        folded = name.casefold()
        return all(word in folded for word in self._words)
