"""Opens files and pipes without blocking, and lets their first bytes be inspected.

A path or a stream comes in, a `Received` goes out: a buffered stream at its beginning, and its head. Only regular files
are opened: a FIFO would block, a device never end. A file is looked at again after it is open, because it may have been
exchanged in between.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.frozen import dataclass
from warreader.sources._record import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.sources._page import Item

    ReadInside = Callable[["Received", str], Iterator[Item]]
    """Reads a member of a container in whatever format it is."""

HEAD: Final = 65_536
"""Bytes of a file that decide its format: room for the first line of most JSON Lines files."""
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of the largest file that is read as one text; formats that are streams of records have no such limit."""
TOO_LARGE: Final = f"larger than {LARGEST >> 20} MB"
NOT_REGULAR: Final = "not a regular file"

_REASONS: Final = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "link that leads nowhere",
    errno.ENOENT: "gone before it was read",
    errno.ENAMETOOLONG: "path too long",
    errno.EIO: "input/output error",
    errno.ENXIO: NOT_REGULAR,
}


@dataclass(frozen=True, slots=True)
class Received:
    """Something to read, at its beginning."""

    stream: BinaryIO
    """Buffered; not always seekable."""
    head: bytes
    """Its first bytes, up to `HEAD`; all of it where it is shorter."""
    size: int | None
    """Bytes; None where it is not known before it is read."""
    depth: int = 0
    """How many containers it stands in."""

    def read_whole(self) -> bytes | None:
        """Read everything.

        Returns:
            The bytes; None where they are more than `LARGEST`.
        """
        if self.size is not None and self.size > LARGEST:
            return None
        data = self.stream.read(LARGEST + 1)
        return None if len(data) > LARGEST else data


def problem_of(error: OSError, location: str) -> Problem:
    """Say why a file or folder cannot be read, as the system says it.

    Args:
        error: What the system raised.
        location: The path.

    Returns:
        A problem that counts as a loss.
    """
    reason = _REASONS.get(error.errno or 0, "cannot be read")
    return Problem(location, reason, failed=reason != NOT_REGULAR, detail=error.strerror or "")


@contextmanager
def open_file(path: str, *, follow: bool = False) -> Iterator[Received]:
    """Open a regular file.

    Args:
        path: Its path; undecodable bytes as surrogates.
        follow: Follow a link; only for a path that the user named.

    Yields:
        The file at its beginning.

    Raises:
        OSError: It cannot be opened; ENXIO where it is not a regular file.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb", HEAD) as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.ENXIO, NOT_REGULAR, path)
        head = stream.read(HEAD)
        stream.seek(0)
        yield Received(stream, head, status.st_size)


def from_stream(stream: BinaryIO, *, depth: int = 0) -> Received:
    """Look at the beginning of a stream that cannot be rewound, such as standard input.

    Args:
        stream: A binary stream; may be a pipe.
        depth: How many containers it stands in.

    Returns:
        The same stream at its beginning.
    """
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return Received(io.BufferedReader(_Chained(head, stream), HEAD), head, None, depth)


def from_bytes(data: bytes) -> Received:
    """Make something to read of bytes that are there already."""
    return Received(io.BytesIO(data), data[:HEAD], len(data))


class _Chained(io.RawIOBase):
    """The head that was read already, then the rest of the stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any writable buffer
        if self._head:
            count = min(len(buffer), len(self._head))
            buffer[:count], self._head = self._head[:count], self._head[count:]
            return count
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
