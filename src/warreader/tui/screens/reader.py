"""The reader's screen: what there is on the left, what it says on the right, how to narrow it above and beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message

from warreader.query import Query
from warreader.terminal import show_line
from warreader.tui.actions import Place
from warreader.tui.answers import RowsRead
from warreader.tui.archive_worker import ArchiveWorker
from warreader.tui.first_frame import has_timeline
from warreader.tui.panes import USUAL
from warreader.tui.render import Piece
from warreader.tui.screens.annotating import Annotating
from warreader.tui.screens.commanding import Commanding
from warreader.tui.screens.folding import Folding
from warreader.tui.screens.growing import Growing
from warreader.tui.screens.help import HelpScreen
from warreader.tui.screens.marking import Marking
from warreader.tui.screens.naming import Naming
from warreader.tui.screens.proving import Proving
from warreader.tui.screens.shaping import Shaping
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.command_line import CommandLine
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.pane_row import PaneRow
from warreader.tui.widgets.piece_line import KeyLine, PieceLine
from warreader.tui.widgets.query_line import FacetFind, FindLine, QueryLine
from warreader.tui.widgets.reading_view import ReadingView
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from warreader.archive import Archive, Row
    from warreader.tui.actions import Action
    from warreader.tui.answers import Start
    from warreader.tui.keymap import Keymap

_PREVIEW = 0.2  # seconds the cursor rests before its article shows beside the list; a key held down repeats faster
_PLACES: dict[type, Place] = {
    ArticleList: Place.LIST, ReadingView: Place.READING, FacetList: Place.DRAWER, QueryLine: Place.QUERY,
    FindLine: Place.FIND, FacetFind: Place.FACET_FIND, CommandLine: Place.COMMAND, Timeline: Place.TIMELINE,
}  # fmt: skip


class ReaderScreen(Marking, Folding, Naming, Commanding, Shaping, Proving, Growing, Annotating):
    """List, reading view, drawer and query line."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # Textual declares it as an attribute of the object
        (0, "-tiny"), (60, "-narrow"), (90, "-medium"), (130, "-wide"),
    ]  # fmt: skip

    AUTO_FOCUS = "#list"

    class Up(Message):
        """The screen is there, and takes keys."""

    def __init__(self, archive: Archive, start: Start, keymap: Keymap, *, width: int) -> None:
        super().__init__(keymap, start.result, start.text)
        self.panes = start.panes
        self.worker = ArchiveWorker(archive, self.post_message)
        self.total = start.total
        self._archive_name = start.name
        self._resuming = start.resuming
        self._standing = start.standing
        self.background = start.background
        self._width = width
        self._opening = self._begun = self._laid_out = False
        self._preview: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the widgets, for the shape of this terminal: each is styled once."""
        self._take_shape(self.app.size.width)
        with Horizontal(id="bar"):
            yield PieceLine(id="brand")
            yield QueryLine(self._text, id="query")
            yield PieceLine(id="count")
        yield Timeline(id="time")
        with PaneRow(id="panes"):
            with Vertical(id="drawer"):
                yield FacetList("Dates", id="dates")
                yield FacetList("Cities", " about · named ", id="facet")
                yield FacetFind(id="facet-find")
            with Vertical(id="articles") as articles:
                articles.border_title = Content("Articles")
                yield ArticleList(id="list")
            with Vertical(id="reading"):
                yield ReadingView(self._width, id="view")
                yield PieceLine(grows=True, id="status")
                yield FindLine(id="find")
        yield KeyLine(self.keymap, id="keys")
        yield CommandLine(id="command")

    def on_mount(self) -> None:
        """Show the result that was there before the screen."""
        brand = self.query_one("#brand", PieceLine)
        brand.show((Piece(" warreader ", ("brand",)), Piece(f" {show_line(self._archive_name)}  ", ("archive",))))
        brand.fit_width()
        if self.panes != USUAL:
            self.fit_panes()
        self.query_one(ReadingView).clear("")
        self.query_one(Timeline).reserve(has_timeline(self._result.rows))
        cursor, top = self._standing() if self._standing is not None else (self._result.selected, 0)
        self._result = replace(self._result, selected=cursor)
        self.show_result()
        self.query_one(ArticleList).begin_at(top)
        self.call_after_refresh(self._begin)

    def _take_shape(self, width: int) -> None:
        """Take the classes of a width before the first layout; the toolkit would set them after it, for a second."""
        shape = [name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least][-1]
        self.add_class(shape, *(["-drawer"] if shape == "-wide" else []), update=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Begin with the styles that the widgets have taken when they were made."""
        event.refresh_styles = event.refresh_styles and self._begun

    def _begin(self) -> None:
        self.post_message(self.Up())
        self.count_result()
        self.count()
        if self.total is None and self._result.query != Query():
            self.worker.total(Query())
        self.watch_archive()
        self._begun = True

    def _compositor_refresh(self) -> None:
        """Draw; not before all has been laid out once, since nothing of that would stay."""
        if self._laid_out:
            super()._compositor_refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Say as much in the top bar as there is room for; a start tells its size three times."""
        self._laid_out = True
        if not self._begun and event.size == self.size:
            event.prevent_default()
        self.show_count()
        if self.panes != USUAL:
            self.fit_panes()

    def on_unmount(self) -> None:
        """Write down where the reader is, and wait until it is on the disk."""
        self.write_place()
        self.leave_here()
        self.worker.close()

    @property
    def busy(self) -> bool:
        """True while the screen is being made, or an answer of the archive, a count or a preview is outstanding."""
        waiting = self._preview is not None or self._counting is not None
        return not self._begun or self.worker.busy or waiting

    # --- where the keyboard is

    @property
    def moved(self) -> bool:
        """Whether one has gone on from the first article."""
        return self.query_one(ArticleList).cursor > 0

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return _PLACES.get(type(self.focused), Place.LIST)

    @property
    def beside(self) -> bool:
        """Whether the reading view stands beside the list."""
        return bool(self.query_one("#reading").display and self.query_one("#articles").display)

    def on_descendant_focus(self) -> None:
        """Follow the keyboard: in a narrow terminal, what has it is what shows."""
        super().on_descendant_focus()
        place = self.place
        if place not in {Place.QUERY, Place.TIMELINE, Place.COMMAND}:
            self.set_class(place in {Place.READING, Place.FIND}, "-reading")
        self.set_class(place is Place.FIND, "-finding")
        self.set_class(place is Place.FACET_FIND, "-narrowing")
        self.set_class(place is Place.COMMAND, "-command")
        self.keep_zen()
        self.forget_keys()
        self.show_keys()

    async def perform(self, action: Action, count: int | None = None) -> None:
        """Do an action; what it scrolls in the article, and how far one has read then, shows in one frame."""
        await super().perform(action, count)
        if self.place is Place.READING:
            self.show_status()

    def action_next_pane(self, by: int) -> None:
        """Go to the next pane, or to the one before."""
        for _ in range(abs(by)):
            (self.focus_next if by > 0 else self.focus_previous)()

    # --- the list

    @on(ArticleList.Wanted)
    def _fetch_rows(self, message: ArticleList.Wanted) -> None:
        self.worker.rows(message.listing, message.page)

    @on(RowsRead)
    def _show_rows(self, message: RowsRead) -> None:
        self.query_one(ArticleList).take_page(message.listing, message.page, message.rows)

    @on(ArticleList.Moved, "#list")
    def _moved(self) -> None:
        row = self.query_one(ArticleList).current
        if row is not None and self.place in {Place.LIST, Place.READING, Place.FIND}:
            self.kept = row.id
        if self._opening:
            self._open_current()
        elif self.beside:
            self._preview_soon()

    def _preview_soon(self) -> None:
        if self._preview is not None:
            self._preview.stop()
        self._preview = self.set_timer(_PREVIEW, self._show_preview)

    def _show_preview(self) -> None:
        self._preview = None
        row = self.query_one(ArticleList).current
        if row is not None and self.place not in {Place.READING, Place.FIND}:
            self.show_article(row)

    @on(ArticleList.Chosen, "#list")
    def _chosen(self) -> None:
        self._open_current()

    def _open_current(self) -> None:
        """Open the article under the cursor; if its row is still on its way, when that has come."""
        row = self.query_one(ArticleList).current
        self._opening = row is None
        if row is not None:
            self.open_row(row)

    def open_row(self, row: Row) -> None:
        """Open an article, listed or not, and mark it read."""
        self.history = self.history.visit(row.id)
        self.set_focus(self.query_one(ReadingView))
        self.add_class("-reading")
        if not row.read:
            self.worker.mark(row, read=True)
        self.show_article(row)

    def action_next_article(self, by: int) -> None:
        """Read the next article of the list, or the one before."""
        listing = self.query_one(ArticleList)
        index = listing.cursor + by
        if not listing.count:
            self.query_one(KeyLine).say("No article is listed.")
            return
        if not 0 <= index < listing.count:
            self.query_one(KeyLine).say("This is the last article." if by > 0 else "This is the first article.")
            return
        self._opening = self.place in {Place.READING, Place.FIND}
        listing.move_to(index)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.set_focus(self.query_one(ArticleList))

    def action_back(self) -> None:
        """Go back to the list; from the list, quit."""
        if self.place is Place.LIST:
            self.app.exit(return_code=0)
        else:
            self.action_leave()

    def action_escape(self) -> None:
        """Clear the search; if there is none, leave zen; then go back to the list."""
        if not self.clear_finding() and not self.leave_zen():
            self.action_leave()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(self.place, self.keymap), self._help_chosen)

    def _help_chosen(self, action: Action | None) -> None:
        """Do what was clicked in the help."""
        if action is not None:
            self.perform_soon(action)
