"""Lists the sections of a long article: its subheadings, and the entries of a live blog with their times.

In: an article whose blocks the engines have told apart. Out: where each section begins, and what to call it. Nothing is
guessed here: a line is a section because the block that it is says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Article, Block

_LONGEST: Final = 200  # code points of a title: more than a line of any terminal shows
_SAYS_SOMETHING: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article that has a beginning of its own."""

    start: int
    """Code point of the source text at which it begins."""
    time: str
    """The time of an entry of a live blog as printed; empty for a subheading. Harmless."""
    title: str
    """Its subheading; of an entry without one the first words. Harmless, one line; may be empty for a bare time."""


def sections(article: Article) -> tuple[Section, ...]:
    """List the sections of an article.

    Args:
        article: Any article.

    Returns:
        In the order of the text; empty where no kept block is a subheading or the time of an entry.
    """
    found: list[Section] = []
    kept = [block for block in article.annotation.blocks if block.kept]
    at = 0
    while at < len(kept):
        block = kept[at]
        if block.kind is Kind.LIVE:
            behind = next((one for one in kept[at + 1 :][:2] if one.kind is not Kind.LIVE), None)
            found.append(Section(block.start, _line(article, block), "" if behind is None else _line(article, behind)))
            at += 1 if behind is None or behind.kind is not Kind.SUBHEADING else kept.index(behind, at) - at
        elif block.kind is Kind.SUBHEADING and _SAYS_SOMETHING.search(block.span.of(article.text)[:_LONGEST]):
            found.append(Section(block.start, "", _line(article, block)))
        at += 1
    return tuple(found)


def _line(article: Article, block: Block) -> str:
    words = article.text[block.start : min(block.end, block.start + _LONGEST)]
    return " ".join(show_line(words).split())


def section_at(found: Sequence[Section], place: int) -> int | None:
    """Number the section that holds a place of the source text, from 0; None before the first one."""
    number = bisect_right([one.start for one in found], place) - 1
    return number if number >= 0 else None


def step(found: Sequence[Section], place: int, by: int) -> int | None:
    """Go some sections on.

    Args:
        found: The sections.
        place: Code point at which one is: the beginning of a section is inside it, and not before it.
        by: How many to go; below zero backwards, first to the beginning of the section one is in.

    Returns:
        Its number, from 0; None where there is none further on that side.
    """
    starts = [one.start for one in found]
    number = (bisect_right(starts, place) - 1 if by > 0 else bisect_left(starts, place)) + by
    if by > 0:
        return min(number, len(found) - 1) if found and place < starts[-1] else None
    return max(number, 0) if found and place > starts[0] else None
