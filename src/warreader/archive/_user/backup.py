"""Saves what the reader made into a file, and puts it back from there.

Nothing is lost by a slip: a file gives way only if it is an earlier copy of the same work, what is put back replaces
nothing that is not kept beside it, and both are done at once or not at all.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._storage.database import fetch, fetch_one, is_live, is_ours, open_database, translated
from warreader.archive._storage.file_swap import BESIDE, check_unused, free_name, link_or_rename, swap_in
from warreader.archive._storage.maintenance import check
from warreader.archive._storage.read_only import address
from warreader.archive._storage.schema import USER
from warreader.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE: Final = "before-restore"
_DAMAGED: Final = "damaged"
_MOST: Final = 0.5  # of a backup: with less than that of it in what replaces it, it is taken for another archive's
_LINEAGE: Final = "CREATE TABLE IF NOT EXISTS lineage AS SELECT randomblob(16) AS value"
"""Marks a file and all copies of it, from its first backup on; no part of the schema, so that any version reads it."""
_GROWN_FROM: Final = """
SELECT now.value = old.value AND (SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = 'deed')
    >= (SELECT coalesce(max(seq), 0) FROM old.sqlite_sequence WHERE name = 'deed')
FROM main.lineage now, old.lineage old
"""
"""Whether one file has grown from another: both have one mark, and no more was ever done in the other."""
_TABLES: Final = "SELECT name FROM old.sqlite_schema INTERSECT SELECT name FROM main.sqlite_schema"
_WORK: Final = {
    "mark": ("article",),
    "tag": ("name", "article"),
    "note": ("article", "written"),
    "correction": ("article",),
    "search": ("name",),
    "name_choice": ("label", "spelling", "other"),
    "fold_choice": ("source", "scope", "value"),
    "bookmark": ("letter", "article"),
}
"""What the reader made, and by what it is known again."""


def write_backup(connection: apsw.Connection, target: Path) -> None:
    """Write a copy of `user.db` while it is in use; see `Marks.backup`.

    Args:
        connection: To `user.db`.
        target: The file to write.
    """
    target = target.resolve()  # behind a link is the file that is meant
    with translated(target):
        _check_kind(target)
    with suppress(apsw.Error):  # a file that cannot be written is copied as well
        connection.execute(_LINEAGE)
    with _draft_beside(target) as draft, translated(target):
        _copy(connection, draft)
        if target.exists() and target.stat().st_size:
            _check_content(target, draft)
        draft.replace(target)


def restore_backup(connection: apsw.Connection, path: Path, source: Path) -> Path:
    """Let `user.db` hold what a backup holds; see `Marks.restore`.

    Args:
        connection: To `user.db`.
        path: Where that is.
        source: The backup.
    """
    with (
        _draft_beside(path) as draft,
        _draft_beside(path) as before,
        _migrated(draft, source) as copy,
        translated(path),
    ):
        _copy(connection, before)
        kept = free_name(path, _BEFORE)
        link_or_rename(before, kept)
        with connection.backup("main", copy, "main") as pages:
            pages.step(-1)
    return kept


def replace_damaged(folder: Path, source: Path) -> Path:
    """Replace a `user.db` that is too damaged to be opened by a backup.

    Args:
        folder: Where that is. No other program may have it open.
        source: The backup.

    Returns:
        Where the damaged file is now.

    Raises:
        ArchiveError: As for `Marks.restore`.
    """
    path = folder / USER.name
    with _draft_beside(path) as draft:
        with _migrated(draft, source) as copy:
            copy.pragma("journal_mode", "delete")
        with translated(path):
            check_unused(path)
            return swap_in(path, draft, _DAMAGED)


def _check_kind(target: Path) -> None:
    if not target.exists():
        return
    if not is_ours(target, USER):
        raise UsageError(f"{target} is no backup, and would be lost; name another file")
    if is_live(target):
        raise UsageError(f"{target} is no backup but the file in which an archive works; name another file")


def _check_content(target: Path, draft: Path) -> None:
    """See that a backup is one of the same work: grown from it, or most of what it holds is still there.

    Raises:
        UsageError: It is another archive's, or is damaged.
    """
    with closing(apsw.Connection(str(draft), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)) as connection:
        try:
            connection.execute("ATTACH ? AS old", (address(target, frozen=True),))
            there = {row[0] for row in fetch(connection, _TABLES)}
            if "lineage" in there and (fetch_one(connection, _GROWN_FROM) or (0,))[0]:
                return  # what is missing was taken away by the reader
            counts = [_compare(connection, table, key) for table, key in _WORK.items() if table in there]
        except apsw.Error as error:
            raise UsageError(f"{target} is a damaged backup, and would be lost; name another file") from error
    held, still_here = (sum(numbers) for numbers in zip(*counts, strict=True))
    if still_here < held * _MOST:
        raise UsageError(
            f"{target} holds other work ({held:,} marks, tags, notes and the like, {held - still_here:,} of which are "
            "not in this archive); name another file, or move that one away"
        )


def _compare(connection: apsw.Connection, table: str, key: tuple[str, ...]) -> tuple[int, int]:
    """Count what a table of a backup holds, and how much of that is still there."""
    same = " AND ".join(f"now.{column} = old.{column}" for column in key)
    sql = (
        f"SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM main.{table} now WHERE {same})), 0) FROM old.{table} old"
    )
    held, still_here = fetch_one(connection, sql)
    return held, still_here


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    """Return an empty file of a name of its own in the folder of another; what is left of it at the end goes.

    Raises:
        ArchiveError: None can be made there.
    """
    try:
        number, name = tempfile.mkstemp(prefix=".warreader-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise ArchiveError(f"{target.parent} takes no file: {error.strerror}; nothing was changed") from error
    os.close(number)
    draft = Path(name)
    try:
        yield draft
    finally:
        for ending in ("", *BESIDE):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


@contextmanager
def _migrated(draft: Path, source: Path) -> Iterator[apsw.Connection]:
    """Copy a backup and bring the copy up to date: the backup is left as it is.

    Raises:
        ArchiveError: As for `Marks.restore`.
    """
    if not source.is_file() or not source.stat().st_size:
        raise ArchiveError(f"there is no backup at {source}")
    with translated(source):
        if not is_ours(source, USER):
            raise ArchiveError(f"{source} is no backup of warreader; nothing was changed")
        with closing(apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)) as reading:
            _copy(reading, draft)
    with closing(open_database(draft, USER)) as copy:
        if faults := check(copy, source.name):
            raise ArchiveError(f"the backup is damaged: {faults[0]}; nothing was changed")
        yield copy


def _copy(connection: apsw.Connection, target: Path) -> None:
    """Write a copy of a database that may be in use: one file, without a log beside it."""
    with closing(apsw.Connection(str(target))) as copy:
        with copy.backup("main", connection, "main") as pages:
            pages.step(-1)
        copy.pragma("journal_mode", "delete")
