"""Decides in what format something is, and has it read; a container comes back here with what it contains."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from warreader.sources._record import Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._stream import Received

DEEPEST: Final = 2
"""Containers inside one another that are opened: `articles.tar.gz` is two."""
PACKED: Final = "packed more than twice"


class Format(Protocol):
    """A format: a module with these two functions."""

    def matches(self, name: str, head: bytes) -> bool:
        """Tell by file name and first bytes whether a file is of this format."""
        ...

    def read(self, received: Received, location: str) -> Iterator[Record]:
        """Read the articles of one file; yields a problem for what cannot be read."""
        ...


@cache
def formats() -> tuple[Format, ...]:
    """Give all formats in the order in which they are tried; plain text claims whatever is left."""
    from warreader.sources import (  # noqa: PLC0415  # containers import this module
        epub,
        feed,
        html,
        json_document,
        jsonl,
        mail,
        mbox,
        packed,
        plain,
        table,
        tar,
        unread,
        warc,
        zipped,
    )

    return (jsonl, epub, zipped, packed, tar, warc, feed, html, mbox, mail, table, unread, json_document, plain)


def read_received(received: Received, location: str) -> Iterator[Record]:
    """Read something in whatever format it is.

    Args:
        received: The file or member at its beginning.
        location: Where it stands; its last part is its name.

    Yields:
        Its articles and problems.
    """
    if received.depth > DEEPEST:
        yield Problem(location, PACKED, failed=True)
        return
    name = os.path.basename(location)  # noqa: PTH119  # the name may hold undecodable bytes
    reader = next(form for form in formats() if form.matches(name, received.head))
    try:
        yield from reader.read(received, location)
    except MemoryError:
        yield Problem(location, "too large for the memory of this machine", failed=True)
