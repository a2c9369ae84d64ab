"""The part of the reader's screen that narrows the list: the query line, and what it finds.

The query is the one truth. What is chosen in the drawer changes the query, and the query line shows it in words that
can be typed and edited.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from warreader.query import Dated, Query
from warreader.terminal import show_line
from warreader.tui import filters
from warreader.tui.answers import ContextsRead, Searched, Totalled
from warreader.tui.render import Piece, find, hints
from warreader.tui.screens.choosing import Choosing
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.piece_line import KeyLine, PieceLine
from warreader.tui.widgets.query_line import QueryLine

if TYPE_CHECKING:
    from warreader.tui.answers import Result
    from warreader.tui.archive_worker import ArchiveWorker

_ROOM_FOR_WORDS = 60  # cells of the top bar; less is the query's, but for the number of articles
_APPROXIMATE = "commonest completions; enter for all"


class Filtering(Choosing):
    """Query line and what it finds."""

    worker: ArchiveWorker
    total: int | None
    """Articles in the archive; None as long as nobody has counted them."""
    kept: str | None = None
    """ID of the article one went to last: the cursor stays on it as long as it is listed."""

    def __init__(self, result: Result, text: str) -> None:
        super().__init__()
        chosen = filters.chosen_date(result.query)
        self._result = result
        self._query = result.query
        self._typing = False
        self._wider: Query | None = None  # what typing listed, where the last word goes on; see action_take_query
        self._before = self._text = text
        self._inferred = isinstance(chosen, Dated) and chosen.inferred

    # --- the query line

    def action_query(self) -> None:
        """Go to the query line."""
        line = self.query_one(QueryLine)
        self._before = self._text
        if line.value and not line.value.endswith(" "):
            line.put(line.value + " ")
        self.set_focus(line)

    @on(Input.Changed, "QueryLine")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one(QueryLine).look_for_completions()
        self._search_typed(typing=self.query_one(QueryLine).has_focus)

    def _search_typed(self, *, typing: bool = False) -> None:
        line = self.query_one(QueryLine)
        self._wider = None
        self.query_one(KeyLine).tell_fault(show_line(line.draft.faults[0].message) if line.draft.faults else "")
        self._text = line.value.strip()
        query = line.typed if typing else line.draft.query
        if (query, typing) != (self._query, self._typing):
            self._query, self._typing = query, typing
            self.worker.search(query, self.kept, typing=typing)

    def _search_again(self) -> None:
        """Ask the same again, since something has changed."""
        self._dates = self._more = self._places = None
        self.worker.search(self._query, self.kept, typing=self._typing)

    def action_take_query(self) -> None:
        """Keep what was typed and go to the list.

        From here the last word is that word alone. Where no article has it, the list offers what typing showed.
        """
        line = self.query_one(QueryLine)
        typed = line.typed
        line.keep()
        line.put(line.value.strip())
        self._search_typed()
        self._wider = None if typed == line.draft.query else typed
        self.set_focus(self.query_one(ArticleList))

    @on(ArticleList.NothingToOpen)
    def _widen(self) -> None:
        if self._wider is not None:
            self._set_query(self._wider)

    def action_drop_query(self) -> None:
        """Put the query back as it was and go to the list."""
        self.query_one(QueryLine).put(self._before)
        self._search_typed()
        self.set_focus(self.query_one(ArticleList))

    def action_clear_query(self) -> None:
        """Show every article again."""
        line = self.query_one(QueryLine)
        if line.value:
            line.keep()
            line.put("")
            self._search_typed()

    def _set_query(self, query: Query) -> None:
        """Take a query that was chosen, not typed."""
        line = self.query_one(QueryLine)
        line.put(str(query))
        line.keep()
        self._search_typed()

    @on(ArticleList.Moved, "#list")
    def _walked(self) -> None:
        if self._result.query.sample is not None:
            self.show_count()

    @on(ArticleList.ContextsWanted)
    def _read_contexts(self, message: ArticleList.ContextsWanted) -> None:
        self.worker.contexts(message.wanted, message.identities)

    @on(ContextsRead)
    def _show_contexts(self, message: ContextsRead) -> None:
        self.query_one(ArticleList).take_contexts(message.wanted, message.contexts)

    @on(Searched)
    def _show_result(self, message: Searched) -> None:
        self._result = message.result
        self.show_result()
        self.count_result()
        if not message.result.known:
            self.show_nothing()
        self._count_later()

    @on(Totalled)
    def _show_total(self, message: Totalled) -> None:
        if message.query == Query():
            self.total = message.total
        if message.listing is self._result.listing:
            self._result = replace(self._result, total=message.total)
            self.query_one(ArticleList).grow(message.total, ahead=not self._typing)
        self.show_count()

    def show_result(self) -> None:
        """Hand the result to the list and say how many articles it has."""
        listing = self.query_one(ArticleList)
        if self._result.query == Query():
            listing.say_empty("This archive has no articles yet.", "warreader import PATH puts some into it.")
        else:
            words = f"No articles match {show_line(str(self._result.query))}"
            wider = () if self._wider is None else (f"enter tries {show_line(str(self._wider))}",)
            listing.say_empty(words, *wider, "esc clears the filter")
        words_wanted = () if self._typing else filters.wanted_words(self._result.query, titles=False)
        listing.look_for(find.words_pattern(words_wanted))
        listing.show_result(self._result)
        self.note_total()

    def count_result(self) -> None:
        """Find out how many articles the result has; while one types, after a pause."""
        if self._result.total is None and not self._typing:
            self.worker.total(self._result.query, self._result.listing)

    def note_total(self) -> None:
        """Take the number of all articles from the result, if it is that of all, and say how many are listed."""
        if self._result.query == Query() and self._result.total is not None:
            self.total = self._result.total
        self.show_count()

    def show_count(self) -> None:
        """Say how many articles are listed, as there is room."""
        found, approximate, query = self._result.total, self._result.listing.approximate, self._result.query
        figure = "…" if found is None else f"{found:,}{'+' if approximate else ''}"
        if query.sample is not None and found:
            figure, of = hints.sample_words(self.query_one(ArticleList).cursor + 1, found, query.seed)
        elif query == Query():
            of = f" {'article' if found == 1 else 'articles'} "
        else:
            of = " " if self.total is None else f" of {self.total:,} "
        if found is None or self.app.size.width < _ROOM_FOR_WORDS:
            of = " "
        self.query_one(KeyLine).tell_note(_APPROXIMATE if approximate else "")
        count = self.query_one("#count", PieceLine)
        count.show(right=(Piece(figure, ("figure",)), Piece(of, ("of",))))
        if found is not None:  # another width is another layout of the screen, which rows shall not wait for
            count.fit_width()

    def show_nothing(self) -> None:
        """Show no article: none is listed."""
        raise NotImplementedError
