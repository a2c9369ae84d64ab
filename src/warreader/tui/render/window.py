"""Where the window of a list stands: which of its lines are seen, and how far a page goes.

Pure. The reader's lists and the rows that a start shows before there is a list go by the same rules, so that nothing
moves when the one takes over from the other.
"""

from __future__ import annotations


def rows_shown(row_height: int, height: int) -> int:
    """Tell how many whole rows a window shows, at least one; both sizes in lines."""
    return max(height // row_height, 1)


def half_page(row_height: int, height: int) -> int:
    """Tell how many rows half a page has, at least one."""
    return max(rows_shown(row_height, height) // 2, 1)


def top_line(cursor: int, top: int, row_height: int, height: int) -> int:
    """Scroll as little as needed to have the row of the cursor in sight.

    Args:
        cursor: The row.
        top: The line at the top of the window.
        row_height: Lines a row takes.
        height: Lines of the window.

    Returns:
        The line that stands at the top then.
    """
    first, behind = cursor * row_height, (cursor + 1) * row_height
    if first < top:
        return first
    return max(behind - height, 0) if behind > top + height else top
