"""A screen on which text of a page can be selected with the mouse, and is copied by a key.

In: what the mouse does. Out: places in the text for the toolkit, and words on the key line that say what can be done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from warreader.tui.screens.keyed_screen import KeyedScreen
from warreader.tui.widgets.selectable_page import SelectablePage

if TYPE_CHECKING:
    from textual.geometry import Offset
    from textual.widget import Widget


class SelectableScreen(KeyedScreen[ScreenResultType]):
    """A screen whose pages can be selected from."""

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something on the last line."""
        raise NotImplementedError

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is under the mouse, and for the text which place of it: the toolkit asks so for selections."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return widget, widget.selectable_at(x, y) if isinstance(widget, SelectablePage) else offset

    def on_text_selected(self) -> None:
        """Say how what was selected is copied."""
        if self.get_selected_text():
            self.say(f"{self.keymap.hint('interrupt')} copies what is selected")

    def action_copy_text(self) -> None:
        """Copy what is selected, and say so."""
        super().action_copy_text()
        self.say("Copied. If nothing pastes, your terminal forbids copying.")
