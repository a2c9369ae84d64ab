"""Access to `user.db`: one connection behind a lock; every change is on disk before the call returns."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warreader.archive._storage.database import check_unmoved, open_database, transaction, translated
from warreader.archive._storage.read_only import address_of, is_frozen
from warreader.archive._storage.schema import USER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import apsw


class UserFile:
    """The database of the reader's own data. Safe to use from any thread.

    Written with synchronous=FULL, so that a power cut loses nothing that was confirmed.

    Args:
        folder: Where `user.db` is, or is made.

    Raises:
        ArchiveError: The file is damaged, not ours, or newer than this program.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / USER.name
        self._lock = threading.RLock()
        self._connection = open_database(self.path, USER, make_in_memory=True)
        self._connection.pragma("synchronous", "full")

    @property
    def is_frozen(self) -> bool:
        """True where the file can only be read, see `_storage.read_only`."""
        return is_frozen(self._connection)

    @property
    def address(self) -> str:
        """Where other connections find what is open here."""
        return address_of(self._connection, self.path)

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Return the connection to read from."""
        with self._lock, translated(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Return the connection inside one transaction; it is on disk when the block ends."""
        with self._lock, translated(self.path), transaction(self._connection):
            check_unmoved(self._connection, self.path)
            yield self._connection

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()


def now() -> str:
    """Return the present moment as it is written into the file: ISO 8601, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
