"""One file packed by gzip, bzip2, xz or Zstandard: unpacked as it is read, then read in whatever format it is."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.sources._bounded_unpacking import CHUNK, DAMAGED, Bounded, unpacked
from warreader.sources._inflate import Inflate
from warreader.sources._record import Problem
from warreader.sources._stream import HEAD, from_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import ReadInside, Received

_GZIP: Final = b"\x1f\x8b\x08"
_GZIP_BEGINS: Final = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.DOTALL)
"""A header as RFC 1952 allows it: flags, time, extra flags, system."""
_BZIP2_BEGINS: Final = re.compile(rb"BZh[1-9]1AY&SY")
_XZ: Final = b"\xfd7zXZ\x00"
_ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"
_SKIPPED: Final = tuple(bytes((number, 0x2A, 0x4D, 0x18)) for number in range(0x50, 0x60))
"""How frames of Zstandard begin that hold nothing of the content, RFC 8878; pzstd writes some."""
_SUFFIXES: Final = (".gz", ".bz2", ".xz", ".zst")
_WHOLE_SUFFIXES: Final = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_A_LITTLE: Final = CHUNK // 16
_STEP: Final = 256
_HEADER: Final = 10  # bytes of a gzip header without its optional parts, RFC 1952
_LONGEST_HEADER: Final = 1 << 20  # bytes of it with a name and a comment, which have no end of their own
_TRAILER: Final = 8  # bytes behind the data: checksum and length
_EXTRA, _NAME, _COMMENT, _CHECK = 4, 8, 16, 2  # its flags
_XZ_MEMORY: Final = 256 * 1024 * 1024
"""Bytes that unpacking may take: `xz -9` needs 65 MB; a file may ask for 4 GB."""


class Gunzip:
    """Unpacks one member of gzip; unlike zlib's own reader it gives the text before it looks at the checksum."""

    def __init__(self) -> None:
        self.eof = False
        self.unused_data = b""
        self._inflate = Inflate()
        self._begun = False
        self._pending = b""
        self._sum = 0

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack some bytes."""
        self._pending += data
        if not self._begun and not self._skip_header():
            return b""
        piece = b""
        if not self._inflate.eof:
            piece = self._inflate.decompress(self._pending, max_length)
            self._sum = zlib.crc32(piece, self._sum)
            self._pending = self._inflate.rest
        if self._inflate.eof and not piece:
            self._finish()
        return piece

    def _finish(self) -> None:
        if len(self._pending) < _TRAILER:  # the rest of it is still to come
            return
        self.eof, self.unused_data = True, self._pending[_TRAILER:]
        if struct.unpack_from("<I", self._pending)[0] != self._sum:
            raise ValueError(DAMAGED)

    def _skip_header(self) -> bool:
        data = self._pending
        if len(data) < _HEADER:
            return False
        if not data.startswith(_GZIP) or len(data) > _LONGEST_HEADER + CHUNK:
            raise ValueError(DAMAGED)
        flags, at = data[3], _HEADER
        if flags & _EXTRA:
            at += 2 + int.from_bytes(data[at : at + 2], "little")
        for flag in (_NAME, _COMMENT):
            if flags & flag:
                end = data.find(b"\0", at)
                if end < 0:
                    return False
                at = end + 1
        at += 2 if flags & _CHECK else 0
        if len(data) < at:
            return False
        self._begun, self._pending = True, data[at:]
        return True


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Check by the first bytes whether something is packed."""
    return head.startswith((_GZIP, _XZ, _ZSTANDARD)) or (head.startswith(b"BZh") and head[4:10] == b"1AY&SY")


def read_members(received: Received, location: str, inside: ReadInside) -> Iterator[Item]:
    """Unpack a file and read what it holds.

    Args:
        received: The file at its beginning.
        location: Where it stands.
        inside: Reads what it holds.

    Yields:
        What it holds; then a problem, if it was damaged or had no end.
    """
    bounded = Bounded(_pieces(received.stream, received.head))
    inner = from_stream(io.BufferedReader(bounded, CHUNK), depth=received.depth + 1)
    yield from inside(inner, name_inside(location))
    if bounded.trouble:
        yield Problem(location, bounded.trouble, failed=True)


def head_inside(head: bytes) -> bytes:
    """Unpack the beginning of a file.

    Args:
        head: Its first bytes.

    Returns:
        What they unpack to, at most `HEAD`.
    """
    return io.BufferedReader(Bounded(_pieces(io.BytesIO(head), head)), CHUNK).read(HEAD)


def _pieces(stream: BinaryIO, head: bytes) -> Iterator[tuple[bytes, int]]:
    if head.startswith(_ZSTANDARD):
        return unpacked(stream, _Unzstandard, re.compile(re.escape(_ZSTANDARD)), (_ZSTANDARD, *_SKIPPED))
    if head.startswith(_XZ):
        return unpacked(stream, _Unxz, re.compile(re.escape(_XZ)), (_XZ,))
    if head.startswith(b"BZh"):
        return unpacked(stream, bz2.BZ2Decompressor, _BZIP2_BEGINS, (b"BZh",))
    return unpacked(stream, Gunzip, _GZIP_BEGINS, (_GZIP,))


class _Unxz:
    """Unpacks one stream of xz, a little at a time: what one call gives is lost where it meets damage."""

    def __init__(self) -> None:
        self._stream = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
        self._pending = b""

    @property
    def eof(self) -> bool:
        """True at the end of the stream."""
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""
        return self._stream.unused_data + self._pending

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack some bytes."""
        self._pending += data
        while not self._stream.eof:
            taken = b""
            if self._stream.needs_input:
                taken, self._pending = self._pending[:_STEP], self._pending[_STEP:]
                if not taken:
                    break
            if piece := self._stream.decompress(taken, max_length):
                return piece
        return b""


class _Unzstandard:
    """Unpacks one frame of Zstandard, a little at a time: a piece in may be a thousand times as large out."""

    def __init__(self) -> None:
        import zstandard  # 13 ms, and few files need it

        self._frame = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
        self._pending = b""

    @property
    def eof(self) -> bool:
        """True at the end of the frame."""
        return self._frame.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""
        return self._frame.unused_data + self._pending

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:  # noqa: ARG002  # it knows no bound
        """Unpack some bytes."""
        self._pending += data
        piece = b""
        while self._pending and not piece and not self._frame.eof:
            taken, self._pending = self._pending[:_A_LITTLE], self._pending[_A_LITTLE:]
            piece = self._frame.decompress(taken)
        return piece


def name_inside(location: str) -> str:
    """Name what is inside: `a.txt.gz` holds `a.txt`, `a.tgz` holds `a.tar`.

    Args:
        location: Where the packed file stands.

    Returns:
        The same without the suffix; unchanged where it has none of ours.
    """
    lower = location.lower()
    for suffix in (*_SUFFIXES, *_WHOLE_SUFFIXES):
        if lower.endswith(suffix):
            return location[: -len(suffix)] + _WHOLE_SUFFIXES.get(suffix, "")
    return location
