"""The part of the reader's screen that shapes it: how wide the panes are, and zen, the text with nothing around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from warreader.tui.actions import Place
from warreader.tui.panes import OF, USUAL, Panes
from warreader.tui.screens.keyed import Keyed
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.pane_row import PaneRow
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.selectable_page import SelectablePage

if TYPE_CHECKING:
    from textual.geometry import Offset
    from textual.widget import Widget

_STEP = 4  # cells, as for the lines of the text
_TINY = 60
_ZEN = "-zen"
_IN_ZEN = frozenset({Place.READING, Place.FIND, Place.COMMAND})


class Shaping(Keyed[None]):
    """Widths of panes, and zen."""

    panes: Panes = USUAL

    if TYPE_CHECKING:  # the other parts have them

        @property
        def beside(self) -> bool: ...  # noqa: D102  # as there
        def _open_current(self) -> None: ...
        def show_status(self) -> None: ...  # noqa: D102  # as there

    # --- widths

    def fit_panes(self) -> None:
        """Give the panes their widths."""
        self.query_one("#drawer").styles.width = self.panes.drawer if self.app.size.width >= _TINY else "1fr"
        self.query_one("#articles").styles.width = f"{self.panes.share}fr"
        self.query_one("#reading").styles.width = f"{OF - self.panes.share}fr"

    def _take_panes(self, panes: Panes) -> None:
        self.panes = panes
        self.fit_panes()

    @property
    def _room(self) -> int:
        """Cells that list and reading view have."""
        drawer = self.query_one("#drawer")
        return self.app.size.width - (drawer.region.width if drawer.display else 0)

    def action_resize_pane(self, by: int) -> None:
        """Make the pane with the keyboard wider, or narrower."""
        cells = by * _STEP
        if self.place in {Place.DRAWER, Place.FACET_FIND}:
            self._take_panes(self.panes.with_drawer(self.panes.drawer + cells, self.app.size.width))
        elif not self.beside:
            self.query_one(KeyLine).say("One pane shows here; - and + change the lines of the text.")
        else:
            cells = -cells if self.place in {Place.READING, Place.FIND} else cells
            self._take_panes(self.panes.with_list(self.panes.list_cells(self._room) + cells, self._room))

    @on(PaneRow.Dragged)
    def _pane_dragged(self, message: PaneRow.Dragged) -> None:
        if message.pane == "drawer":
            self._take_panes(self.panes.with_drawer(message.cells, self.app.size.width))
        else:
            self._take_panes(self.panes.with_list(message.cells, self._room))

    def action_usual_panes(self) -> None:
        """Give the panes their usual widths."""
        self._take_panes(USUAL)

    # --- selecting

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Give what is under the mouse, and for the text which place of it: the toolkit asks so for selections."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return widget, widget.selectable_at(x, y) if isinstance(widget, SelectablePage) else offset

    # --- zen

    @property
    def in_zen(self) -> bool:
        """Whether the text stands alone."""
        return self.has_class(_ZEN)

    def action_zen(self) -> None:
        """Show the text alone, or everything again."""
        if self.in_zen:
            self.leave_zen()
            return
        if self.place not in {Place.READING, Place.FIND}:
            if self.query_one(ArticleList).current is None:
                self.query_one(KeyLine).say("No article is listed.")
                return
            self._open_current()
        self.add_class(_ZEN)
        self.call_after_refresh(self.show_status)

    def leave_zen(self) -> bool:
        """Show everything again; tell whether it was hidden."""
        was = self.in_zen
        self.remove_class(_ZEN)
        self.call_after_refresh(self.show_status)
        return was

    def keep_zen(self) -> None:
        """Show everything again where the keyboard is elsewhere than in the text."""
        if self.in_zen and self.place not in _IN_ZEN:
            self.remove_class(_ZEN)
            self.call_after_refresh(self.show_status)

    @property
    def way_out(self) -> str:
        """What leads out of zen; empty where it is not."""
        return f"{self.keymap.hint('zen')} shows everything · " if self.in_zen else ""
