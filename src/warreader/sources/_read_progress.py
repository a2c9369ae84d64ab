"""Progress of reading, in bytes.

Sizes are added up by a thread of its own, because a million files take seconds to be found; until that is done nobody
can tell.
"""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING, BinaryIO

from warreader.sources._folder import STANDARD_INPUT, File, find_files

if TYPE_CHECKING:
    from collections.abc import Sequence


class Gauge:
    """How far the reading of some paths is.

    Args:
        paths: As `read_paths` takes them.
        stdin: What '-' reads.
    """

    def __init__(self, paths: Sequence[str], stdin: BinaryIO | None = None) -> None:
        self._done = 0
        self._total: int | None = None
        self._open: tuple[BinaryIO, int] | None = None
        threading.Thread(target=self._measure, args=(tuple(paths), stdin), daemon=True).start()

    @property
    def share(self) -> float | None:
        """How much is read, 0 to 1; None as long as nobody knows how much there is."""
        if not self._total:
            return None
        return min(1.0, (self._done + self._position()) / self._total)

    def opened(self, stream: BinaryIO, size: int) -> None:
        """Record that a file of so many bytes is being read."""
        self._open = stream, size

    def closed(self) -> None:
        """Record that it is done."""
        if self._open is not None:
            self._done += self._open[1]
        self._open = None

    def _position(self) -> int:
        if self._open is None:
            return 0
        stream, size = self._open
        try:
            return min(size, os.lseek(stream.fileno(), 0, os.SEEK_CUR))
        except (OSError, ValueError):  # a pipe, or closed already
            return 0

    def _measure(self, paths: Sequence[str], stdin: BinaryIO | None) -> None:
        total = 0
        for path in paths:
            if path == STANDARD_INPUT:
                size = None if stdin is None else size_of(stdin)
                if size is None:
                    return
                total += size
            else:
                total += sum(found.size for found in find_files([path]) if isinstance(found, File))
        self._total = total


def size_of(stream: BinaryIO) -> int | None:
    """Return the bytes of a stream that is a regular file; None for a pipe."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
