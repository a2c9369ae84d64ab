"""The protocol by which controllers see the reader's screen.

Narrow on purpose: whatever is not here a controller cannot touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from warreader.tui.components.host import Host as AreaHost

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.screen import Screen

    from warreader.tui.components.articles_pane import ArticlesPane
    from warreader.tui.components.reading_pane import ReadingPane
    from warreader.tui.components.search_bar import SearchBar
    from warreader.tui.keys.actions import Action

Result = TypeVar("Result")

PAUSE: Final = 1.0
"""Seconds without a key after which the screen takes in what nobody has asked for: lines do not move under a key."""


class Host(AreaHost, Protocol):
    """The reader's screen, as far as controllers need it."""

    search: SearchBar
    """What is asked, and what it found."""
    articles: ArticlesPane
    """The list of that."""
    reading: ReadingPane
    """The article that shows."""

    @property
    def idle(self) -> float:
        """Seconds since a key, a click or a turn of the wheel came."""

    @property
    def app(self) -> App[object]:
        """For screens over this one, the clipboard, and other programs on this terminal."""

    @property
    def is_active(self) -> bool:
        """Whether no other screen is over this one."""

    def show_over(self, screen: Screen[Result], chosen: Callable[[Result | None], None]) -> bool:
        """Open a screen over this one, unless something else is open by now; `chosen` gets what it gives back.

        Returns:
            Whether it is open.
        """

    def prompt(self, text: str) -> None:
        """Open the command line with something on it already."""


class PromptHost(Host, Protocol):
    """What the command line sees besides: it does any action by its name."""

    def owner(self, name: str) -> object:
        """Return the part of the screen that an action names."""

    async def perform(self, action: Action, count: int | None = None) -> None:
        """Do an action, as often as a count says."""

    def show_keys(self) -> None:
        """Show the keys of the place where the keyboard is."""
