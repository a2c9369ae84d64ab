"""The note beside an archive that its passes are due: which articles changed since they last ran.

Whoever changes articles writes it first and holds it locked, and takes it away when the passes are through. Where it
stands and nobody holds it, somebody was stopped half-way; what that one did not come to can be done from the note.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Final

from warreader.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from warreader.article import Article

UNSETTLED: Final = "unsettled"
"""The note's name."""
LOOKED_AT: Final = 5_000
"""Changed articles that are named, to be looked at for repeated lines: a quarter of a minute. A run that changes more
leaves the rest."""


class DueNote:
    """The note, for one run; to be closed behind it.

    Args:
        folder: The archive's.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / UNSETTLED
        self._file: BinaryIO | None = None
        self._sources: set[str] = set()  # named by this run
        self._named: set[str] = set()

    def exists(self) -> bool:
        """Return whether passes are due."""
        return self._path.exists()

    def add(self, articles: Iterable[Article] = ()) -> None:
        """Name articles that are about to change, by source, up to a limit; those without a source are only counted.

        Raises:
            ArchiveError: The folder takes no file.
        """
        by_source: dict[str, list[str]] = {}
        for article in articles:
            source = article.given.source
            if source and len(self._named) < LOOKED_AT:
                by_source.setdefault(source, []).append(article.id)
                self._named.add(article.id)
            elif source and source not in self._sources:
                by_source.setdefault(source, [])
        self._sources.update(by_source)
        try:
            self._file = _hold(self._path, self._file)
            if by_source:
                self._file.write(b"\n" + json.dumps(by_source).encode())  # what stands before may be cut off
                self._file.flush()
        except OSError as error:
            raise ArchiveError(
                f"{self._path.parent} cannot be written ({error.strerror}); what was stored before is safe"
            ) from error

    def articles(self) -> Mapping[str, list[str]]:
        """Return each source of which articles changed, in order, with the first `LOOKED_AT` IDs."""
        by_source: dict[str, list[str]] = {}
        named: set[str] = set()
        for line in _lines(self._path):
            for source, identities in _read(line).items():
                fresh = [one for one in identities if one not in named][: LOOKED_AT - len(named)]
                named.update(fresh)
                by_source.setdefault(source, []).extend(fresh)
        return dict(sorted(by_source.items()))

    @property
    def is_held(self) -> bool:
        """Whether this run has written or found articles to be due, and holds the note."""
        return self._file is not None

    def remove(self) -> None:
        """Take the note away, unless others hold it too: the last of them does."""
        file = self._file or _open_existing(self._path)
        if file is not None:
            with file:
                if _lock(file, alone=True):
                    self._path.unlink(missing_ok=True)
        self._file = None

    def close(self) -> None:
        """Let go of the note, which stays if it was not taken away."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # that the disk is full was said by `add`
                self._file.close()
            self._file = None


def was_cut_off(folder: Path) -> bool:
    """Return whether passes are due in an archive, and nobody is at it.

    Args:
        folder: The archive's.
    """
    file = _open_existing(folder / UNSETTLED)
    if file is None:
        return False
    with file:
        return _lock(file, alone=True)


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError:  # nothing was named
        return []


def _read(line: bytes) -> dict[str, list[str]]:
    try:
        found: dict[str, list[str]] = json.loads(line)
    except ValueError:  # the last line may be cut off
        return {}
    return found


def _open_existing(path: Path) -> BinaryIO | None:
    try:
        return path.open("r+b")  # over NFS only what may be written is locked alone: flock(2)
    except OSError:
        return None


def _hold(path: Path, file: BinaryIO | None) -> BinaryIO:
    """Open the note and share its lock, unless that was done and the file is still there."""
    while True:
        if file is not None:
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    return file
            file.close()  # somebody has taken it away
        file = path.open("a+b")  # over NFS only what may be read is locked with others
        _lock(file, alone=False)


def _lock(file: BinaryIO, *, alone: bool) -> bool:
    """Lock a file until it is closed, for everybody who changes the archive, or alone if nobody else has."""
    import fcntl  # only where one changes an archive

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: nobody can tell, and what is done twice is as if done once
        return True
    return True
