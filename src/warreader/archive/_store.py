"""The open databases of an archive: connections, the write lock, and how to read and write through them.

Whatever works on an archive is given its `Store`: the parts of `Archive`, each for one kind of question, share it.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._search.lexicon import ArchiveLexicon
from warreader.archive._storage.compression import Compression
from warreader.archive._storage.database import (
    Readers,
    check_unmoved,
    fetch,
    open_database,
    transaction,
    translated,
)
from warreader.archive._storage.documents import Documents
from warreader.archive._storage.limits import limited
from warreader.archive._storage.read_only import address_of, is_frozen
from warreader.archive._storage.schema import ARCHIVE
from warreader.archive._user.marks import Marks
from warreader.archive._writing.writer import Writer
from warreader.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive._values import CityNames

_READER_CACHE: Final = -400  # kB a thread: upper levels of the index; the system keeps the rest, and is as fast
_WRITER_CACHE: Final = -65_536

_BEHIND: Final = """
SELECT u.article FROM user.correction u JOIN article a ON a.identity = unhex(u.article)
LEFT JOIN corrected c ON c.identity = a.identity WHERE c.value IS NOT u.value
UNION SELECT lower(hex(c.identity)) FROM corrected c LEFT JOIN user.correction u ON u.article = lower(hex(c.identity))
WHERE u.value IS NULL
"""


def _casefold(*texts: apsw.SQLiteValue) -> str:
    return str(texts[0]).casefold()


class Store:
    """`archive.db` and `user.db`, open. Safe to use from any thread; one writes at a time.

    Args:
        folder: Where `archive.db` is.
        user: Where `user.db` is.
        names: Which cities a spelling can mean; None: only spellings that stand in the archive.

    Raises:
        ArchiveError: A database is damaged, not ours, or newer than this program; nothing was written to it.
    """

    def __init__(self, folder: Path, user: Path, names: CityNames | None) -> None:
        self.path: Final = folder / ARCHIVE.name
        """The database file."""
        self.lock: Final = threading.RLock()
        """Held by whoever uses the write connection."""
        self.connection: Final = open_database(self.path, ARCHIVE)
        """The write connection; see `exclusive` and `writing`."""
        try:
            self.connection.pragma("synchronous", "normal")
            self.connection.pragma("cache_size", _WRITER_CACHE)
            self.marks: Final = Marks(user)
            """What the reader made."""
        except BaseException:
            self.connection.close()
            raise
        self._compression = Compression()
        self._frozen_as = self._written_at()
        self.readers: Final = Readers(self._connect, self._check_unchanged)
        """A read connection for each thread; see `reading`."""
        self.lexicon: Final = ArchiveLexicon(self.readers, names)
        """What spellings mean, for `query.matches`."""
        try:
            with suppress(ArchiveError):  # damage shows where it is met; a busy archive follows at the next start
                self.apply_corrections()
        except BaseException:
            self.close()
            raise

    def apply_corrections(self) -> int:
        """Apply the reader's corrections to articles that do not have them yet.

        Needed after a correction, after `user.db` was put back from a copy or changed through another archive, and
        after a stop between the two databases; done whenever an archive is opened.

        Returns:
            How many articles were behind.
        """
        with self.reading() as connection:
            behind = [row[0] for row in fetch(connection, _BEHIND)]
        if behind:
            with self.writing() as writer:
                for identity in behind:
                    writer.correct(identity)
        return len(behind)

    def _written_at(self) -> list[tuple[int, int]]:
        """Return when those of the files were written that are read without locks, and how long they are."""
        frozen = [self.path] if is_frozen(self.connection) else []
        frozen += [self.marks.path] if self.marks.is_frozen else []
        return [(status.st_mtime_ns, status.st_size) for status in map(Path.stat, filter(Path.exists, frozen))]

    def _check_unchanged(self) -> None:
        """Read no file without locks that has changed: it would look damaged, or give wrong answers."""
        if self._frozen_as and self._written_at() != self._frozen_as:
            raise ArchiveError(
                f"another program has written to {self.path.parent}, of which this one can read only what was there "
                "before; close it and start again"
            )

    def _connect(self) -> apsw.Connection:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        if is_frozen(self.connection):
            flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(address_of(self.connection, self.path), flags=flags)
        connection.set_busy_timeout(1_000)
        connection.execute("ATTACH ? AS user", (self.marks.address,))
        connection.pragma("cache_size", _READER_CACHE)
        connection.create_scalar_function("casefold", _casefold, 1, deterministic=True)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def documents(self) -> Documents:
        """Return the documents, through this thread's read connection."""
        return Documents(self.readers.get(), self._compression)

    @contextmanager
    def reading(self, seconds: float | None = None) -> Iterator[apsw.Connection]:
        """Return this thread's read connection.

        Args:
            seconds: Processor time after which whatever runs is stopped; all that is read inside is then one state of
                the archive. None: no limit, and every statement sees what is there at its time.

        Raises:
            ArchiveError: The archive cannot be read.
            QueryError: The time is up.
        """
        with translated(self.path):
            connection = self.readers.get()
            if seconds is None:
                yield connection
            else:
                with limited(connection, seconds):
                    yield connection

    @contextmanager
    def exclusive(self) -> Iterator[apsw.Connection]:
        """Return the write connection outside of a transaction; no other thread writes meanwhile.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        with self.lock, translated(self.path):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Return a writer for one transaction.

        Raises:
            ArchiveError: The archive cannot be written; nothing of the transaction was.
        """
        with self.exclusive() as connection:
            self._compression.train(connection)  # 0.7 s, once: nobody else shall wait for it
            with self._written() as writer:
                yield writer

    @contextmanager
    def _written(self) -> Iterator[Writer]:
        with transaction(self.connection):
            check_unmoved(self.connection, self.path)
            try:
                marks = self.marks
                writer = Writer(Documents(self.connection, self._compression), marks.corrections(), marks.folds.of)
                yield writer
                writer.finish()
            except BaseException:
                self._compression.forget()
                raise

    def close(self) -> None:
        """Close all connections. No other thread may be using the archive."""
        self.readers.close()
        self.connection.close()
        self.marks.close()
