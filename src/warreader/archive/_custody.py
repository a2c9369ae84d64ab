"""What looking after an archive asks of it: where its articles came from, whether it is sound, what is still to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._care import check, check_documents, check_links, rebuild
from warreader.archive._codec import identity_bytes
from warreader.archive._compile import Compiler
from warreader.archive._database import fetch, translated
from warreader.archive._naming import NamedArchive
from warreader.archive._rows import origin_of
from warreader.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.article import Origin

_AT_ONCE: Final = 500  # IDs looked up by one statement; SQLite takes 32,766 values
_ENGINES: Final = "coalesce((SELECT id FROM label WHERE kind = 'engines' AND text = ?), -1)"
_ORIGINS: Final = (
    "SELECT lower(hex(o.identity)), c.text || o.record, o.sha256, o.captured, o.imported "
    "FROM origin o JOIN label c ON c.id = o.container ORDER BY c.text, o.record"
)


class CustodyArchive(NamedArchive):
    """An archive as those see it who look after it; `Archive` adds what it is for."""

    def known(self, identities: Sequence[str]) -> frozenset[str]:
        """Tell which articles are there already.

        Args:
            identities: IDs of 16 digits each.

        Returns:
            Those that the archive holds.
        """
        found: set[str] = set()
        with translated(self.path):
            connection = self._readers.get()
            for start in range(0, len(identities), _AT_ONCE):
                some = [identity_bytes(one) for one in identities[start : start + _AT_ONCE]]
                places = ",".join("?" * len(some))
                sql = f"SELECT lower(hex(identity)) FROM article WHERE identity IN ({places})"  # question marks only
                found.update(row[0] for row in fetch(connection, sql, *some))
        return frozenset(found)

    def stale(self, engines: str, query: Query | None = None) -> list[str]:
        """Give the articles that are not annotated yet, or were annotated by other engines.

        Args:
            engines: The version of the engines that there are now.
            query: Only of these articles; None: of all.

        Returns:
            IDs: those not annotated first, then newest first.

        Raises:
            QueryError: A name in the query means too many people.
        """
        condition, values = "1", list[int | str]()
        with translated(self.path):
            connection = self._readers.get()
            if query not in {None, Query()}:
                text, values = Compiler.select(query, connection, self.lexicon).sql("{id}")
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
        with translated(self.path):
            for identity, *values in self._readers.get().execute(_ORIGINS):
                yield identity, origin_of(*values)

    def rebuild(self) -> int:
        """Make the index anew from the documents, in one transaction: after damage to it.

        Returns:
            How many articles were indexed.
        """
        with self._writing() as writer:
            return rebuild(self._writer, writer)

    def check(self) -> list[str]:
        """Look for damage in both databases; reads every text.

        Returns:
            What is wrong, a line each; empty if all is well.
        """
        with self._lock, translated(self.path):
            found = check(self._writer, self.path.name) + self.marks.check()
            return found or check_links(self._writer) + check_documents(self._documents())
