"""The Textual application: themes, style sheets, signals and the first screen."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.widgets import Input

from warreader.resources import shipped_folder
from warreader.tui import memory
from warreader.tui.appearance.themes import DARK, LIGHT, TERMINAL, THEMES, theme_name, variables_for
from warreader.tui.dialogs.command_palette import ActionCommands, Palette
from warreader.tui.keys.keymap import make_keymap
from warreader.tui.screens.keyed_screen import KeyedScreen
from warreader.tui.screens.reader import ReaderScreen
from warreader.tui.startup.handover import ENDING
from warreader.tui.type_ahead import Done, HeldKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.screen import Screen

    from warreader.archive import Archive
    from warreader.config import Config
    from warreader.tui.answers import Start
    from warreader.tui.session.panes import Panes

_SHEETS: Final = ("app.tcss", "reader.tcss")
_SETTLED: Final = 1.0  # seconds after which the first counts have come, and those who type at once have begun
_BY_SIGNAL: Final = 128  # the shell's convention: 128 and the number of the signal

_INPUT: Final = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""What somebody does who is there; a mouse may be moved by a sleeve."""


class ReaderApp(App[None], inherit_bindings=False):
    """The terminal reader."""

    TITLE = "warreader"
    COMMANDS: ClassVar = {ActionCommands}
    ENABLE_COMMAND_PALETTE = False  # so that Textual binds no key of its own to it; it is ours to open
    # Before every other binding: the way out works wherever one is, in the palette and in a line one types into too.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "quit", show=False, priority=True),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]

    def __init__(
        self,
        archive: Archive,
        config: Config,
        start: Start,
        theme: str | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        folder = shipped_folder("styles")
        # Told so, Textual takes colours out for NO_COLOR; else it makes them grey: the terminal's own, black on black.
        super().__init__(
            driver_class=driver,
            css_path=[folder / sheet for sheet in _SHEETS],
            ansi_color="NO_COLOR" in os.environ or None,
        )
        for one in THEMES:
            self.register_theme(one)
        usual = TERMINAL if self.no_color else theme_name(config.theme)
        self.theme = theme if theme in self.available_themes and not self.no_color else usual
        self._bound = make_keymap(config.preset, config.keys, served=start.served)
        self._archive, self._config, self._start = archive, config, start
        self._screen_made: ReaderScreen | None = None
        self.held = HeldKeys(self, self._do_key)
        """Keys that wait for what they are for."""
        self._ending: int | None = None

    def get_default_screen(self) -> Screen[None]:
        """Start with the reader's screen."""
        self._screen_made = ReaderScreen(self._archive, self._start, self._bound, width=self._config.width)
        return self._screen_made

    @property
    def panes(self) -> Panes:
        """How wide the panes are."""
        return self._start.panes if self._screen_made is None else self._screen_made.panes.widths

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return values of the reader's variables, for themes that do not know them."""
        return variables_for(self.current_theme)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  # as the toolkit has it
        """Take the theme's colours; what the toolkit would parse before there is a screen, it parses again for that."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())
            self.stylesheet.update(self, animate=animate)

    def on_mount(self) -> None:
        """Give the terminal back as it was when a signal ends the program."""
        for number in ENDING:
            asyncio.get_running_loop().add_signal_handler(number, self._end, _BY_SIGNAL + number)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        self.app_resume_signal.subscribe(self, lambda _: _draw_again(self))

    def pop_screen(self) -> AwaitComplete:
        """Close a screen; let nothing stay in memory of those that were closed before."""
        memory.forget_closed(self)
        return super().pop_screen()

    def on_resize(self) -> None:
        """Let nothing stay in memory of the size before."""
        memory.forget_size()

    async def on_event(self, event: events.Event) -> None:
        """Hand a key to the screen before any widget sees it; what is typed before the screen is there waits.

        In a page the reader always has the keyboard: the toolkit's driver says at the start that it has not, and where
        that comes behind the page's word that it has, nothing would be focused.
        """
        if self._start.served and isinstance(event, events.AppBlur):
            return
        if isinstance(event, _INPUT):
            _note_input(self.screen_stack)
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self.held.hold(event):
            await self._do_key(event)

    async def _do_key(self, event: events.Key | events.Paste) -> None:
        """Do a key now."""
        screen, before = self.screen, self.held.look()
        if not (isinstance(event, events.Key) and isinstance(screen, KeyedScreen) and await screen.take_key(event)):
            await super().on_event(event)
        self.held.follow(before)

    @on(Done)
    async def _key_done(self, message: Done) -> None:
        await self.held.take(message)

    @on(ReaderScreen.Missed)
    def _answer_missed(self) -> None:
        """Drop the keys that are for something that does not come."""
        self.held.give_up()

    @on(ReaderScreen.Up)
    async def _screen_is_up(self) -> None:
        if self._ending is not None:
            self.exit(return_code=self._ending)
        screen = self.screen
        if not self.held and isinstance(screen, ReaderScreen) and not screen.articles.list.cursor:
            screen.go_on()
        self.held.begin()
        await self.held.go_on()
        if isinstance(screen, ReaderScreen):  # threads that count would halve the time that those keys are done in
            self.call_later(screen.call_after_refresh, screen.begin_counting)
        if not self.is_headless:  # a program of its own, which has nothing else to collect
            self.set_timer(_SETTLED, memory.freeze_start)

    def _end(self, code: int) -> None:
        """End; while the screen is being made, as soon as it is there, since it cannot be taken down half made."""
        self._ending = code
        if self.held.is_up:
            self.exit(return_code=code)

    def action_interrupt(self) -> None:
        """End at once, as the shell's interrupt does; with text selected, copy it instead."""
        focused = self.focused
        if isinstance(focused, Input) and focused.selected_text:
            focused.action_copy()
        elif self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            self._end(_BY_SIGNAL + signal.SIGINT)

    async def action_quit(self) -> None:
        """End."""
        self.exit(return_code=0)

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_change_theme(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT if self.current_theme.dark else DARK


def _draw_again(app: ReaderApp) -> None:
    """Draw every line: behind the shell's `fg` nothing is left of what the terminal showed."""
    app.refresh(layout=True)
    app.screen.refresh()


def _note_input(screens: Sequence[Screen[Any]]) -> None:
    for one in screens:
        if isinstance(one, KeyedScreen):
            one.note_input()
