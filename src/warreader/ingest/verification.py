"""Verifies that the original files still hold the bytes that were imported.

An archive comes in; for every origin goes out whether its bytes are still there. Files are hashed whole where the
origin is a whole file; of others (lines of JSON Lines, members of archives, records of WARC) every record is read and
hashed again, as at the import. Nothing is fetched: addresses and standard input cannot be looked at again.
"""

from __future__ import annotations

import hashlib
import os
import stat
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from warreader.article import SourceText
from warreader.frozen import dataclass
from warreader.sources import File, Guard, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive import Archive
    from warreader.article import Origin

_PACKED: Final = (".gz", ".bz2", ".xz", ".zst")  # a.txt.gz is told as a.txt, see sources.compressed
_PACKED_TAR: Final = (".tgz", ".tbz2", ".txz")
_LOST: Final = "\ufffd"  # stands in a stored path for a byte that is no text
_PIECE: Final = 1 << 20


class Fate(StrEnum):
    """The state of an original file."""

    SAME = "same"
    """Its bytes are where they were."""
    CHANGED = "changed"
    """Its file is there, and holds these bytes no more."""
    GONE = "gone"
    """There is no such file any more."""
    UNREADABLE = "unreadable"
    """Its file is there and cannot be read."""
    ELSEWHERE = "elsewhere"
    """It was no file: an address, or standard input."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one origin of an article."""

    article: str
    """ID of the article."""
    origin: Origin
    """Where its text was received from."""
    fate: Fate
    """Whether it is still there."""


def verify(archive: Archive) -> Iterator[Finding]:
    """Check every origin of every article again.

    Args:
        archive: The archive; it is only read.

    Yields:
        A finding for every origin, those of one file together.

    Raises:
        ArchiveError: The archive is damaged.
    """
    with Guard() as guard:
        for path, group in groupby(archive.upkeep.origins(), key=_Resolver()):
            content = None if path is None else _Content(path, guard)
            for identity, origin in group:
                fate = _without_file(origin.location) if content is None else content.fate_of(origin)
                yield Finding(identity, origin, fate)


def _without_file(location: str) -> Fate:
    is_path = location.startswith(os.sep) and _LOST not in location
    return Fate.GONE if is_path else Fate.ELSEWHERE


class _Resolver:
    """Finds the file that an origin was read from; remembers the last one, because a file has many records."""

    def __init__(self) -> None:
        self._container = ""
        self._path: str | None = None

    def __call__(self, item: tuple[str, Origin]) -> str | None:
        location = item[1].location
        container, mark, _ = location.rpartition("#")
        if not mark or container != self._container or self._path is None:
            self._container, self._path = container, _file_of(location)
        return self._path


def _file_of(location: str) -> str | None:
    """Find the file that holds a location: itself, or what stands before a # or a /, packed or not."""
    if not location.startswith(os.sep):
        return None
    candidate = location
    while candidate not in {"", os.sep}:
        for name in (candidate, *(candidate + suffix for suffix in _PACKED), *_packed_tars(candidate)):
            if _is_file(name):
                return name
        if os.path.isdir(candidate):  # noqa: PTH112  # a path may hold what pathlib would drop
            return None
        container, mark, record = candidate.rpartition("#")
        candidate = container if mark and record.isdigit() else os.path.dirname(candidate)  # noqa: PTH120  # as above
    return None


def _packed_tars(name: str) -> tuple[str, ...]:
    stem = name.removesuffix(".tar")
    return () if stem == name else tuple(stem + suffix for suffix in _PACKED_TAR)


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116  # as above
    except (OSError, ValueError):
        return False


class _Content:
    """The hashes of all that a file holds; each way of hashing is taken when it is needed, once."""

    def __init__(self, path: str, guard: Guard) -> None:
        self._path = path
        self._guard = guard
        self._whole: str | None = None
        self._records: frozenset[bytes] | None = None

    def fate_of(self, origin: Origin) -> Fate:
        """Return whether the bytes of an origin are in the file."""
        try:
            if origin.location == self._path:
                self._whole = self._whole or _hash(self._path)
                if self._whole == origin.sha256:
                    return Fate.SAME
            if self._records is None:
                self._records = _hashes(self._path, self._guard)
        except OSError:
            return Fate.UNREADABLE
        return Fate.SAME if bytes.fromhex(origin.sha256) in self._records else Fate.CHANGED


def _hash(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:  # noqa: PTH123  # as above
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _hashes(path: str, guard: Guard) -> frozenset[bytes]:
    """Read a file as an import would, and give the hashes of its records.

    Raises:
        OSError: It cannot be opened.
    """
    with open(path, "rb"):  # noqa: PTH123  # readers make a problem of it, and this is told apart
        status = os.stat(path)  # noqa: PTH116  # as above
    file = File(path, named=True, size=status.st_size, changed=status.st_mtime_ns)
    records = (record.origin.sha256 for record in read_file(file, guard) if isinstance(record, SourceText))
    return frozenset(map(bytes.fromhex, records))  # half the size of their digits: a file may hold a million
