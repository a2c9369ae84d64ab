"""Finds the files below given paths.

Paths come in; regular files go out in a stable order, and a problem for everything else. Links inside a folder are not
followed, neither out of it nor round in it; what they lead to inside it is found anyway. A link that the user names is.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.sources._record import Problem
from warreader.sources._stream import NOT_REGULAR, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINK: Final = "link, not followed"
HIDDEN: Final = "hidden"
_HIDDEN_BY_WINDOWS: Final = frozenset({"thumbs.db", "desktop.ini"})
STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A regular file that may be read."""

    path: str
    """Absolute; undecodable bytes of the name as surrogates."""
    named: bool
    """True if the user named it, so that a link is followed."""
    size: int
    """Bytes, when it was found."""
    changed: int
    """Time of the last change, nanoseconds since 1970."""


def find_files(paths: Iterable[str]) -> Iterator[File | Problem]:
    """Find all files below some paths.

    Args:
        paths: Files and folders; a folder is searched to its end.

    Yields:
        Files, those of a folder by name before those of its folders; problems where they are met.
    """
    for path in paths:
        absolute = os.path.abspath(path)  # noqa: PTH100  # pathlib would drop nothing, but costs a million objects
        try:
            status = os.stat(absolute)  # noqa: PTH116
        except OSError as error:
            yield problem_of(error, absolute)
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _below(absolute)
        else:
            yield _entry(absolute, status, named=True)


def is_hidden(name: str) -> bool:
    """Return whether a file or folder is one that systems do not show: by the name alone."""
    return name.startswith(".") or name.lower() in _HIDDEN_BY_WINDOWS


def _below(root: str) -> Iterator[File | Problem]:
    waiting, seen = [root], set[tuple[int, int]]()
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)  # noqa: PTH116
            names = sorted(os.listdir(folder))  # noqa: PTH208
        except OSError as error:
            yield problem_of(error, folder)
            continue
        if (status.st_dev, status.st_ino) in seen:  # a bind mount can make a loop without a link
            continue
        seen.add((status.st_dev, status.st_ino))
        folders: list[str] = []
        for name in names:
            found = _look(os.path.join(folder, name), name)  # noqa: PTH118
            if isinstance(found, str):
                folders.append(found)
            else:
                yield found
        waiting.extend(reversed(folders))


def _look(path: str, name: str) -> File | Problem | str:
    """Look at an entry of a folder; a folder comes back as its path."""
    if is_hidden(name):
        return Problem(path, HIDDEN, failed=False)
    try:
        status = os.lstat(path)
    except OSError as error:
        return problem_of(error, path)
    return path if stat.S_ISDIR(status.st_mode) else _entry(path, status, named=False)


def _entry(path: str, status: os.stat_result, *, named: bool) -> File | Problem:
    if stat.S_ISLNK(status.st_mode):
        return Problem(path, LINK, failed=False)
    if not stat.S_ISREG(status.st_mode):
        hint = "to read from a pipe, write -" if named and stat.S_ISFIFO(status.st_mode) else ""
        return Problem(path, NOT_REGULAR, failed=named, detail=hint)
    return File(path, named, status.st_size, status.st_mtime_ns)
