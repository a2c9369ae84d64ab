"""ZIP: every member is read in whatever format it is, as a stream; nothing is ever unpacked to the disk.

Member names are labels, never paths. Sizes are counted while reading, whatever the directory of the archive says.
"""

from __future__ import annotations

import io
import stat
from typing import TYPE_CHECKING, Final

from warreader.sources._bounded_unpacking import CHUNK, MOST_MEMBERS, Bounded
from warreader.sources._folder import HIDDEN, LINK, is_hidden
from warreader.sources._record import Problem
from warreader.sources._stream import TOO_LARGE, from_stream
from warreader.sources._zip import DAMAGED, MAGIC, open_zip

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import ReadInside, Received
    from warreader.sources._zip import OpenZip

_ENCRYPTED: Final = 0x1


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Check by the first bytes whether this is a ZIP."""
    return head.startswith(MAGIC)


def read_members(received: Received, location: str, inside: ReadInside) -> Iterator[Item]:
    """Read the members of a ZIP.

    Args:
        received: The file at its beginning.
        location: Where it stands.
        inside: Reads what it holds.

    Yields:
        What the members hold; problems for those that cannot be read.
    """
    archive = open_zip(received)
    if archive is None:
        yield Problem(location, DAMAGED if received.size is None or received.size else TOO_LARGE, failed=True)
        return
    with archive:
        for number, member in enumerate(archive.members()):
            if number >= MOST_MEMBERS:
                yield Problem(location, f"more than {MOST_MEMBERS:,} members", failed=True)
                return
            if not member.filename.endswith("/"):  # `is_dir` fails where a damaged directory gives no name
                yield from read_member(archive, member, f"{location}/{member.filename}", received.depth, inside)
        if archive.trouble:
            yield Problem(location, archive.trouble, failed=True)


def read_member(
    archive: OpenZip, member: zipfile.ZipInfo, location: str, depth: int, inside: ReadInside
) -> Iterator[Item]:
    """Read a member in whatever format it is.

    Args:
        archive: The ZIP.
        member: Of its directory.
        location: Where the member stands.
        depth: How many containers the ZIP stands in.
        inside: Reads it.

    Yields:
        What it holds; a problem where it cannot be unpacked, or is not looked at.
    """
    name = member.filename.rpartition("/")[2]
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Problem(location, LINK, failed=False)
    elif is_hidden(name) or member.filename.startswith("__MACOSX/"):
        yield Problem(location, HIDDEN, failed=False)
    elif member.flag_bits & _ENCRYPTED:
        yield Problem(location, "encrypted", failed=True)
    else:
        bounded = Bounded(archive.pieces(member))
        yield from inside(from_stream(io.BufferedReader(bounded, CHUNK), depth=depth + 1), location)
        if bounded.trouble:
            yield Problem(location, bounded.trouble, failed=True)
