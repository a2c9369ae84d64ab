"""Holds an archive open: its connections, its reader's marks, and its lock."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Self

import apsw

from warreader.archive._compression import Compression
from warreader.archive._database import Readers, fetch, is_older, open_database, transaction, translated
from warreader.archive._documents import Documents
from warreader.archive._lexicon import ArchiveLexicon
from warreader.archive._marks import Marks
from warreader.archive._remembered import Remembered, RememberedFacets
from warreader.archive._schema import ARCHIVE
from warreader.archive._writer import Writer
from warreader.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


class OpenArchive:
    """An archive with nothing but what keeps it open; `Archive` adds what it is for."""

    def __init__(self, folder: Path, user: Path, names: CityNames | None) -> None:
        self.path: Final = folder / ARCHIVE.name
        """The database file."""
        self._lock = threading.RLock()
        self._writer = open_database(self.path, ARCHIVE)
        try:
            self._writer.pragma("synchronous", "normal")
            self._writer.pragma("cache_size", _WRITER_CACHE)
            self.marks: Final = Marks(user)
            """What the reader made."""
        except BaseException:
            self._writer.close()
            raise
        self._compression = Compression()
        self._readers = Readers(self._connect)
        self._facets = RememberedFacets()
        self._spans: Remembered[tuple[int, ...]] = Remembered(len)
        self.lexicon: Final = ArchiveLexicon(self._readers, names)
        """What spellings mean, for `query.matches`."""
        try:
            with suppress(ArchiveError):  # damage shows where it is met; a busy archive follows at the next start
                self.lay_corrections()
        except BaseException:
            self.close()
            raise

    def lay_corrections(self) -> int:
        """Let the articles follow what the reader says of them, where they do not yet.

        Needed after a correction, after `user.db` was put back from a copy or changed through another archive, and
        after a stop between the two databases; done whenever an archive is opened.

        Returns:
            How many articles were behind.
        """
        with translated(self.path):
            behind = [row[0] for row in fetch(self._readers.get(), _BEHIND)]
        if behind:
            with self._writing() as writer:
                for identity in behind:
                    writer.correct(identity)
        return len(behind)

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
        return cls(folder, user, lexicon)

    @staticmethod
    def is_older(folder: Path) -> bool:
        """Tell whether opening an archive brings it up to date first: 10 s for a million articles."""
        return is_older(folder / ARCHIVE.name, ARCHIVE)

    def _connect(self) -> apsw.Connection:
        connection = apsw.Connection(str(self.path))
        connection.set_busy_timeout(1_000)
        connection.execute("ATTACH ? AS user", (str(self.marks.path),))
        connection.pragma("cache_size", _READER_CACHE)
        connection.create_scalar_function("casefold", _casefold, 1, deterministic=True)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _documents(self) -> Documents:
        return Documents(self._readers.get(), self._compression)

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        """Give a writer for one transaction."""
        with self._lock, translated(self.path):
            self._compression.train(self._writer)  # 0.7 s, once: nobody else shall wait for it
            with self._written() as writer:
                yield writer

    @contextmanager
    def _written(self) -> Iterator[Writer]:
        with transaction(self._writer):
            try:
                marks = self.marks
                writer = Writer(Documents(self._writer, self._compression), marks.corrections(), marks.folds.of)
                yield writer
                writer.finish()
            except BaseException:
                self._compression.forget()
                raise

    def close(self) -> None:
        """Close all connections. No other thread may be using the archive."""
        self._readers.close()
        self._writer.close()
        self.marks.close()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()
