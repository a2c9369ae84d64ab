"""Reads ZIPs by their directory, or member by member where they are truncated.

Something at its beginning comes in, an `OpenZip` goes out: a directory, and each member as pieces of bytes. A ZIP ends
with its directory, so one that is cut off has none; its members are then found one behind another by the headers that
each has of its own, and given as far as they go.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Final, Self

from warreader.frozen import dataclass
from warreader.sources._bounded_unpacking import CHUNK
from warreader.sources._bounded_unpacking import DAMAGED as CUT
from warreader.sources._inflate import Inflate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from warreader.sources._stream import Received

DAMAGED: Final = "ZIP is cut off or damaged"
MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_LOCAL: Final = b"PK\x03\x04"
_HEADER: Final = struct.Struct("<4s5H3L2H")  # of a member, APPNOTE 4.3.7
_SIZE_BEHIND: Final = 0x8
_UTF_8: Final = 0x800
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class _Found:
    """A member of a ZIP without a directory."""

    info: zipfile.ZipInfo
    data: memoryview
    """Its packed bytes, and what stands behind them."""
    method: int


class OpenZip:
    """A ZIP that can be read; a context manager."""

    def __init__(self, archive: zipfile.ZipFile | None, found: tuple[_Found, ...] = ()) -> None:
        self.trouble = "" if archive is not None else DAMAGED
        """What is wrong with it as a whole; empty where nothing is."""
        self._archive = archive
        self._found = {one.info.filename: one for one in found}

    def __enter__(self) -> Self:
        """Nothing is to be done."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._archive is not None:
            self._archive.close()

    def members(self) -> list[zipfile.ZipInfo]:
        """Return its directory."""
        return self._archive.infolist() if self._archive is not None else [one.info for one in self._found.values()]

    def pieces(self, member: zipfile.ZipInfo | str) -> Iterator[tuple[bytes, int]]:
        """Unpack a member.

        Args:
            member: Of the directory, or its name.

        Yields:
            Pieces, each with the packed size of the member.

        Raises:
            KeyError: There is none of that name.
            Exception: It is damaged; each decompressor has errors of its own.
        """
        if self._archive is None:
            found = self._found[member if isinstance(member, str) else member.filename]
            yield from _unpacked(found)
            return
        info = self._archive.getinfo(member) if isinstance(member, str) else member
        if self._archive.fp is not None and info.compress_type in {_STORED, _DEFLATED}:
            yield from _checked(self._archive.fp, info)
            return
        with self._archive.open(info) as stream:
            while data := stream.read(CHUNK):
                yield data, max(info.compress_size, 1)


def open_zip(received: Received) -> OpenZip | None:
    """Open a ZIP.

    Args:
        received: The file; read into memory where it cannot be rewound, or is damaged.

    Returns:
        The archive; None where no member can be found, or it is too large for memory.
    """
    stream = received.stream
    if received.size is None or not stream.seekable():
        data = received.read_whole()
        if data is None:
            return None
        stream = io.BytesIO(data)
    try:
        return OpenZip(zipfile.ZipFile(stream))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        stream.seek(0)
        data = received.read_whole() if stream is received.stream else stream.read()
        found = () if data is None else tuple(_search(data))
        return OpenZip(None, found) if found else None


def member_bytes(archive: OpenZip, name: str, largest: int) -> bytes | None:
    """Read a member whole.

    Args:
        archive: The archive.
        name: The member's name.
        largest: Bytes that are too many.

    Returns:
        Its bytes; None where it is missing, damaged or larger.
    """
    data, whole = member_part(archive, name, largest)
    return data if whole else None


def member_part(archive: OpenZip, name: str, largest: int) -> tuple[bytes, bool]:
    """Read as much of a member as is there, and tell whether that is all of it.

    Args:
        archive: The archive.
        name: The member's name.
        largest: Bytes that are too many: then there are none.
    """
    parts: list[bytes] = []
    size = 0
    try:
        for piece, _ in archive.pieces(name):
            size += len(piece)
            if size > largest:
                return b"", False
            parts.append(piece)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # every decompressor has errors of its own
        return b"".join(parts), False
    return b"".join(parts), True


def _search(data: bytes) -> Iterator[_Found]:
    """Find members by their own headers."""
    at = data.find(_LOCAL)
    while 0 <= at <= len(data) - _HEADER.size:
        _, _, flags, method, _, _, _, packed, size, name_length, extra = _HEADER.unpack_from(data, at)
        begin = at + _HEADER.size + name_length + extra
        name = data[at + _HEADER.size : at + _HEADER.size + name_length]
        if method in {_STORED, _DEFLATED} and name and begin <= len(data):
            info = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace"))
            info.flag_bits, info.compress_size, info.file_size = flags, packed, size
            known = not flags & _SIZE_BEHIND or packed > 0
            yield _Found(info, memoryview(data)[begin : begin + packed if known else None], method)
            at = data.find(_LOCAL, begin + packed if known else begin)
        else:
            at = data.find(_LOCAL, at + 1)


def _unpacked(found: _Found) -> Iterator[tuple[bytes, int]]:
    if found.method == _STORED:
        yield bytes(found.data), max(1, len(found.data))
        if len(found.data) < found.info.file_size:
            raise EOFError(CUT)
        return
    unpacker, taken = Inflate(), 0
    for at in range(0, len(found.data), CHUNK):
        data = bytes(found.data[at : at + CHUNK])
        taken += len(data)
        for piece in _inflated(unpacker, data):
            yield piece, taken
        if unpacker.eof:
            return
    raise EOFError(CUT)


def _checked(file: IO[bytes], info: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Unpack a member of the directory; unlike zipfile it gives the content before it looks at the checksum."""
    file.seek(info.header_offset)
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_LOCAL):
        raise ValueError(CUT)
    at, left, check = info.header_offset + _HEADER.size + sum(_HEADER.unpack(header)[-2:]), info.compress_size, 0
    unpacker = Inflate() if info.compress_type == _DEFLATED else None
    while left > 0:
        file.seek(at)  # other members may be read in between
        data = file.read(min(CHUNK, left))
        if not data:
            raise EOFError(CUT)
        at, left = at + len(data), left - len(data)
        for piece in (data,) if unpacker is None else _inflated(unpacker, data):
            check = zlib.crc32(piece, check)
            yield piece, max(info.compress_size, 1)
        if unpacker is not None and unpacker.eof:
            break  # zlib would gather whatever stands behind it, and copy all that with every call
    if check != info.CRC:
        raise ValueError(CUT)


def _inflated(unpacker: Inflate, data: bytes) -> Iterator[bytes]:
    piece = b""
    while data or len(piece) == CHUNK:  # then a little may wait inside
        piece = unpacker.decompress(data, CHUNK)
        data = unpacker.unconsumed_tail
        yield piece
