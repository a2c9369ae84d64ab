"""A page view whose head stays in sight while its evidence is shown further down."""

from __future__ import annotations

from typing import Final

from warreader.tui.render.layout import head_lines
from warreader.tui.widgets.selectable_page import SelectablePage

_MOST_PINNED: Final = 5  # lines


class PinnedHead(SelectablePage):
    """A window over the lines of a page, with its head over the top lines where that is asked for."""

    def __init__(self, measure: int, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(measure, id=id)
        self.marked_statement: str | None = None
        """The statement of the head whose evidence is shown; None: the head scrolls away as other lines do."""

    def mark_statement(self, name: str | None) -> None:
        """Keep the head in sight, with one of its statements marked; None lets it go."""
        if name != self.marked_statement:
            self.marked_statement = name
            self.refresh()

    @property
    def covered(self) -> int:
        """How many lines at the top of the window the head stands over, and a rule below it."""
        lines = self._head
        return len(lines) + 1 if lines else 0

    def line_number(self, y: int) -> int | None:
        """Return the number of the line of the page that stands on a line of the window; None for the rule."""
        pins = self._pins
        if y < len(pins):
            return pins[y]
        return None if pins and y == len(pins) else y + self.scroll_offset.y

    @property
    def _head(self) -> tuple[int, ...]:
        """The lines of the head, where they are to stay and there is room for them."""
        if self.marked_statement is None or self._layout is None:
            return ()
        return head_lines(self._layout, min(_MOST_PINNED, self.scrollable_content_region.height // 3))

    @property
    def _pins(self) -> tuple[int, ...]:
        """The lines that stand over the top of the window, since they would be out of sight."""
        lines = self._head
        return lines if lines and self.scroll_offset.y > lines[0] else ()
