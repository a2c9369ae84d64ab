"""Wraps a page into lines, lazily.

In: a page and a width. Out: lines by number, and the way between lines and places in the source text, so that a reader
stays at the same words over a change of width or of view. A text of ordinary length is wrapped whole at once (100 kB in
about 2 ms); in a giant one the height of paragraphs not yet seen is estimated and corrected when they come into view.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.tui.render import cells

if TYPE_CHECKING:
    from warreader.tui.render.page import Page, Paragraph

WRAPPED_AT_ONCE: Final = 200_000
"""Code points wrapped when a page is laid out: about 4 ms of ASCII, so that opening stays instant."""
_HEAD: Final = frozenset({"headline", "about"})
_LOOKED_AT: Final = 24  # lines: a headline of 1,000 code points at 60 cells, and what is known below it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    paragraph: Paragraph
    """Whose line it is."""
    start: int
    """Code point of the paragraph's text at which it begins."""
    end: int
    """Code point behind its last one."""


class Layout:
    """The lines of a page at one width."""

    def __init__(self, page: Page, width: int) -> None:
        self.page = page
        self.width = max(width, 1)
        self._paragraphs = page.paragraphs
        self._wrapped: dict[int, list[tuple[int, int]]] = {}
        self._heights = [1 + len(paragraph.text) // self.width for paragraph in self._paragraphs]
        done = 0
        for index, paragraph in enumerate(self._paragraphs):
            if done > WRAPPED_AT_ONCE:
                break
            self._wrap(index)
            done += len(paragraph.text)
        self._tops = self._sum()

    def _sum(self) -> list[int]:
        return list(accumulate(self._heights, initial=0))

    def _wrap(self, index: int) -> bool:
        """Wrap a paragraph; tell whether its height differs from the estimate."""
        if index in self._wrapped:
            return False
        lines = cells.wrap(self._paragraphs[index].text, self.width)
        self._wrapped[index] = lines
        differs = self._heights[index] != len(lines)
        self._heights[index] = len(lines)
        return differs

    @property
    def height(self) -> int:
        """Number of lines; an estimate as long as parts of a giant text have not been seen."""
        return self._tops[-1]

    def settle(self, top: int, rows: int) -> int:
        """Wrap what a window shows.

        Args:
            top: Number of the window's first line.
            rows: Height of the window.

        Returns:
            The number that its first line has afterwards.
        """
        first = self._at(top)
        offset = top - self._tops[first]
        index, covered, changed = first, -offset, False
        while index < len(self._paragraphs) and covered < rows:
            changed |= self._wrap(index)
            covered += self._heights[index]
            index += 1
        if changed:
            self._tops = self._sum()
        return self._tops[first] + min(offset, self._heights[first] - 1) if self._paragraphs else 0

    def _at(self, number: int) -> int:
        return max(0, min(bisect_right(self._tops, number) - 1, len(self._paragraphs) - 1))

    def line(self, number: int) -> Line | None:
        """Return a line.

        Args:
            number: From 0.

        Returns:
            The line; None behind the last one.
        """
        if not 0 <= number < self.height:
            return None
        index = self._at(number)
        if self._wrap(index):
            self._tops = self._sum()
        lines = self._wrapped[index]
        start, end = lines[min(number - self._tops[index], len(lines) - 1)]
        return Line(self._paragraphs[index], start, end)

    def place(self, number: int) -> int:
        """Return where a line stands in the source text.

        Args:
            number: From 0; lines of ours stand where the next line of the text does.

        Returns:
            Code point of the source text; its length behind the last line.
        """
        for at in range(max(number, 0), self.height):
            line = self.line(at)
            if line and line.paragraph.start is not None and line.paragraph.role != "headline":
                return line.paragraph.start + line.start
        return len(self.page.article.text)

    def line_of(self, place: int) -> int:
        """Find the line that shows a place of the source text.

        Args:
            place: Code point of the source text.

        Returns:
            The number of its line; where the place is folded, of the next line that is shown.
        """
        best: int | None = None
        for index, paragraph in enumerate(self._paragraphs):
            if paragraph.start is None or not paragraph.text:
                continue
            if paragraph.start <= place < paragraph.start + len(paragraph.text):
                return self._line_inside(index, place - paragraph.start)
            if best is None and paragraph.start > place and paragraph.role != "headline":
                best = index
        if best is not None:
            return self._tops[best]
        return max(self.height - 1, 0)

    def _line_inside(self, index: int, offset: int) -> int:
        if self._wrap(index):
            self._tops = self._sum()
        starts = [start for start, _ in self._wrapped[index]]
        return self._tops[index] + max(bisect_right(starts, offset) - 1, 0)


def head_lines(layout: Layout, most: int) -> tuple[int, ...]:
    """Find the lines of a head.

    Args:
        layout: The lines of a page.
        most: How many there may be; of a longer head the beginning of the headline goes first.

    Returns:
        The numbers of the lines, ascending.
    """
    found: list[int] = []
    for number in range(_LOOKED_AT):
        line = layout.line(number)
        if line is None or (found and line.paragraph.role not in _HEAD):
            break
        if line.paragraph.role in _HEAD:
            found.append(number)
    return tuple(found[-most:]) if most > 0 else ()
