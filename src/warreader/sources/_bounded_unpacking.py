"""Unpacks compressed data with limits, whatever size it claims.

A compressed stream comes in, a readable stream goes out that counts what it gives. It ends at a ratio that no text has,
and where the data is damaged; `trouble` then says so, and what was unpacked before stays.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

CHUNK: Final = 65_536
FREE: Final = 100 * 1024 * 1024
"""Bytes that may come out however small the container is."""
LARGEST_RATIO: Final = 100
"""Beyond `FREE`, bytes out for a byte in: text comes to 10, markup without end to 50, a bomb to 1,000."""
MOST_MEMBERS: Final = 1_000_000
"""Members of one container that are looked at."""
_MOST_DAMAGED: Final = 1_000  # members of a file behind which the next one is looked for
_LONGEST_BEGINNING: Final = 10
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
    stream: BinaryIO, make: Callable[[], Unpacker], begins: re.Pattern[bytes], marks: tuple[bytes, ...]
) -> Iterator[tuple[bytes, int]]:
    """Unpack a stream of one or more members. Behind one that is damaged it goes on with the next.

    Args:
        stream: The packed bytes.
        make: Makes the unpacker of one member.
        begins: How a member begins, so surely that nothing else does; at most `_LONGEST_BEGINNING` bytes.
        marks: What it begins with at least.

    Yields:
        Pieces, each with the number of packed bytes taken so far. What stands behind the last member is passed over.

    Raises:
        EOFError: The data ends inside a member, or one was damaged; all is given that can be.
    """
    packed = _Packed(stream)
    whole = damaged = 0
    while packed.more():
        try:
            yield from packed.member(make())
            whole += 1
        except Exception as error:
            if not packed.at(marks) and whole:
                break  # padding or something else behind a whole member
            damaged += 1
            if damaged > _MOST_DAMAGED or not packed.find(begins):
                raise EOFError(DAMAGED) from error
    if damaged:
        raise EOFError(DAMAGED)


class _Packed:
    """Packed bytes, of which those are at hand in which the member that is read begins or goes on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._data = b""
        self._first = b""  # of the member
        self._taken = 0

    def more(self) -> bool:
        """Return whether anything is left."""
        if not self._data:
            self._read()
        return bool(self._data)

    def at(self, marks: tuple[bytes, ...]) -> bool:
        """Return whether the member began as one does."""
        return any(self._first.startswith(one) or one.startswith(self._first) for one in marks)

    def member(self, unpacker: Unpacker) -> Iterator[tuple[bytes, int]]:
        """Unpack a member."""
        self._first, data = self._data[:_LONGEST_BEGINNING], self._data
        while not unpacker.eof:
            piece = unpacker.decompress(data, CHUNK)
            data = b""
            if piece:
                yield piece, self._taken
            elif not unpacker.eof:
                self._read()
                data = self._data
                if not data:
                    raise EOFError(DAMAGED)
        self._data = unpacker.unused_data

    def find(self, begins: re.Pattern[bytes]) -> bool:
        """Go on to where the next member begins, at the earliest behind the first byte of what is at hand."""
        before = self._data[1:]
        while True:
            found = begins.search(before)
            if found is not None:
                self._data = before[found.start() :]
                return True
            self._read()
            if not self._data:
                return False
            before = before[-_LONGEST_BEGINNING:] + self._data

    def _read(self) -> None:
        self._data = self._stream.read(CHUNK)
        self._taken += len(self._data)
