"""Holds keys typed ahead until what they refer to is on the screen.

In: the keys that the terminal hands over. A key is done when all is there that the keys before it asked for: the list
that is searched for, a dialog that has to be filled, an article, the counts that one moves along. Until then it waits,
in order. Out: the keys, to the application. Nobody waits for long (`_PATIENCE`, `_RUSH`), and never to quit at once.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.message import Message

from warreader.tui.screens.keyed_screen import KeyedScreen, Pending

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget

_PATIENCE: Final = 5.0
"""Seconds that keys wait for an answer at most, and are dropped then; a search takes a tenth of one in a million
articles."""
_RUSH: Final = 1.0
"""Seconds that a key waits which leads out, or one for what shows already and is only counted anew."""
_LOOK_EVERY: Final = 0.01  # seconds between two looks whether keys that wait still must
_LAYOUTS: Final = 3  # frames until classes have become styles, styles a layout, and that has been told to all widgets
_WAYS_OUT: Final = frozenset({"escape", "ctrl+q"})


Look = tuple["Screen[Any]", "Widget | None", frozenset[str]]
"""Where the keyboard is: a screen, the widget, the classes of the screen."""


class Done(Message):
    """A key is done with: whatever it had widgets post is handled by all that it passes.

    It goes from the widget with the keyboard up to the application, behind everything that goes the same way.
    """

    def __init__(self, round_: int) -> None:
        super().__init__()
        self.round = round_


class HeldKeys:
    """The queue of keys typed ahead.

    Args:
        app: Whose keys they are.
        do: Does one.
    """

    def __init__(self, app: App[None], do: Callable[[events.Key | events.Paste], Awaitable[None]]) -> None:
        self._app, self._do = app, do
        self._held: deque[events.Key | events.Paste] = deque()
        self.is_up = False
        """Whether there is a screen that takes keys."""
        self._round = self._out = 0  # of `Done`: the number of the last key's, and how many of them are on their way
        self._layouts = 0  # how many times the screen may be laid out until that key is done with
        self._since = 0.0  # when the key at the front began to wait
        self._rushed: float | None = None  # when the first way out came that waits
        self._looks: Timer | None = None

    def __bool__(self) -> bool:
        return bool(self._held)

    @property
    def busy(self) -> bool:
        """True while keys wait, or one is not done with."""
        return bool(self._held or self._out)

    def begin(self) -> None:
        """Do from now on what was typed, since there is a screen."""
        self.is_up = True
        if self._held:
            self._since = time.monotonic()
            self._look_on()

    # --- keys that come

    def hold(self, event: events.Key | events.Paste) -> bool:
        """Let a key wait if it must.

        Returns:
            Whether it waits.
        """
        if self.is_up and not self._app.screen_stack:
            return True  # the program is ending
        if not self._held and not self._must_wait(event):
            return False
        if isinstance(event, events.Key) and self.is_up:
            if event.key == "ctrl+c":
                self.drop()
                return False
            if _leads_out(event) and self._rushed is None:
                self._rushed = time.monotonic()
        if not self._held:
            self._since = time.monotonic()
            if self.is_up:
                self._look_on()
        self._held.append(event)
        return True

    def look(self) -> Look:
        """Return where the keyboard is, before a key is done."""
        screen = self._app.screen
        return screen, screen.focused, screen.classes

    def follow(self, before: Look) -> None:
        """Wait until all is done with that a key has widgets post, and the screen is laid out if it looks different.

        Args:
            before: Where the keyboard was when it came.
        """
        if not self._app.screen_stack:
            return
        screen, focused, _ = after = self.look()
        self._layouts = 0 if after == before else _LAYOUTS
        self._post_done(focused, before[1] if before[0] is screen else None)

    def _post_done(self, *widgets: Widget | None) -> None:
        self._round += 1
        self._out = 0
        for one in {widget or self._app.screen for widget in widgets}:
            self._out += one.is_attached and one.post_message(Done(self._round))

    async def take(self, done: Done) -> None:
        """Take note that a key is done with, and do those that wait for nothing else."""
        if done.round != self._round:
            return
        self._out -= 1
        if not self._out and self._layouts:
            self._layouts -= 1
            self._out = 1
            self._app.call_after_refresh(self._laid_out, done.round)
        await self.go_on()

    def _laid_out(self, round_: int) -> None:
        if round_ == self._round:
            self._post_done(self._app.focused)

    async def go_on(self) -> None:
        """Do the keys that need not wait any longer."""
        while self._held and self.is_up and self._app.screen_stack and not self._must_wait(self._held[0]):
            await self._do_next()
        if not self._held:
            self.drop()

    async def _do_next(self) -> None:
        self._since = time.monotonic()
        event = self._held.popleft()
        if _leads_out(event):
            self._rushed = None
        await self._do(event)

    # --- for how long

    def _must_wait(self, event: events.Key | events.Paste) -> bool:
        return not self.is_up or bool(self._out) or self._awaited(event) is not None

    def _awaited(self, event: events.Key | events.Paste) -> Pending | None:
        """Return what a key waits for that the screen has asked for; None for nothing."""
        screen = self._app.screen
        if not isinstance(screen, KeyedScreen):
            return Pending.SCREEN if screen.focused is None else None
        action = screen.meant(event)
        if action is not None and not self._held and screen.pending.is_unhindered(action):
            return None
        return screen.pending.blocking(action)

    def _look_on(self) -> None:
        if self._looks is None:
            self._looks = self._app.set_interval(_LOOK_EVERY, self._look)

    async def _look(self) -> None:
        """Do keys whose time to wait is up, or drop them."""
        if not self._held:
            self.drop()
            return
        now, awaited = time.monotonic(), self._awaited(self._held[0])
        if self._rushed is not None and now - self._rushed > _RUSH:
            await self._rush()
        elif awaited in {Pending.CHANGE, Pending.SCREEN, None} and now - self._since > _RUSH:
            self._out = 0
            await self._do_next()
        elif now - self._since > _PATIENCE:
            self.give_up()
        else:
            await self.go_on()

    async def _rush(self) -> None:
        """Do a way out now, without what was typed before it; where that asked for an answer, it leads out of that."""
        while not _leads_out(event := self._held.popleft()):
            pass
        self._rushed, self._out = None, 0
        if not self._give_up_asked() or (isinstance(event, events.Key) and event.key != "escape"):
            await self._do(event)

    def give_up(self) -> None:
        """Wait no more, since what is awaited does not come; nothing is done to what is there instead."""
        self._give_up_asked()
        self.drop()

    def _give_up_asked(self) -> bool:
        screen = self._app.screen
        return isinstance(screen, KeyedScreen) and screen.pending.give_up()

    def drop(self) -> None:
        """Let none wait any more."""
        self._held.clear()
        self._rushed = None
        if self._looks is not None:
            self._looks.stop()
            self._looks = None


def _leads_out(event: events.Key | events.Paste) -> bool:
    return isinstance(event, events.Key) and event.key in _WAYS_OUT
