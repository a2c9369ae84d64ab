"""The reading pane: the article, its highlights and position, and the line to find words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from warreader.tui.components.finder import Finder
from warreader.tui.jobs import articles
from warreader.tui.render import Piece, Pieces, hints, wording
from warreader.tui.widgets.container import PlainContainer
from warreader.tui.widgets.query_line import FindLine
from warreader.tui.widgets.reading_view import ReadingView
from warreader.tui.widgets.styled_line import StyledLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from warreader.archive import Row
    from warreader.tui.answers import ArticleRead
    from warreader.tui.components.host import Host

_REMEMBER: Final = 0.6  # seconds without scrolling after which the place is written down
_LEFT_OUT: Final = " · the rest is left out"


class ReadingPane(Vertical, PlainContainer):
    """The reading pane.

    Args:
        host: The screen.
        measure: Cells of the longest line.
    """

    def __init__(self, host: Host, measure: int) -> None:
        super().__init__(id="reading")
        self._host = host
        self.view = ReadingView(measure, id="view")
        self._status, self._line = StyledLine(grows=True, id="status"), FindLine(id="find")
        self.finder = Finder(host, self.view, self._line, self.show_status)
        self.row: Row | None = None
        """The article that shows, or is about to."""
        self.appeared: Callable[[], object] = lambda: None
        """Called when it shows where it did not: the terminal is wider, or the drawer is gone."""
        self.way_out = ""
        """What is said before how far one has read."""
        self._goal: tuple[str, Callable[[], None]] | None = (
            None  # an article, and what goes to a place in it once it shows
        )
        self._remember: Timer | None = None
        self._here: tuple[str, int] | None = None
        self._written: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield self.view
        yield self._status
        yield self._line

    def on_show(self) -> None:
        """Tell that it shows."""
        self.appeared()

    @property
    def is_awaited(self) -> bool:
        """Whether an article is about to show, or a place in it."""
        return self._host.worker.awaits("article") or self._goal is not None

    # --- which article shows

    def show_article(self, row: Row) -> None:
        """Show an article; one that is shown already stays as it is."""
        if self.row is not None and self.row.id == row.id:
            self.row = row
            self.finder.highlight_words(self._host.asked)
            return
        self.write_place()
        self.row, self._goal = row, None
        self.read_again()

    def read_again(self) -> None:
        """Read the article again, since something was done to it; it stays as it stands."""
        if self.row is not None:
            self._host.worker.read(self.row, self._take_article)

    def read_marks_again(self) -> None:
        """Read the article again with its marks: what was done, and is on the disk, does not say how they are now."""
        if self.row is not None:
            self._host.worker.work("read the article", articles.row_of, self.row.id, then=self._take_row)

    def _take_row(self, row: Row | None) -> None:
        if row is not None:
            self.replace_row(row)
        self.read_again()

    def replace_row(self, row: Row) -> None:
        """Take the article's row as it is now."""
        if self.row is not None and self.row.id == row.id:
            self.row = row

    def _take_article(self, message: ArticleRead) -> None:
        if self._goal is not None:
            self.call_after_refresh(self._reach_goal)
        row, view = message.row, self.view
        if self.row is None or self.row.id != row.id:
            return
        if view.article is not None and view.article.id == row.id:
            view.show_again(message.article, message.notes, row.tags)
            return
        self.finder.forget()
        key = self._host.keymap.hint("article.related")
        beside = wording.related_words(row.copies, message.earlier, superseded=row.superseded, key=key)
        view.show_article(message.article, message.position, message.notes, row.tags, beside)
        self._here = self._written = (row.id, message.position)
        self.finder.highlight_words(self._host.asked)

    def show_nothing(self) -> None:
        """Show no article."""
        self.write_place()
        self.row = self._here = self._goal = None
        self.finder.forget()
        self.view.clear("")

    def tell_unread(self, identity: str | None) -> None:
        """Say that an article could not be read, if it is the one that is to show."""
        if self.row is not None and self.row.id == identity:
            self._goal = None
            self.view.clear("This article could not be read.")

    # --- where one is in it

    def stand_at(self, identity: str, place: int) -> None:
        """Stand at a place (code point) of an article, now if it shows, else as soon as it does."""
        self._go(identity, partial(self.view.stand_at, place))

    def show_evidence(self, identity: str) -> None:
        """Show what the head of an article rests on, now if it shows, else as soon as it does."""
        self._go(identity, self.finder.next_evidence)

    def _go(self, identity: str, there: Callable[[], None]) -> None:
        self._goal = (identity, there)
        self._reach_goal()

    def _reach_goal(self) -> None:
        goal, article = self._goal, self.view.article
        if goal is not None and article is not None and article.id == goal[0]:
            self._goal = None
            goal[1]()

    @on(ReadingView.Scrolled)
    def _scrolled(self, message: ReadingView.Scrolled) -> None:
        message.stop()
        self.show_status()
        article = self.view.article
        same = article is not None and self._here is not None and self._here[0] == article.id
        if article is not None and same and not self.finder.shows_evidence:
            self._here = (article.id, self.view.place)
        if self._remember is None:
            self._remember = self.set_timer(_REMEMBER, self.write_place)
        else:
            self._remember.reset()

    def write_place(self) -> None:
        """Write down where the reader is in the article that is shown."""
        if self._remember is not None:
            self._remember.stop()
            self._remember = None
        if self._here is not None and self._here != self._written:
            self._written = self._here
            self._host.worker.save_place(*self._here)

    # --- what is found in it

    def show_status(self) -> None:
        """Say under the article what is lit in it, and how far one has read."""
        self._status.show(*self._status_pieces())

    def _status_pieces(self) -> tuple[Pieces, Pieces]:
        """Draw both ends of the line: the legend of names or what the search found, and how far one has read."""
        view, finding = self.view, self.finder.finding
        if view.article is None:
            return (), (Piece(self.way_out, ("share",)),)
        margin = Piece(" " * view.margin)
        shown = "source text · " if view.view == "source" else ""
        share = f"{self.way_out}{shown}{view.share} %"
        left: Pieces = ()
        if finding is not None:
            said = finding.words + (_LEFT_OUT if view.sifted else "")
            left = (Piece(said, ("share" if finding.fault else "hits",)),)
        elif view.names_highlighted:
            left = hints.legend(view.article, view.size.width - 2 * view.margin - len(share) - 1)
        return (margin, *left), (Piece(share, ("share",)), margin)

    @on(ReadingView.Laid)
    def _laid(self, message: ReadingView.Laid) -> None:
        message.stop()
        self.finder.again()
        self.show_status()

    @on(ReadingView.GapClicked)
    def _gap_clicked(self, message: ReadingView.GapClicked) -> None:
        message.stop()
        self.finder.sift()

    @on(ReadingView.StatementClicked)
    def _statement_clicked(self, message: ReadingView.StatementClicked) -> None:
        message.stop()
        self.finder.show_evidence(message.name)

    @on(Input.Changed, "FindLine")
    def _typed_words(self, message: Input.Changed) -> None:
        message.stop()
        self.finder.look_for(message.value)

    def find(self, words: str) -> None:
        """Find words, as if they had been typed."""
        with self.prevent(Input.Changed):
            self._line.value = words
        self.finder.look_for(words)
        self.screen.set_focus(self.view)

    def type_words(self) -> None:
        """Go to the line that finds inside the article, if there is one."""
        if self.view.article is not None:
            self.screen.add_class("-finding")
            self.screen.set_focus(self._line)

    def keep_words(self) -> None:
        """Keep the search and go back to the text."""
        self.screen.set_focus(self.view)

    def drop_words(self) -> None:
        """Clear the search and go back to the text."""
        self.finder.clear()
        self.screen.set_focus(self.view)

    def switch(self) -> None:
        """Change between the clean view and the source text."""
        self.view.switch_view()
