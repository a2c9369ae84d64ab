"""Opens a database that cannot be written, as on a disk that is full or read-only.

One of this version is read as it stands. One that must be made first, or brought up to date, is read from memory, where
that is done.
"""

from __future__ import annotations

import uuid
from contextlib import closing
from typing import TYPE_CHECKING, Final

import apsw

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SHARED: Final = 32_768  # bytes of the shortest -shm, https://www.sqlite.org/walformat.html section 2.2
_HOLDS: Final = {"-wal": 1, "-journal": 1, "-shm": _SHARED}
"""The files beside a database, and from which size on they hold something, or a program has it open."""
_MOST: Final = 256_000_000
"""Bytes of a database that is taken into memory: 150,000 stories."""


class _InMemory(apsw.Connection):
    """A database in memory that other connections of this process can open too.

    https://www.sqlite.org/src/file/src/memdb.c: names that begin with a slash are shared.
    """

    def __init__(self) -> None:
        self.address: Final = f"file:/{uuid.uuid4().hex}?vfs=memdb"
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
        super().__init__(self.address, flags)


def address(path: Path, *, frozen: bool) -> str:
    """Write a path as SQLite takes it from who opens it with `SQLITE_OPEN_URI` or attaches it there.

    It names the file system, as what is attached to a database in memory would else be looked for in memory.

    Args:
        path: A database.
        frozen: Whether to read it as it stands, without locks and without the files beside it
            (https://www.sqlite.org/uri.html, `immutable`).
    """
    return f"{path.absolute().as_uri()}?vfs={apsw.vfs_names()[0]}{'&immutable=1' if frozen else ''}"


def address_of(connection: apsw.Connection, path: Path) -> str:
    """Write where other connections find what one has open; `path` is the file that it was opened for."""
    if isinstance(connection, _InMemory):
        return connection.address
    return address(path, frozen=is_frozen(connection))


def is_frozen(connection: apsw.Connection) -> bool:
    """Return whether a database could not be opened for writing, so that its connection only reads."""
    return bool(connection.open_flags & apsw.SQLITE_OPEN_URI)


def open_to_read(
    path: Path, *, current: bool, make: bool, migrate: Callable[[apsw.Connection], None]
) -> apsw.Connection | None:
    """Open a database that cannot be written.

    Args:
        path: The file.
        current: Whether it is of this version.
        make: Whether it is made in memory where there is none.
        migrate: Brings it up to date.

    Returns:
        A connection that only reads, see `is_frozen`; None where it is missing, where the files beside it hold a part
        of it, and where it is too large to be taken into memory.
    """
    size = path.stat().st_size if path.exists() else 0
    if (size > _MOST and not current) or not (size or make) or (size and not _stands_alone(path)):
        return None
    if current:
        return apsw.Connection(address(path, frozen=True), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    connection = _InMemory()
    try:
        if size:
            _copy(path, connection)
        migrate(connection)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _stands_alone(path: Path) -> bool:
    """Return whether a database is whole without the files beside it: they hold nothing, no program has it open."""
    beside = [(path.with_name(f"{path.name}{end}"), size) for end, size in _HOLDS.items()]
    return not any(one.exists() and one.stat().st_size >= size for one, size in beside)


def _copy(path: Path, connection: apsw.Connection) -> None:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    with (
        closing(apsw.Connection(address(path, frozen=True), flags=flags)) as file,
        connection.backup("main", file, "main") as pages,
    ):
        pages.step(-1)
