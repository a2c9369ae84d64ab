"""The archive of articles, as the rest of the program sees it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from warreader.archive._care import DELETED, merge_deleted, optimize
from warreader.archive._changes import generation
from warreader.archive._codec import identity_bytes
from warreader.archive._compile import Compiler
from warreader.archive._counting import FACET_SECONDS, CountingArchive
from warreader.archive._database import fetch, fetch_one, translated
from warreader.archive._explain import explain
from warreader.archive._facets import ALL_KINDS, FacetKind
from warreader.archive._kept_facets import keep_counts, kept_facets
from warreader.archive._limits import limited
from warreader.archive._listing import Listing
from warreader.archive._neighbours import find_neighbours
from warreader.archive._result_facets import asks_for_marks, facets_of
from warreader.archive._rows import read_article, read_slug
from warreader.archive._titles import keep_titles, kept_titles
from warreader.archive._values import AddReport
from warreader.errors import NothingFoundError, UsageError
from warreader.query import And, Near, Or, Query, Sort, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from warreader.archive._values import Expansion, Facets, Neighbour
    from warreader.article import Article, Entity, Published
    from warreader.query import Node

_ID_DIGITS: Final = 16
_SHOWN_MATCHES: Final = 5
_MOST_RESOLVED: Final = 1_000


class Archive(CountingArchive):
    """A folder with `archive.db` and one with `user.db`. Safe to use from any thread; one writes at a time.

    Make one by `Archive.open`.
    """

    def __len__(self) -> int:
        """Count the articles."""
        return self.search(Query()).total

    # Writing

    def add(self, articles: Sequence[Article]) -> AddReport:
        """Store articles, in one transaction: all of them, or none if it fails.

        An article that is there already gets the new origins, and nothing else changes. The same text with another
        given title or date is another article, marked as a duplicate.

        Args:
            articles: In any order; some may be equal.

        Returns:
            How many were new.

        Raises:
            ArchiveError: The disk is full, or another program holds the archive.
        """
        with self._writing() as writer:
            stored = tuple(article.id for article in articles if writer.add(article))
        return AddReport(len(stored), len(articles) - len(stored), stored)

    def replace(self, articles: Sequence[Article]) -> int:
        """Store what the engines understand now of articles that are there; slugs, origins and marks stay.

        Returns:
            How many were there.
        """
        with self._writing() as writer:
            return sum(writer.replace(article) for article in articles)

    @contextmanager
    def replacing_many(self) -> Iterator[None]:
        """Leave what is replaced in the index while the block runs: to merge it on the way takes up to 0.7 s each time.

        Where a program is killed it stays so until another one is through with such a block.
        """
        with self._lock, translated(self.path):
            merge_deleted(self._writer, 0)
        yield
        with self._lock, translated(self.path):
            merge_deleted(self._writer, DELETED)

    def remove(self, identities: Sequence[str]) -> int:
        """Take articles out, with their origins; the reader's marks stay.

        Returns:
            How many were there.
        """
        with self._writing() as writer:
            return sum(writer.remove(identity) for identity in identities)

    def optimize(self) -> None:
        """Merge the index and count the words for completion; after an import of more than a few articles.

        Done in short transactions. Without it everything works, a little slower.
        """
        with self._lock, translated(self.path):
            optimize(self._writer)
            self.keep_counts()
            reader = self._readers.get()
            if kept_facets(reader) is not None and kept_titles(reader) is None:
                keep_titles(reader, self._writer)

    def keep_counts(self) -> None:
        """Count over the whole archive, for all programs that ask until it changes; a second for a million articles.

        Only where that takes longer than reading the answer: in a large archive.
        """
        with self._lock, translated(self.path):
            reader = self._readers.get()
            keep_counts(reader, self._writer, Compiler.select(Query(), reader, self.lexicon))

    # Reading

    def resolve(self, prefix: str) -> str:
        """Find the full ID of an article.

        Args:
            prefix: The first digits of an ID, or a whole slug.

        Returns:
            16 hexadecimal digits.

        Raises:
            NothingFoundError: There is no such article.
            UsageError: There are several.
        """
        wanted = prefix.strip().lower()
        digits = wanted if _is_hex(wanted) else wanted[-8:]
        if not 1 <= len(digits) <= _ID_DIGITS or not _is_hex(digits):
            raise NothingFoundError(f"no article has the ID {prefix!r}; list shows the IDs")
        low, high = identity_bytes(digits.ljust(16, "0")), identity_bytes(digits.ljust(16, "f"))
        with translated(self.path):
            rows = fetch(
                self._readers.get(),
                "SELECT lower(hex(identity)), id, slug, title, published FROM article "
                "WHERE identity BETWEEN ? AND ? ORDER BY 1 LIMIT ?",
                low,
                high,
                _MOST_RESOLVED,
            )
        found = [row[0] for row in rows if _is_hex(wanted) or read_slug(*row) == wanted]
        if not found:
            raise NothingFoundError(f"no article has the ID {prefix!r}; list shows the IDs")
        if len(found) > 1:
            shown = ", ".join(found[:_SHOWN_MATCHES]) + (", ..." if len(found) > _SHOWN_MATCHES else "")
            raise UsageError(f"{prefix!r} begins several IDs: {shown}; write more of it")
        return str(found[0])

    def article(self, identity: str) -> Article:
        """Read an article: inferred date and joined names are laid over what the engines understood.

        Args:
            identity: 16 digits, as `resolve` gives them.

        Returns:
            The article, with all its origins.

        Raises:
            NothingFoundError: There is no such article.
        """
        if len(identity) != _ID_DIGITS or not _is_hex(identity):
            raise NothingFoundError(f"no article has the ID {identity!r}; list shows the IDs")
        with translated(self.path):
            found = read_article(self._documents(), identity)
        if found is None:
            raise NothingFoundError(f"no article has the ID {identity!r}; list shows the IDs")
        return found

    def search(self, query: Query, sort: Sort = Sort.NEWEST, *, typing: bool = False) -> Listing:
        """Find articles.

        Args:
            query: What to find.
            sort: The order; a `sort:` in the query wins.
            typing: True while the query is being typed: in a large archive `shel*` then stands for its commonest
                completions only, and the listing says so by `approximate`.

        Returns:
            The list; nothing is counted or fetched yet.

        Raises:
            QueryError: A name in the query means too many people, or to draw its sample takes too long.
        """
        with translated(self.path), limited(self._readers.get(), FACET_SECONDS) as connection:
            selection = Compiler.select(query, connection, self.lexicon, typing=typing)
            order = query.sort or sort
            ranking = None
            if order is Sort.RELEVANCE:
                words = _words(query.root)
                compiler = Compiler(connection, self.lexicon, query.root, folded=False)
                ranking = compiler.expression(Or(tuple(words)) if len(words) > 1 else words[0]) if words else None
        return Listing(self._readers, self.path, selection, order, ranking)

    def shrink(self) -> None:
        """Give back the pages that this thread's connection keeps for its next question."""
        with translated(self.path):
            self._readers.get().execute("PRAGMA shrink_memory")

    def version(self) -> int:
        """Give a number that changes when anything is written to `archive.db`, by this program or another.

        To be compared with what the same thread was given before; reads no table.
        """
        with translated(self.path):
            return int(self._readers.get().pragma("data_version"))

    def foreign_version(self) -> int:
        """Give a number that changes when somebody else, who has the archive open too, writes to `archive.db`.

        To be compared with what was given before; reads no table.
        """
        with self._lock, translated(self.path):
            return int(self._writer.pragma("data_version"))

    def facets(self, query: Query, kinds: Collection[FacetKind] = ALL_KINDS) -> Facets:
        """Count cities, days, people, sources and tags over the articles of a query.

        Args:
            query: What to count over; its order does not matter.
            kinds: What to count: people take longest. The rest is left empty.

        Returns:
            The counts; every number is the length of the list that choosing it gives. Of people, the most named.

        Raises:
            QueryError: The query takes too long.
        """
        found = self._derived_facets(query, kinds)
        return replace(found, tags=self.count_tags(query)) if "tag" in kinds else found

    def _derived_facets(self, query: Query, kinds: Collection[FacetKind]) -> Facets:
        """Count what follows from the archive alone, and remember it until the archive changes."""
        with translated(self.path), limited(self._readers.get(), FACET_SECONDS) as connection:
            key, made_in = (str(replace(query, sort=None)), frozenset(kinds)), generation(connection)
            if (remembered := self._facets.get(key, made_in)) is not None:
                return remembered
            if query == Query(sort=query.sort) and (kept := kept_facets(connection)) is not None:
                return kept
            select = partial(Compiler.select, connection=connection, lexicon=self.lexicon)
            found = facets_of(connection, select, query, kinds)
        if not asks_for_marks(query.root):
            self._facets.put(key, made_in, found)
        return found

    def explain(self, query: Query) -> tuple[Expansion, ...]:
        """Say what the conditions of a query were understood as.

        Args:
            query: Any.

        Returns:
            An entry for each condition that stands for more than itself.
        """
        with translated(self.path):
            return explain(query, self._readers.get(), self.lexicon)

    def city_value(self, geonameid: int) -> str:
        """Say what to write behind `city:` or `about:` so that exactly this city is meant.

        Returns:
            Its name, where that means this city alone; else its GeoNames number.
        """
        with translated(self.path):
            row = fetch_one(self._readers.get(), "SELECT name FROM city WHERE id = ?", geonameid)
        name = None if row is None else str(row[0])
        return name if name and self.lexicon.cities(name) == {geonameid} else str(geonameid)

    # The passes over a whole archive

    def undated(self) -> list[str]:
        """Give the IDs of all articles whose own text states no day with a year, inferred since or not."""
        sql = "SELECT lower(hex(a.identity)) FROM undated u JOIN article a ON a.id = u.article ORDER BY a.identity"
        with translated(self.path):
            return [row[0] for row in fetch(self._readers.get(), sql)]

    def neighbours(self, identity: str, limit: int = 20) -> list[Neighbour]:
        """Find dated articles that share rare words with an article.

        Args:
            identity: The article.
            limit: At most so many.

        Returns:
            Those with a stated whole day, the best match first; never the article itself or a copy of its text.

        Raises:
            NothingFoundError: There is no such article.
        """
        article = self.article(identity)
        with translated(self.path):
            return find_neighbours(self._documents(), self.lexicon, article, limit)

    def set_inferred(self, identity: str, published: Published | None, days: Sequence[Entity] | None = None) -> bool:
        """Give an article the date that was inferred for it; it moves to that day.

        Args:
            identity: The article.
            published: The date, with its basis, evidence and alternatives; None goes back to what its text says.
            days: The DATE entities that follow from it, see `text.annotate.days_told`; None leaves them as they are.

        Returns:
            True if something changed.
        """
        with self._writing() as writer:
            return writer.redate(identity, published, days)


def _words(node: Node | None) -> list[Words | Near]:
    """Gather the words that an answer should have, for ranking."""
    if isinstance(node, And | Or):
        return [word for part in node.parts for word in _words(part)]
    return [node] if isinstance(node, Words | Near) else []


def _is_hex(text: str) -> bool:
    return bool(text) and all(character in "0123456789abcdef" for character in text)
