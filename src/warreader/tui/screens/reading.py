"""The part of the reader's screen that shows an article: opening, finding inside it, marks, and the place one is at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from warreader.terminal import show_line
from warreader.tui import filters
from warreader.tui.answers import ArticleRead, Failed, Marked
from warreader.tui.render import evidence, find, words
from warreader.tui.render.page import View
from warreader.tui.screens.finding import Finding, status
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.piece_line import KeyLine, PieceLine
from warreader.tui.widgets.query_line import FindLine
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from textual.timer import Timer

    from warreader.archive import Row
    from warreader.query import Query
    from warreader.tui.archive_worker import ArchiveWorker
    from warreader.tui.render.evidence import Stop
    from warreader.tui.widgets.laid_page import Standing

EVIDENCE = "evidence"
"""The name of a walk over what a statement rests on."""
_REMEMBER = 0.6  # seconds without scrolling after which the place is written down


class Reading(Screen[None]):
    """The article that is shown."""

    worker: ArchiveWorker
    _query: Query

    if TYPE_CHECKING:  # the part that shapes the screen has it

        @property
        def way_out(self) -> str: ...  # noqa: D102  # as there

    _row: Row | None = None
    _finding: Finding | None = None
    _lit: re.Pattern[str] | None = None
    _sifting = False
    """Whether only the paragraphs with hits show."""
    _remember: Timer | None = None
    _here: tuple[str, int] | None = None
    _written: tuple[str, int] | None = None
    _left: tuple[Standing, Finding | None] | None = None
    """Place and search that the evidence was asked for in, as long as it shows."""

    # --- opening

    def show_article(self, row: Row) -> None:
        """Show an article; one that is shown already stays as it is."""
        if self._row is not None and self._row.id == row.id:
            self._row = row
            self.light_words()
            return
        self.write_place()
        self._row = row
        self.worker.read(row)

    @on(ArticleRead)
    def _article_read(self, message: ArticleRead) -> None:
        if self._row is None or self._row.id != message.row.id:
            return
        view = self.query_one(ReadingView)
        if view.article is not None and view.article.id == message.row.id:  # read again, since something was done to it
            view.show_again(message.article, message.notes, message.row.tags)
            return
        self._finding = self._lit = self._left = None
        self._sifting = False
        beside = words.related_words(message.row.copies, superseded=message.row.superseded)
        view.show_article(message.article, message.position, message.notes, message.row.tags, beside)
        self._here = self._written = (message.row.id, message.position)
        self.light_words()

    def light_words(self) -> None:
        """Light the words of the query, if that is another one than was lit."""
        wanted = find.words_pattern(filters.wanted_words(self._query))
        if wanted == self._lit or self.query_one(ReadingView).article is None:
            return
        self._lit = wanted
        self._find(None if wanted is None else Finding(wanted).on(self.query_one(ReadingView)))

    def show_nothing(self) -> None:
        """Show no article."""
        self.write_place()
        self._row = self._here = self._finding = self._lit = self._left = None
        self.query_one(ReadingView).clear("")

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        reason = show_line(f"Could not {message.what}: {message.reason}")
        self.notify(reason, severity="error", markup=False, timeout=8)
        if message.identity is not None and self._row is not None and self._row.id == message.identity:
            self.query_one(ReadingView).clear("This article could not be read.")

    @on(ReadingView.Laid)
    def _laid(self) -> None:
        if self._finding is not None:
            self._finding = self._finding.on(self.query_one(ReadingView))
            self._light(stay=True)
        self.show_status()

    @on(ReadingView.Scrolled)
    def _scrolled(self) -> None:
        self.show_status()
        view = self.query_one(ReadingView)
        if (
            self._left is None
            and view.article is not None
            and self._here is not None
            and self._here[0] == view.article.id
        ):
            self._here = (view.article.id, view.place)
        if self._remember is None:
            self._remember = self.set_timer(_REMEMBER, self.write_place)
        else:
            self._remember.reset()

    def show_status(self) -> None:
        """Say under the article what is lit in it, and how far one has read."""
        left, right = status(self.query_one(ReadingView), self._finding, self.way_out)
        self.query_one("#status", PieceLine).show(left, right)

    def write_place(self) -> None:
        """Write down where the reader is in the article that is shown."""
        if self._remember is not None:
            self._remember.stop()
            self._remember = None
        if self._here is not None and self._here != self._written:
            self._written = self._here
            self.worker.remember(*self._here)

    # --- finding

    def action_find(self) -> None:
        """Go to the line that finds inside the article."""
        if self.query_one(ReadingView).article is None:
            return
        self.add_class("-finding")
        self.set_focus(self.query_one(FindLine))

    @on(Input.Changed, "FindLine")
    def _typed_words(self, message: Input.Changed) -> None:
        message.stop()
        view, finding = self.query_one(ReadingView), Finding.typed(message.value)
        self._find(None if finding is None else finding.on(view).step(view.place, 1))

    def _find(self, finding: Finding | None) -> None:
        if finding is None or finding.name != EVIDENCE:
            self._left = None
            self.query_one(ReadingView).prove(None)
        self._finding = finding
        self._light()

    def _light(self, *, stay: bool = False) -> None:
        finding, view = self._finding, self.query_one(ReadingView)
        self._sifting &= finding is not None
        among = finding.hits if finding and self._sifting and not finding.fault else None
        view.light(finding.lit if finding else (), finding.current if finding else None, stay=stay, among=among)
        self.show_status()

    @on(ReadingView.GapClicked)
    def action_sift(self) -> None:
        """Show only the paragraphs with hits, or all of them again."""
        if self._finding is None:
            self.query_one(KeyLine).say("Nothing is searched for in this article; / finds words.")
            return
        self._sifting = not self._sifting
        self._light()

    def action_take_find(self) -> None:
        """Keep the search and go back to the text."""
        self.set_focus(self.query_one(ReadingView))

    def action_drop_find(self) -> None:
        """Clear the search and go back to the text."""
        self.clear_finding()
        self.set_focus(self.query_one(ReadingView))

    def clear_finding(self) -> bool:
        """Clear the search; tell whether there was one."""
        if self._finding is None:
            return False
        with self.prevent(Input.Changed):
            self.query_one(FindLine).value = ""
        left = self._left
        self._find(left[1] if left else None)
        if left is not None:
            self.query_one(ReadingView).go_back(left[0])
        return True

    def action_next_hit(self, by: int) -> None:
        """Go to the next hit, or to the one before."""
        if self._finding is not None:
            self._find(self._finding.step(self.query_one(ReadingView).place, by))

    # --- walking

    def action_next_name(self, by: int) -> None:
        """Go to the next name, or to the one before."""
        view = self.query_one(ReadingView)
        if view.article is not None:
            folded = view.view is View.SOURCE
            self._walk("names", evidence.name_stops(view.article, folded=folded), by)

    def _walk(self, name: str, stops: Sequence[Stop], by: int) -> None:
        if not stops:
            self.query_one(KeyLine).say("No name was found in this text.")
            return
        view, before = self.query_one(ReadingView), self._finding
        going = before is not None and before.name == name and before.hits == evidence.inside(stops)
        walk = Finding.walk(name, stops)
        if before is not None and going:
            walk = replace(walk, current=before.current)
        self._find(walk.step(view.place, by))

    # --- views and marks

    def action_source(self) -> None:
        """Change between the clean view and the source text."""
        self.query_one(ReadingView).switch_view()

    def _marked_row(self) -> Row | None:
        """Give the row that a mark is for: the article that is read, else the one under the cursor."""
        if isinstance(self.focused, ReadingView | FindLine):
            return self._row
        return self.query_one(ArticleList).current

    @on(Marked)
    def _show_mark(self, message: Marked) -> None:
        self.query_one(ArticleList).replace_row(message.row)
        if self._row is not None and self._row.id == message.row.id:
            self._row = message.row
