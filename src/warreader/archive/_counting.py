"""Counts over a result that a reader asks for one by one: languages, organisations, and places as a tree.

Each number is the length of the list that choosing it gives. Areas are asked for by searches, a few dozen of them: the
index answers each in a millisecond or less, where reading the cities of a million articles would take a second.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._compile import Compiler
from warreader.archive._database import fetch, translated
from warreader.archive._limits import limited
from warreader.archive._more_facets import FEW, MOST_ASKED, common_names, count_languages, count_named, largest_first
from warreader.archive._spans import SpanArchive
from warreader.archive._values import CountryCount, RegionCount
from warreader.article import Label
from warreader.query import InArea, Named

if TYPE_CHECKING:
    from collections.abc import Collection

    from warreader.archive._facets import FacetKind
    from warreader.archive._listing import Listing
    from warreader.archive._values import CityCount, Facets, NameCount
    from warreader.article import Article
    from warreader.query import Query

FACET_SECONDS: Final = 10.0
"""Processor time of a count: it is made in a worker, a list is not."""


class CountingArchive(SpanArchive):
    """An archive that counts more than it does for every query."""

    if TYPE_CHECKING:  # Archive has them

        def article(self, identity: str) -> Article: ...  # as there
        def facets(self, query: Query, kinds: Collection[FacetKind]) -> Facets: ...
        def search(self, query: Query) -> Listing: ...

    def count_languages(self, query: Query) -> tuple[NameCount, ...]:
        """Count the languages of the articles of a query.

        Returns:
            Largest first; every count is the length of the list that `lang:` gives.

        Raises:
            QueryError: The query takes too long.
        """
        with translated(self.path), limited(self._readers.get(), FACET_SECONDS) as connection:
            text, values = Compiler.select(query, connection, self.lexicon).sql("{id}")
            return count_languages(connection, array("q", map(itemgetter(0), connection.execute(text, values))))

    def count_organisations(self, query: Query) -> tuple[NameCount, ...]:
        """Count the organisations that the articles of a query name.

        Returns:
            Largest first; every count is the length of the list that `org:` gives. Over many articles, only those that
            are among the commonest of the archive.

        Raises:
            QueryError: The query takes too long.
        """
        listing = self.search(replace(query, sort=None))
        if listing.total <= FEW:
            found = count_named((self.article(identity) for identity in listing.ids()), Label.ORG)
            if not query.folded:
                return found
            names = [one.name for one in found]
        else:
            with translated(self.path):
                names = common_names(self._readers.get(), Label.ORG)
        return largest_first((name, self.search(query & Named(Label.ORG, name)).total) for name in names)

    def known_values(self) -> dict[str, list[str]]:
        """Give what `org:`, `lang:` and `in:` can be asked for in this archive, the commonest organisations first.

        Returns:
            By field; of organisations the 60 commonest.
        """
        with translated(self.path):
            connection = self._readers.get()
            organisations = common_names(connection, Label.ORG)
            languages = fetch(connection, "SELECT text FROM label WHERE kind = 'language' ORDER BY text")
            countries = fetch(connection, "SELECT country FROM city GROUP BY 1 ORDER BY count(*) DESC")
        areas = [self.lexicon.country(str(row[0])) for row in countries]
        return {"org": organisations, "lang": [str(row[0]) for row in languages], "in": areas}

    def count_places(self, query: Query, opened: Collection[str] = ()) -> tuple[CountryCount, ...]:
        """Count the cities that the articles of a query name, under their regions and countries.

        Args:
            query: What to count over.
            opened: ISO codes of the countries whose regions are counted as well.

        Returns:
            Countries, largest first, at most the 60 of the commonest cities; in them regions, largest first once they
            are counted, and in these the cities in the order of `facets`.

        Raises:
            QueryError: The query takes too long.
        """
        with translated(self.path):
            rows = fetch(self._readers.get(), "SELECT id, coalesce(region, '') FROM city")
        region_of: dict[int, str] = dict(rows)
        below: dict[str, dict[str, list[CityCount]]] = {}
        for city in self.facets(query, {"city"}).cities:
            below.setdefault(city.country, {}).setdefault(region_of.get(city.geonameid, ""), []).append(city)
        found = [
            self._country(query, code, regions, counted=code in opened)
            for code, regions in list(below.items())[:MOST_ASKED]
        ]
        return tuple(sorted((one for one in found if one.count), key=lambda one: (-one.count, one.name)))

    def _country(self, query: Query, code: str, regions: dict[str, list[CityCount]], *, counted: bool) -> CountryCount:
        name = self.lexicon.country(code)
        found = []
        for region, cities in regions.items():
            key = self._area_value(code, region) if region else ""
            count = self.search(query & InArea(key)).total if key and counted else None
            found.append(RegionCount(key, region, count, tuple(cities)))
        found.sort(key=lambda one: (-(one.count or 0), one.name == ""))
        return CountryCount(code, name, self.search(query & InArea(name)).total, tuple(found))

    def _area_value(self, code: str, region: str) -> str:
        """Say what to write behind `in:` so that exactly this region is meant."""
        return region if self.lexicon.areas(region) == {(code, region)} else f"{code}/{region}"
