"""A page whose article has not been extracted yet.

Readers of formats only find pages; understanding one is slow and may go wrong, and is left to `_registry.resolved`, so
that a page on which a parser breaks costs itself and not the file that holds it. The bytes of a page come in, a
`RawPage` goes out: its markup as text, and what is known beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from warreader.article import Given
from warreader.frozen import dataclass
from warreader.sources._html.parse import LARGEST_PAGE, decode_page
from warreader.sources._record import BINARY, EMPTY, Problem, Record, fingerprint

_HEAD: Final = 4_096
_DECLARED: Final = re.compile(rb"charset\s*=|encoding\s*=", re.IGNORECASE)
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})\s*-->")
"""What browsers write above a page that is saved whole."""
_SINGLE_FILE: Final = re.compile(
    r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{1,9}(https?://[^\s<>]{1,2000})\s{1,9}"
    r"saved date:\s{1,9}([^\n(]{1,60})"
)
"""What the SingleFile extension of browsers writes: `saved date: Sat Mar 05 2022 01:02:03 GMT+0200 (EET)`."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page whose article is still to be found."""

    html: str
    """Its markup."""
    location: str
    """Where it stands."""
    sha256: str
    """Of the bytes received."""
    given: Given
    """What is known beside it; wins over what the page says of itself."""
    encoding: str = "utf-8"
    """How its bytes were read."""
    replaced: int = 0
    """How many of them were broken."""
    packed: bool = False
    """True where its relative links lead to what it was packed with, such as other documents of a book."""


Item = Record | RawPage


def raw_page(
    data: bytes, location: str, given: Given | None = None, charset: str | None = None, sha256: str | None = None
) -> RawPage | Problem:
    """Take the bytes of a page as text.

    Args:
        data: The page.
        location: Where it stands.
        given: What is known beside it: the address and time of a capture.
        charset: The encoding that the server named; counts where the page names none and the bytes bear it out.
        sha256: Of what was received, where that is more than the page.

    Returns:
        The page, or the reason why there is none.
    """
    if not data.strip():
        return Problem(location, EMPTY, failed=False)
    if len(data) > LARGEST_PAGE:
        return Problem(location, f"page larger than {LARGEST_PAGE >> 20} MB", failed=True)
    encoding, replaced = charset or "", 0
    html = None if _DECLARED.search(data[:_HEAD]) else _as_said(data, charset)
    if html is None:
        if (decoded := decode_page(data)) is None:
            return Problem(location, BINARY, failed=False)
        html, encoding, replaced = decoded.text, decoded.encoding, decoded.replaced
    return RawPage(html, location, sha256 or fingerprint(data), _with_savers(given, html), encoding, replaced)


def _as_said(data: bytes, charset: str | None) -> str | None:
    if not charset or charset.lower().replace("_", "-") in {"iso-8859-1", "utf-8", "utf8", "us-ascii", "latin-1"}:
        return None  # servers send these for anything; the bytes are looked at instead
    for encoding in ("utf-8", charset):
        try:
            return data.decode(encoding).replace("\0", "\ufffd")
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _with_savers(given: Given | None, html: str) -> Given:
    """Add the address and time that a browser wrote into the page when it was saved."""
    given = given or Given()
    if given.url:
        return given
    head = html[:_HEAD]
    if match := _SAVED_FROM.search(head):
        return replace(given, url=match[1])
    if match := _SINGLE_FILE.search(head):
        return replace(given, url=match[1], fetched=given.fetched or _saved(match[2]))
    return given


def _saved(text: str) -> str | None:
    """Turn `Sat Mar 05 2022 01:02:03 GMT+0200`, as JavaScript writes times, into the form of mail."""
    match = re.fullmatch(r"\w{3} (\w{3}) (\d{2}) (\d{4}) ([\d:]{8}) GMT([+-]\d{4})\s*", text)
    return match and f"{match[2]} {match[1]} {match[3]} {match[4]} {match[5]}"
