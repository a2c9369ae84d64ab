"""Completes a truncated PDF, so that what is there of it can be read.

In: the bytes. Out: the bytes with what their end lacks. A PDF is read from its end (ISO 32000-1, 7.5.5): a trailer
names the catalog, from which all pages are found. The object that the cut went through is closed where it is a stream,
the text of a page for example, and left out where it is anything else.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,9}) 0 obj\b")
_STREAM: Final = re.compile(rb"\bstream\r?\n")
_LENGTH: Final = re.compile(rb"/Length\s+\d{1,12}(?:\s+\d{1,9}\s+R)?")
_FLATE: Final = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?")
_SHOWN: Final = re.compile(rb"(?:Tj|TJ|ET|T\*|Td|TD|Tm|')\s")
"""Ends of the operators of text (ISO 32000-1, table 108): behind one of them a page's text can be ended."""
_DICTIONARY: Final = 1_000  # bytes in which a catalog says that it is one, and a stream what packs it
_TAIL: Final = 4_000  # bytes of a page's text in which an operator ends
_LARGEST: Final = 50_000_000  # bytes that a packed stream may give
_END: Final = b"endobj"


def completed(data: bytes) -> bytes:
    """Return a document that has lost its end one that stands; bytes without a catalog stay as they are."""
    for match in reversed(list(_OBJECT.finditer(data))):
        if b"/Catalog" in data[match.end() : match.end() + _DICTIONARY].partition(_END)[0]:
            return _closed(data) + b"\ntrailer\n<</Root %s 0 R>>\nstartxref\n0\n%%%%EOF\n" % match[1]
    return data


def _closed(data: bytes) -> bytes:
    """End the object that the cut went through, or leave it out."""
    end = data.rfind(_END)
    if end < 0:
        return data
    whole, rest = data[: end + len(_END)], data[end + len(_END) :]
    stream = _STREAM.search(rest[: 2 * _DICTIONARY])
    if stream is None or b"endstream" in rest:
        return data if stream else whole
    head, body = rest[: stream.end()], rest[stream.end() :]
    if _FLATE.search(head):
        head, body = _FLATE.sub(b"", head), _unpacked(body)
    if b"/Filter" not in head:
        ends = [match.end() for match in _SHOWN.finditer(body, max(0, len(body) - _TAIL))]
        body = body[: ends[-1]] + b"ET\n" if ends else body
    head = _LENGTH.sub(b"/Length %d" % len(body), head)
    return whole + head + body + b"\nendstream\nendobj\n"


def _unpacked(body: bytes) -> bytes:
    """Unpack as much of a stream as is there."""
    try:
        return zlib.decompressobj().decompress(body, _LARGEST)
    except zlib.error:
        return b""
