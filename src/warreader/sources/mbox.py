"""mbox: a mailbox in one file, read message by message, so that it may be of any size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.sources._record import Problem
from warreader.sources.mail import message_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import Received

_BEGINS: Final = re.compile(rb"From [^\n]{0,300}\d{4}(?: [+-]\d{4})?\r?\n")
"""'From sender Wed Mar  2 10:06:00 2022', as all forms of mbox have it."""
LARGEST_MESSAGE: Final = 64 * 1024 * 1024
_LONGEST_LINE: Final = 1 << 20
_HEAD: Final = 65_536
_ESCAPED: Final = re.compile(rb">{1,20}From ")
"""A line of the text that begins like a message: mboxrd puts one `>` before it, however many there are."""
_MOZILLA: Final = re.compile(rb"^X-Mozilla-Status: ([0-9A-Fa-f]{4})\r?$", re.MULTILINE)
_EXPUNGED: Final = 0x0008  # nsMsgMessageFlags of Thunderbird: deleted, and in the file until it is compacted
DELETED: Final = "deleted in the mailbox"


def matches(name: str, head: bytes) -> bool:
    """Check by its first line whether this is a mailbox."""
    return bool(_BEGINS.match(head)) or (name.lower().endswith(".mbox") and head.startswith(b"From "))


def read(received: Received, location: str) -> Iterator[Item]:
    """Read the messages of a mailbox.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every message.
    """
    for number, message in enumerate(_messages(received.stream), 1):
        where = f"{location}#{number}"
        if message is not None and (match := _MOZILLA.search(message[:_HEAD])) and int(match[1], 16) & _EXPUNGED:
            yield Problem(where, DELETED, failed=False)
        elif message is None:
            yield Problem(where, f"message larger than {LARGEST_MESSAGE >> 20} MB", failed=True)
        else:
            yield from message_items(message, where, in_mailbox=True)


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    lines: list[bytes] = []
    size, after_blank, begun = 0, True, False
    while line := stream.readline(_LONGEST_LINE):
        if after_blank and _BEGINS.match(line):
            if begun:
                yield b"".join(lines) if size <= LARGEST_MESSAGE else None
            lines, size, begun = [], 0, True
            after_blank = False
            continue
        after_blank = not line.strip()
        size += len(line)
        if size <= LARGEST_MESSAGE:
            lines.append(line[1:] if _ESCAPED.match(line) else line)
    if begun:
        yield b"".join(lines) if size <= LARGEST_MESSAGE else None
