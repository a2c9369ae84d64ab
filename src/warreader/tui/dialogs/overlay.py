"""Base classes of dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import ModalScreen, ScreenResultType

from warreader.tui.screens.keyed_screen import KeyedScreen, Pending, PendingWork

if TYPE_CHECKING:
    from textual import events

    from warreader.tui.keys.actions import Action, Place


class LayoutPending(PendingWork):
    """Has keys wait until a screen is laid out."""

    def __init__(self) -> None:
        self._is_done = False

    def end(self) -> None:
        """Let them wait no more."""
        self._is_done = True

    def blocking(self, _action: Action | None) -> Pending | None:
        """Tell that they wait for the screen."""
        return None if self._is_done else Pending.SCREEN


class Overlay(KeyedScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over another; its keys have one place."""

    SHEET = "work.tcss"
    PLACE: ClassVar[Place]
    """Where the keyboard is."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401  # what the classes behind it take
        super().__init__(*given)
        self.pending: LayoutPending = LayoutPending()

    def on_mount(self) -> None:
        """Take keys once it is laid out."""
        self.call_after_refresh(self.call_after_refresh, self.pending.end)

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return self.PLACE

    def give(self, result: ScreenResultType | None) -> None:
        """Close and give something back, unless a key or click before has closed it already."""
        if self.is_active:
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
