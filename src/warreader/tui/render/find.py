"""Finds words inside one article, as the reading view shows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from warreader.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.tui.render.page import Page


def pattern(needle: str) -> re.Pattern[str] | None:
    """Make the pattern of what was typed.

    Args:
        needle: The words; any white space matches any white space. All in lower case matches any case, one capital
            matches the case as typed.

    Returns:
        A pattern without repetition but for white space, so linear on any text; None if nothing was typed.
    """
    parts = [re.escape(part) for part in needle.split()]
    if not parts:
        return None
    return re.compile(r"\s+".join(parts), re.IGNORECASE if needle == needle.lower() else 0)


def words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Make the pattern that lights the words of a query in an article.

    Args:
        words: Words and phrases; one that ends in `*` matches every word that begins so.

    Returns:
        A pattern for whole words in any case; None where there are no words.
    """
    parts = []
    for word in sorted(set(words), key=len, reverse=True):
        stem, star, _ = word.partition("*")
        if stem.strip():
            parts.append(r"\s+".join(re.escape(part) for part in stem.split()) + (r"\w*" if star else r"\b"))
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE) if parts else None


def find(page: Page, wanted: re.Pattern[str]) -> tuple[tuple[Span, ...], int]:
    """Find all hits in a page.

    Args:
        page: The page.
        wanted: What to find; never matches the empty string.

    Returns:
        The hits that the page shows, in the order of the source text, and the number of those in folded blocks.
    """
    hits = [
        Span(paragraph.start + match.start(), paragraph.start + match.end())
        for paragraph in page.paragraphs
        if paragraph.start is not None
        for match in wanted.finditer(paragraph.text)
    ]
    hidden = sum(sum(1 for _ in wanted.finditer(block.span.of(page.article.text))) for block in page.folded)
    return tuple(sorted(hits)), hidden


def step(hits: Sequence[Span], current: Span | None, place: int, by: int) -> Span | None:
    """Go to another hit; behind the last one comes the first.

    Args:
        hits: All of them, in order.
        current: The hit one stands on; None to begin at `place`.
        place: Code point of the source text at which the window begins.
        by: 1 for the next, -1 for the one before.

    Returns:
        The hit; None where there are none.
    """
    if not hits:
        return None
    if current is not None:
        return hits[(bisect_left(hits, current) + by) % len(hits)]
    index = bisect_left(hits, Span(place, place))
    return hits[index % len(hits)] if by > 0 else hits[index - 1]
