"""A page laid out as lines in a window, wrapped on demand; keeps its place when resized.

What is laid out is a `Page`; where one is in it is a code point of the source text, and not a line: lines come and go
with the width. Classes that build on it put a page there and draw its lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.geometry import Size
from textual.message import Message

from warreader.frozen import dataclass
from warreader.tui.render.layout import Layout
from warreader.tui.session.panes import LONGEST, SHORTEST
from warreader.tui.widgets.page_scroll import PageScroll
from warreader.tui.widgets.raw_lines import RawLines

if TYPE_CHECKING:
    from textual import events

    from warreader.tui.render.layout import Line
    from warreader.tui.render.page import Page, View

_STEP: Final = 4  # cells
_MARGIN: Final = 2
_CONTEXT: Final = 4  # lines kept above a place that is jumped to


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a reader stands in an article, to come back to."""

    view: View
    """How the article is shown."""
    place: int
    """Code point of the source text at the top of the window."""
    top: int
    """Number of the line at the top: words of ours have no place of their own."""
    width: int
    """Cells of the lines that were counted."""
    opened: frozenset[int] = frozenset()
    """Where the folded runs begin that were open."""


class PageView(RawLines, PageScroll):
    """A window over the lines of a page."""

    class Scrolled(Message):
        """Another part of the article shows."""

    class Laid(Message):
        """Another page is shown: of another article, or another view of the same."""

    class Measured(Message):
        """The lines may be longer or shorter than before."""

        def __init__(self, measure: int) -> None:
            super().__init__()
            self.measure = measure
            """Cells of the longest line."""

    def __init__(self, measure: int, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.measure = max(SHORTEST, min(measure, LONGEST))
        self._page: Page | None = None
        self._layout: Layout | None = None
        self._place = 0
        self._top = 0
        self._laid_for = Size(0, 0)

    @property
    def page(self) -> Page | None:
        """The page that is shown; None without an article."""
        return self._page

    @property
    def is_laid_out(self) -> bool:
        """Whether the lines that show are those of the page, in this size."""
        return self._page is None or (self._layout is not None and self._laid_for == self.size)

    @property
    def place(self) -> int:
        """Where the reader is: code point of the source text at the top of the window; 0 at the very beginning.

        It is the place that was last gone to: a window that grows so large that it cannot begin there does not move it.
        """
        return self._place

    @property
    def share(self) -> int:
        """How much of the article has been seen, in percent."""
        rows = self.scrollable_content_region.height
        if self._layout is None or self._layout.height <= rows:
            return 100
        return round(100 * min(self.scroll_offset.y + rows, self._layout.height) / self._layout.height)

    @property
    def covered(self) -> int:
        """How many lines at the top of the window something else stands over."""
        return 0

    @property
    def margin(self) -> int:
        """Cells left free before the text, which stands in the middle."""
        return max((self.scrollable_content_region.width - self._layout.width) // 2, 0) if self._layout else 0

    def _lay_lines(self, place: int) -> None:
        self._place = place
        if self._page is None or self.scrollable_content_region.width <= 0:
            return  # hidden as yet; it begins at that place when it shows
        self._laid_for = Size(0, 0)  # what scrolls from here on is not the reader
        self._layout = Layout(self._page, min(self.measure, self.scrollable_content_region.width - 2 * _MARGIN))
        self._grow()
        self._top = self._layout.line_of(place) if place else 0
        self._keep_top()
        self.refresh()

    def _keep_top(self) -> None:
        self.scroll_to(y=self._top, animate=False, force=True, immediate=True)
        self._laid_for = self.size

    def _grow(self) -> None:
        if self._layout is not None:
            self.virtual_size = Size(self.scrollable_content_region.width, self._layout.height + 1)

    def on_resize(self, _event: events.Resize) -> None:
        """Follow a change of size: the words at the top stay there."""
        wanted = max(min(self.measure, self.scrollable_content_region.width - 2 * _MARGIN), 1)
        if self._layout is None or self._layout.width != wanted:
            self._lay_lines(self._place)
        else:
            self._keep_top()
        self.refresh()
        self.post_message(self.Laid())  # what is said below the text depends on the width

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Wrap what comes into view, and tell."""
        super().watch_scroll_y(old_value, new_value)
        if self._layout is not None and round(old_value) != round(new_value):
            top = self._layout.settle(round(new_value), self.scrollable_content_region.height)
            if self._layout.height + 1 != self.virtual_size.height:
                self._grow()
            if top != round(new_value):
                self.scroll_to(y=top, animate=False, force=True, immediate=True)
            if self.size == self._laid_for:  # else the window had to move, because its size changed
                self._top, self._place = top, self._layout.place(top) if top > 0 else 0
            self.post_message(self.Scrolled())

    def _go_to(self, place: int) -> None:
        if self._layout is None:
            return
        line, top, rows = self._layout.line_of(place), self.scroll_offset.y, self.scrollable_content_region.height
        if not top + (self.covered if top else 0) <= line < top + rows:
            self.scroll_lines(line - max(self.covered, min(_CONTEXT, rows // 3)) - top)

    @property
    def lines_in_sight(self) -> tuple[Line, ...]:
        """The lines that show in the window."""
        if self._layout is None:
            return ()
        top, rows = self.scroll_offset.y, self.scrollable_content_region.height
        found = (self._layout.line(number) for number in range(top, top + rows))
        return tuple(line for line in found if line is not None)

    def stand_at(self, place: int) -> None:
        """Put the line of a place at the top of the window, as far as the text below it goes."""
        if self._layout is not None:
            self.scroll_lines(self._layout.line_of(place) - self.scroll_offset.y)
            self._place = place

    @property
    def _width(self) -> int:
        """Cells of a line as it is: the measure, or less where there is no room for it."""
        return self.measure if self._layout is None else self._layout.width

    def set_measure(self, measure: int) -> None:
        """Wrap the lines at so many cells, as far as that can be read."""
        self.measure = max(SHORTEST, min(measure, LONGEST))
        self._lay_lines(self._place)
        self.post_message(self.Measured(self.measure))

    def action_narrower(self, count: int = 1) -> None:
        """Make the lines shorter."""
        self.set_measure(min(self.measure, self._width) - count * _STEP)

    def action_wider(self, count: int = 1) -> None:
        """Make the lines longer, as far as there is room."""
        self.set_measure(max(self.measure, self._width + count * _STEP))
