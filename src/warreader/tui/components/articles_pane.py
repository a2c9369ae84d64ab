"""The list pane: rows, the article under the cursor, opening and stepping through articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Vertical
from textual.content import Content

from warreader.tui.jobs import articles
from warreader.tui.keys.actions import Place
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.container import PlainContainer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from warreader.archive import Row
    from warreader.article import Article
    from warreader.tui.components.host import Host
    from warreader.tui.components.reading_pane import ReadingPane

_PREVIEW: Final = 0.2  # seconds the cursor rests before its article shows beside it; a key held down repeats faster


class ArticlesPane(Vertical, PlainContainer):
    """The list of articles, and the way from there to one of them.

    Args:
        host: The screen.
        reading: Where an article shows.
    """

    def __init__(self, host: Host, reading: ReadingPane) -> None:
        super().__init__(id="articles")
        self.border_title = Content("Articles")
        self._host, self._reading = host, reading
        reading.appeared = self._preview_soon
        self.list = ArticleList(id="list")
        self.kept: str | None = None
        """ID of the article one went to last: the cursor stays on it as long as it is listed."""
        self._opening = False  # the article under the cursor is opened as soon as its row is here
        self._preview: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield self.list

    @property
    def is_waiting(self) -> bool:
        """Whether an article is about to show beside the list."""
        return self._preview is not None

    @property
    def is_behind(self) -> bool:
        """Whether the row under the cursor is still on its way."""
        return self._host.worker.awaits("rows") and self.list.count > 0 and self.list.current is None

    # --- the article that is meant

    @property
    def target(self) -> Row | None:
        """The article that an action is for: the one that is read, else the one under the cursor."""
        return self._reading.row if self._reading.has_focus_within else self.list.current

    def target_article(self) -> Article | None:
        """Return what that article says, if it shows; else say so."""
        row, article = self.target, self._reading.view.article
        if row is None or article is None or article.id != row.id:
            self._host.say("Open the article first.")
            return None
        return article

    def with_article(self, then: Callable[[Article], None]) -> None:
        """Hand over what that article says, at once if it shows, else as soon as it is read."""
        row, article = self.target, self._reading.view.article
        if row is None:
            self._host.say("No article is listed.")
        elif article is not None and article.id == row.id:
            then(article)
        else:
            self._host.worker.question("read the article", articles.read_article, row, then=then)

    # --- rows

    @on(ArticleList.Wanted)
    def _fetch_rows(self, message: ArticleList.Wanted) -> None:
        message.stop()
        take = partial(self.list.take_page, message.listing, message.page)
        self._host.worker.rows(message.listing, message.page, take)

    @on(ArticleList.ContextsWanted)
    def _fetch_contexts(self, message: ArticleList.ContextsWanted) -> None:
        message.stop()
        take = partial(self.list.take_contexts, message.wanted)
        self._host.worker.contexts(message.wanted, message.identities, take)

    # --- the article under the cursor

    @on(ArticleList.Moved, "#list")
    def _moved(self) -> None:
        row = self.list.current
        if row is not None and self._host.place in {Place.LIST, Place.READING, Place.FIND}:
            self.kept = row.id
        if self._opening:
            self.open_current()
        else:
            self._preview_soon()

    def _preview_soon(self) -> None:
        """Show the article under the cursor beside the list, if there is room, once the cursor rests."""
        if not (self.display and self._reading.display):
            return
        if self._preview is not None:
            self._preview.stop()
        self._preview = self.set_timer(_PREVIEW, self._show_preview)

    def _show_preview(self) -> None:
        self._preview = None
        row = self.list.current
        if row is not None and self._host.place not in {Place.READING, Place.FIND}:
            self._reading.show_article(row)

    def show_now(self) -> bool:
        """Show the article under the cursor beside it, if it is about to; tell whether it has not come yet."""
        if self._preview is not None:
            self._preview.stop()
            self._show_preview()
        return self._reading.is_awaited

    @on(ArticleList.Chosen, "#list")
    def _chosen(self, message: ArticleList.Chosen) -> None:
        message.stop()
        self.open_current()

    def open_current(self) -> None:
        """Open the article under the cursor; if its row is still on its way, when that has come."""
        row: Row | None = self.list.current
        self._opening = row is None
        if row is not None:
            self._host.open_row(row)

    def open_evidence(self) -> None:
        """Open the article under the cursor at the evidence for what its head says, its date first."""
        if (row := self.list.current) is None:
            self._host.say("No article is listed.")
        else:
            self._host.open_row(row)
            self._reading.show_evidence(row.id)

    def read_next(self, by: int) -> None:
        """Read the next article of the list, or the one before."""
        index = self.list.cursor + by
        if not self.list.count:
            self._host.say("No article is listed.")
        elif not 0 <= index < self.list.count:
            self._host.say("This is the last article." if by > 0 else "This is the first article.")
        else:
            self._opening = self._host.place in {Place.READING, Place.FIND}
            self.list.move_to(index)
            if self._opening:
                self.open_current()
