"""Numbers the paragraphs of the clean view from 1, the headline left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind, Span
from warreader.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.article import Article, Block

_LINE_END: Final = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def paragraphs(article: Article) -> tuple[Span, ...]:
    """Return the paragraphs of the clean view: a line of the source text that is kept, or the kept part of one.

    Args:
        article: Any article.

    Returns:
        Their places in the source text, in order; the headline is not among them.
    """
    text, blocks = article.text, article.annotation.blocks
    if not blocks:
        return tuple(Span(line.start, line.end) for line in split_lines(text))
    found: list[Span] = []
    for start, end in _runs(text, (block for block in blocks if block.kept and block.kind is not Kind.HEADLINE)):
        found += [Span(start + line.start, start + line.end) for line in split_lines(text[start:end])]
    return tuple(found)


def paragraph_at(article: Article, place: int) -> int | None:
    """Give the number of the paragraph that holds a place of the source text, or is the last before it; None above."""
    behind = [number for number, span in enumerate(paragraphs(article), 1) if span.start <= place]
    return behind[-1] if behind else None


def _runs(text: str, kept: Iterator[Block]) -> Iterator[tuple[int, int]]:
    """Join blocks that share a source line, so that a dateline leads its sentence."""
    start = end = -1
    for block in kept:
        if start < 0:
            start = block.start
        elif _LINE_END.search(text, end, block.start):
            yield start, end
            start = block.start
        end = block.end
    if start >= 0:
        yield start, end
