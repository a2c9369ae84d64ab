"""Builds a new archive from whatever can still be read of a damaged one.

A damaged `archive.db` comes in; a sound one takes its place, and the damaged one stays beside it. What the reader made
is in `user.db` and is not touched. Used where damage reaches deeper than `Archive.upkeep.rebuild` can mend in place.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._archive import Archive
from warreader.archive._search.rows import read_origins, read_slug
from warreader.archive._storage.codec import identity_bytes
from warreader.archive._storage.compression import Compression
from warreader.archive._storage.database import DamagedValueError, fetch, fetch_one, translated
from warreader.archive._storage.documents import Documents
from warreader.archive._storage.file_swap import check_unused, swap_in
from warreader.archive._storage.schema import ARCHIVE
from warreader.archive._user.correction import Correction
from warreader.archive._writing.writer import Writer
from warreader.article import article_id
from warreader.errors import ArchiveError
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warreader.article import Article

_DRAFT: Final = "rebuilding"
_KEPT: Final = "damaged"
_BATCH: Final = 500
_SCANS: Final = (  # each reaches what lies before the damage on its own way through the file
    "SELECT id FROM article ORDER BY id",
    "SELECT id FROM article ORDER BY id DESC",
    "SELECT id FROM article INDEXED BY sqlite_autoindex_article_1 ORDER BY identity",
    "SELECT id FROM article INDEXED BY sqlite_autoindex_article_1 ORDER BY identity DESC",
    "SELECT id FROM document ORDER BY id",
    "SELECT id FROM document ORDER BY id DESC",
)
_ROW: Final = "SELECT lower(hex(identity)), slug, title, published, duplicate FROM article WHERE id = ?"
_UNREADABLE: Final = (apsw.Error, DamagedValueError, TypeError, ValueError)  # TypeError: a row is not there at all


@dataclass(frozen=True, slots=True)
class Salvage:
    """The result of a salvage."""

    kept: int
    """Articles that are in the new one."""
    lost: int
    """Articles that are known to have been there and cannot be read."""
    damaged: Path
    """Where the damaged file is now."""


def salvage(folder: Path) -> Salvage:
    """Make the archive of a folder anew from what can be read of it.

    Args:
        folder: Where `archive.db` and `user.db` are. No other program may have the archive open.

    Returns:
        What became of it. Inferred dates and joined names are not in it: run `ingest.finish_all` afterwards.

    Raises:
        ArchiveError: Another program has it open, nothing in it can be read, or the disk is full; nothing was changed.
    """
    path = folder / ARCHIVE.name
    with translated(path):
        check_unused(path)
    with _draft_in(folder) as draft:
        with translated(path):
            old = _Damaged(path)
        try:
            kept = _fill(draft, folder, old)
        finally:
            old.close()
        if not kept:
            raise ArchiveError(f"nothing in {path} can be read any more; move it away and import again")
        with translated(path):
            check_unused(path)  # still: whoever writes into the old one would lose it
        kept_as = swap_in(path, draft / ARCHIVE.name, _KEPT)
    return Salvage(kept, old.lost, kept_as)


@contextmanager
def _draft_in(folder: Path) -> Iterator[Path]:
    """Give an empty folder for the new archive, which nobody else uses; what one that was killed left there goes.

    Raises:
        ArchiveError: Another program is at it, or it cannot be made.
    """
    draft = folder / _DRAFT
    try:
        draft.mkdir(mode=0o700, exist_ok=True)
        held = os.open(draft, os.O_RDONLY)
    except OSError as error:
        raise ArchiveError(f"{draft} cannot be made: {error.strerror}; nothing was changed") from error
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(f"another rebuild of {folder} is under way; wait for it") from error
        try:
            for left in draft.iterdir():
                left.unlink()
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    finally:
        os.close(held)


def _fill(draft: Path, user: Path, old: _Damaged) -> int:
    with Archive.open(draft, user=user) as fresh:
        batch: list[Article] = []
        for article in old.articles():
            batch.append(article)
            if len(batch) == _BATCH:
                fresh.add(batch)
                batch = []
        fresh.add(batch)
        fresh.upkeep.optimize()
        return len(fresh)


class _Damaged:
    """Reads what can be read of a damaged archive, without writing to it."""

    def __init__(self, path: Path) -> None:
        self._connection = apsw.Connection(str(path))
        self._connection.execute("PRAGMA query_only = ON")
        self._writer = Writer(Documents(self._connection, Compression()), lambda _: Correction())  # only its reading
        self.lost = 0

    def close(self) -> None:
        self._connection.close()

    def articles(self) -> Iterator[Article]:
        """Return all that can be read, those first that are no duplicates: that way round they were imported."""
        rows: list[tuple[int, int]] = []
        for number in sorted(self._numbers()):
            try:
                rows.append((fetch_one(self._connection, _ROW, number)[4], number))
            except _UNREADABLE:
                self.lost += 1
        for _, number in sorted(rows):
            try:
                yield self._article(number)
            except _UNREADABLE:
                self.lost += 1

    def _numbers(self) -> set[int]:
        found: set[int] = set()
        for sql in _SCANS:
            with suppress(apsw.Error):
                for (number,) in self._connection.execute(sql):
                    found.add(number)
        return found

    def _article(self, number: int) -> Article:
        identity, slug, title, published, _ = fetch(self._connection, _ROW, number)[0]
        name = read_slug(identity, number, slug, title, published)
        article = self._writer.load(number, identity, name)
        if article_id(article.text, article.given) != identity:
            raise DamagedValueError(f"the text of {identity} is not what was stored")
        with suppress(apsw.Error):  # better without its origins than not at all
            return replace(article, origins=read_origins(self._connection, identity_bytes(identity)))
        return article
