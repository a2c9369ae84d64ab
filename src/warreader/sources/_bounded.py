"""Unpacks without trusting what a container says of its size.

A compressed stream comes in, a readable stream goes out that counts what it gives. It ends at a ratio that no text has,
and where the data is damaged; `trouble` then says so, and what was unpacked before stays.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK: Final = 65_536
FREE: Final = 100 * 1024 * 1024
"""Bytes that may come out however small the container is."""
LARGEST_RATIO: Final = 100
"""Beyond `FREE`, bytes out for a byte in: text comes to 10, markup without end to 50, a bomb to 1,000."""
MOST_MEMBERS: Final = 1_000_000
"""Members of one container that are looked at."""
BOMB: Final = "unpacks without end"
DAMAGED: Final = "cut off or damaged"


class Unpacker(Protocol):
    """What `bz2`, `lzma` and our gzip have in common."""

    @property
    def eof(self) -> bool:
        """True at the end of the member."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack some bytes, at most so many; called with b'' where more is waiting inside."""
        ...


class Bounded(io.RawIOBase):
    """A stream that gives no more than it may.

    Args:
        pieces: What it gives, piece by piece, each with the number of packed bytes taken so far; raises OSError,
            ValueError, EOFError or an error of a decompressor where the data is damaged.
    """

    def __init__(self, pieces: Iterator[tuple[bytes, int]]) -> None:
        super().__init__()
        self.trouble = ""
        """Why it ended early; empty where it did not."""
        self._pieces = pieces
        self._waiting = memoryview(b"")
        self._given = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer; 0 at the end."""
        while not self._waiting:
            if self.trouble or not self._next():
                return 0
        count = min(len(buffer), len(self._waiting))
        buffer[:count], self._waiting = self._waiting[:count], self._waiting[count:]
        return count

    def _next(self) -> bool:
        try:
            piece, taken = next(self._pieces)
        except StopIteration:
            return False
        except Exception as error:  # noqa: BLE001  # every decompressor has errors of its own
            self.trouble = str(error) if str(error) == BOMB else DAMAGED
            return False
        self._given += len(piece)
        if self._given > FREE and self._given > LARGEST_RATIO * max(1, taken):
            self.trouble = BOMB
            return False
        self._waiting = memoryview(piece)
        return True


def unpacked(
    stream: BinaryIO, make: Callable[[], Unpacker], marks: tuple[bytes, ...] = ()
) -> Iterator[tuple[bytes, int]]:
    """Unpack a stream of one or more members.

    Args:
        stream: The packed bytes.
        make: Makes the unpacker of one member.
        marks: How a member begins; empty: there is one member only.

    Yields:
        Pieces, each with the number of packed bytes taken so far. What stands behind the last member is passed over.

    Raises:
        EOFError: The data ends inside a member.
    """
    taken, data, members = 0, b"", 0
    while True:
        data = data or stream.read(CHUNK)
        if not data:
            return
        taken += len(data)
        unpacker = make()
        try:
            yield from _member(unpacker, data, stream, taken)
        except Exception:
            if members and not any(data.startswith(one) or one.startswith(data) for one in marks):
                return  # padding or something else behind a whole member
            raise
        members += 1
        data = unpacker.unused_data
        taken -= len(data)


def _member(unpacker: Unpacker, data: bytes, stream: BinaryIO, taken: int) -> Iterator[tuple[bytes, int]]:
    while not unpacker.eof:
        piece = unpacker.decompress(data, CHUNK)
        data = b""
        if piece:
            yield piece, taken
        elif not unpacker.eof:
            data = stream.read(CHUNK)
            taken += len(data)
            if not data:
                raise EOFError(DAMAGED)
