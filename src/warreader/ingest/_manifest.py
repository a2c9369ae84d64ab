"""The manifest of a cached archive: each file with its size and modification time, and what it gave.

Written as JSON Lines, the first line saying which engines made it; exchanged in one step, so that it is whole or not
there.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import warreader
from warreader.sources import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME: Final = "files.jsonl"
_FORM: Final = 1
_ENGINES: Final = ("text", "data", "sources", "archive", "article", "ingest")


@dataclass(slots=True)
class Content:
    """The articles and problems of one file."""

    size: int
    """Bytes."""
    changed: int
    """Time of its last change, nanoseconds since 1970."""
    articles: list[str] = field(default_factory=list)
    """IDs of its articles."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be read in it."""


@dataclass(slots=True)
class Manifest:
    """All files of a cached archive."""

    complete: bool = True
    """False while a change is under way: then the archive may hold more or less than this says."""
    files: dict[str, Content] = field(default_factory=dict)
    """Path to what it gave."""
    decided: str = ""
    """A mark of what the reader had decided about names when they were joined."""

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """Read the manifest of a cached archive.

        Args:
            folder: The folder of the archive.

        Returns:
            The manifest; None where there is none, it cannot be understood, or other engines made the archive.
        """
        try:
            with (folder / NAME).open(encoding="ascii") as lines:
                head = json.loads(next(lines))
                if head["form"] != _FORM or head["engines"] != fingerprint_of_engines():
                    return None
                files = dict(_content(json.loads(line)) for line in lines)
                return cls(head["complete"], files, head.get("decided", ""))
        except (OSError, ValueError, KeyError, TypeError, StopIteration):
            return None

    def write(self, folder: Path) -> None:
        """Write the manifest in the place of the old one.

        Args:
            folder: The folder of the archive.

        Raises:
            OSError: It cannot be written.
        """
        draft = folder / f"{NAME}.{os.getpid()}"
        with draft.open("w", encoding="ascii") as file:  # JSON escapes what a path may hold, surrogates too
            file.writelines(json.dumps(line) + "\n" for line in self._lines())
        draft.replace(folder / NAME)

    def _lines(self) -> Iterator[Any]:
        yield {"form": _FORM, "engines": fingerprint_of_engines(), "complete": self.complete, "decided": self.decided}
        for path, content in self.files.items():
            problems = [[one.location, one.reason, one.failed, one.detail] for one in content.problems]
            yield [path, content.size, content.changed, content.articles, problems]


def fingerprint_of_engines() -> str:
    """Name the engines that make articles: another version of any of them makes other articles.

    Returns:
        A hash over names, sizes and times of the program's files.
    """
    root = Path(warreader.__file__).parent
    digest = hashlib.sha256(warreader.__version__.encode())
    for part in _ENGINES:
        for folder, folders, names in os.walk(root / part):
            folders.sort()
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  # a hundred files at every start
                    digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _content(line: Any) -> tuple[str, Content]:  # noqa: ANN401  # as JSON has it
    path, size, changed, articles, problems = line
    return path, Content(size, changed, articles, [Problem(*one) for one in problems])
