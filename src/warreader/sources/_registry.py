"""Detects the format of a file and reads it; members of containers come back here.

Bytes at their beginning come in; source texts, problems and pages that are still to be understood go out.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Protocol

from warreader.sources import (
    compressed,
    epub,
    feed,
    html,
    json_document,
    jsonl,
    mail,
    mbox,
    office,
    opml,
    parquet,
    pdf,
    plain,
    table,
    tar,
    unsupported,
    wacz,
    warc,
    zip_archive,
)
from warreader.sources._page import RawPage
from warreader.sources._record import Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import ReadInside, Received

DEEPEST: Final = 2
"""Containers inside one another that are opened: `articles.tar.gz` is two."""
PACKED: Final = "packed more than twice"
TOO_LARGE: Final = "too large for the memory of this machine"


class Format(Protocol):
    """A format: a module with these two functions."""

    def matches(self, name: str, head: bytes) -> bool:
        """Check by file name and first bytes whether a file is of this format."""
        ...

    def read(self, received: Received, location: str) -> Iterator[Item]:
        """Read the articles of one file; yields a problem for what cannot be read."""
        ...


class Container(Protocol):
    """A format whose members may be of any format."""

    def matches(self, name: str, head: bytes) -> bool:
        """Check by file name and first bytes whether a file is of this format."""
        ...

    def read_members(self, received: Received, location: str, inside: ReadInside) -> Iterator[Item]:
        """Hand every member to `inside`; yields what it gives, and a problem for what cannot be unpacked."""
        ...


_BOOKS: Final[tuple[Format, ...]] = (epub, office)  # they are ZIPs too
_CONTAINERS: Final[tuple[Container, ...]] = (wacz, zip_archive, compressed, tar)
_FORMATS: Final[tuple[Format, ...]] = (
    warc,
    parquet,
    pdf,
    jsonl,
    opml,
    feed,
    html,
    mbox,
    mail,
    table,
    unsupported,
    json_document,
    plain,  # claims whatever is left
)
IN_PROCESS: Final[tuple[Format, ...]] = (plain, jsonl, office, unsupported)
"""Formats that are read line by line or taken as they stand: no parser of theirs can be led astray."""
IN_PROCESS_IF_SMALL: Final[tuple[Format, ...]] = (json_document, table)
"""Formats that take a multiple of their size of memory."""
SMALL: Final = 4 * 1024 * 1024
"""Bytes up to which they do so in this process: 0.1 GB at the worst."""


def read_received(received: Received, location: str) -> Iterator[Item]:
    """Read something in whatever format it is.

    Args:
        received: The file or member at its beginning.
        location: Where it stands; its last part is its name.

    Yields:
        Its articles and problems, and pages for `resolved`.
    """
    if received.depth > DEEPEST:
        yield Problem(location, PACKED, failed=True)
        return
    form = format_of(location, received.head)
    if form is not None:
        yield from form.read(received, location)
        return
    container = next(one for one in _CONTAINERS if one.matches(_name(location), received.head))
    yield from container.read_members(received, location, read_received)


def format_of(location: str, head: bytes) -> Format | None:
    """Return in what format something is.

    Args:
        location: Where it stands; its last part is its name.
        head: Its first bytes.

    Returns:
        The format; None for a container.
    """
    name = _name(location)
    for book in _BOOKS:
        if book.matches(name, head):
            return book
    if any(container.matches(name, head) for container in _CONTAINERS):
        return None
    return next(form for form in _FORMATS if form.matches(name, head))


def is_harmless(location: str, received: Received) -> bool:
    """Return whether something may be read beside everything else, in the same process.

    Args:
        location: Where it stands; its last part is its name.
        received: The file at its beginning.

    Returns:
        True for text and JSON Lines, also compressed, and for small JSON and tables.
    """
    form = format_of(location, received.head)
    if form is None and compressed.matches(_name(location), received.head):
        return format_of(compressed.name_inside(location), compressed.head_inside(received.head)) in IN_PROCESS
    small = received.size is not None and received.size <= SMALL
    return form in IN_PROCESS or (small and form in IN_PROCESS_IF_SMALL)


def resolved(item: Item) -> Record:
    """Find the article of a page.

    Args:
        item: What a reader gave.

    Returns:
        The same, or for a page its source text or the reason why there is none.
    """
    if not isinstance(item, RawPage):
        return item
    known = (item.sha256, item.given, item.encoding, item.replaced)
    return html.text_record(item.html, item.location, *known, packed=item.packed)


def _name(location: str) -> str:
    return os.path.basename(location)  # noqa: PTH119  # the name may hold undecodable bytes
