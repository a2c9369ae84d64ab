"""A JSON document: one article, a list of them, or a list inside an object (`{"articles": [...]}`).

The elements of a list are parsed one at a time. A broken one loses only itself: the next is found on a line of its own,
or by the key that elements of this list begin with. Lists that a crawler has appended one behind another are all read,
and of an object that breaks off inside its list the elements that are whole, and of the last what there is.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from warreader.sources._article_fields import parts_of
from warreader.sources._encoding import Decoded, decode
from warreader.sources._record import BINARY, EMPTY, Problem, fingerprint
from warreader.sources._record_fields import item_of
from warreader.sources._stream import TOO_LARGE, Received
from warreader.sources._truncated_json import completed
from warreader.sources.jsonl import BROKEN, cut_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item

_BEGINS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{\s*")')
_LISTS: Final = ("articles", "items", "documents", "docs", "results", "data", "entries", "records", "stories", "posts")
_LIST_BEGINS: Final = re.compile(rf'"(?:{"|".join(_LISTS)})"\s*:\s*\[')
_SPACE: Final = re.compile(r"[\s,]*")
_INDENT: Final = re.compile(r"(?:\A|\n)([ \t]*)\Z")
_FIRST_KEY: Final = re.compile(r'\{\s*"([^"\\]{1,100})"\s*:')
_MOST_BROKEN: Final = 100
"""Broken elements that are stepped over; each may have cost a reading of all that stands behind it."""
_PLAIN_SUFFIXES: Final = (".txt", ".text", ".md")


def matches(name: str, head: bytes) -> bool:
    """Return whether this is a JSON document, by name or by its beginning.

    Args:
        name: File name; a text file is plain text even where it begins like JSON.
        head: The first bytes.

    Returns:
        True if the whole is one JSON value.
    """
    lower = name.lower()
    return lower.endswith(".json") or (not lower.endswith(_PLAIN_SUFFIXES) and bool(_BEGINS.match(head)))


def read(received: Received, location: str) -> Iterator[Item]:
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


def _object(decoded: Decoded, data: bytes, location: str) -> Iterator[Item]:
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        begins = _LIST_BEGINS.search(decoded.text)
        if begins is not None and not isinstance(error, RecursionError):
            yield from _elements(decoded, begins.end(), location)
        elif (rest := completed(decoded.text)) is not None:
            yield from cut_off(rest, data, location, decoded.encoding, decoded.replaced)
        else:
            yield Problem(location, BROKEN, failed=True, detail=_said(error))
        return
    if not isinstance(found, dict):
        yield Problem(location, "not a JSON object", failed=True)
        return
    inside = _list_inside(found)
    parts = parts_of(found)
    if inside is None or parts.text is not None or parts.html is not None:
        yield item_of(found, location, fingerprint(data), decoded.encoding, decoded.replaced)
        return
    for number, element in enumerate(inside, 1):
        yield _item(element, json.dumps(element, ensure_ascii=False), f"{location}#{number}", decoded)


def _list_inside(found: dict[str, object]) -> list[object] | None:
    """Find the list of articles in an object, or in the object that is its answer (the Guardian: `response`)."""
    for holder in (found, found.get("response"), found.get("data")):
        if isinstance(holder, dict):
            inside = next((value for key in _LISTS if isinstance(value := holder.get(key), list)), None)
            if inside is not None:
                return inside
    return None


def _elements(decoded: Decoded, at: int, location: str) -> Iterator[Item]:
    text, decoder, number, broken = decoded.text, json.JSONDecoder(), 0, 0
    begins: re.Pattern[str] | None = None
    while True:
        at = match.end() if (match := _SPACE.match(text, at)) else at
        if text.startswith("]", at):
            again = re.compile(r"\]\s*\[").match(text, at)
            if again is None:
                return
            at = again.end()  # a crawler that was run again has appended to its file
            continue
        number += 1
        where = f"{location}#{number}"
        begins = begins or _beginning(text, at)
        try:
            element, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            broken += 1
            following = begins.search(text, at) if begins is not None and broken <= _MOST_BROKEN else None
            if following is None:
                yield from _last(decoded, at, where, _said(error))
                return
            yield Problem(where, BROKEN, failed=True, detail=_said(error))
            at = following.end()
            continue
        yield _item(element, text[at:end], where, decoded)
        at = end


def _beginning(text: str, at: int) -> re.Pattern[str] | None:
    """Return how the elements of a list begin, behind one that is broken: by indent or by first key."""
    found = []
    if indent := _INDENT.search(text, max(0, at - 100), at):
        found.append(rf"\n{indent[1]}(?=\{{)")
    if key := _FIRST_KEY.match(text, at):
        found.append(rf',\s*(?=\{{\s*"{re.escape(key[1])}"\s*:)')
    return re.compile("|".join(found)) if found else None


def _last(decoded: Decoded, at: int, location: str, said: str) -> Iterator[Item]:
    """Read an element that breaks off; one that is broken takes with it what stands behind it."""
    text = decoded.text[at:]
    if (rest := completed(text)) is not None:
        yield from cut_off(rest, text.encode("utf-8", "surrogatepass"), location, decoded.encoding, 0)
    else:
        yield Problem(location, BROKEN, failed=True, detail=f"{said}; what stands behind it is lost too")


def _item(element: object, raw: str, location: str, decoded: Decoded) -> Item:
    if not isinstance(element, dict):
        return Problem(location, "not a JSON object", failed=True)
    sha256 = fingerprint(raw.encode("utf-8", "surrogatepass"))
    return item_of(element, location, sha256, decoded.encoding, decoded.replaced_in(raw))


def _said(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).partition(":")[0]
