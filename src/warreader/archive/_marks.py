"""What the reader made: read marks, stars and places, in `user.db`, on disk before a call returns."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import apsw

from warreader.archive._care import check
from warreader.archive._codec import identity_bytes
from warreader.archive._database import fetch_one, open_database, transaction, translated
from warreader.archive._names import NameChoice, forget_choices, read_choices, write_choices
from warreader.archive._schema import USER
from warreader.archive._values import Mark
from warreader.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class Marks:
    """The reader's marks, keyed by article ID; they survive every change of the archive.

    Safe to use from any thread. Written with synchronous=FULL, so that a power cut loses none that was confirmed.

    Args:
        folder: Where `user.db` is, or is made.

    Raises:
        ArchiveError: The file is damaged, not ours, or newer than this program.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / USER.name
        self._lock = threading.Lock()
        self._connection = open_database(self.path, USER)
        self._connection.pragma("synchronous", "full")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def set_read(self, identity: str, value: bool) -> None:  # noqa: FBT001  # set_read(id, True) reads well
        """Mark an article as read or unread."""
        self._set(identity, "read", int(value))

    def set_starred(self, identity: str, value: bool) -> None:  # noqa: FBT001  # as above
        """Give an article a star, or take it away."""
        self._set(identity, "starred", int(value))

    def set_position(self, identity: str, code_point: int) -> None:
        """Remember where in the source text the reader is."""
        self._set(identity, "position", code_point)

    def position(self, identity: str) -> int:
        """Give the place where the reader left an article; 0 where it was never left."""
        return self.get(identity).position

    def get(self, identity: str) -> Mark:
        """Give all marks of an article; one without marks is unread, has no star, and begins at 0."""
        sql = "SELECT read, starred, position FROM mark WHERE article = ?"
        with self._lock, translated(self.path):
            row = fetch_one(self._connection, sql, identity)
        return Mark() if row is None else Mark(bool(row[0]), bool(row[1]), row[2])

    def name_choices(self) -> list[NameChoice]:
        """Give everything that the reader decided about names, in the order of the spellings."""
        with self._lock, translated(self.path):
            return read_choices(self._connection)

    def choose_names(self, choices: Collection[NameChoice]) -> int:
        """Note what the reader decided about names; a later decision about two spellings replaces an earlier one.

        Returns:
            How many are new or different.
        """
        with self._lock, translated(self.path), transaction(self._connection):
            return write_choices(self._connection, choices)

    def forget_name_choices(self, choices: Collection[NameChoice]) -> None:
        """Take back what the reader decided about names."""
        with self._lock, translated(self.path), transaction(self._connection):
            forget_choices(self._connection, choices)

    def check(self) -> list[str]:
        """Look for damage.

        Returns:
            What is wrong, a line each; empty if all is well.
        """
        with self._lock:
            return check(self._connection, USER.name)

    def backup(self, target: Path) -> None:
        """Write a copy of everything that the reader made, while it is in use.

        Args:
            target: The file to write; it takes the place of one of that name only when it is whole.

        Raises:
            ArchiveError: It cannot be written.
        """
        draft = target.with_name(f"{target.name}.part")
        with self._lock, translated(draft):
            draft.unlink(missing_ok=True)
            copy = apsw.Connection(str(draft))
            try:
                with copy.backup("main", self._connection, "main") as pages:
                    pages.step(-1)
                copy.pragma("journal_mode", "delete")  # one file, without a log beside it
            finally:
                copy.close()
            draft.replace(target)

    def restore(self, source: Path) -> None:
        """Put back what `backup` wrote; what is there now is kept beside it as `user.db.before-restore`.

        Args:
            source: The copy.

        Raises:
            ArchiveError: It is missing, damaged, not ours, or newer than this program; nothing was changed.
        """
        if not source.is_file() or not source.stat().st_size:
            raise ArchiveError(f"there is no backup at {source}")
        draft = self.path.with_name(f"{USER.name}.restoring")  # brought up to date there: a backup is left as it is
        try:
            _copy(source, draft)
            copy = open_database(draft, USER)
            try:
                if faults := check(copy, source.name):
                    raise ArchiveError(f"the backup is damaged: {faults[0]}; nothing was changed")
                self.backup(self.path.with_name(f"{USER.name}.before-restore"))
                with self._lock, translated(self.path), self._connection.backup("main", copy, "main") as pages:
                    pages.step(-1)
            finally:
                copy.close()
        finally:
            for name in (draft.name, f"{draft.name}-wal", f"{draft.name}-shm", f"{draft.name}-journal"):
                draft.with_name(name).unlink(missing_ok=True)

    def _set(self, identity: str, column: str, value: int) -> None:
        identity_bytes(identity)  # a wrong ID is a fault of the program, not a mark
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._lock, translated(self.path), transaction(self._connection):
            self._connection.execute(
                f"INSERT INTO mark (article, {column}, changed) VALUES (?, ?, ?) "  # one of our columns
                f"ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}, changed = excluded.changed",
                (identity, value, now),
            )


def _copy(source: Path, target: Path) -> None:
    """Copy a database that another program may have open.

    Raises:
        ArchiveError: It is damaged, or no database.
    """
    target.unlink(missing_ok=True)
    with translated(source):
        reading, writing = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY), apsw.Connection(str(target))
        try:
            with writing.backup("main", reading, "main") as pages:
                pages.step(-1)
            writing.pragma("journal_mode", "delete")
        finally:
            reading.close()
            writing.close()
