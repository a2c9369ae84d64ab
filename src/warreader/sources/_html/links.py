"""Gathers the links of a page's lines: which words of the source text they are, and where they lead.

Lines of a page come in, in the order in which they become the source text; links go out, their addresses resolved
against that of the page and made harmless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.addresses import link_address, web_address
from warreader.article import Link
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

    from warreader.sources._html.line import PageLine

MOST: Final = 1_000
"""Links that are kept of a page; one of more is an index, not an article."""


@dataclass(frozen=True, slots=True)
class Base:
    """What the links of a page are resolved against."""

    page: str | None = None
    """The address of the page, harmless; None where it is not known."""
    start: str | None = None
    """The address that relative links start from; None: they lead nowhere."""

    @classmethod
    def of(cls, root: HtmlElement, url: str | None, *, packed: bool = False) -> Base:
        """Find what a page's links start from: its `base` element (HTML standard, 4.2.3), else its address.

        Args:
            root: The parsed page.
            url: Where it stood.
            packed: Its relative links lead to what it was packed with, such as other documents of a book.
        """
        page = web_address(url)
        if packed:
            return cls(page)
        said = next((one.get("href") for one in root.iter("base") if one.get("href")), None)
        return cls(page, page if said is None else link_address(said, None, page) or page)


def links_of(lines: Iterable[PageLine], base: Base) -> tuple[Link, ...]:
    """Gather the links of lines.

    Args:
        lines: As they stand in the text, a newline after each.
        base: What their addresses are resolved against.

    Returns:
        Links in order, without overlap, at most `MOST`; those that lead nowhere, or to a place of the page itself, are
        left out.
    """
    found: list[Link] = []
    at = 0
    for line in lines:
        for start, end, href in line.anchors:
            url = link_address(href, base.page, base.start)
            if url is not None:
                found.append(Link(at + start, at + end, url))
                if len(found) == MOST:
                    return tuple(found)
        at += len(line.text) + 1
    return tuple(found)
