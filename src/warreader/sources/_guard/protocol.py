"""The protocol between the guarded process and its parent: JSON frames over a pipe.

Records and pages come in, bytes go out, and back again. JSON, because it can only ever be data: a process in which
hostile content has run is believed nothing more than that.
"""

from __future__ import annotations

import datetime as dt
import json
import struct
from typing import Any, BinaryIO, Final

from warreader.article import Aside, Given, Kind, Link, Origin, SourceText
from warreader.sources._page import RawPage
from warreader.sources._record import Problem, Record
from warreader.sources._stream import LARGEST

REQUEST: Final = b"Q"
"""To the child: what to read."""
DATA: Final = b"D"
"""To the child: a piece of a stream; an empty one ends it."""
RECORD: Final = b"R"
"""To the parent: a source text or a problem."""
END: Final = b"E"
"""To the parent: that was all."""
LARGEST_FRAME: Final = 3 * LARGEST
"""Bytes of the longest frame: the largest text, whose characters JSON may write longer."""
_HEAD: Final = struct.Struct(">cQ")
_TEXT: Final = "text"


class FrameError(Exception):
    """What came is no frame, or its content is not what it should be."""


def write_frame(stream: BinaryIO, tag: bytes, payload: bytes = b"") -> None:
    """Write a frame and send it off.

    Args:
        stream: The pipe.
        tag: What it is.
        payload: What it holds.

    Raises:
        BrokenPipeError: Nobody reads the other end.
    """
    stream.write(_HEAD.pack(tag, len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Wait for a frame.

    Args:
        stream: The pipe.

    Returns:
        Tag and payload; None where the other end was closed, even inside a frame.

    Raises:
        FrameError: It is longer than any may be.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    tag, length = _HEAD.unpack(head)
    if length > LARGEST_FRAME:
        raise FrameError(f"a frame of {length:,} bytes")
    payload = stream.read(length)
    return None if len(payload) < length else (tag, payload)


def encode(value: Any) -> bytes:  # noqa: ANN401  # whatever JSON can hold
    """Write a value as JSON, with the lone surrogates that a file name may hold."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(payload: bytes) -> Any:  # noqa: ANN401  # as above
    """Read JSON that `encode` has written.

    Raises:
        FrameError: It is none.
    """
    try:
        return json.loads(payload.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise FrameError(str(error)) from error


def record_to_form(record: Record) -> list[Any]:
    """Write a record as plain values."""
    if isinstance(record, Problem):
        return ["problem", record.location, record.reason, record.failed, record.detail]
    origin = record.origin
    captured = None if origin.captured is None else origin.captured.isoformat()
    asides = [[one.start, one.end, str(one.kind), one.reason] for one in record.asides]
    links = [[one.start, one.end, one.url] for one in record.links]
    return [
        _TEXT,
        record.text,
        given_to_form(record.given),
        [origin.location, origin.sha256, captured],
        record.encoding,
        record.replaced,
        asides,
        links,
    ]


def record_from_form(form: Any) -> Record:  # noqa: ANN401  # as JSON has it
    """Read a record.

    Raises:
        FrameError: It is none.
    """
    try:
        kind, *rest = form
        if kind != _TEXT:
            return Problem(*rest)
        text, given, (location, sha256, captured), encoding, replaced, asides, links = rest
        moment = None if captured is None else dt.datetime.fromisoformat(captured)
        marked = tuple(Aside(start, end, Kind(what), reason) for start, end, what, reason in asides)
        linked = tuple(Link(start, end, url) for start, end, url in links)
        return SourceText(text, Given(*given), Origin(location, sha256, moment), encoding, replaced, marked, linked)
    except (TypeError, ValueError) as error:
        raise FrameError(str(error)) from error


def page_to_form(page: RawPage) -> list[Any]:
    """Write a page as plain values."""
    return [page.html, page.location, page.sha256, given_to_form(page.given), page.encoding, page.replaced, page.packed]


def page_from_form(form: list[Any]) -> RawPage:
    """Read a page."""
    html, location, sha256, given, encoding, replaced, packed = form
    return RawPage(html, location, sha256, Given(*given), encoding, replaced, packed)


def given_to_form(given: Given) -> list[str | None]:
    """Write what was given as plain values, in the order of its fields."""
    return [given.title, given.published, given.source, given.language, given.url, given.fetched]
