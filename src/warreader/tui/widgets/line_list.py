"""A virtual list: draws only the visible lines, whatever its length.

Stock lists of the toolkit build an object for every row and need seconds for 100,000.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from warreader.tui.render.viewport import half_page, lines_scrolled, rows_shown, top_line
from warreader.tui.widgets.raw_lines import RawLines

if TYPE_CHECKING:
    from textual import events

    from warreader.tui.render import Pieces


_WINDOWS_KEPT: Final = 3  # of lines drawn; one line takes about 6 KB with what the toolkit works out for it


class LineList(RawLines, ScrollView, can_focus=True, inherit_bindings=False):
    """A virtual list with a cursor; subclasses draw the rows."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, sender: LineList, index: int) -> None:
            super().__init__()
            self.sender, self.index = sender, index

        @property
        def control(self) -> LineList:
            """The list."""
            return self.sender

    class Chosen(Moved):
        """A row was chosen by key or by mouse."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.count = 0
        self.cursor = 0
        self.auto_links = False
        self._drawn: dict[tuple[int, int, tuple[str, ...]], Strip] = {}

    def draw_row(self, index: int, width: int) -> tuple[Pieces, ...]:
        """Draw a row as `row_height` lines."""
        raise NotImplementedError

    def lines_a_row(self, _width: int) -> int:
        """Return how many lines a row takes at a width."""
        return 1

    @property
    def row_height(self) -> int:
        """Lines a row takes."""
        return self.lines_a_row(self.scrollable_content_region.width)

    def forget_drawn(self) -> None:
        """Draw everything again."""
        self._drawn = {}
        self.refresh()

    def forget_rows(self, first: int, behind: int) -> None:
        """Draw some rows again, where they are in sight."""
        self._drawn = {at: strip for at, strip in self._drawn.items() if not first <= at[0] < behind}
        height, top, size = self.row_height, self.scroll_offset.y, self.size
        start, end = max(first * height - top, 0), min(behind * height - top, size.height)
        if start < end:
            self.refresh(Region(0, start, size.width, end - start))

    def notify_style_update(self) -> None:
        """Forget what was drawn when theme or sheet change."""
        super().notify_style_update()
        self._drawn = {}

    def show_rows(self, count: int, cursor: int) -> None:
        """Show other rows.

        Args:
            count: How many there are.
            cursor: The row to stand on; one outside is drawn in.
        """
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self._fit_rows()

    def set_count(self, count: int) -> None:
        """Take another number of rows; those that were there stay."""
        if count != self.count:
            self.count = count
            self.virtual_size = Size(self.virtual_size.width, self._lines_scrolled)
            self.refresh()

    def begin_at(self, top: int) -> None:
        """Have a line at the top of the window before there is a window; the cursor stands in sight of it."""
        self.virtual_size = Size(0, self._lines_scrolled)
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def keep_line(self, count: int, cursor: int, line: int) -> None:
        """Show other rows, and the row of the cursor on the same line of the window.

        Args:
            count: How many there are.
            cursor: The row to stand on; one outside is drawn in.
            line: Where it shall stand, from 0 at the top.
        """
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self.virtual_size = Size(self.virtual_size.width, self._lines_scrolled)
        self.scroll_to(y=self.cursor * self.row_height - line, animate=False, force=True, immediate=True)
        self._into_view()
        self.forget_drawn()

    def _fit_rows(self) -> None:
        """Follow a change of width or of the number of rows: the cursor stays in sight."""
        width = self.scrollable_content_region.width
        if not width:  # not laid out yet; `on_resize` comes then
            return
        self.virtual_size = Size(width, self._lines_scrolled)
        self._into_view()
        self.forget_drawn()

    def on_resize(self, _event: events.Resize) -> None:
        """Follow a change of size."""
        self._fit_rows()

    @property
    def _lines_scrolled(self) -> int:
        return lines_scrolled(self.count, self.row_height, self.scrollable_content_region.height)

    @property
    def _rows_shown(self) -> int:
        return rows_shown(self.row_height, self.scrollable_content_region.height)

    @property
    def _half_page(self) -> int:
        return half_page(self.row_height, self.scrollable_content_region.height)

    def _into_view(self) -> bool:
        """Scroll as little as needed; tell whether anything moved."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        wanted = top_line(self.cursor, top, self.row_height, height)
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        return True

    def move_to(self, index: int) -> None:
        """Put the cursor on a row; one outside is drawn in."""
        index = max(0, min(index, self.count - 1))
        if index == self.cursor or not self.count:
            return
        before, self.cursor = self.cursor, index
        if not self._into_view():
            top, height, width = self.scroll_offset.y, self.row_height, self.size.width
            self.refresh(*(Region(0, row * height - top, width, height) for row in (before, index)))
        self.post_message(self.Moved(self, index))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        return self._draw(range(y, y + 1))[0]

    def draw_lines(self, numbers: range) -> list[Strip]:
        """Draw lines of the window; those that were drawn before are kept."""
        return self._draw(numbers) if self.count else super().draw_lines(numbers)

    def _draw(self, numbers: range) -> list[Strip]:
        # The width of the window and not the virtual one: the first lines are drawn before that is set.
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        height = self.lines_a_row(width)
        under = ("cursor" if self.has_focus else "cursor-blurred",)
        strips: list[Strip] = []
        for number in numbers:
            index, part = divmod(number + top, height)
            strips.append(self._line(index, part, width, under if index == self.cursor else ()))
        for _ in range(len(self._drawn) - _WINDOWS_KEPT * self.size.height):
            del self._drawn[next(iter(self._drawn))]
        return strips

    def _line(self, index: int, part: int, width: int, over: tuple[str, ...]) -> Strip:
        if index >= self.count:
            return Strip.blank(width, self.style_of(()))
        if (strip := self._drawn.get((index, part, over))) is None:
            strip = self.strip(self.draw_row(index, width)[part], width, over=over)
            self._drawn[index, part, over] = strip
        return strip

    def watch_has_focus(self, _value: bool) -> None:  # noqa: FBT001  # Textual calls it so
        """Draw the cursor as having the keyboard or not."""
        super().watch_has_focus(_value)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        offset = event.get_content_offset(self)
        index = (offset.y + self.scroll_offset.y) // self.row_height if offset else self.count
        if index < self.count:
            self.move_to(index)
            self.post_message(self.Chosen(self, index))

    def action_down(self, count: int = 1) -> None:
        """Go some rows down."""
        self.move_to(self.cursor + count)

    def action_up(self, count: int = 1) -> None:
        """Go some rows up."""
        self.move_to(self.cursor - count)

    def action_half_down(self, count: int = 1) -> None:
        """Go half a page down."""
        self.move_to(self.cursor + count * self._half_page)

    def action_half_up(self, count: int = 1) -> None:
        """Go half a page up."""
        self.move_to(self.cursor - count * self._half_page)

    def action_page_down(self, count: int = 1) -> None:
        """Go a page down."""
        self.move_to(self.cursor + count * self._rows_shown)

    def action_page_up(self, count: int = 1) -> None:
        """Go a page up."""
        self.move_to(self.cursor - count * self._rows_shown)

    def action_top(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.move_to(self.count - 1)

    def action_go_to(self, number: int) -> None:
        """Go to a row, from 1; behind the end is the last one."""
        self.move_to(number - 1)

    def action_put(self, where: Literal["top", "middle", "bottom"]) -> None:
        """Scroll until the row of the cursor is there, as far as there are rows; the cursor stays on it."""
        room = self.scrollable_content_region.height - self.row_height
        self.keep_line(self.count, self.cursor, {"top": 0, "middle": room // 2, "bottom": room}[where])
