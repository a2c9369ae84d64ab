"""Formats that are known and not read in this version: each is named, so that nobody wonders where an article went.

Pictures, sound, programs and what a site has beside its pages are nothing to read; an archive or a page holds something
that the user does not get.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.sources._record import BINARY, Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._stream import Received

_MAGIC: Final = (  # the first bytes, as file(1) knows them
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    (b"SQLite format 3\x00", "SQLite"),
)
_SAFARI: Final = (b"bplist00", b"WebMainResource")
"""How a property list begins, and the name in it of the page that Safari saved."""
SITE: Final = "part of a site, no article"
_SITE: Final = (".css", ".js", ".mjs")
_ROBOTS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:#|user-agent:|sitemap:|disallow:|allow:)", re.IGNORECASE)
_PICTURES: Final = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"\x7fELF",
    b"ID3\x02",
    b"ID3\x03",
    b"ID3\x04",
    b"OggS\x00",
    b"\x00\x00\x01\x00",
    b"\xca\xfe\xba\xbe",
)
INDEX: Final = "index of a crawl"
_INDEX: Final = re.compile(rb" CDX [A-Za-z] |[\w.:,-]{1,500}\)[^\s]{0,5000} \d{14} [{\w]")
"""CDX as wget writes it, and CDXJ: the address backwards ('org,example)/news'), then the time of the capture."""
_DRAWING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE\s[^<>\[]*>\s*)?<(svg|urlset|sitemapindex)\b",
    re.DOTALL,
)
"""An SVG, or a list of the addresses of a site (sitemaps.org)."""
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_RIFF: Final = re.compile(rb"RIFF.{4}(?:WAVE|AVI |WEBP)", re.DOTALL)


def format_of(head: bytes) -> str | None:
    """Name the format, where it is one of those that are not read.

    Args:
        head: The first bytes.

    Returns:
        'RTF', 'SQLite' and so on; 'binary' for pictures and programs, `INDEX` for what only lists the captures of a
        crawl, `SITE` for what only lists the pages of a site; None for everything else.
    """
    if _INDEX.match(head):
        return INDEX
    if head.startswith(_SAFARI[0]) and _SAFARI[1] in head:
        return "web archive of Safari"
    if head.startswith(_PICTURES) or _RIFF.match(head):
        return BINARY
    if found := _DRAWING.match(head):
        return BINARY if found[1] == b"svg" else SITE
    for magic, title in _MAGIC:
        if head.startswith(magic):
            return title
    return "XML" if _XML.match(head) else None


def matches(name: str, head: bytes) -> bool:
    """Return whether this is a format that is known and not read."""
    return format_of(head) is not None or _is_of_a_site(name, head)


def _is_of_a_site(name: str, head: bytes) -> bool:
    """Return whether this is what a copy of a site holds beside its pages: by its name, since it is text."""
    name = name.lower()
    return name.endswith(_SITE) or (name == "robots.txt" and _ROBOTS.match(head) is not None)


def read(received: Received, location: str) -> Iterator[Record]:
    """Say that it is not read.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        One problem.
    """
    found = format_of(received.head)
    if found is None or found in {BINARY, INDEX, SITE}:
        yield Problem(location, found or SITE, failed=False)
    else:
        yield Problem(location, f"{found} is not read yet", failed=True)
