"""The `Archive` class: the public interface of this package."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from warreader.archive._counting.counts import Counts
from warreader.archive._counting.facets import ALL_KINDS
from warreader.archive._counting.timeline import Timeline
from warreader.archive._passes.dating import Dating
from warreader.archive._passes.fold_index import FoldIndex
from warreader.archive._passes.names import Names
from warreader.archive._passes.relatives import Relatives
from warreader.archive._passes.upkeep import Upkeep
from warreader.archive._search.explain import explain
from warreader.archive._search.rows import read_article, read_slug
from warreader.archive._search.search import search
from warreader.archive._storage.codec import identity_bytes
from warreader.archive._storage.database import fetch, fetch_one, is_older
from warreader.archive._storage.maintenance import deleted_left
from warreader.archive._storage.schema import ARCHIVE
from warreader.archive._store import Store
from warreader.archive._values import AddReport
from warreader.errors import ArchiveError, NothingFoundError, UsageError
from warreader.query import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from warreader.archive._counting.facets import FacetKind
    from warreader.archive._search.listing import Listing
    from warreader.archive._user.correction import Correction
    from warreader.archive._user.journal import Undone
    from warreader.archive._values import CityNames, Expansion, Facets
    from warreader.article import Article

_ID_DIGITS: Final = 16
_SHOWN_MATCHES: Final = 5
_MOST_RESOLVED: Final = 1_000
_AT_ONCE: Final = 500  # IDs looked up by one statement; SQLite takes 32,766 values


class Archive:
    """A folder with `archive.db` and one with `user.db`. Safe to use from any thread; one writes at a time.

    Created by `Archive.open`. Articles and searches are here; everything else is in its parts.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.path: Final = store.path
        """The file of `archive.db`."""
        self.marks: Final = store.marks
        """The reader's own data."""
        self.lexicon: Final = store.lexicon
        """Resolves spellings, for `query.matches`."""
        self.counts: Final = Counts(store)
        """Counts over the articles of a query."""
        self.timeline: Final = Timeline(store)
        """Counts over stretches of time."""
        self.relatives: Final = Relatives(store)
        """Versions and copies of articles."""
        self.fold_index: Final = FoldIndex(store)
        """Keeps the index in step with the reader's fold rules."""
        self.dating: Final = Dating(store)
        """Inferred dates."""
        self.names: Final = Names(store)
        """Names of people and organisations, and how they are joined."""
        self.upkeep: Final = Upkeep(store)
        """Maintenance of the whole archive."""

    @classmethod
    def open(cls, folder: Path, *, user: Path | None = None, lexicon: CityNames | None = None) -> Self:
        """Open an archive; make it if it is missing.

        Args:
            folder: Where `archive.db` is. Made with mode 0700.
            user: Where `user.db` is; None: the same folder.
            lexicon: Which cities a spelling can mean: the gazetteer. None: only spellings that stand in the archive.

        Returns:
            The archive.

        Raises:
            ArchiveError: A database is damaged, not ours, or newer than this program; nothing was written to it.
        """
        user = folder if user is None else user
        for needed in (folder, user):
            try:
                needed.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise ArchiveError(f"{needed} cannot be made: {error.strerror}; choose another by --archive") from error
        older = cls.is_older(folder)
        archive = cls(Store(folder, user, lexicon))
        if older:
            with suppress(ArchiveError):  # without, everything is counted as well, only slower
                archive.upkeep.keep_counts()
        return archive

    @staticmethod
    def is_older(folder: Path) -> bool:
        """Return whether opening an archive brings it up to date first: 10 s for a million articles."""
        return is_older(folder / ARCHIVE.name, ARCHIVE)

    def close(self) -> None:
        """Close all connections. No other thread may be using the archive."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __len__(self) -> int:
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
        with self._store.writing() as writer:
            stored = tuple(article.id for article in articles if writer.add(article))
        return AddReport(len(stored), len(articles) - len(stored), stored)

    def replace(self, articles: Sequence[Article]) -> int:
        """Replace the annotations of stored articles; slugs, origins and marks stay.

        The index is merged when something else is written: merging it here would take up to 0.7 s.

        Returns:
            How many were there.
        """
        with self._store.writing() as writer, deleted_left(self._store.connection):
            count = sum(writer.replace(article) for article in articles)
            writer.flush()
        return count

    def remove(self, identities: Sequence[str]) -> int:
        """Remove articles, with their origins; the reader's marks stay.

        Returns:
            How many were there.
        """
        with self._store.writing() as writer:
            return sum(writer.remove(identity) for identity in identities)

    # What the reader says

    def correct(self, identity: str, correction: Correction) -> bool:
        """Store the reader's corrections of an article and apply them to it.

        Args:
            identity: The article.
            correction: All corrections of the article; an empty one removes them.

        Returns:
            True if it changed anything. It is on disk, and survives every re-import.

        Raises:
            NothingFoundError: There is no such article.
        """
        with self._store.reading() as connection:
            known = fetch_one(connection, "SELECT 1 FROM article WHERE identity = unhex(?)", identity)
        if known is None:
            raise _not_found(identity)
        news = self.marks.set_correction(identity, correction)
        self.apply_corrections()
        return news

    def undo(self) -> Undone | None:
        """Undo the reader's latest change: marks, tags, a note, a correction, on one article or many.

        Returns:
            What was undone; None if there is nothing to undo.
        """
        undone = self.marks.undo()
        if undone is not None and undone.corrected:
            self.apply_corrections()
        return undone

    def apply_corrections(self) -> int:
        """Apply the reader's corrections to articles that do not have them yet; see `Store.apply_corrections`.

        Returns:
            How many articles were behind.
        """
        return self._store.apply_corrections()

    # Reading

    def known(self, identities: Sequence[str]) -> frozenset[str]:
        """Return which of some articles are stored.

        Args:
            identities: IDs of 16 digits each.

        Returns:
            Those that are stored.
        """
        found: set[str] = set()
        with self._store.reading() as connection:
            for start in range(0, len(identities), _AT_ONCE):
                some = [identity_bytes(one) for one in identities[start : start + _AT_ONCE]]
                places = ",".join("?" * len(some))
                sql = f"SELECT lower(hex(identity)) FROM article WHERE identity IN ({places})"  # question marks only
                found.update(row[0] for row in fetch(connection, sql, *some))
        return frozenset(found)

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
            raise _not_found(prefix)
        low, high = identity_bytes(digits.ljust(16, "0")), identity_bytes(digits.ljust(16, "f"))
        with self._store.reading() as connection:
            rows = fetch(
                connection,
                "SELECT lower(hex(identity)), id, slug, title, published FROM article "
                "WHERE identity BETWEEN ? AND ? ORDER BY 1 LIMIT ?",
                low,
                high,
                _MOST_RESOLVED,
            )
        found = [row[0] for row in rows if _is_hex(wanted) or read_slug(*row) == wanted]
        if not found:
            raise _not_found(prefix)
        if len(found) > 1:
            shown = ", ".join(found[:_SHOWN_MATCHES]) + (", ..." if len(found) > _SHOWN_MATCHES else "")
            raise UsageError(f"{prefix!r} begins several IDs: {shown}; write more of it")
        return str(found[0])

    def article(self, identity: str) -> Article:
        """Read an article, with its inferred date and joined names applied.

        Args:
            identity: 16 digits, as `resolve` gives them.

        Returns:
            The article, with all its origins.

        Raises:
            NothingFoundError: There is no such article.
        """
        if len(identity) != _ID_DIGITS or not _is_hex(identity):
            raise _not_found(identity)
        with self._store.reading():
            found = read_article(self._store.documents(), identity)
        if found is None:
            raise _not_found(identity)
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
        return search(self._store, query, sort, typing=typing)

    def shrink(self) -> None:
        """Free cached memory: the pages of this thread's connection, and spellings of cities."""
        self.lexicon.release()
        with self._store.reading() as connection:
            connection.execute("PRAGMA shrink_memory")

    def shrink_writer(self) -> None:
        """Free the cached pages of the write connection, up to 64 MB."""
        with self._store.exclusive() as connection:
            connection.execute("PRAGMA shrink_memory")

    def version(self) -> int:
        """Return a number that changes when anything is written to `archive.db`, by this program or another.

        To be compared with what the same thread was given before; reads no table.
        """
        with self._store.reading() as connection:
            return int(connection.pragma("data_version"))

    def foreign_version(self) -> int:
        """Return a number that changes when somebody else, who has the archive open too, writes to `archive.db`.

        To be compared with what was given before; reads no table.
        """
        with self._store.exclusive() as connection:
            return int(connection.pragma("data_version"))

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
        return self.counts.facets(query, kinds)

    def explain(self, query: Query) -> tuple[Expansion, ...]:
        """Explain how the conditions of a query were understood.

        Args:
            query: Any.

        Returns:
            An entry for each condition that was expanded.
        """
        with self._store.reading() as connection:
            return explain(query, connection, self.lexicon)

    def city_value(self, geonameid: int) -> str:
        """Return the value for `city:` or `about:` that means exactly this city.

        Returns:
            Its name, where that means this city alone; else its GeoNames number.
        """
        with self._store.reading() as connection:
            row = fetch_one(connection, "SELECT name FROM city WHERE id = ?", geonameid)
        name = None if row is None else str(row[0])
        return name if name and self.lexicon.cities(name) == {geonameid} else str(geonameid)

    def newest_import(self) -> int | None:
        """Return the moment at which the newest article was imported, seconds since 1970; None in an empty archive."""
        with self._store.reading() as connection:
            row = fetch_one(connection, "SELECT max(imported) FROM origin WHERE number = 0")
        return None if row is None or row[0] is None else int(row[0])


def _not_found(identity: str) -> NothingFoundError:
    return NothingFoundError(f"no article has the ID {identity!r}; list shows the IDs")


def _is_hex(text: str) -> bool:
    return bool(text) and all(character in "0123456789abcdef" for character in text)
