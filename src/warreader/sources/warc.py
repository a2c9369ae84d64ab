"""WARC: the captures of a crawler. Every page that was answered is an article, with its address and time of capture.

Records are read one after another; each may be of any size, of which only what a page may have is kept. A record whose
length lies is read as far as it goes, and what stands behind it is looked for by its mark. WET files (`conversion`
records of plain text) are read too.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.article import Given
from warreader.sources._html_parse import LARGEST_PAGE
from warreader.sources._record import Problem, Record
from warreader.sources.html import page_record
from warreader.sources.plain import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warreader.sources._stream import Received

_MARK: Final = re.compile(rb"WARC/\d\.\d\r?\n")
_LONGEST_HEADER: Final = 65_536
_MOST_HEADERS: Final = 200
_WITH_CONTENT: Final = frozenset({"response", "resource", "conversion"})
_PAGES: Final = ("text/html", "application/xhtml+xml")
_TEXTS: Final = ("text/plain",)
_SKIPPED: Final = 1 << 20
DAMAGED: Final = "WARC record cut off or damaged"
NO_PAGE: Final = "not a page"
STRAY: Final = "something between the WARC records"


@dataclass(frozen=True, slots=True)
class _Capture:
    """One record: its headers, and its content as far as it is there."""

    headers: Mapping[str, str]
    content: bytes
    whole: bool


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Tell by the first bytes whether this is a WARC."""
    return bool(_MARK.match(head))


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the pages of a WARC.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every capture; redirects, errors, pictures and scripts are counted as no page.
    """
    reader = _Reader(received.stream)
    number = 0
    while (capture := reader.next()) is not None:
        number += 1
        where = f"{location}#{number}"
        if not capture.whole:
            yield Problem(where, DAMAGED, failed=True)
        if capture.headers.get("warc-type") in _WITH_CONTENT and (capture.whole or capture.content):
            yield _record(capture, where)
    if reader.strayed:
        yield Problem(location, STRAY, failed=True)


def _record(capture: _Capture, location: str) -> Record:
    kind, body = capture.headers.get("content-type", ""), capture.content
    if capture.headers["warc-type"] == "response":
        answer = _answer(body)
        if answer is None:
            return Problem(location, NO_PAGE, failed=False)
        kind, body = answer
    if len(body) > LARGEST_PAGE:
        return Problem(location, f"page larger than {LARGEST_PAGE >> 20} MB", failed=True)
    given = Given(url=capture.headers.get("warc-target-uri"), fetched=capture.headers.get("warc-date"))
    if kind.startswith(_PAGES):
        return page_record(body, location, given)
    if kind.startswith(_TEXTS):
        return text_of(body, location, given)
    return Problem(location, NO_PAGE, failed=False)


def _answer(content: bytes) -> tuple[str, bytes] | None:
    """Take an HTTP answer apart: media type and body; None where the server gave no page."""
    head, _, body = content.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    status = lines[0].split(b" ")
    if len(status) < 2 or status[1] != b"200":  # noqa: PLR2004  # HTTP/1.1 200
        return None
    headers = _headers(lines[1:])
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    coding = headers.get("content-encoding", "").lower()
    if coding in {"gzip", "x-gzip", "deflate"}:
        body = _inflated(body)
    elif coding not in {"", "identity"}:
        return None
    return headers.get("content-type", "").strip().lower(), body


def _joined(body: bytes) -> bytes:
    """Put chunks together; a body that crawlers have joined already stays as it is."""
    parts: list[bytes] = []
    at = 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,100}\r\n").match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
    return b"".join(parts) if parts and at >= len(body) else body


def _inflated(body: bytes) -> bytes:
    for bits in (47, -15):  # gzip or zlib by its header; raw deflate, as some servers send it
        try:
            return zlib.decompressobj(bits).decompress(body, LARGEST_PAGE + 1)
        except zlib.error:
            continue
    return body  # crawlers store the unpacked body and leave the header


def _headers(lines: list[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines[:_MOST_HEADERS]:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


class _Reader:
    """Cuts a stream into records."""

    def __init__(self, stream: BinaryIO) -> None:
        self.strayed = False
        """True if something was passed over that is no record."""
        self._stream = stream
        self._ahead = b""

    def next(self) -> _Capture | None:
        """Give the next record; None at the end."""
        head = self._head()
        if head is None:
            return None
        headers = _headers(head.split(b"\n")[1:])
        try:
            length = int(headers.get("content-length", ""))
        except ValueError:
            return _Capture(headers, b"", whole=False)
        if not headers.get("warc-type") or length < 0:
            return _Capture(headers, b"", whole=False)
        kept = min(length, LARGEST_PAGE + _LONGEST_HEADER)
        content = self._take(kept)
        whole = len(content) == kept and self._skip(length - kept)
        if not whole and (match := _MARK.search(content)):
            self._ahead = content[match.start() :] + self._ahead
            content = content[: match.start()]
        return _Capture(headers, content, whole)

    def _head(self) -> bytes | None:
        """Read the lines up to the next blank one, from the mark of a record on."""
        lines: list[bytes] = []
        size = 0
        while size < _LONGEST_HEADER:
            line = self._line()
            if not line:
                return b"".join(lines) if lines else None
            if not lines and not _MARK.match(line):
                self.strayed = self.strayed or bool(line.strip())
                continue
            if lines and not line.strip():
                break
            lines.append(line)
            size += len(line)
        return b"".join(lines)

    def _line(self) -> bytes:
        if not self._ahead:
            return self._stream.readline(_LONGEST_HEADER)
        end = self._ahead.find(b"\n") + 1
        if not end:
            line, self._ahead = self._ahead + self._stream.readline(_LONGEST_HEADER), b""
        else:
            line, self._ahead = self._ahead[:end], self._ahead[end:]
        return line

    def _take(self, count: int) -> bytes:
        taken, self._ahead = self._ahead[:count], self._ahead[count:]
        return taken + self._stream.read(count - len(taken)) if len(taken) < count else taken

    def _skip(self, count: int) -> bool:
        while count > 0:
            data = self._take(min(count, _SKIPPED))
            if not data:
                return False
            count -= len(data)
        return True
