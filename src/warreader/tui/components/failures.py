"""Shows failures of the archive worker as notices.

What nobody asked for, such as noting that an article was read, is told once in a row: an archive on a full or read-only
disk would say it for every article that one opens. Everything else is told again as soon as its notice has gone: one
that is gone for good would fill the screen with the same words, letter by letter of a query.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from warreader.terminal import show_line
from warreader.tui.archive_worker import OF_ITSELF

if TYPE_CHECKING:
    from textual.screen import Screen

    from warreader.tui.answers import Failed

_STANDS: Final = 8  # seconds


class FailureNotices:
    """Tells failures on a screen.

    Args:
        screen: Where.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen, self._last = screen, ""
        self._told: dict[str, float] = {}

    def tell(self, failure: Failed) -> None:
        """Tell a failure, unless it stands there, or is the last one again and nobody had asked for what failed."""
        reason, now = show_line(f"Could not {failure.what}: {failure.reason}"), time.monotonic()
        self._told = {told: moment for told, moment in self._told.items() if now < moment + _STANDS}
        if reason not in self._told and (reason != self._last or failure.what != OF_ITSELF):
            self._screen.notify(reason, severity="error", markup=False, timeout=_STANDS)
            self._told[reason] = now
        self._last = reason
