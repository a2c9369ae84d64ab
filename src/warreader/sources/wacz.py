"""WACZ: a crawl of Browsertrix or ArchiveWeb.page, a ZIP of WARCs with a list of the pages that were visited.

The WARCs are read as such. The list then tells which page they do not hold; where it carries the text of such a page,
as Browsertrix can write it, that text is the article.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final

from warreader.sources._bounded_unpacking import CHUNK, Bounded
from warreader.sources._record import Problem, fingerprint
from warreader.sources._record_fields import item_of
from warreader.sources._zip import DAMAGED, open_zip
from warreader.sources.jsonl import lines_of
from warreader.sources.zip_archive import read_member

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import ReadInside, Received
    from warreader.sources._zip import OpenZip

_MAGIC: Final = b"PK\x03\x04"
_FIRST: Final = (b"datapackage.json", b"archive/", b"pages/pages.jsonl", b"indexes/")
"""Members of which one stands first: a ZIP of Browsertrix that has lost its name is still known."""
_NAME_AT: Final = 30  # bytes of a member's header before its name
_WARCS: Final = "archive/"
_PAGES: Final = "pages/"
NOT_CAPTURED: Final = "in the list of pages, and no page in the crawl"


def matches(name: str, head: bytes) -> bool:
    """Check by its name, or by the name of its first member, whether this is a WACZ."""
    if not head.startswith(_MAGIC):
        return False
    return name.lower().endswith(".wacz") or (head.startswith(_FIRST, _NAME_AT) and b".warc" in head)


def read_members(received: Received, location: str, inside: ReadInside) -> Iterator[Item]:
    """Read the crawl.

    Args:
        received: The file at its beginning.
        location: Where it stands.
        inside: Reads what it holds.

    Yields:
        A record for every capture, and for every listed page that was not captured.
    """
    archive = open_zip(received)
    if archive is None:
        yield Problem(location, DAMAGED, failed=True)
        return
    seen: set[str] = set()
    with archive:
        members = archive.members()
        for member in members:
            if member.filename.startswith(_WARCS) and not member.is_dir():
                where = f"{location}/{member.filename}"
                for item in read_member(archive, member, where, received.depth, inside):
                    seen.add(_key(getattr(getattr(item, "given", None), "url", None) or ""))
                    yield item
        for member in members:
            if member.filename.startswith(_PAGES) and member.filename.endswith(".jsonl"):
                yield from _listed(archive, member, f"{location}/{member.filename}", seen)
        if archive.trouble:
            yield Problem(location, archive.trouble, failed=True)


def _listed(archive: OpenZip, member: zipfile.ZipInfo, location: str, seen: set[str]) -> Iterator[Item]:
    bounded = Bounded(archive.pieces(member))
    for number, line in lines_of(io.BufferedReader(bounded, CHUNK)):
        try:
            page = json.loads(line or b"")
        except (ValueError, RecursionError):
            continue  # the list is only a help
        if not isinstance(page, dict) or not isinstance(url := page.get("url"), str) or _key(url) in seen:
            continue
        seen.add(_key(url))
        where = f"{location}#{number}"
        if page.get("text"):
            fields = {"text": page["text"], "title": page.get("title"), "url": url, "fetched": page.get("ts")}
            yield item_of(fields, where, fingerprint(line or b""), "utf-8", 0)
        else:
            yield Problem(where, NOT_CAPTURED, failed=False)
    if bounded.trouble:
        yield Problem(location, bounded.trouble, failed=True)


def _key(url: str) -> str:
    return url.partition("#")[0].rstrip("/")
