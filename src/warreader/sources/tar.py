"""tar: every regular member is read in whatever format it is, as a stream; nothing is unpacked to the disk."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from warreader.sources._bounded import DAMAGED, MOST_MEMBERS
from warreader.sources._folder import HIDDEN, LINK
from warreader.sources._record import Problem
from warreader.sources._stream import from_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import ReadInside, Received

_MAGIC: Final = b"ustar"
_MAGIC_AT: Final = 257


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Tell by the mark in the first header whether this is a tar."""
    return head[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


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
        with tarfile.open(fileobj=received.stream, mode="r|") as archive:
            for number, member in enumerate(archive):
                if number >= MOST_MEMBERS:
                    yield Problem(location, f"more than {MOST_MEMBERS:,} members", failed=True)
                    return
                yield from _member(archive, member, f"{location}/{member.name}", received.depth, inside)
    except (tarfile.TarError, OSError, EOFError, ValueError):
        yield Problem(location, f"tar is {DAMAGED}", failed=True)


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, location: str, depth: int, inside: ReadInside
) -> Iterator[Item]:
    if member.issym() or member.islnk():
        yield Problem(location, LINK, failed=False)
    elif member.isfile():
        if member.name.rpartition("/")[2].startswith("."):
            yield Problem(location, HIDDEN, failed=False)
        elif (stream := archive.extractfile(member)) is not None:
            yield from inside(from_stream(cast("BinaryIO", stream), depth=depth + 1), location)
