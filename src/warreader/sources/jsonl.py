"""JSON Lines: one object a line, one article an object; read line by line, so that a file may be of any size.

A broken line costs that line and no other; of one that breaks off what is there is kept. The number behind `#` in a
location is the number of the line.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.sources._encoding import decode
from warreader.sources._record import BINARY, EMPTY, Problem, fingerprint
from warreader.sources._record_fields import item_of
from warreader.sources._stream import Received, from_bytes
from warreader.sources._truncated_json import CUT_OFF, completed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._article_fields import Fields
    from warreader.sources._page import Item

LONGEST_LINE: Final = 64 * 1024 * 1024
"""Bytes of the longest line that is read: no article is that long, and one such object already takes 0.3 GB."""
BROKEN: Final = "broken JSON"
_SUFFIXES: Final = (".jsonl", ".ndjson", ".jsonlines", ".jl")
_OBJECT: Final = re.compile(rb'\s*\{\s*"')
_WIDE: Final = re.compile(rb"\xff\xfe|\xfe\xff|\x00\s*\{|\{\x00")  # UTF-16 cannot be cut at the byte of a newline
_BOM: Final = b"\xef\xbb\xbf"


def matches(name: str, head: bytes) -> bool:
    """Return whether this is JSON Lines, by name, or by a first line that is a whole object.

    Args:
        name: File name.
        head: The first bytes.

    Returns:
        True if every line is to be read as an object.
    """
    if name.lower().endswith(_SUFFIXES):
        return not head.startswith(b"\0")
    first, newline, rest = head.removeprefix(_BOM).lstrip().partition(b"\n")
    if not _OBJECT.match(first) or not (newline or name == "-"):
        return False
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and (name.lower().endswith(".json") or name == "-" or bool(_OBJECT.match(rest)))


def read(received: Received, location: str) -> Iterator[Item]:
    """Read the objects of a file, line by line.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every line that is not blank.
    """
    if _WIDE.match(received.head):
        data = received.read_whole()
        decoded = None if data is None else decode(data)
        if decoded is None:
            yield Problem(location, BINARY, failed=True)
            return
        received = from_bytes(decoded.text.encode())
    empty = True
    for number, line in lines_of(received.stream):
        where = f"{location}#{number}"
        if line is None:
            yield Problem(where, f"line longer than {LONGEST_LINE >> 20} MB", failed=True)
        elif line.strip():
            yield from _items_of_line(line, where)
        empty = empty and line is not None and not line.strip()
    if empty:
        yield Problem(location, EMPTY, failed=False)


def _items_of_line(line: bytes, location: str) -> Iterator[Item]:
    """Read one line: its article, or what is wrong with it; of a line that breaks off both."""
    decoded = decode(line)
    if decoded is None:
        yield Problem(location, BROKEN, failed=True, detail="not text")
        return
    found = parse_object(decoded.text, location)
    rest = completed(decoded.text) if isinstance(found, Problem) and found.reason == BROKEN else None
    if not isinstance(found, Problem):
        yield item_of(found, location, fingerprint(line), decoded.encoding, decoded.replaced)
    elif rest is None:
        yield found
    else:
        yield from cut_off(rest, line, location, decoded.encoding, decoded.replaced)


def cut_off(found: Fields, data: bytes, location: str, encoding: str, replaced: int) -> Iterator[Item]:
    """Return what there is of an object that breaks off, and that it does.

    Args:
        found: Its fields.
        data: Its bytes.
        location: Where it stands.
        encoding: How they were read.
        replaced: How many broken ones were replaced.
    """
    item = item_of(found, location, fingerprint(data), encoding, replaced)
    if not isinstance(item, Problem):
        yield item
    yield Problem(location, CUT_OFF, failed=True)


def parse_object(text: str, location: str) -> Fields | Problem:
    """Parse a JSON object.

    Args:
        text: The object, nothing around it.
        location: Where it stands.

    Returns:
        Its fields, the last of two with the same name; or what is wrong with it.
    """
    try:
        found = json.loads(text)
    except RecursionError:
        return Problem(location, BROKEN, failed=True, detail="nested too deeply")
    except ValueError as error:  # also an integer of more digits than Python takes
        return Problem(location, BROKEN, failed=True, detail=str(error).partition(":")[0])
    return found if isinstance(found, dict) else Problem(location, "not a JSON object", failed=True)


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Cut a stream into lines.

    Args:
        stream: Bytes; read as far as it is needed.

    Yields:
        The number of each line, from 1, and its bytes without line end and byte order mark; None for a line longer than
        `LONGEST_LINE`.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(_BOM)
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield number, None
        else:
            yield number, line.removesuffix(b"\n").removesuffix(b"\r")
