"""Asks for confirmation before something is done to many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from warreader.terminal import show_line
from warreader.tui.dialogs.overlay import Overlay
from warreader.tui.keys.actions import Place

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from warreader.tui.keys.keymap import Keymap


class ConfirmScreen(Overlay[bool]):
    """Asks one question. It gives back whether the answer was yes."""

    PLACE = Place.CONFIRM

    def __init__(self, question: str, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._question = question

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        with Vertical(classes="work") as box:
            box.border_subtitle = Content(
                f"{self.keymap.hint('confirm.yes')} does it · {self.keymap.hint('confirm.no')} cancels"
            )
            yield Static(Content(show_line(self._question)), classes="said")

    def action_answer(self, yes: int) -> None:
        """Answer and close."""
        self.dismiss(bool(yes))

    def on_click(self, event: events.Click) -> None:
        """Do it on a click on the question; a click beside it cancels."""
        self.dismiss(event.widget is not self)
