"""Keeps the list up to date while an import is running elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from warreader.tui.controllers.host import PAUSE
from warreader.tui.render.wording import counted

if TYPE_CHECKING:
    from warreader.tui.answers import Renewed
    from warreader.tui.controllers.background_annotation import BackgroundAnnotation
    from warreader.tui.controllers.host import Host

_LOOK_EVERY: Final = 2.0  # seconds between two looks at the archive; one costs 0.01 ms
_COUNTED: Final = 15.0  # seconds between two counts for drawer and timeline while articles come in: a million take one


class ImportWatch:
    """Follows an archive that grows.

    Args:
        host: The screen.
        annotation: The engines beside the reader, which write to the archive too.
    """

    def __init__(self, host: Host, annotation: BackgroundAnnotation) -> None:
        self._host = host
        self._annotation = annotation
        self._counted_at = 0.0

    def begin(self) -> None:
        """Look now, and from now on."""
        self.look()
        self._host.articles.set_interval(_LOOK_EVERY, self.look_when_idle)

    def look_when_idle(self) -> None:
        """Look for growth unless a key has just come: no line moves under it, and nothing is drawn beside it."""
        if self._host.idle >= PAUSE:
            self.look()

    def look(self) -> None:
        """Check whether somebody has written to the archive."""
        self._host.worker.watch(self._grown)

    def _grown(self) -> None:
        if self._host.idle < PAUSE or self._host.search.is_awaited:
            self._host.articles.set_timer(PAUSE, self._grown)
            return
        self._search_again()
        self._annotation.note_growth()

    def _search_again(self) -> None:
        """Search again for what is listed, since there is more; while one types, nothing is taken in."""
        if not self._host.search.is_typing:
            row = self._host.articles.list.current
            self._host.worker.renew(self._host.search.asked, row.id if row is not None else None, self._take_in)

    def _take_in(self, message: Renewed) -> None:
        """List what has come."""
        search = self._host.search
        if message.result.query != search.asked or search.is_typing:
            return
        if self._host.idle < PAUSE:  # a key came while it was searched for
            self._host.articles.set_timer(PAUSE, self._search_again)
            return
        new = message.result.known - search.result.known
        if self._host.articles.list.count:
            search.renew(message.result, message.pages)
        else:
            search.take_result(message.result)
        search.count_all(again=True)
        if new > 0:
            self._host.say(counted(new, "new article"))
        if time.monotonic() - self._counted_at > _COUNTED:
            self._counted_at = time.monotonic()
            self._host.worker.count(search.asked)
