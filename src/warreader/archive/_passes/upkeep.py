"""Maintenance of an archive: merging the index, storing counts, listing origins, checking and rebuilding."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from warreader.archive._counting.stored_facets import keep_counts, kept_facets
from warreader.archive._search.compile import Compiler
from warreader.archive._search.rows import origin_of
from warreader.archive._search.title_order import keep_titles, kept_titles
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.maintenance import check, check_documents, check_links, optimize, rebuild
from warreader.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive._store import Store
    from warreader.article import Origin

Told = Callable[[str, int, int], object]
"""Takes what is done, of how many it is done, and how many there are."""
_DATABASES: Final = "databases checked"
_ENGINES: Final = "coalesce((SELECT id FROM label WHERE kind = 'engines' AND text = ?), -1)"
_ORIGINS: Final = (
    "SELECT lower(hex(o.identity)), c.text || o.record, o.sha256, o.captured, o.imported, o.url, s.text FROM origin o "
    "JOIN label c ON c.id = o.container LEFT JOIN label s ON s.id = o.source ORDER BY c.text, o.record"
)


class Upkeep:
    """Maintenance of one archive.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def optimize(self) -> None:
        """Merge the index and count the words for completion; after an import of more than a few articles.

        Done in short transactions. Without it everything works, a little slower.
        """
        with self._store.exclusive() as connection:
            optimize(connection)
            self.keep_counts()
            reader = self._store.readers.get()
            if kept_facets(reader) is not None and kept_titles(reader) is None:
                keep_titles(reader, connection)

    def keep_counts(self) -> None:
        """Count over the whole archive, for all programs that ask until it changes; a second for a million articles.

        Only where that takes longer than reading the answer: in a large archive.
        """
        with self._store.exclusive() as connection:
            reader = self._store.readers.get()
            keep_counts(reader, connection, Compiler.select(Query(), reader, self._store.lexicon))

    def stale(self, engines: str, query: Query | None = None) -> list[str]:
        """Return the articles that are not annotated yet, or were annotated by other engines.

        Args:
            engines: The version of the engines that there are now.
            query: Only of these articles; None: of all.

        Returns:
            IDs: those not annotated first, then newest first.

        Raises:
            QueryError: A name in the query means too many people.
        """
        condition, values = "1", list[int | str]()
        with self._store.reading() as connection:
            if query not in {None, Query()}:
                text, values = Compiler.select(query, connection, self._store.lexicon).sql("{id}")
                condition = f"id IN ({text})"
            sql = (
                f"SELECT lower(hex(identity)) FROM article WHERE engines IS NOT {_ENGINES} AND {condition} "  # ours
                "ORDER BY engines IS NOT NULL, id DESC"
            )
            return [row[0] for row in fetch(connection, sql, engines, *values)]

    def origins(self) -> Iterator[tuple[str, Origin]]:
        """Give every origin of every article, those of one folder or file together, to look whether they are the same.

        Yields:
            The article's ID and the origin.
        """
        with self._store.reading() as connection:
            for identity, *values in connection.execute(_ORIGINS):
                yield identity, origin_of(*values)

    def rebuild(self, progress: Told | None = None) -> int:
        """Make the index anew from the documents, in one transaction: after damage to it.

        Args:
            progress: Told what is done, of how many it is done, and how many there are.

        Returns:
            How many articles were indexed.
        """
        told = progress or _tell_nobody
        with self._store.writing() as writer:
            return rebuild(self._store.connection, writer, lambda done, total: told("articles indexed", done, total))

    def check(self, progress: Told | None = None) -> list[str]:
        """Check for damage in both databases; reads every text.

        Args:
            progress: As for `rebuild`.

        Returns:
            What is wrong, a line each; empty if all is well.
        """
        store, told = self._store, progress or _tell_nobody
        with store.exclusive() as connection:
            told(_DATABASES, 0, 2)
            found = check(connection, store.path.name)
            told(_DATABASES, 1, 2)
            found += store.marks.check()
            if found := found or check_links(connection):
                return found
            total = int(fetch_one(connection, "SELECT count(*) FROM article")[0])
            return check_documents(store.documents(), lambda done: told("texts checked", done, total))


def _tell_nobody(what: str, done: int, total: int) -> None:
    """Take how far it is, and keep it."""
