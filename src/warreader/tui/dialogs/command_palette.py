"""The command palette: every action that can be done here, and every theme, by name."""

from __future__ import annotations

import contextlib
import re
from functools import partial
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.widgets import Input

from warreader.tui.screens.keyed_screen import KeyedScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.command import Hits
    from textual.events import Click


class _Commands(CommandList):
    """The commands that are offered."""

    def on_click(self, event: Click) -> None:
        """Drop a click on a line that what was typed meanwhile has taken away: textual 8.2 fails there."""
        clicked: int | None = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette):
    """The toolkit's palette; it also takes a page key where there is nothing to page through, and two ends of it."""

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        for widget in super().compose():
            yield _Commands() if isinstance(widget, CommandList) else widget

    def on_mount(self) -> None:
        """Keep the cursor from blinking, as in `SafeInput`."""
        self.query_one(Input).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        with contextlib.suppress(KeyError):  # textual 8.2 looks up the line of an option that has none
            super()._action_command_list(action)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless a key or click before has closed it already: the toolkit would close what lies under it."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class ActionCommands(Provider):
    """Offers the actions of the table, and the themes."""

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if isinstance(screen, KeyedScreen):
            for action in sorted(screen.keymap.offered_at(screen.place), key=lambda action: action.move):
                yield action.help, " ".join(screen.keymap.shown(action)), partial(screen.perform_soon, action)
        for name in sorted(self.app.available_themes):
            yield f"Theme: {name}", "", partial(setattr, self.app, "theme", name)

    async def discover(self) -> Hits:
        """Offer everything."""
        for name, keys, command in self._commands():
            yield DiscoveryHit(Content(name), command, name, keys or None)

    async def search(self, query: str) -> Hits:
        """Offer what fits the words typed."""
        words = query.casefold().split()
        for number, (name, keys, command) in enumerate(self._commands()):
            if places := _places(words, name.casefold()):
                shown = Content(name)
                for start, end in places:
                    shown = shown.stylize(self.match_style or "bold underline", start, end)
                # The palette sorts by score: names that begin so first, then as the table has them.
                score = sum(2 if not start else 1 for start, _ in places) - number / 10_000
                yield Hit(score, shown, command, name, keys or None)


def _places(words: list[str], name: str) -> list[tuple[int, int]]:
    """Find every typed word at the beginning of a word of a name; empty if one is missing."""
    found = [match for word in words if (match := re.search(rf"(?<!\w){re.escape(word)}", name))]
    return [match.span() for match in found] if len(found) == len(words) else []
