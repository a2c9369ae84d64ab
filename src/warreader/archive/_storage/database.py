"""Opens a database file: creates it, migrates it, or refuses it; turns driver errors into messages for users.

A foreign, damaged or newer file is never written to: its header is read as bytes before SQLite touches it.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._storage.read_only import open_to_read
from warreader.errors import ArchiveError, DamagedError, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from warreader.archive._storage.schema import Schema

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100  # bytes, https://www.sqlite.org/fileformat.html section 1.3
_WRITE_AHEAD: Final = 2  # bytes 18 and 19 of the header
_BUSY: Final = 60_000  # ms to wait for another writer: one batch of an import, on a slow disk and a busy machine
_PAUSE: Final = 0.02  # seconds between two tries
_INCREMENTAL: Final = 2  # pages that a merge of the index frees are given back by Upkeep.optimize
_AWAY: Final = "move it away"
_REMEDY: Final = {
    "archive.db": "mend it with: warreader rebuild, or move it away and import again",
    "user.db": "put a backup back with: warreader restore FILE, or move it away to start anew",
}
_NOT_WRITTEN: Final = frozenset(
    {
        apsw.SQLITE_IOERR_WRITE,
        apsw.SQLITE_IOERR_FSYNC,
        apsw.SQLITE_IOERR_TRUNCATE,
        apsw.SQLITE_IOERR_SHMSIZE,
        apsw.SQLITE_IOERR_DIR_FSYNC,
    }
)


def open_database(path: Path, schema: Schema, *, make_in_memory: bool = False) -> apsw.Connection:
    """Open a database for writing; make it or bring it up to date where needed.

    Args:
        path: The file; its folder exists.
        schema: What it must be.
        make_in_memory: Where there is none and none can be made, give an empty one that only reads.

    Returns:
        A connection in WAL mode. Where SQLite cannot make the files beside it that this mode needs, as on a disk that
        is full or read-only, one that only reads: see `read_only`.

    Raises:
        ArchiveError: It is damaged, not ours, or newer than this program; it was left as it is.
    """
    with translated(path):
        _check_header(path, schema)
        try:
            return _open_for_writing(path, schema)
        except (apsw.FullError, apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError) as error:
            older = is_older(path, schema)
            current = path.exists() and is_ours(path, schema, current=True)
            if not (older or current or make_in_memory):  # the disk was full before the first table was made
                raise
            found = open_to_read(
                path,
                current=current,
                make=make_in_memory,
                migrate=lambda connection: _migrate(connection, path, schema),
            )
            if found is None and older:
                raise ArchiveError(
                    f"{path} was written by an older warreader and must be brought up to date, but it or its folder "
                    f"cannot be written; copy {path.parent} to where it can be, and name the copy by --archive"
                ) from error
            if found is None:
                raise
            return found


def _open_for_writing(path: Path, schema: Schema) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(_BUSY)
        if path.stat().st_size == 0:
            connection.pragma("page_size", schema.page_size)
            connection.pragma("auto_vacuum", _INCREMENTAL)
        _migrate(connection, path, schema)
        _write_ahead(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_header(path: Path, schema: Schema) -> None:
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise DamagedError(
            f"{path} is damaged or no warreader database; it was left as it is", _REMEDY.get(path.name, _AWAY)
        )
    version, application = int.from_bytes(header[60:64]), int.from_bytes(header[68:72])
    if (version or application) or not _is_blank(path):  # blank: the disk was full before the first table was made
        _refuse(path, schema, application, version)


def _is_blank(path: Path) -> bool:
    """Return whether a database has no table at all; nothing is written."""
    if path.with_name(f"{path.name}-journal").exists():  # cut off while it was made; SQLite must take that back first
        return True
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None
    finally:
        connection.close()


def is_older(path: Path, schema: Schema) -> bool:
    """Tell whether a database was made by an older version of this program, so that opening it brings it up to date."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    version, application = int.from_bytes(header[60:64]), int.from_bytes(header[68:72])
    return application == schema.application_id and 0 < version < schema.version


def is_ours(path: Path, schema: Schema, *, current: bool = False) -> bool:
    """Return whether a file is a database that this program made so, of whatever version, or is empty.

    Args:
        path: The file.
        schema: What it should be.
        current: Ask for the version of this program, and for content.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
    known = header.startswith(_MAGIC) and int.from_bytes(header[68:72]) == schema.application_id
    if current:
        return known and int.from_bytes(header[60:64]) == schema.version
    return not header or known


def is_live(path: Path) -> bool:
    """Return whether a program works in a database, or has: it is in WAL mode, which a copy for keeping is not."""
    with path.open("rb") as file:
        return _WRITE_AHEAD in file.read(_HEADER)[18:20]


def _refuse(path: Path, schema: Schema, application: int, version: int) -> None:
    if application != schema.application_id:
        raise ArchiveError(
            f"{path} belongs to another program; it was left as it is. Choose another folder by --archive"
        )
    if version > schema.version:
        raise ArchiveError(
            f"{path} was written by a newer warreader (version {version}, this one knows {schema.version}); "
            "it was left as it is. Update warreader"
        )


def _migrate(connection: apsw.Connection, path: Path, schema: Schema) -> None:
    if connection.pragma("user_version") == schema.version:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        return
    with transaction(connection):
        version = connection.pragma("user_version")  # again: another process may have been faster
        application = connection.pragma("application_id")
        if version == 0 and application == 0 and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            application = -1
        if version or application:
            _refuse(path, schema, application, version)
        for step in schema.migrations[version:]:
            if callable(step):
                step(connection)
            else:
                connection.execute(step)
        connection.pragma("application_id", schema.application_id)
        connection.pragma("user_version", schema.version)


def _write_ahead(connection: apsw.Connection) -> None:
    """Change to WAL mode. Where two programs do so at once SQLite refuses one of them, whatever the time-out."""
    end = time.monotonic() + _BUSY / 1000
    while True:
        try:
            connection.pragma("journal_mode", "wal")
        except apsw.BusyError:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


class DamagedValueError(Exception):
    """A value in the database is not what was written there."""


@contextmanager
def decoding() -> Iterator[None]:
    """Read values that were written by `_storage.codec`; whatever is wrong with them is damage.

    Raises:
        DamagedValueError: A value cannot be read.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise DamagedValueError(_line(error)) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of the database driver into ours.

    Args:
        path: The file to name.

    Raises:
        DamagedError: The file is damaged; what SQLite makes of that may be a missing table.
        ArchiveError: It cannot be read or written, or is held by another program.
        QueryError: A query ran into its time limit.
    """
    try:
        yield
    except apsw.InterruptError as error:
        raise QueryError("this query takes too long; add a rarer word, a city or a date") from error
    except apsw.BusyError as error:
        raise ArchiveError(f"another program is writing to {path}; try again in a moment") from error
    except (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.SQLError, DamagedValueError) as error:
        raise DamagedError(
            f"{path} is damaged ({_line(error)}) and was left as it is", _REMEDY.get(path.name, _AWAY)
        ) from error
    except apsw.ReadOnlyError as error:
        raise ArchiveError(
            f"{path} cannot be written: the disk is full, or the file or its folder is read-only; "
            "what was stored before is safe"
        ) from error
    except apsw.FullError as error:
        raise ArchiveError(f"{path} cannot be written: the disk is full; what was stored before is safe") from error
    except apsw.IOError as error:  # ENOSPC is a FullError; a quota or a limit of the shell is not
        if getattr(error, "extendedresult", 0) not in _NOT_WRITTEN:
            raise ArchiveError(f"{path} cannot be read: {_line(error)}; is its disk sound?") from error
        raise ArchiveError(
            f"{path} cannot be written: the disk is full, or a limit is reached; what was stored before is safe"
        ) from error
    except (apsw.Error, OSError) as error:
        raise ArchiveError(f"{path} cannot be used: {_line(error)}") from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Run a block as one transaction that takes the write lock at once.

    A deferred one could fail half-way with SQLITE_BUSY_SNAPSHOT, whatever the time-out.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check_unmoved(connection: apsw.Connection, path: Path) -> None:
    """See that what is written is written into the file of that name: in WAL mode SQLite does not look.

    Args:
        connection: The write connection.
        path: What it has opened.

    Raises:
        ArchiveError: Somebody has deleted, moved or replaced it.
    """
    import ctypes  # only who writes needs it

    moved = ctypes.c_int(0)  # https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    connection.file_control("main", apsw.SQLITE_FCNTL_HAS_MOVED, ctypes.addressof(moved))
    if moved.value:
        raise ArchiveError(f"{path} was deleted, moved or replaced since it was opened; nothing was noted. Start again")


def fetch(connection: apsw.Connection, sql: str, *values: apsw.SQLiteValue | object) -> list[tuple[Any, ...]]:
    """Run a statement and give all its rows, each as whatever was selected."""
    return connection.execute(sql, values).fetchall()


def fetch_one(connection: apsw.Connection, sql: str, *values: apsw.SQLiteValue | object) -> Any:  # noqa: ANN401
    """Run a statement and give its first row as a tuple; None where there is none."""
    return connection.execute(sql, values).fetchone()


class Readers:
    """One read connection for each thread, made when a thread first asks.

    Args:
        connect: Makes a connection.
        check: Raises where nothing may be read any more.
    """

    def __init__(self, connect: Callable[[], apsw.Connection], check: Callable[[], None]) -> None:
        self._connect, self._check = connect, check
        self._local = threading.local()
        self._all: list[apsw.Connection] = []
        self._lock = threading.Lock()

    def get(self) -> apsw.Connection:
        """Return the connection of this thread."""
        self._check()
        connection: apsw.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            connections, self._all = self._all, []
        for connection in connections:
            connection.close()
