"""Puts a database file aside, so that another one can take its place: what is there under the new name stays."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain, count
from typing import TYPE_CHECKING, Final

import apsw

if TYPE_CHECKING:
    from pathlib import Path

BESIDE: Final = ("-wal", "-shm", "-journal")
"""Ends of the names of the files that SQLite keeps beside a database."""


def free_name(path: Path, kept_as: str) -> Path:
    """Name a file beside a database under which there is nothing yet: `user.db.damaged`, then `user.db.damaged-2`."""
    names = chain([kept_as], (f"{kept_as}-{number}" for number in count(2)))
    return next(one for one in (path.with_name(f"{path.name}.{name}") for name in names) if not os.path.lexists(one))


def swap_in(path: Path, fresh: Path, kept_as: str) -> Path:
    """Replace a database by a fresh file, which is kept beside it with all that belongs to it.

    Where the disk knows hard links there is a database under the name at every moment.

    Args:
        path: The database; nobody has it open.
        fresh: What takes its place, on the same disk, with no files beside it.
        kept_as: What the old one is called, see `free_name`.

    Returns:
        Where the old one is.
    """
    kept = free_name(path, kept_as)
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(kept.with_name(kept.name + ending))
    link_or_rename(path, kept)
    fresh.replace(path)
    return kept


def link_or_rename(path: Path, kept: Path) -> None:
    """Give a file a second name, or where the disk knows no hard links another one.

    Raises:
        FileExistsError: There is something under that name by now.
    """
    try:
        os.link(path, kept)
    except FileExistsError:
        raise
    except OSError:
        path.replace(kept)


def check_unused(path: Path) -> None:
    """See that nobody else has a database open, as far as its damage lets one.

    Raises:
        apsw.BusyError: Somebody has.
    """
    connection = apsw.Connection(str(path))
    try:
        connection.pragma("locking_mode", "exclusive")
        with suppress(apsw.CorruptError, apsw.NotADBError):
            connection.execute("BEGIN IMMEDIATE; ROLLBACK")
    finally:
        connection.close()
