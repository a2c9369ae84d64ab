"""Remembers where the reader was left: query, article, history.

In and out: a small JSON file in the folder for the state of programs, which nobody else may read: it says what somebody
read. It holds the last places of a few archives. One that is missing or broken is no trouble. The place inside an
article is kept with the reader's marks.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from warreader.folders import state_folder
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FILE: Final = "places.json"
_ARCHIVES: Final = 20  # whose places are kept, those that were left last
_LONGEST_QUERY: Final = 4_000  # code points; the parser takes no more
_READ: Final = 50  # articles of the history
_LARGEST: Final = 1_000_000  # bytes of a file that is ours


@dataclass(frozen=True, slots=True)
class LeftAt:
    """Where the reader was left."""

    query: str = ""
    """As it was typed."""
    article: str | None = None
    """ID of the article under the cursor, or that was read; None for none."""
    reading: bool = False
    """Whether it was read, and not only listed."""
    read: tuple[str, ...] = ()
    """IDs of the articles that were read, the latest last."""


class Resuming:
    """The state file of one archive.

    Args:
        archive: The archive's file.
        folder: Where places are kept; None is the usual folder.
    """

    def __init__(self, archive: Path, folder: Path | None = None) -> None:
        self._key = str(archive.absolute())
        self._folder = folder

    def last(self) -> LeftAt | None:
        """Return the place where this archive was left; None where nobody knows."""
        return _place(self._places().get(self._key))

    def keep(self, left: LeftAt) -> None:
        """Write down where this archive is left; where that cannot be written, it is forgotten."""
        places = self._places()
        places.pop(self._key, None)
        query = left.query if len(left.query) <= _LONGEST_QUERY else ""
        form = asdict(left) | {"query": query, "read": left.read[-_READ:]}
        kept = dict([*places.items(), (self._key, form)][-_ARCHIVES:])
        file = self._file
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = file.with_name(f"{file.name}.part")
            draft.unlink(missing_ok=True)
            draft.touch(mode=0o600)
            draft.write_text(json.dumps(kept) + "\n", encoding="utf-8")
            draft.replace(file)

    @property
    def _file(self) -> Path:
        return (self._folder or state_folder()) / _FILE

    def _places(self) -> dict[str, Any]:
        kept: Any = None
        with contextlib.suppress(OSError, ValueError, RecursionError):
            if self._file.stat().st_size <= _LARGEST:
                kept = json.loads(self._file.read_text(encoding="utf-8"))
        return kept if isinstance(kept, dict) else {}


def _place(form: Mapping[str, Any] | None) -> LeftAt | None:
    """Read one place; None where it is none."""
    if not isinstance(form, dict):
        return None
    query, article, read = form.get("query"), form.get("article"), form.get("read")
    return LeftAt(
        query if isinstance(query, str) else "",
        article if isinstance(article, str) else None,
        form.get("reading") is True,
        tuple(one for one in read if isinstance(one, str)) if isinstance(read, list) else (),
    )
