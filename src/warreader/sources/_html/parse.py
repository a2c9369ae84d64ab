"""Parses HTML of any quality: wrong encoding, endless nesting, tags of a megabyte.

Bytes or text come in, a tree goes out, or None where no tree holds the page. libxml2 drops what lies deeper than 256
elements **and everything behind it**, without an exception; that it did is read from its log.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from warreader.sources._encoding import Decoded, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

LARGEST_PAGE: Final = 20 * 1024 * 1024
"""Bytes of the largest page: trafilatura's own limit for a download; beyond it lies no article."""
_DECLARED: Final = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})"""
)
_DECLARATION: Final = (
    4_096  # bytes in which a declaration stands, after the HTML standard's 1,024 with room for comments
)
_XML: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HUGE_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{20000,}>")
"""A tag of 20 kB: a picture inside its address, or an attack; libxml2 looks at all pairs of attributes."""
_TOO_DEEP: Final = "Excessive depth"
_SCRIPT: Final = re.compile(
    r"<(script|style|noscript|template|svg)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_BREAKING_TAG: Final = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|figure|figcaption|title)\b[^>]*>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^<>]*>")


def decode_page(data: bytes) -> Decoded | None:
    """Read the bytes of a page as text: the encoding that it declares, if the bytes bear it out; else as any text.

    Args:
        data: The page.

    Returns:
        The text; None where the bytes are no text.
    """
    if match := _DECLARED.search(data[:_DECLARATION]):
        name = (match[1] or match[2]).decode("ascii").lower()
        if not name.startswith(("utf", "unicode", "iso-10646")):  # those show in the bytes
            name = "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                try:
                    return Decoded(data.decode(name).replace("\0", "\ufffd"), name, data.count(0))
                except (UnicodeDecodeError, LookupError):
                    pass
    return decode(data)


def tidy_page(text: str) -> str:
    """Take out of a page what parsers choke on: NULs, an XML declaration, tags of 20 kB.

    Args:
        text: The page.

    Returns:
        The page; nothing that is text is gone.
    """
    return _HUGE_TAG.sub(r"<\1>", _XML.sub("", text.replace("\0", "\ufffd"), count=1))


def parse_page(page: str) -> HtmlElement | None:
    """Parse a page.

    Args:
        page: The page, tidied.

    Returns:
        The tree; None where it is empty, or nested so deeply that part of it would be lost.
    """
    from lxml import etree  # type: ignore[import-untyped] # no types; 20 ms, and only pages need it
    from lxml.html import HTMLParser, document_fromstring

    for huge in (False, True):
        parser = HTMLParser(huge_tree=huge, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = document_fromstring(page, parser=parser)
        except (etree.LxmlError, ValueError, AssertionError):
            return None
        if not any(_TOO_DEEP in entry.message for entry in parser.error_log):
            return root
    return None


def strip_tags(text: str) -> str:
    """Take the text out of a page that no tree can hold.

    Args:
        text: The page.

    Returns:
        Its text, a line for every block.
    """
    without = _SCRIPT.sub(" ", text)
    lines = html.unescape(_TAG.sub("", _BREAKING_TAG.sub("\n", without))).split("\n")
    return "\n".join(line for raw in lines if (line := " ".join(raw.split())))
