"""The words around the first hit of a query, as one line under a row.

In: an article and the pattern of the query's words, later a width. Out: a harmless line with the hits in it. Only kept
text is looked at, as by the query itself; a hit in the headline alone shows already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from warreader.article import Kind
from warreader.terminal import show_line
from warreader.tui.render import Piece, Pieces, cells

if TYPE_CHECKING:
    import re

    from warreader.article import Article

_BEFORE: Final = 200  # code points before a hit that may be shown, more than any list is wide
_AFTER: Final = 300
_LEAD: Final = 24  # cells before the hit, where the line is too short for all: half a dozen words
_MORE: Final = "…"


class Context(NamedTuple):
    """A stretch of text with hits."""

    text: str
    """Harmless, one line."""
    hits: tuple[tuple[int, int], ...]
    """Where the hits begin and end in it (code points); at least one."""
    whole: bool = False
    """True if the text before it is not left out: it begins a block."""


def context_of(article: Article, wanted: re.Pattern[str]) -> Context | None:
    """Find the first hit of a query in an article.

    Args:
        article: The article.
        wanted: What is looked for; never matches the empty string.

    Returns:
        The stretch around it, within its block; None where kept text beside the headline has none.
    """
    for block in article.annotation.blocks:
        if not block.kept or block.kind is Kind.HEADLINE:
            continue
        match = wanted.search(article.text, block.start, block.end)
        if match is not None:
            start, end = max(block.start, match.start() - _BEFORE), min(block.end, match.end() + _AFTER)
            text = show_line(article.text[start:end])
            found = tuple(hit.span() for hit in wanted.finditer(text))
            first = (match.start() - start, match.end() - start)
            return Context(text, found or (first,), whole=start == block.start)
    return None


def context_pieces(context: Context, width: int) -> Pieces:
    """Draw the line.

    Args:
        context: The stretch.
        width: Cells.

    Returns:
        At most `width` cells; the first hit is in sight, after a few words where there is no room for all before it.
    """
    first = _beginning(context, width)
    lead = "" if context.whole and not first else _MORE
    line = cells.fit(lead + context.text[first:], width)
    shift = first - len(lead)
    pieces: list[Piece] = []
    at = 0
    for hit in context.hits:
        start, end = max(hit[0] - shift, 0), min(hit[1] - shift, len(line))
        if at <= start < end:
            pieces += [Piece(line[at:start], ("context",)), Piece(line[start:end], ("context", "found"))]
            at = end
    return (*pieces, Piece(line[at:], ("context",)))


def _beginning(context: Context, width: int) -> int:
    """Choose where the line begins: at the very beginning if the first hit is in sight then, else at a word near it."""
    start, end = context.hits[0]
    if cells.width(context.text[:end]) + 1 < width - _LEAD // 2:
        return 0
    begin = max(0, start - min(_LEAD, width // 2))
    space = context.text.find(" ", begin, start)
    return space + 1 if space >= 0 else begin
