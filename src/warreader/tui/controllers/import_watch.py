"""Reading while somebody imports: the list takes in what comes, and the reader stays where he is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from warreader.tui.render.words import counted

if TYPE_CHECKING:
    from warreader.tui.answers import Renewed
    from warreader.tui.controllers.host import Host

_COUNTED: Final = 15.0  # seconds between two counts for drawer and timeline while articles come in: a million take one


class ImportWatch:
    """Follows an archive that grows."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._counted_at = 0.0

    def search_again(self) -> None:
        """Search again for what is listed, since there is more; while one types, nothing is taken in."""
        if not self._host.search.is_typing:
            row = self._host.articles.list.current
            self._host.worker.renew(self._host.search.asked, row.id if row is not None else None, self._take_in)

    def _take_in(self, message: Renewed) -> None:
        """List what has come."""
        search = self._host.search
        if message.result.query != search.asked or search.is_typing:
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
