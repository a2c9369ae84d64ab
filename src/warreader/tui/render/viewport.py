"""The arithmetic of a scrolling list: visible lines, page sizes, scroll bar.

Pure. The reader's lists and the rows that a start shows before there is a list go by the same rules, so that nothing
moves when the one takes over from the other.
"""

from __future__ import annotations

from math import ceil
from typing import Final

EIGHTHS: Final = 8
"""Parts of a cell that block elements tell apart (U+2581 to U+2588)."""


def rows_shown(row_height: int, height: int) -> int:
    """Return how many whole rows a window shows, at least one; both sizes in lines."""
    return max(height // row_height, 1)


def half_page(row_height: int, height: int) -> int:
    """Return how many rows half a page has, at least one."""
    return max(rows_shown(row_height, height) // 2, 1)


def top_line(cursor: int, top: int, row_height: int, height: int) -> int:
    """Scroll as little as needed to have the row of the cursor in sight, and a whole row at the top.

    Args:
        cursor: The row.
        top: The line at the top of the window.
        row_height: Lines a row takes.
        height: Lines of the window.

    Returns:
        The line that stands at the top then: the first one of a row.
    """
    first, behind = cursor * row_height, (cursor + 1) * row_height
    wanted = first if first < top else max(top, behind - height)
    return min(first, ceil(wanted / row_height) * row_height)


def lines_scrolled(count: int, row_height: int, height: int) -> int:
    """Tell how many lines a window goes over: at the end of the rows, too, a whole one stands at its top.

    Args:
        count: How many rows there are.
        row_height: Lines a row takes.
        height: Lines of the window.
    """
    lines = count * row_height
    return lines + height % row_height if lines > height else lines


def thumb(height: int, lines: int, shown: int, top: float) -> tuple[int, int]:
    """Place the thumb of a scroll bar as the toolkit does (`ScrollBarRender.render_bar` of textual 8.2).

    Args:
        height: Cells of the bar.
        lines: How many there are.
        shown: How many the window shows.
        top: The one at the top of the window.

    Returns:
        Where it begins and ends, in eighths of a cell from the top of the bar; (0, 0) if all lines show.
    """
    if not 0 < shown < lines or height <= 0:
        return 0, 0
    size = max(1.0, shown / (lines / height))  # divided and multiplied in its order: another rounds otherwise
    start = max(int((height - size) * (top / (lines - shown)) * EIGHTHS), 0)
    return start, start + ceil(size * EIGHTHS)
