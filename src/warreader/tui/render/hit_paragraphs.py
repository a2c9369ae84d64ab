"""Reduces a page to the paragraphs with hits.

In: a page and the hits. Out: a page whose paragraphs still know their places in the source text. The head stays, and a
note of the reader's stays with its paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.tui.render.page import Paragraph
from warreader.tui.render.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.article import Span
    from warreader.tui.render.page import Page

GAP: Final = "gap"
"""The role of the line that stands for what is left out."""
_REMARK: Final = "remark"
_HEAD: Final = frozenset({"headline", "about", _REMARK})


def sifted(page: Page, hits: Sequence[Span]) -> Page:
    """Keep the paragraphs with hits.

    Args:
        page: The page.
        hits: In the order of the source text.

    Returns:
        The page without the others; without any hit, its head and one line that says so.
    """
    head = next(
        (at for at, one in enumerate(page.paragraphs) if one.role not in _HEAD and (one.text or one.fold is not None)),
        len(page.paragraphs),
    )
    if head and head < len(page.paragraphs) and not page.paragraphs[head - 1].text:
        head -= 1
    return replace(page, paragraphs=(*page.paragraphs[:head], *_rest(page.paragraphs[head:], hits)))


def _rest(paragraphs: Sequence[Paragraph], hits: Sequence[Span]) -> Iterator[Paragraph]:
    starts = [hit.start for hit in hits]
    left_out, blank, keeps = 0, False, False
    for paragraph in paragraphs:
        if paragraph.role != _REMARK:
            keeps = _holds(paragraph, hits, starts)
        if not keeps:
            blank |= not paragraph.text
            left_out += paragraph.start is not None and bool(paragraph.text.strip())
            continue
        if left_out:
            yield from (Paragraph(""), _gap(left_out), Paragraph(""))
        elif blank:
            yield Paragraph("")
        yield paragraph
        left_out, blank = 0, False
    if left_out:
        yield from (Paragraph(""), _gap(left_out))


def _holds(paragraph: Paragraph, hits: Sequence[Span], starts: Sequence[int]) -> bool:
    """Return whether a hit reaches into a paragraph."""
    if paragraph.start is None or paragraph.end is None:
        return False
    last = bisect_right(starts, paragraph.end - 1) - 1
    return last >= 0 and hits[last].end > paragraph.start


def _gap(count: int) -> Paragraph:
    return Paragraph(f"┄ {counted(count, 'paragraph')} without a hit ┄", GAP)
