"""Reads a response body with limits, whatever size it claims, packed or unpacked."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from warreader.fetching._answer import FetchError

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

_PIECE: Final = 65_536
_BY_HEADER: Final = 47  # zlib: gzip or zlib, whichever the header says
CUT_OFF: Final = "connection broke off"


def read_body(response: BaseHTTPResponse, largest: int, *, cut: bool = False) -> bytes:
    """Read a body.

    Args:
        response: At the beginning of its body, not decoded.
        largest: Bytes that are too many, unpacked.
        cut: Give the beginning of one that is larger.

    Returns:
        The body, unpacked.

    Raises:
        FetchError: It is larger, is packed in a way that was not asked for, or damaged.
    """
    said = response.headers.get("Content-Length", "")
    if said.isdigit() and int(said) > largest and not cut:
        raise _too_large(largest)
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError("packed in a way that was not asked for", coding[:20])
    unpacker = zlib.decompressobj(_BY_HEADER) if coding not in {"", "identity"} else None
    parts: list[bytes] = []
    size = 0
    while size <= largest and (piece := response.read(_PIECE, decode_content=False)):
        if unpacker is not None:
            try:
                piece = unpacker.decompress(piece, largest + 1 - size)  # the same piece, unpacked
            except zlib.error as error:
                raise FetchError("damaged on its way") from error
        parts.append(piece)
        size += len(piece)
    if size > largest and not cut:
        raise _too_large(largest)
    if unpacker is not None and size <= largest and not unpacker.eof and parts:
        raise FetchError(CUT_OFF)
    return b"".join(parts)[:largest]


def _too_large(largest: int) -> FetchError:
    reason = f"larger than {largest >> 20} MB" if largest >> 20 else f"larger than {largest:,} bytes"
    return FetchError(reason, "download it, and import the file", final=True)
