"""The text of a selection, with wrapped lines joined again.

In: a layout and two places in it, each a line and a code point of that line. Out: text to copy. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.tui.render import cells

if TYPE_CHECKING:
    from warreader.tui.render.layout import Layout, Line
    from warreader.tui.render.page import Paragraph


def selected_text(layout: Layout, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the text between two places.

    Args:
        layout: The lines.
        first: Number of a line, and code point of it.
        last: The same, behind the last character.

    Returns:
        The paragraphs, a line end between them, as far as they were selected.
    """
    parts: list[tuple[Paragraph, int, int]] = []
    for number in range(max(first[0], 0), min(last[0] + 1, layout.height)):
        line = layout.line(number)
        if line is None:
            break
        start = line.start + (first[1] if number == first[0] else 0)
        end = min(line.end, line.start + last[1]) if number == last[0] else line.end
        if parts and parts[-1][0] is line.paragraph:
            parts[-1] = (line.paragraph, parts[-1][1], max(end, parts[-1][2]))
        else:
            parts.append((line.paragraph, min(start, line.end), end))
    return "\n".join(paragraph.text[start:end].rstrip() for paragraph, start, end in parts)


def point_at(line: Line, column: int) -> int:
    """Return before which code point of a line a cell stands, from 0; its length behind its end."""
    text = line.paragraph.text[line.start : line.end]
    for start, _, size in cells.clusters(text):
        column -= size
        if column < 0:
            return start
    return len(text)


def cells_of(line: Line, span: tuple[int, int]) -> tuple[int, int]:
    """Return the cells that a span of a line takes, from its beginning; an end of -1 is that of the line."""
    text = line.paragraph.text[line.start : line.end]
    end = len(text) if span[1] < 0 else span[1]
    return cells.width(text[: span[0]]), cells.width(text[:end])
