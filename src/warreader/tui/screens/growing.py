"""Reading while somebody imports: the list takes in what comes, and the reader stays where he is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import on

from warreader.query import Query
from warreader.tui.answers import Grown, Renewed
from warreader.tui.render.words import counted
from warreader.tui.screens.filtering import Filtering
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.piece_line import KeyLine

if TYPE_CHECKING:
    from warreader.tui.archive_worker import ArchiveWorker

_EVERY = 2.0  # seconds between two looks; one costs 0.01 ms
_COUNTED = 15.0  # seconds between two counts for drawer and timeline while articles come in: a million take one


class Growing(Filtering):
    """Notices that the archive has grown."""

    worker: ArchiveWorker
    _counted_at = 0.0

    def watch_archive(self) -> None:
        """Begin to look."""
        self.worker.watch()
        self.set_interval(_EVERY, self.worker.watch)

    @on(Grown)
    def _look_again(self) -> None:
        if not self._typing:
            row = self.query_one(ArticleList).current
            self.worker.renew(self._query, row.id if row is not None else None)

    @on(Renewed)
    def _take_in(self, message: Renewed) -> None:
        if message.result.query != self._query or self._typing:
            return
        before, listing = self._result.known, self.query_one(ArticleList)
        self._result = message.result
        empty = not listing.count
        if empty:
            self.show_result()
            self.count_result()
        else:
            listing.renew(message.result, message.pages)
            self.note_total()
        if self._query != Query():
            self.worker.total(Query())
        new = message.result.known - before
        if new > 0:
            self.query_one(KeyLine).say(counted(new, "new article"))
        if time.monotonic() - self._counted_at > _COUNTED:
            self._counted_at = time.monotonic()
            self.worker.count(self._query)
