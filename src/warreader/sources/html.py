"""HTML: one page is one article, without what surrounds it.

The bytes of a page come in; one source text goes out, with what the page says of itself beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Given, Origin, SourceText
from warreader.sources._article_fields import captured_at
from warreader.sources._html.page import read_page
from warreader.sources._html.parse import LARGEST_PAGE
from warreader.sources._page import raw_page
from warreader.sources._record import EMPTY, Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import Received

_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".shtml")
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|title|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAIL: Final = 65_536
NO_END: Final = "page without an end, perhaps cut off"
TOO_LARGE: Final = f"page larger than {LARGEST_PAGE >> 20} MB"
DAMAGED: Final = "page nested too deeply; all its text was taken as it stands"


def matches(name: str, head: bytes) -> bool:
    """Return whether this is a page, by its beginning or its name.

    Args:
        name: File name.
        head: The first bytes.

    Returns:
        True for HTML and XHTML.
    """
    return bool(_PAGE.match(head)) or (name.lower().endswith(_SUFFIXES) and not head.startswith(b"\0"))


def read(received: Received, location: str) -> Iterator[Item]:
    """Read a page.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        One record.
    """
    if received.size is not None and received.size > LARGEST_PAGE:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    data = received.stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    yield raw_page(data, location)
    if _breaks_off(data):
        yield Problem(location, NO_END, failed=False, detail="it ends in the middle of a sentence or a tag")


def _breaks_off(data: bytes) -> bool:
    """Return whether a page ends where none is ended by whoever writes it, though it may leave out its last tags."""
    tail = data[-_TAIL:].lower().rstrip(b" \t\r\n\0")
    return bool(_PAGE.match(data[:_TAIL])) and not tail.endswith(b">") and b"</html" not in tail


def text_record(  # noqa: PLR0913, PLR0917  # what is known of a page, each once
    html: str,
    location: str,
    sha256: str,
    given: Given,
    encoding: str = "utf-8",
    replaced: int = 0,
    *,
    packed: bool = False,
) -> Record:
    """Make a source text of a page that is text already.

    Args:
        html: The page.
        location: Where it stands.
        sha256: Of the bytes received.
        given: What is known beside it; wins over what the page says of itself.
        encoding: How the bytes were read.
        replaced: How many were broken.
        packed: Its relative links lead to what it was packed with.

    Returns:
        The source text, or the reason why there is none.
    """
    if len(html) > LARGEST_PAGE:
        return Problem(location, TOO_LARGE, failed=True)
    page = read_page(html, given.url, given.fetched, packed=packed)
    if not page.text.strip():
        return Problem(location, EMPTY, failed=False)
    merged = Given(*(getattr(given, name) or getattr(page.given, name) for name in Given.__slots__))
    origin = Origin(location, sha256, captured=captured_at(merged.fetched))
    return SourceText(page.text, merged, origin, encoding, replaced, page.asides, page.links)
