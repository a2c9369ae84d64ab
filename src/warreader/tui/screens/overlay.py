"""Screens over the one that one comes from, which give something back when they close."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen, ScreenResultType

from warreader.tui.screens.keyed import Keyed

if TYPE_CHECKING:
    from textual import events

    from warreader.tui.keys.actions import Place


class Overlay(Keyed[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over another; its keys have one place."""

    SHEET = "work.tcss"
    PLACE: ClassVar[Place]
    """Where the keyboard is."""

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return self.PLACE

    def give(self, result: ScreenResultType | None) -> None:
        """Close and give something back, unless a key or click before has closed it already."""
        if self.is_current:
            self.dismiss(result)


class Panel(Overlay[ScreenResultType]):
    """An overlay to look at or to choose from: its key closes it, and a click beside it, and nothing is given back."""

    def action_close(self) -> None:
        """Close it."""
        self.give(None)

    def on_click(self, event: events.Click) -> None:
        """Close on a click beside it."""
        if event.widget is self:
            self.action_close()
