"""Parses HTTP responses as crawlers store them: chunked or joined, compressed or not.

The bytes of an answer come in; media type, encoding and body go out. What unpacks without end stops at the size of a
page.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.sources._html.parse import LARGEST_PAGE
from warreader.sources._warc_records import headers_of

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,100}\r\n")
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""")
_OK: Final = b"200"
CUT_OFF: Final = "answer cut off; what came of it was kept"
_GZIP: Final = b"\x1f\x8b"
_BY_HEADER: Final = 47  # zlib: gzip or zlib, whichever the header says
_RAW: Final = -15  # raw deflate, as some servers send it
_LIMIT: Final = LARGEST_PAGE + 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    media: str
    """Media type in small letters, without parameters; empty where none is given."""
    charset: str | None
    """The encoding that the server names."""
    body: bytes
    """Joined and unpacked; at most one byte more than a page may have."""
    trouble: str
    """What is wrong with it; empty where nothing is."""


def parse_answer(content: bytes) -> Answer | None:
    """Parse a response.

    Args:
        content: Status line, headers, body.

    Returns:
        The answer; None where the server gave no content (a redirect, an error).
    """
    head, gap, body = content.partition(b"\r\n\r\n")
    if not gap:
        head, _, body = content.partition(b"\n\n")
    lines = head.replace(b"\r\n", b"\n").split(b"\n")
    status = lines[0].split(b" ")
    if len(status) < 2 or status[1] != _OK:  # noqa: PLR2004  # HTTP/1.1 200
        return None
    headers = headers_of(lines[1:])
    media = headers.get("content-type", "").lower()
    charset = _CHARSET.search(media)
    trouble = ""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, trouble = _joined(body)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body, wrong = _unpacked(body, coding.strip())
        trouble = wrong or trouble
    return Answer(media.partition(";")[0].strip(), charset[1] if charset else None, body, trouble)


def _joined(body: bytes) -> tuple[bytes, str]:
    """Put chunks together; a body that crawlers have joined already stays as it is."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts), ""
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if at < len(body) and not body.startswith(b"\r\n", at):  # a text that only begins like a chunk
            return (b"".join(parts), CUT_OFF) if len(parts) > 1 else (body, "")
        at += 2
    return (b"".join(parts), CUT_OFF) if parts else (body, "")


def _unpacked(body: bytes, coding: str) -> tuple[bytes, str]:
    if coding in {"", "identity", "none"}:
        return body, ""
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _inflated(body)
    unpack = {"br": _brotli, "zstd": _zstandard}.get(coding)
    if unpack is None or body.lstrip()[:1] == b"<":  # crawlers store the unpacked body and leave the header
        return body, "" if unpack is not None else f"packed by {coding[:20]}, which is not read"
    return unpack(body)


def _inflated(body: bytes) -> tuple[bytes, str]:
    for bits in (_BY_HEADER, _RAW):
        unpacker = zlib.decompressobj(bits)
        try:
            data = unpacker.decompress(body, _LIMIT)
        except zlib.error:
            if body.startswith(_GZIP):
                return _in_pieces(body, zlib.decompressobj(bits).decompress), CUT_OFF
            continue
        return data, "" if unpacker.eof or len(data) == _LIMIT else CUT_OFF
    return body, ""  # as above


def _brotli(body: bytes) -> tuple[bytes, str]:
    try:
        import brotli  # few crawls hold such answers
    except ImportError:
        return b"", "packed by brotli; pip install brotli, then read it again"
    unpacker = brotli.Decompressor()
    try:
        data = unpacker.process(body, output_buffer_limit=_LIMIT)
    except brotli.error:
        return _in_pieces(body, brotli.Decompressor().process), CUT_OFF
    return data[:_LIMIT], "" if unpacker.is_finished() or len(data) >= _LIMIT else CUT_OFF


def _zstandard(body: bytes) -> tuple[bytes, str]:
    import zstandard  # 13 ms, and few answers need it

    unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
    data = _in_pieces(body, unpacker.decompress)
    return data, "" if unpacker.eof or len(data) >= _LIMIT else CUT_OFF


def _in_pieces(body: bytes, unpack: Callable[[bytes], bytes]) -> bytes:
    """Unpack up to where the data is damaged, or is more than a page may have."""
    parts: list[bytes] = []
    size = 0
    for at in range(0, len(body), 4096):
        try:
            piece = unpack(body[at : at + 4096])
        except Exception:  # noqa: BLE001  # every decompressor has errors of its own
            break
        parts.append(piece)
        size += len(piece)
        if size >= _LIMIT:
            break
    return b"".join(parts)[:_LIMIT]
