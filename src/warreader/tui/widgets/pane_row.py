"""The row of panes, resized by key or by dragging a border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Horizontal

from warreader.tui.session.panes import OF, USUAL
from warreader.tui.widgets.container import PlainContainer
from warreader.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from warreader.tui.session.panes import Panes

_STEP: Final = 4  # cells, as for the lines of the text
_TINY: Final = 60


class PaneRow(Horizontal, PlainContainer):
    """Drawer, list and reading view side by side."""

    def __init__(self, drawer: Widget, articles: Widget, reading: Widget, widths: Panes, measure: int) -> None:
        super().__init__(drawer, articles, reading, id="panes")
        self.widths = widths
        """How wide the panes are, as far as the reader chose that."""
        self._fitted, self._measure, self._laid = USUAL, measure, False
        self._drawer, self._articles, self._reading = drawer, articles, reading
        self._dragged: Widget | None = None

    # --- widths

    def fit(self) -> None:
        """Give the panes their widths, where they are others than those of the sheet."""
        width = self.app.size.width
        self._fitted = self.widths.fitted(width, self._measure)
        if self._fitted != USUAL or self._laid:
            self._laid = True
            self._drawer.styles.width = self._fitted.drawer if width >= _TINY else "1fr"
            self._articles.styles.width = f"{self._fitted.share}fr"
            self._reading.styles.width = f"{OF - self._fitted.share}fr"

    def _take(self, widths: Panes) -> None:
        self.widths = widths
        self.fit()

    @on(PageView.Measured)
    def _give_room(self, message: PageView.Measured) -> None:
        """Give longer lines their room; shorter ones leave the panes where they are."""
        message.stop()
        if message.measure > self._measure:
            self._measure = message.measure
            self.fit()

    @property
    def is_split(self) -> bool:
        """Whether the reading view stands beside the list."""
        return bool(self._reading.display and self._articles.display)

    @property
    def _room(self) -> int:
        """Cells that list and reading view have."""
        return self.app.size.width - (self._drawer.region.width if self._drawer.display else 0)

    def widen(self, by: int) -> bool:
        """Make the pane with the keyboard wider, or narrower (below zero), by steps; False where it stands alone."""
        cells = by * _STEP
        if self._drawer.has_focus_within:
            self._set_drawer(self.widths.drawer + cells)
        elif not self.is_split:
            return False
        else:
            cells = -cells if self._reading.has_focus_within else cells
            self._set_list(self._fitted.list_cells(self._room) + cells)
        return True

    def _set_drawer(self, cells: int) -> None:
        self._take(self.widths.with_drawer(cells, self.app.size.width))

    def _set_list(self, cells: int) -> None:
        self._take(self.widths.with_list(cells, self._room))

    def reset(self) -> None:
        """Reset the pane widths."""
        self._take(USUAL)

    # --- dragging

    def _pane_before(self, column: int) -> Widget | None:
        """Return the pane whose right border, or that of the pane behind it, is in a column of the screen."""
        shown = [pane for pane in self.children if pane.display]
        for pane in shown[:-1]:
            if column in {pane.region.right - 1, pane.region.right}:
                return pane
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag the border under the mouse."""
        on_title = event.screen_y == self.region.y  # a click there changes what the pane lists
        pane = None if on_title else self._pane_before(event.screen_x)
        if pane is not None:
            event.stop()
            self._dragged = pane
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the border follow the mouse."""
        if self._dragged is not None:
            event.stop()
            cells = event.screen_x - self._dragged.region.x + 1
            if cells != self._dragged.region.width:
                (self._set_drawer if self._dragged is self._drawer else self._set_list)(cells)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._dragged is not None:
            event.stop()
            self._dragged = None
            self.release_mouse()
