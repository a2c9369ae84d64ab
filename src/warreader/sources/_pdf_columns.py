"""Puts the lines of a two-column PDF page into reading order.

Most programs write one column after the other, and then nothing is to be done. Pieces of text with their places come
in; lines go out, or None where the layout is not plainly one of two columns. The numbers are judged on made pages.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST_ROWS: Final = 8
_FEWEST_WORDS: Final = 3.0  # of a line of prose, on average; a table has fewer
_SHARE: Final = 0.6  # of the rows from the first to the last with two columns that have both
_NEAR: Final = 2.0  # points that places may differ by and be one
_LEAST_WIDTH: Final = 100.0  # points from one column to the next


class Piece(NamedTuple):
    """Some text, and where it begins: points from the left and from the foot of the page."""

    left: float
    foot: float
    text: str


class Pieces:
    """Takes pieces as pypdf meets them: its `visitor_text`."""

    def __init__(self) -> None:
        self.found: list[Piece] = []

    def __call__(self, text: str, page: list[float], line: list[float], _font: Any, _size: float) -> None:  # noqa: ANN401  # untyped
        """Take a piece of text, with the matrices that place it."""
        if text.strip():
            left = line[4] * page[0] + line[5] * page[2] + page[4]
            foot = line[4] * page[1] + line[5] * page[3] + page[5]
            self.found.append(Piece(left, foot, text))


def in_columns(pieces: Iterable[Piece]) -> list[str] | None:
    """Order the lines of a page.

    Args:
        pieces: In the order of the file.

    Returns:
        Its lines: what stands above the columns, the left one, the right one, what stands below; None: leave it as it
        is.
    """
    rows = [list(row) for _, row in groupby(pieces, key=lambda piece: round(piece.foot / _NEAR))]
    edge = _right_edge(rows)
    if edge is None:
        return None
    halves = [_halves(row, edge) for row in rows]
    paired = [number for number, (left, right) in enumerate(halves) if left and right]
    if len(paired) < _FEWEST_ROWS:
        return None
    first, last = paired[0], paired[-1] + 1
    columns = [[half[side] for half in halves[first:last] if half[side]] for side in (0, 1)]
    if len(paired) < _SHARE * (last - first) or any(_words(column) < _FEWEST_WORDS for column in columns):
        return None
    above, below = ([" ".join(filter(None, half)) for half in part] for part in (halves[:first], halves[last:]))
    return [*above, *columns[0], *columns[1], *below]


def _right_edge(rows: list[list[Piece]]) -> float | None:
    """Find where the second column begins: at the same place in many rows, behind something else."""
    starts = Counter(
        round(piece.left / _NEAR) * _NEAR
        for row in rows
        for piece in row[1:]
        if piece.left > row[0].left + _LEAST_WIDTH
    )
    edge, count = max(starts.items(), key=lambda one: (one[1], -one[0]), default=(0.0, 0))
    return edge if count >= _FEWEST_ROWS else None


def _halves(row: list[Piece], edge: float) -> tuple[str, str]:
    left = "".join(piece.text for piece in row if piece.left < edge - _NEAR)
    right = "".join(piece.text for piece in row if piece.left >= edge - _NEAR)
    return " ".join(left.split()), " ".join(right.split())


def _words(column: list[str]) -> float:
    return sum(len(line.split()) for line in column) / len(column)
