"""A JSON document: one article, a list of them, or a list inside an object (`{"articles": [...]}`).

The elements of a list are parsed one at a time, so that a broken one loses only itself and what stands behind it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from warreader.sources._encoding import Decoded, decode
from warreader.sources._fields import record_of
from warreader.sources._keys import parts_of
from warreader.sources._record import BINARY, EMPTY, Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE, Received
from warreader.sources.jsonl import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{\s*")')
_LISTS: Final = ("articles", "items", "documents", "docs", "results", "data", "entries", "records", "stories", "posts")
_SPACE: Final = re.compile(r"[\s,]*")
_PLAIN_SUFFIXES: Final = (".txt", ".text", ".md")


def matches(name: str, head: bytes) -> bool:
    """Tell whether this is a JSON document, by name or by its beginning.

    Args:
        name: File name; a text file is plain text even where it begins like JSON.
        head: The first bytes.

    Returns:
        True if the whole is one JSON value.
    """
    lower = name.lower()
    return lower.endswith(".json") or (not lower.endswith(_PLAIN_SUFFIXES) and bool(_BEGINS.match(head)))


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the articles of a document.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every article.
    """
    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    decoded = decode(data)
    if decoded is None:
        yield Problem(location, BINARY, failed=False)
    elif not decoded.text.strip():
        yield Problem(location, EMPTY, failed=False)
    elif decoded.text.lstrip().startswith("["):
        yield from _elements(decoded, decoded.text.index("[") + 1, location)
    else:
        yield from _object(decoded, data, location)


def _object(decoded: Decoded, data: bytes, location: str) -> Iterator[Record]:
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield Problem(location, BROKEN, failed=True, detail=_said(error))
        return
    if not isinstance(found, dict):
        yield Problem(location, "not a JSON object", failed=True)
        return
    inside = next((value for key in _LISTS if isinstance(value := found.get(key), list)), None)
    parts = parts_of(found)
    if inside is None or parts.text is not None or parts.html is not None:
        yield record_of(found, location, fingerprint(data), decoded.encoding, decoded.replaced)
        return
    for number, element in enumerate(inside, 1):
        raw = json.dumps(element, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield _record(element, raw, f"{location}#{number}", decoded)


def _elements(decoded: Decoded, at: int, location: str) -> Iterator[Record]:
    text, decoder, number = decoded.text, json.JSONDecoder(), 0
    while True:
        at = match.end() if (match := _SPACE.match(text, at)) else at
        if text.startswith("]", at):
            return
        number += 1
        where = f"{location}#{number}"
        try:
            element, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Problem(where, BROKEN, failed=True, detail=f"{_said(error)}; what stands behind it is lost too")
            return
        yield _record(element, text[at:end].encode("utf-8", "surrogatepass"), where, decoded)
        at = end


def _record(element: object, raw: bytes, location: str, decoded: Decoded) -> Record:
    if not isinstance(element, dict):
        return Problem(location, "not a JSON object", failed=True)
    return record_of(element, location, fingerprint(raw), decoded.encoding, 0)


def _said(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).partition(":")[0]
