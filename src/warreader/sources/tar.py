"""tar: every regular member is read in whatever format it is, as a stream; nothing is unpacked to the disk.

Where the header of a member is damaged, the next one is looked for block by block.
"""

from __future__ import annotations

import io
import tarfile
from tarfile import EOFHeaderError, InvalidHeaderError  # type: ignore[attr-defined]  # typeshed leaves them out
from typing import TYPE_CHECKING, BinaryIO, Final, Self, cast

from warreader.sources._bounded_unpacking import DAMAGED, MOST_MEMBERS
from warreader.sources._folder import HIDDEN, LINK, is_hidden
from warreader.sources._record import Problem
from warreader.sources._stream import from_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import ReadInside, Received

_MAGIC: Final = b"ustar"
_MAGIC_AT: Final = 257


_ENDED: Final = "ended"
_BROKEN: Final = "broken"


class _Header(tarfile.TarInfo):
    """A header; notes in the archive what was met instead of one, which tarfile keeps to itself."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """Read the next header."""
        try:
            found = super().fromtarfile(tarfile)
        except EOFHeaderError:
            setattr(tarfile, _ENDED, True)
            raise
        except InvalidHeaderError:
            if not getattr(tarfile, _ENDED, False):  # behind the end anything may stand
                setattr(tarfile, _BROKEN, True)
            raise
        setattr(tarfile, _ENDED, False)
        return found


def matches(name: str, head: bytes) -> bool:
    """Check by the mark in the first header whether this is a tar; by its name where not even that is there."""
    return head[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC or (
        name.lower().endswith(".tar") and 0 < len(head) < tarfile.BLOCKSIZE
    )


def read_members(received: Received, location: str, inside: ReadInside) -> Iterator[Item]:
    """Read the members of a tar.

    Args:
        received: The file at its beginning; need not be seekable.
        location: Where it stands.
        inside: Reads what it holds.

    Yields:
        What the members hold; problems for those that cannot be read.
    """
    try:
        with tarfile.open(fileobj=received.stream, mode="r|", tarinfo=_Header, ignore_zeros=True) as archive:
            for number, member in enumerate(archive):
                if number >= MOST_MEMBERS:
                    yield Problem(location, f"more than {MOST_MEMBERS:,} members", failed=True)
                    return
                yield from _member(archive, member, f"{location}/{member.name}", received.depth, inside)
            if hasattr(archive, _BROKEN) or not getattr(archive, _ENDED, False):
                detail = "a header cannot be read" if hasattr(archive, _BROKEN) else "it has no end"
                yield Problem(location, f"tar is {DAMAGED}", failed=True, detail=detail)
    except (tarfile.TarError, OSError, EOFError, ValueError):
        yield Problem(location, f"tar is {DAMAGED}", failed=True)


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, location: str, depth: int, inside: ReadInside
) -> Iterator[Item]:
    if member.issym() or member.islnk():
        yield Problem(location, LINK, failed=False)
    elif member.isfile():
        if is_hidden(member.name.rpartition("/")[2]):
            yield Problem(location, HIDDEN, failed=False)
        elif (stream := _content(archive, member)) is not None:
            yield from inside(from_stream(stream, depth=depth + 1), location)


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> BinaryIO | None:
    if member.issparse():
        return cast("BinaryIO | None", archive.extractfile(member))
    return io.BufferedReader(_Content(cast("BinaryIO", archive.fileobj), member.size))


class _Content(io.RawIOBase):
    """What a member holds, as far as it is there; tarfile's own gives nothing of what is cut off.

    Args:
        stream: The archive behind the header of the member.
        size: Bytes.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer; 0 at the end."""
        data = self._stream.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)
