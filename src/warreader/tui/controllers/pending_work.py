"""What keys typed ahead must wait for on the reader's screen.

In: the action that a key would do. Out: what it must wait for, if anything. The keys wait in `type_ahead`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.tui.keys.actions import TYPING, Place
from warreader.tui.screens.keyed_screen import Pending, PendingWork

if TYPE_CHECKING:
    from warreader.tui.components.drawer import Drawer
    from warreader.tui.controllers.host import Host
    from warreader.tui.controllers.time_filter import TimeFilter
    from warreader.tui.keys.actions import Action

_FOR_ARTICLE: Final = frozenset(
    {
        "bookmarks", "corrections", "folds", "notes", "outline", "outputs", "cards", "finder", "reading", "layout",
        "prompt",
    }
)  # fmt: skip
"""The parts whose actions are for the article that shows, or go to it."""
_UNHINDERED: Final = frozenset({"quit", "interrupt"})
_LEAVES: Final = _UNHINDERED | {"back"}
_GOES_ON: Final = _UNHINDERED | {"article.next", "article.previous"}


class ReaderPendingWork(PendingWork):
    """What the screen has asked for and keys wait for.

    Args:
        host: The screen.
        drawer: Its counts.
        time: Those of the timeline.
    """

    def __init__(self, host: Host, drawer: Drawer, time: TimeFilter) -> None:
        self._host, self._drawer, self._time = host, drawer, time

    def blocking(self, action: Action | None) -> Pending | None:
        """Return what a key must wait for.

        Args:
            action: What it would do; None for a key that does nothing by itself. One that is for the article under the
                cursor has that shown.

        Returns:
            None for nothing.
        """
        host, worker = self._host, self._host.worker
        for_article = action is not None and action.call.partition(".")[0] in _FOR_ARTICLE
        if for_article and host.articles.show_now():
            return Pending.CHANGE
        if host.place in TYPING:
            return None
        if worker.awaits("answer"):
            return Pending.ANSWER
        if host.search.is_awaited:
            return Pending.LIST
        return Pending.CHANGE if worker.awaits("change") or host.articles.is_behind or self._is_place_behind() else None

    def _is_place_behind(self) -> bool:
        """Return whether what one moves along is about to change."""
        place = self._host.place
        if place is Place.READING:
            return self._host.reading.is_awaited or not self._host.reading.view.is_laid_out
        if place is Place.DRAWER:
            return self._drawer.is_behind
        return place is Place.TIMELINE and self._time.is_behind

    def is_unhindered(self, action: Action) -> bool:
        """Return whether an action waits for nothing, if no key before it does: a way out, or on to other articles."""
        return action.id in (_LEAVES if self._host.place is Place.LIST else _GOES_ON)

    def give_up(self) -> bool:
        """Wait no more; tell whether an answer was awaited, which comes to nothing then."""
        self._host.search.is_awaited = False
        return self._host.worker.give_up()
