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
_DATED: Final = re.compile(rb"From \S{1,200} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
_FIELD: Final = re.compile(rb"[!-9;-~]{1,80}:[ \t\r\n]")
"""The first line of a message's head. Both together begin a message even without a blank line before it."""
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
    for line, following in _with_following(stream):
        if _BEGINS.match(line) and (after_blank or (_DATED.match(line) and _FIELD.match(following))):
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


def _with_following(stream: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Give each line with the one behind it; the last one with nothing."""
    line = stream.readline(_LONGEST_LINE)
    while line:
        following = stream.readline(_LONGEST_LINE)
        yield line, following
        line = following
