"""Writes the full-text index and the tables derived from articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from warreader.archive._counting.stretch_builder import drop_stretches
from warreader.archive._storage import keys
from warreader.archive._storage.codec import bindable, identity_bytes
from warreader.archive._storage.database import fetch
from warreader.archive._storage.features import pack_cities, pack_people
from warreader.archive._storage.indexing import When, names_of, spellings_of
from warreader.archive._writing.pages import is_superseded
from warreader.article import Basis
from warreader.query import events_of, split_folded

if TYPE_CHECKING:
    import apsw

    from warreader.archive._storage.indexing import NameUse
    from warreader.archive._storage.registry import Registry
    from warreader.article import Annotation, Article, Published

_TABLES: Final = ("loose", "undated", "feature")
_OTHER_SOURCES: Final = """
SELECT source FROM origin INDEXED BY origin_elsewhere
WHERE identity = ? AND (url IS NOT NULL OR source IS NOT NULL) AND source IS NOT NULL
"""


class IndexWriter:
    """Writes the index entries of articles inside one transaction.

    Args:
        connection: The write connection.
        registry: Numbers names and places.
    """

    def __init__(self, connection: apsw.Connection, registry: Registry) -> None:
        self._connection = connection
        self._registry = registry
        self.uses: Counter[int] = Counter()
        """How many more articles have a name than the table of names says."""
        self._filed = 0
        self._due: list[tuple[int, str, str, str]] = []
        self._folded_due: list[tuple[int, str]] = []
        self._touched: list[int] = []

    @property
    def risen(self) -> int:
        """In how many more articles than before anybody may be named: what was filed, or all more uses of names."""
        return min(self._filed, sum(count for count in self.uses.values() if count > 0))

    def add(  # noqa: PLR0913  # the row's own columns
        self,
        number: int,
        article: Article,
        own: Published | None,
        source: int | None,
        language: int | None,
        *,
        duplicate: bool,
        new: bool = False,
    ) -> None:
        """Fill the tables that follow from an article, and the index at the next `flush`.

        Args:
            number: Its rowid.
            article: As it is shown: with the date that the archive knows, and what the reader says.
            own: The date that its text says.
            source: The number of its source.
            language: The number of its language.
            duplicate: True if its text was there before.
            new: True if nothing is known of it yet.
        """
        annotation = article.annotation
        self._touched.append(number)
        self._filed += 1
        found = [keys.ANY]
        found += [keys.source(one) for one in self._sources(source, article, new=new)]
        found += [] if language is None else [keys.language(language)]
        found += [keys.DUPLICATE] if duplicate else []
        found += [keys.WAITING] if article.engines is None else []
        found += [keys.SUPERSEDED] if not new and is_superseded(self._connection, number) else []
        found += self._date(number, article, own)
        found += self._place(article)
        uses = [(self._registry.name(use.label, bindable(use.name)), use) for use in names_of(annotation)]
        found += self._name(uses)
        features = (number, source, pack_cities(annotation.cities), pack_people(uses))
        self._connection.execute("INSERT INTO feature VALUES (?, ?, ?, ?)", features)
        found += [keys.event(digits, kept=kept) for digits, kept in set(events_of(annotation))]
        self._index(number, article, found)

    def _sources(self, source: int | None, article: Article, *, new: bool) -> list[int]:
        """Return its own source, and those that its text was received from besides."""
        if new:
            others = [self._registry.label("source", one.source) for one in article.origins if one.source]
        else:
            others = [one for (one,) in fetch(self._connection, _OTHER_SOURCES, identity_bytes(article.id))]
        return others if source is None else [source, *others]

    def _index(self, number: int, article: Article, found: list[str]) -> None:
        kept, folded = split_folded(article.text, article.annotation)
        title = keys.indexable(article.annotation.title)
        self._due.append((number, title, keys.indexable(kept), " ".join(dict.fromkeys(found))))
        if folded:
            self._folded_due.append((number, keys.indexable(folded)))

    def flush(self) -> None:
        """Write what is due: many articles at once find the caches of the index warm."""
        drop_stretches(self._connection, self._touched)
        sql = "INSERT INTO search (rowid, title, text, keys) VALUES (?, ?, ?, ?)"
        self._connection.executemany(sql, self._due)
        self._connection.executemany("INSERT INTO search_folded (rowid, text) VALUES (?, ?)", self._folded_due)
        self._due, self._folded_due, self._touched = [], [], []

    def _date(self, number: int, article: Article, own: Published | None) -> list[str]:
        published = article.annotation.published
        when = When.of(published)
        settled = published is not None and published.basis is Basis.CORRECTED
        settled = settled or article.engines is None  # what nobody has read infers nothing
        if not settled and (own is None or own.earliest is None):
            self._connection.execute("INSERT INTO undated VALUES (?)", (number,))
        if when.loose:
            self._connection.execute("INSERT INTO loose VALUES (?, ?, ?)", (number, when.latest, when.inferred))
        found = [] if published is None else [keys.basis(published.basis)]
        if when.inferred:
            found += [keys.INFERRED, *(keys.guessed(digits) for digits in (when.digits, *when.rivals) if digits)]
        elif when.digits:
            found.append(keys.dated(when.digits))
        return [*found, keys.UNKNOWN] if when.unknown else found

    def _place(self, article: Article) -> list[str]:
        found: list[str] = []
        for city in article.annotation.cities:
            for side in {one.kept for one in city.mentions} or {True}:
                found += [keys.city(city.geonameid, kept=side), keys.country(city.country, kept=side)]
                if city.region is not None:
                    region = self._registry.label("region", f"{city.country}/{city.region}")
                    found.append(keys.region(region, kept=side))
            if city.focus:
                found.append(keys.focus(city.geonameid))
        return found + [
            keys.spelling(self._registry.spelling(use.city, use.text), kept=use.kept) for use in spellings_of(article)
        ]

    def _name(self, uses: list[tuple[int, NameUse]]) -> list[str]:
        found: list[str] = []
        for name, use in uses:
            for text in use.spellings - {use.name}:
                self._registry.know_name_spelling(name, bindable(text))
            self.uses[name] += 1
            if use.kept:
                found.append(keys.name(use.label, name, kept=True))
            if use.folded:
                found.append(keys.name(use.label, name, kept=False))
        return found

    def remove(self, number: int, annotation: Annotation) -> None:
        """Remove an article from the tables and the index; nothing may be due.

        Args:
            number: Its rowid.
            annotation: What it was filed by.
        """
        self._touched.append(number)
        for use in names_of(annotation):
            self.uses[self._registry.name(use.label, bindable(use.name))] -= 1
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # our names
        self._connection.execute("DELETE FROM search WHERE rowid = ?", (number,))
        self._connection.execute("DELETE FROM search_folded WHERE rowid = ?", (number,))
