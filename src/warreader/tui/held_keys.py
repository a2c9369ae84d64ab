"""Keys that come before what they are for: the screen at the start, or a list that is still searched for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events

from warreader.tui.keys.actions import Place

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from warreader.tui.screens.reader import ReaderScreen

_PATIENCE: Final = 5.0  # seconds that keys wait for a list at most; a search takes a tenth of one in a million articles
_WAYS_OUT: Final = frozenset({"list.clear", "quit", "interrupt"})


class HeldKeys:
    """What was typed and waits, in order.

    Args:
        app: Whose clock tells when the time to wait is up.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._held: list[events.Key | events.Paste] = []
        self._patience: Timer | None = None  # runs while keys wait for a list

    def __bool__(self) -> bool:
        """Whether any wait."""
        return bool(self._held)

    def hold(self, event: events.Key | events.Paste) -> None:
        """Let one wait."""
        self._held.append(event)

    def release(self) -> list[events.Key | events.Paste]:
        """Give those that wait; none do any more."""
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        held, self._held = self._held, []
        return held

    def hold_for_list(self, screen: ReaderScreen, event: events.Key | events.Paste) -> bool:
        """Let a key wait that is for a list which is on its way; one that need not wait drops those that do.

        Returns:
            Whether it waits.
        """
        if not self._is_for_list(screen, event):
            self._held.clear()
            return False
        if not self._held:
            self._patience = self._app.set_timer(_PATIENCE, partial(screen.search.settle, listed=False))
        self.hold(event)
        return True

    def _is_for_list(self, screen: ReaderScreen, event: events.Key | events.Paste) -> bool:
        """Tell whether one waits; a paste does behind keys only, and `q` then is for what they will have done."""
        behind = bool(self._held)
        if screen.place is not Place.LIST or not (behind or screen.search.is_awaited):
            return False
        screen.history.stay()
        if not isinstance(event, events.Key):
            return behind
        return screen.bound_alone(event) not in (_WAYS_OUT if behind else {*_WAYS_OUT, "back"})
