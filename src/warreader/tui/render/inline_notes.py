"""Inserts the reader's tags and notes between paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.terminal import show_line
from warreader.text.passages import find_passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.archive import Note
    from warreader.article import Article

BAR: Final = "▌ "
"""What a line of the reader's begins with."""
_QUOTED: Final = 60  # code points of words that are no longer there

Placed = list[tuple[int, str]]
"""Lines that wait for their paragraph: the code point that their words begin at, and the line."""


def tag_lines(tags: Sequence[str]) -> Iterator[str]:
    """Write the tags, in one line; none without tags."""
    if tags:
        yield f"{BAR}tags: {', '.join(map(show_line, tags))}"


def place_notes(article: Article, notes: Sequence[Note]) -> tuple[list[str], Placed]:
    """Find where notes belong.

    Args:
        article: What they are on.
        notes: The reader's notes.

    Returns:
        The lines of those on the whole article, or on words that are gone; and those with a place, in order.
    """
    whole: list[str] = []
    placed: Placed = []
    for note in notes:
        lines = [f"{BAR}{show_line(line)}" for line in note.text.splitlines() if line.strip()]
        found = None if note.passage is None else find_passage(note.passage, article.text)
        if found is not None:
            lines[:1] = [f"{line} (these words have changed)" if found.changed else line for line in lines[:1]]
            placed += [(found.span.start, line) for line in lines]
        else:
            whole += lines
            if note.passage is not None:
                gone = " ".join(show_line(note.passage.exact[:_QUOTED]).split())
                whole.append(f"{BAR}  (on words that are no longer there: “{gone}”)")
    return whole, sorted(placed, key=lambda one: one[0])


def taken(placed: Placed, start: int | None, end: int | None) -> list[str]:
    """Take the lines that belong to a paragraph out of those that wait, in their order."""
    if start is None or end is None:
        return []
    lines = [line for place, line in placed if start <= place < end]
    placed[:] = [one for one in placed if not start <= one[0] < end]
    return lines
