"""Focus, pane widths, and zen mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.tui.keys.actions import Place

if TYPE_CHECKING:
    from warreader.tui.controllers.host import Host
    from warreader.tui.widgets.pane_row import PaneRow

_ZEN: Final = "-zen"
_READS: Final = frozenset({Place.READING, Place.FIND})


class Layout:
    """Widths of panes, and zen.

    Args:
        host: The screen.
        panes: What stands side by side.
    """

    def __init__(self, host: Host, panes: PaneRow) -> None:
        self._host, self._panes = host, panes

    def next_pane(self, by: int) -> None:
        """Go to the next pane, or to the one before."""
        screen = self._panes.screen
        for _ in range(abs(by)):
            (screen.focus_next if by > 0 else screen.focus_previous)()

    def widen(self, by: int) -> None:
        """Make the pane with the keyboard wider, or narrower."""
        if not self._panes.widen(by):
            self._host.say("One pane shows here; - and + change the lines of the text.")

    def reset(self) -> None:
        """Reset the pane widths."""
        self._panes.reset()

    @property
    def in_zen(self) -> bool:
        """Whether the text stands alone."""
        return self._panes.screen.has_class(_ZEN)

    def zen(self) -> None:
        """Show the text alone, or everything again."""
        if self.leave_zen():
            return
        if self._host.place not in _READS:
            if self._host.articles.list.current is None:
                self._host.say("No article is listed.")
                return
            self._host.articles.open_current()
        self._set_zen(on=True)

    def leave_zen(self) -> bool:
        """Show everything again; tell whether it was hidden."""
        was = self.in_zen
        if was:
            self._set_zen(on=False)
        return was

    def follow(self, place: Place) -> None:
        """Show everything again where the keyboard is elsewhere than in the text."""
        if place not in _READS and place is not Place.COMMAND:
            self.leave_zen()

    def _set_zen(self, *, on: bool) -> None:
        reading = self._host.reading
        self._panes.screen.set_class(on, _ZEN)
        reading.way_out = f"{self._host.keymap.hint('zen')} shows everything · " if on else ""
        reading.call_after_refresh(reading.show_status)
