"""What the reader does to an archive: corrections that the articles follow, undo, tags counted, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._compile import Compiler
from warreader.archive._database import fetch, fetch_one, translated
from warreader.archive._limits import limited
from warreader.archive._related import RelatedArchive
from warreader.archive._values import NameCount
from warreader.errors import NothingFoundError

if TYPE_CHECKING:
    from warreader.archive._correction import Correction
    from warreader.archive._journal import Undone
    from warreader.query import Query

_TAGGED: Final = "SELECT a.id FROM user.tag t JOIN article a ON a.identity = unhex(t.article)"
_COUNTS: Final = """
SELECT t.name, count(*) FROM user.tag t JOIN article a ON a.identity = unhex(t.article) WHERE +a.id IN (%s)
GROUP BY 1 ORDER BY 2 DESC, 1
"""
_NEW: Final = (
    "{id} IN (SELECT a.id FROM origin o JOIN article a ON a.identity = o.identity "
    "WHERE o.number = 0 AND o.imported > ?)"
)
_FEW: Final = 500
"""Tags whose articles are each looked for among the hits: 0.1 ms, and 0.5 where the beginning of a word is sought. With
more of them all hits are gone through."""
_SECONDS: Final = 10.0  # processor time; asked for in a worker


class WorkingArchive(RelatedArchive):
    """An archive that follows what the reader does."""

    def correct(self, identity: str, correction: Correction) -> bool:
        """Note what the reader says of an article and let it follow: it moves to its day, its cities and its headline.

        Args:
            identity: The article.
            correction: All that the reader says; an empty one takes everything back.

        Returns:
            True if it is news. It is on disk, and survives every re-import.

        Raises:
            NothingFoundError: There is no such article.
        """
        with translated(self.path):
            known = fetch_one(self._readers.get(), "SELECT 1 FROM article WHERE identity = unhex(?)", identity)
        if known is None:
            raise NothingFoundError(f"no article has the ID {identity!r}; list shows the IDs")
        news = self.marks.set_correction(identity, correction)
        self.lay_corrections()
        return news

    def undo(self) -> Undone | None:
        """Take back the latest thing that the reader did: a mark, tags, a note, a correction, one or a thousand.

        Returns:
            What was taken back; None if there is nothing to undo.
        """
        undone = self.marks.undo()
        if undone is not None and undone.corrected:
            self.lay_corrections()
        return undone

    def count_tags(self, query: Query) -> tuple[NameCount, ...]:
        """Count the reader's tags over the articles of a query.

        Returns:
            Largest first; every count is the length of the list that `tag:` gives.

        Raises:
            QueryError: The query takes too long.
        """
        with translated(self.path), limited(self._readers.get(), _SECONDS) as connection:
            if fetch_one(connection, "SELECT 1 FROM user.tag LIMIT 1") is None:
                return ()
            selection = Compiler.select(query, connection, self.lexicon)
            few = fetch_one(connection, "SELECT 1 FROM user.tag LIMIT 1 OFFSET ?", _FEW) is None
            sought = selection.match is None or (few and "*" not in selection.match)
            text, values = selection.sql("{id}", (f"{'' if sought else '+'}{{id}} IN ({_TAGGED})", []))
            rows = fetch(connection, _COUNTS % text, *values)
        return tuple(NameCount(name, name, count) for name, count in rows)

    def newest_import(self) -> int | None:
        """Give the moment at which the newest article was imported, seconds since 1970; None in an empty archive."""
        with translated(self.path):
            row = fetch_one(self._readers.get(), "SELECT max(imported) FROM origin WHERE number = 0")
        return None if row is None or row[0] is None else int(row[0])

    def count_new(self, query: Query, seen: int | None) -> int:
        """Count the articles of a query that were imported since it was last looked at.

        Args:
            query: A saved search.
            seen: What `newest_import` said then; None: nothing of it was ever seen.

        Returns:
            How many.

        Raises:
            QueryError: The query takes too long.
        """
        with translated(self.path), limited(self._readers.get(), _SECONDS) as connection:
            selection = Compiler.select(query, connection, self.lexicon)
            if seen is not None:
                selection.conditions.append((_NEW, [seen]))
            text, values = selection.sql("count(*)")
            return int(fetch_one(connection, text, *values)[0])
