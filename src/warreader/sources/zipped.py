"""ZIP: every member is read in whatever format it is, as a stream; nothing is ever unpacked to the disk.

Member names are labels, never paths. Sizes are counted while reading, whatever the directory of the archive says.
"""

from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING, Final

from warreader.sources._bounded import CHUNK, Bounded
from warreader.sources._folder import HIDDEN, LINK
from warreader.sources._record import Problem, Record
from warreader.sources._registry import read_received
from warreader.sources._stream import TOO_LARGE, from_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._stream import Received

MOST_MEMBERS: Final = 1_000_000
DAMAGED: Final = "ZIP is cut off or damaged"
_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED: Final = 0x1


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Tell by the first bytes whether this is a ZIP."""
    return head.startswith(_MAGIC)


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the members of a ZIP.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        What the members hold; problems for those that cannot be read.
    """
    archive = open_zip(received)
    if archive is None:
        yield Problem(location, DAMAGED if received.size is None or received.size else TOO_LARGE, failed=True)
        return
    with archive:
        for number, member in enumerate(archive.infolist()):
            if number >= MOST_MEMBERS:
                yield Problem(location, f"more than {MOST_MEMBERS:,} members", failed=True)
                return
            if not member.is_dir():
                yield from _member(archive, member, f"{location}/{member.filename}", received.depth)


def open_zip(received: Received) -> zipfile.ZipFile | None:
    """Open a ZIP.

    Args:
        received: The file; read into memory where it cannot be rewound.

    Returns:
        The archive; None where it is damaged or too large for memory.
    """
    stream = received.stream
    if received.size is None or not stream.seekable():
        data = received.read_whole()
        if data is None:
            return None
        stream = io.BytesIO(data)
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None


def member_bytes(archive: zipfile.ZipFile, name: str, largest: int) -> bytes | None:
    """Read a member whole.

    Args:
        archive: The archive.
        name: The member's name.
        largest: Bytes that are too many.

    Returns:
        Its bytes; None where it is missing, damaged or larger.
    """
    try:
        with archive.open(name) as stream:
            data = stream.read(largest + 1)
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return None
    except Exception as error:
        if type(error).__module__ == "zlib":
            return None
        raise
    return None if len(data) > largest else data


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, location: str, depth: int) -> Iterator[Record]:
    name = member.filename.rpartition("/")[2]
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Problem(location, LINK, failed=False)
    elif name.startswith(".") or member.filename.startswith("__MACOSX/"):
        yield Problem(location, HIDDEN, failed=False)
    elif member.flag_bits & _ENCRYPTED:
        yield Problem(location, "encrypted", failed=True)
    else:
        bounded = Bounded(_pieces(archive, member))
        yield from read_received(from_stream(io.BufferedReader(bounded, CHUNK), depth=depth + 1), location)
        if bounded.trouble:
            yield Problem(location, bounded.trouble, failed=True)


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    with archive.open(member) as stream:
        while data := stream.read(CHUNK):
            yield data, max(member.compress_size, 1)
