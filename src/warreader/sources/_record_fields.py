"""Makes source texts of records with named fields: JSON objects, table rows.

A mapping comes in, a source text goes out: of its text or, where it has none, of the page that it holds.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Origin, SourceText
from warreader.sources._article_fields import captured_at, host_of, parts_of
from warreader.sources._page import Item, RawPage
from warreader.sources._record import EMPTY, Problem

if TYPE_CHECKING:
    from warreader.sources._article_fields import Fields


_MARKUP: Final = re.compile(
    r"\s*<(?:!doctype|html|body|article|section|div|p|h[1-6]|figure|img|table|ul|ol)\b[^<>]*>", re.IGNORECASE
)
_CLOSED: Final = re.compile(r"</(?:html|body|article|section|div|p|h[1-6]|figure|table|ul|ol)\s*>", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Return whether a text is a piece of a page: it begins with an element of HTML, and one is closed.

    Args:
        text: As a record has it.

    Returns:
        True where its tags would stand between the words.
    """
    return bool(_MARKUP.match(text)) and bool(_CLOSED.search(text))


def item_of(record: Fields, location: str, sha256: str, encoding: str, replaced: int) -> Item:
    """Make a source text of a record.

    Args:
        record: A JSON object or a row with column names.
        location: Where it stands, `path#N`.
        sha256: Of its bytes.
        encoding: How they were read.
        replaced: How many broken bytes were replaced in reading them.

    Returns:
        The source text, its page where it has no text, or the reason why there is neither.
    """
    parts = parts_of(record)
    if parts.text is not None and is_markup(parts.text):
        return RawPage(parts.text, location, sha256, parts.given, encoding, replaced + parts.replaced)
    if parts.text is not None and parts.text.strip():
        origin = Origin(location, sha256, captured=captured_at(parts.given.fetched))
        given = parts.given if parts.given.source else replace(parts.given, source=host_of(parts.given.url))
        return SourceText(parts.text, given, origin, encoding, replaced + parts.replaced)
    if parts.html is not None:
        return RawPage(parts.html, location, sha256, parts.given, encoding, replaced)
    return Problem(location, "no text" if parts.text is None else EMPTY, failed=False)
