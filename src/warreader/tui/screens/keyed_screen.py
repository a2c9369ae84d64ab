"""The base class of screens: dispatches keys (counts, chords, user bindings) the same way everywhere.

The application hands over each key before any widget sees it, so that keys typed ahead (`/kharkiv`, enter, `j` in one
go over a slow line) do what they would have done slowly: the next key is looked at when the one before is done with
and what it asked for has come (`type_ahead`).
"""

from __future__ import annotations

import time
from enum import Enum, auto
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events, on
from textual.actions import parse
from textual.screen import Screen, ScreenResultType
from textual.widgets import Input

from warreader.tui.appearance.sheets import read_sheet
from warreader.tui.keys.actions import TYPING, Action, Place
from warreader.tui.keys.chords import Keyboard
from warreader.tui.keys.names import writes
from warreader.tui.render import hints
from warreader.tui.widgets.container import draw_plain
from warreader.tui.widgets.front_compositor import FrontCompositor
from warreader.tui.widgets.styled_line import KeyLine

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

    from warreader.tui.keys.keymap import Keymap


class Pending(Enum):
    """What keys wait for that were typed ahead."""

    SCREEN = auto()
    """The screen, or a part of it, that is being laid out."""
    LIST = auto()
    """The list that was searched for."""
    ANSWER = auto()
    """An answer of the archive that a key has asked for: a dialog, a mark, an article."""
    CHANGE = auto()
    """What shows already, and is about to change: a mark that is written, counts for another list."""


class PendingWork:
    """What keys wait for at a screen that were typed ahead: nothing, unless a screen says so."""

    def blocking(self, _action: Action | None) -> Pending | None:
        """Return what a key must wait for; None for nothing.

        Args:
            _action: What it would do; None for a key that does nothing by itself.
        """
        return None

    def is_unhindered(self, _action: Action) -> bool:
        """Return whether an action waits for nothing, if no key before it does."""
        return False

    def give_up(self) -> bool:
        """Wait no more for what is awaited; tell whether an answer was, which comes to nothing then."""
        return False


_KNOWN: Final = frozenset({"", "app", "screen"})
"""Who does actions, as the toolkit knows them: the widget with the keyboard, the application, the screen."""


class KeyedScreen(Screen[ScreenResultType]):
    """A screen with places, at each of which keys mean actions of the table."""

    SHEET: ClassVar = ""
    """The sheet in `styles/` that it is read with; empty for a screen whose sheets are read at the start."""

    def __init__(self, keymap: Keymap, *rest: Any) -> None:  # noqa: ANN401  # what the classes behind it take
        super().__init__(*rest)
        self.keymap = keymap
        self.pending = PendingWork()
        """What keys wait for."""
        self._keyboard = Keyboard()
        self._pressed_at: Place | None = None
        self._input_came = time.monotonic()
        self._compositor = FrontCompositor()
        self._key_lines: tuple[KeyLine, ...] = ()
        if self.SHEET:
            read_sheet(self.app, self.SHEET)

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        raise NotImplementedError

    @property
    def offered(self) -> frozenset[str]:
        """IDs of the actions that can be done where the keyboard is."""
        return frozenset(action.id for action in self.keymap.offered_at(self.place))

    @property
    def key_lines(self) -> tuple[KeyLine, ...]:
        """The footers: none before they are made, or where a screen has none."""
        if not self._key_lines:
            self._key_lines = tuple(self.query(KeyLine))
        return self._key_lines

    @property
    def idle(self) -> float:
        """Seconds since a key, a click or a turn of the wheel came, also for a screen over this one."""
        return time.monotonic() - self._input_came

    def note_input(self) -> None:
        """Take note that somebody is there."""
        self._input_came = time.monotonic()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what lies under the widgets; where another screen shows through, as the toolkit does it."""
        draw = super().render_lines
        return draw(crop) if self.styles.background.a < 1 else draw_plain(self, crop, draw)

    def show_keys(self) -> None:
        """Show the keys of the place where the keyboard is."""
        for line in self.key_lines:
            line.show_place(self.place)

    def on_descendant_blur(self) -> None:
        """Show the keys of where one is, where what had the keyboard shows no more and nothing else has it."""
        if self.focused is None and self.app.app_focus:
            self.show_keys()

    @property
    def _pressed(self) -> Keyboard:
        """What was pressed so far where the keyboard is: a count or a chord that was begun elsewhere ends there."""
        if self._pressed_at is not self.place:
            self._keyboard.reset()
            self._pressed_at = self.place
        return self._keyboard

    def meant(self, event: events.Event) -> Action | None:
        """Return the action that a key completes here, behind those pressed so far; None where it completes none."""
        key = _name(event) if isinstance(event, events.Key) else ""
        writes_it = self.place in TYPING and writes(key)
        return None if writes_it else self._pressed.meant(key, self.keymap.trees[self.place])

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key means.

        Args:
            event: The key.

        Returns:
            False if it is bound to nothing here, so that a widget may have it.
        """
        if not self.is_mounted:  # it has just been opened: what the key is for is not there yet
            await self._mounted_event.wait()
        for line in self.key_lines:
            line.clear_message()
        key = _name(event)
        if self.place in TYPING and writes(key):
            return self._write(event.character or "")
        tree = self.keymap.trees[self.place]
        keys = self._pressed.chord_with(key)
        taken = self._keyboard.feed(key, tree)
        if self._keyboard.waiting:
            self.show_typed(self._keyboard.typed, self._keyboard.continuations(tree))
        elif writes(key) and (taken is None or taken.action is None):
            for line in self.key_lines:
                line.say(hints.dead_key(keys, self.keymap))
        if taken is None:
            return False
        if taken.action is not None:
            await self.perform(taken.action, taken.count)
        return True

    def _write(self, character: str) -> bool:
        line = self.focused
        if not isinstance(line, Input):
            return False
        if line.selection.is_empty:
            line.insert_text_at_cursor(character)
        else:
            line.replace(character, *line.selection)
        return True

    def show_typed(self, typed: tuple[str, ...], continuations: list[tuple[str, Action]]) -> None:
        """Show the keys pressed so far, and what may follow."""
        for line in self.key_lines:
            line.show_pieces(hints.which_key(typed, continuations))

    async def perform(self, action: Action, count: int | None = None) -> None:
        """Do an action, as often as a count says."""
        owner, name, values = parse(action.call_for(count))
        if owner in _KNOWN:
            await self.app.run_action((owner, name, values), self.focused or self)
        else:
            done = getattr(self.owner(owner), name)(*values)
            if isawaitable(done):
                await done

    def owner(self, name: str) -> object:
        """Return the part of the screen that an action names.

        Raises:
            ValueError: There is none of that name.
        """
        raise ValueError(name)

    def perform_soon(self, action: Action) -> None:
        """Do an action as if its key had been pressed, once this message is done with."""
        self.call_later(self.perform, action)

    @on(KeyLine.Pressed)
    def _key_clicked(self, message: KeyLine.Pressed) -> None:
        self.perform_soon(message.action)


def _name(event: events.Key) -> str:
    """Name a key as the table of actions does: the character it writes, else Textual's name of it."""
    if event.key.startswith(("ctrl+", "alt+")) or not event.is_printable or not event.character:
        return event.key
    return "space" if event.character == " " else event.character
