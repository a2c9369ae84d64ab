"""The target folder of an export: replaces only files of an earlier export, and writes each file atomically.

A list of what was written (`warreader-export.json`) lies in the folder. A later export into the same folder replaces
these files, and takes away those it no longer has; what somebody else put there or changed is never touched. While an
export runs it notes every file in a journal before the file takes its place, so that one that was cut off is known.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from warreader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST: Final = "warreader-export.json"
"""What the folder holds and where it came from."""
JOURNAL: Final = ".warreader-export.journal"
"""What an export under way has written so far: a line a file, its SHA-256 and its name."""
DRAFT: Final = ".warreader-export.part"
"""The file that is being written."""
_OWN: Final = frozenset({MANIFEST, JOURNAL, DRAFT})
_SHOWN: Final = 3
_PIECE: Final = 1 << 20  # bytes


class ExportFolder:
    """A folder claimed for one export. Make one by `open`.

    Args:
        path: The folder; it exists.
        before: What an earlier export left: names to the SHA-256 that each may have.
    """

    def __init__(self, path: Path, before: dict[str, set[str]]) -> None:
        self.path = path
        self.files: dict[str, str] = {}
        """What was written so far: names and SHA-256."""
        self._before = before

    @classmethod
    def open(cls, path: Path) -> ExportFolder:
        """Claim a folder: a new one, an empty one, or that of an earlier export.

        Raises:
            UsageError: It is a file, cannot be made, holds other files, or something in it was changed since it was
                exported; nothing was touched.
        """
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file; an export needs a folder")
        try:
            path.mkdir(parents=True, exist_ok=True)
            there = {entry.name for entry in path.iterdir()}
        except OSError as error:
            raise UsageError(f"{path} cannot be used: {error.strerror}; name another folder by --to") from error
        before = _written_before(path)
        if there - _OWN and not there & {MANIFEST, JOURNAL}:
            raise UsageError(f"{path} holds other files; name a new or an empty folder by --to")
        changed = [name for name, known in sorted(before.items()) if _hash(path / name) not in {None, *known}]
        if changed:
            more = f" and {len(changed) - _SHOWN:,} more" if len(changed) > _SHOWN else ""
            raise UsageError(
                f"{path}: {', '.join(changed[:_SHOWN])}{more} changed since the last export, "
                "and would be lost; name another folder by --to"
            )
        return cls(path, before)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """Write a file; it takes its place when the block ends, and is not there if the block fails.

        Args:
            name: Inside the folder.

        Raises:
            UsageError: There is a file of that name which is not of an export.
            OSError: It cannot be written, as where the disk is full; it names the folder.
        """
        target, draft = self.path / name, self.path / DRAFT
        if name not in self._before and (target.exists() or target.is_symlink()):
            raise UsageError(f"{target} is not of an export and is left alone; name another folder by --to")
        try:
            with draft.open("wb") as written:
                yield written
            digest = _hash(draft) or ""
            with (self.path / JOURNAL).open("a", encoding="utf-8") as journal:
                journal.write(f"{digest} {name}\n")
            draft.replace(target)
        except BaseException as error:
            draft.unlink(missing_ok=True)
            if isinstance(error, OSError) and not error.filename:  # a write does not say what it was written to
                raise OSError(error.errno, error.strerror, str(self.path)) from error
            raise
        self.files[name] = digest

    def finish(self, manifest: dict[str, Any]) -> None:
        """Take away what only an earlier export had, and write what the folder holds now.

        Args:
            manifest: What to say of it beside the files.
        """
        for name in self._before.keys() - self.files.keys():
            (self.path / name).unlink(missing_ok=True)
        draft = self.path / DRAFT
        with draft.open("w", encoding="utf-8") as written:
            json.dump({**manifest, "files": dict(sorted(self.files.items()))}, written, ensure_ascii=True, indent=2)
            written.write("\n")
            written.flush()
            os.fsync(written.fileno())
        draft.replace(self.path / MANIFEST)
        (self.path / JOURNAL).unlink(missing_ok=True)


def _written_before(path: Path) -> dict[str, set[str]]:
    """Read what an earlier export wrote, finished or not."""
    known: dict[str, set[str]] = {}
    try:
        files = json.loads((path / MANIFEST).read_text(encoding="utf-8"))["files"]
        known = {name: {str(digest)} for name, digest in files.items() if _plain(name)}
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path / MANIFEST} is not of warreader; name a new or an empty folder by --to") from error
    journal = path / JOURNAL
    if journal.is_file():
        for line in journal.read_text(encoding="utf-8", errors="replace").splitlines():
            digest, _, name = line.partition(" ")
            if _plain(name):
                known.setdefault(name, set()).add(digest)
    return known


def _plain(name: str) -> bool:
    """Return whether a name stays inside the folder: a list that somebody else wrote may say anything."""
    return bool(name) and name not in _OWN | {".", ".."} and not set(name) & {"/", "\\", "\0"}


def _hash(path: Path) -> str | None:
    """Return the SHA-256 of a file; None where there is none. A link or a folder in its place is something else."""
    if path.is_symlink() or path.is_dir():
        return ""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as content:
            while piece := content.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return None
    return digest.hexdigest()
