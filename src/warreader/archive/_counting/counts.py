"""Counts over the articles of a query: the facets, what is asked for one by one, and what is new.

Each number is the length of the list that choosing it gives. Areas are asked for by searches, a few dozen of them: the
index answers each in a millisecond or less, where reading the cities of a million articles would take a second.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from warreader.archive._counting.cache import RememberedFacets
from warreader.archive._counting.facets import ALL_KINDS, FacetKind
from warreader.archive._counting.organisations import FEW, MOST_ASKED, common_names, count_named, largest_first
from warreader.archive._counting.query_facets import asks_for_marks, facets_in_parts
from warreader.archive._counting.stored_facets import kept_facets
from warreader.archive._counting.unmarked_facets import unmarked_facets
from warreader.archive._search.alternatives import gathers
from warreader.archive._search.compile import Compiler
from warreader.archive._search.rows import read_article
from warreader.archive._search.search import search
from warreader.archive._storage.changes import generation
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.limits import COUNT_SECONDS, never
from warreader.archive._values import CountryCount, NameCount, RegionCount
from warreader.article import Label
from warreader.query import InArea, Named, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from warreader.archive._store import Store
    from warreader.archive._values import CityCount, Facets
    from warreader.article import Article

_TAGGED: Final = "SELECT a.id FROM user.tag t JOIN article a ON a.identity = unhex(t.article)"
_TAG_COUNTS: Final = """
SELECT t.name, count(*) FROM user.tag t JOIN article a ON a.identity = unhex(t.article) WHERE +a.id IN (%s)
GROUP BY 1 ORDER BY 2 DESC, 1
"""
_NEW: Final = (
    "{id} IN (SELECT a.id FROM origin o JOIN article a ON a.identity = o.identity "
    "WHERE o.number = 0 AND o.imported > ?)"
)
_FEW_TAGS: Final = 500
"""Tags whose articles are each looked for among the hits: 0.1 ms, and 0.5 where the beginning of a word is sought. With
more of them all hits are gone through."""


class Counts:
    """Counts over the articles of an archive.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._remembered = RememberedFacets()

    def facets(self, query: Query, kinds: Collection[FacetKind] = ALL_KINDS) -> Facets:
        """Count cities, days, people, sources and tags; see `Archive.facets`."""
        *_, whole = self.facets_in_parts(query, kinds, never)
        return whole

    def facets_in_parts(
        self, query: Query, kinds: Collection[FacetKind], due: Callable[[], bool], *, typing: bool = False
    ) -> Iterator[Facets]:
        """Count as `facets` does, and tell in between what is counted of the newest articles.

        Args:
            query: What to count over.
            kinds: What to count.
            due: Tells whether that is wanted now; asked every 20 ms or so, in a large archive.
            typing: True while the query is being typed, see `Archive.search`: counts over what that finds.

        Yields:
            Counts of the newest articles (`Facets.since`), at the end those of all, which are the same whether others
            came before or not.

        Raises:
            QueryError: The query takes too long.
        """
        whole = None
        for found in self._derived_facets(query, kinds, due, typing=typing):
            if found.since is None:
                whole = found
            else:
                yield found
        if whole is not None:
            yield replace(whole, tags=self.tags(query)) if "tag" in kinds else whole

    def _derived_facets(
        self, query: Query, kinds: Collection[FacetKind], due: Callable[[], bool], *, typing: bool
    ) -> Iterator[Facets]:
        """Count what follows from the archive alone, and remember it until the archive changes."""
        with self._store.reading(COUNT_SECONDS) as connection:
            completed = typing and self._store.lexicon.is_large
            key, made_in = (str(replace(query, sort=None)), frozenset(kinds), completed), generation(connection)
            if (remembered := self._remembered.get(key, made_in)) is not None:
                yield remembered
                return
            if query == Query(sort=query.sort) and (kept := kept_facets(connection, kinds)) is not None:
                yield kept
                return
            select = partial(Compiler.select, connection=connection, lexicon=self._store.lexicon, typing=typing)
            if (found := unmarked_facets(connection, select, query, kinds)) is not None:
                yield found
                return
            for found in facets_in_parts(connection, select(query), kinds, due):
                if found.since is None and not asks_for_marks(query.root):
                    self._remembered.put(key, made_in, found)
                yield found

    def tags(self, query: Query) -> tuple[NameCount, ...]:
        """Count the reader's tags over the articles of a query.

        Returns:
            Largest first; every count is the length of the list that `tag:` gives.

        Raises:
            QueryError: The query takes too long.
        """
        with self._store.reading(COUNT_SECONDS) as connection:
            if fetch_one(connection, "SELECT 1 FROM user.tag LIMIT 1") is None:
                return ()
            selection = Compiler.select(query, connection, self._store.lexicon)
            few = fetch_one(connection, "SELECT 1 FROM user.tag LIMIT 1 OFFSET ?", _FEW_TAGS) is None
            sought = selection.match is None or (few and not gathers(selection.match))
            text, values = selection.sql("{id}", (f"{'' if sought else '+'}{{id}} IN ({_TAGGED})", []))
            rows = fetch(connection, _TAG_COUNTS % text, *values)
        return tuple(NameCount(name, name, count) for name, count in rows)

    def new(self, query: Query, seen: int | None) -> int:
        """Count the articles of a query that were imported since it was last looked at.

        Args:
            query: A saved search.
            seen: What `Archive.newest_import` said then; None: nothing of it was ever seen.

        Returns:
            How many.

        Raises:
            QueryError: The query takes too long.
        """
        with self._store.reading(COUNT_SECONDS) as connection:
            selection = Compiler.select(query, connection, self._store.lexicon)
            if seen is not None:
                selection.conditions.append((_NEW, [seen]))
            text, values = selection.sql("count(*)")
            return int(fetch_one(connection, text, *values)[0])

    def languages(self, query: Query) -> tuple[NameCount, ...]:
        """Count the languages of the articles of a query.

        Returns:
            Largest first; every count is the length of the list that `lang:` gives.

        Raises:
            QueryError: The query takes too long.
        """
        return self.facets(query, {"language"}).languages

    def organisations(self, query: Query) -> tuple[NameCount, ...]:
        """Count the organisations that the articles of a query name.

        Returns:
            Largest first; every count is the length of the list that `org:` gives. Over many articles, only those that
            are among the commonest of the archive.

        Raises:
            QueryError: The query takes too long.
        """
        listing = search(self._store, replace(query, sort=None))
        if listing.total <= FEW:
            found = count_named(self._articles(listing.ids()), Label.ORG)
            if not query.folded:
                return found
            names = [one.name for one in found]
        else:
            with self._store.reading() as connection:
                names = common_names(connection, Label.ORG)
        return largest_first((name, self._total(query & Named(Label.ORG, name))) for name in names)

    def known_values(self) -> dict[str, list[str]]:
        """Return what `org:`, `lang:` and `in:` can be asked for in this archive, the commonest organisations first.

        Returns:
            By field; of organisations the 60 commonest.
        """
        with self._store.reading() as connection:
            organisations = common_names(connection, Label.ORG)
            languages = fetch(connection, "SELECT text FROM label WHERE kind = 'language' ORDER BY text")
            countries = fetch(connection, "SELECT country FROM city GROUP BY 1 ORDER BY count(*) DESC")
        areas = [self._store.lexicon.country(str(row[0])) for row in countries]
        return {"org": organisations, "lang": [str(row[0]) for row in languages], "in": areas}

    def places(self, query: Query, opened: Collection[str] = ()) -> tuple[CountryCount, ...]:
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
        with self._store.reading() as connection:
            rows = fetch(connection, "SELECT id, coalesce(region, '') FROM city")
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
        name = self._store.lexicon.country(code)
        found = []
        for region, cities in regions.items():
            key = self._area_value(code, region) if region else ""
            count = self._total(query & InArea(key)) if key and counted else None
            found.append(RegionCount(key, region, count, tuple(cities)))
        found.sort(key=lambda one: (-(one.count or 0), one.name == ""))
        return CountryCount(code, name, self._total(query & InArea(name)), tuple(found))

    def _area_value(self, code: str, region: str) -> str:
        """Say what to write behind `in:` so that exactly this region is meant."""
        return region if self._store.lexicon.areas(region) == {(code, region)} else f"{code}/{region}"

    def _total(self, query: Query) -> int:
        return search(self._store, query).total

    def _articles(self, identities: Iterable[str]) -> Iterator[Article]:
        """Read articles; one that was taken out a moment ago is left out."""
        with self._store.reading():
            for identity in identities:
                if (article := read_article(self._store.documents(), identity)) is not None:
                    yield article
