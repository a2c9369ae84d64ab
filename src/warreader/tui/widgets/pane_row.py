"""The row of panes, whose borders can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message

if TYPE_CHECKING:
    from textual import events


class PaneRow(Horizontal):
    """Drawer, list and reading view side by side."""

    class Dragged(Message):
        """The border behind a pane was dragged."""

        def __init__(self, pane: str, cells: int) -> None:
            super().__init__()
            self.pane, self.cells = pane, cells
            """ID of the pane, and how wide it shall be."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._dragged = ""

    def _pane_before(self, column: int) -> str:
        """Give the ID of the pane whose right border, or that of the pane behind it, is in a column of the screen."""
        shown = [pane for pane in self.children if pane.display]
        for pane in shown[:-1]:
            if column in {pane.region.right - 1, pane.region.right}:
                return pane.id or ""
        return ""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag the border under the mouse."""
        on_title = event.screen_y == self.region.y  # a click there changes what the pane lists
        pane = "" if on_title else self._pane_before(event.screen_x)
        if pane:
            event.stop()
            self._dragged = pane
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the border follow the mouse."""
        if self._dragged:
            event.stop()
            pane = self.get_child_by_id(self._dragged)
            cells = event.screen_x - pane.region.x + 1
            if cells != pane.region.width:
                self.post_message(self.Dragged(self._dragged, cells))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._dragged:
            event.stop()
            self._dragged = ""
            self.release_mouse()
