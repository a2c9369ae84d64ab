"""The reader's screen: the areas it is made of, what goes from one to another, and where the keyboard is.

What is there on the left, what it says on the right, how to narrow it above and beside. Each area owns its state
(`components`), what is done with articles is done by `controllers`; here stands only what none of them can know alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual import events, on
from textual.message import Message

from warreader.terminal import show_line
from warreader.tui.answers import CitiesCounted, DatesCounted, Failed, Marked, Searched, WorkDone
from warreader.tui.archive_worker import SEARCH, ArchiveWorker
from warreader.tui.components.articles_pane import ArticlesPane
from warreader.tui.components.drawer import Drawer
from warreader.tui.components.failures import FailureNotices
from warreader.tui.components.reading_pane import ReadingPane
from warreader.tui.components.search_bar import SearchBar
from warreader.tui.controllers import Controllers
from warreader.tui.controllers.background_annotation import BackgroundAnnotation
from warreader.tui.controllers.import_watch import ImportWatch
from warreader.tui.controllers.layout import Layout
from warreader.tui.controllers.pending_work import ReaderPendingWork
from warreader.tui.controllers.reading_history import ReadingHistory
from warreader.tui.controllers.time_filter import TimeFilter
from warreader.tui.jobs import folds
from warreader.tui.keys.actions import TYPING, Place
from warreader.tui.screens.selectable_screen import SelectableScreen
from warreader.tui.startup.first_frame import has_timeline
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.command_line import CommandLine
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.pane_row import PaneRow
from warreader.tui.widgets.query_line import FacetFind, FindLine, PastLine, QueryLine
from warreader.tui.widgets.reading_view import ReadingView
from warreader.tui.widgets.styled_line import KeyLine
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.screen import Screen

    from warreader.archive import Archive, Row
    from warreader.query import Query
    from warreader.tui.answers import Start
    from warreader.tui.keys.actions import Action
    from warreader.tui.keys.keymap import Keymap

_PLACES: Final[dict[type, Place]] = {
    ArticleList: Place.LIST, ReadingView: Place.READING, FacetList: Place.DRAWER, QueryLine: Place.QUERY,
    FindLine: Place.FIND, FacetFind: Place.FACET_FIND, CommandLine: Place.COMMAND, Timeline: Place.TIMELINE,
}  # fmt: skip


class ReaderScreen(SelectableScreen[None]):
    """Query line, timeline, drawer, list and reading view; what controllers see of it is `controllers.host`."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # Textual declares it as an attribute of the object
        (0, "-tiny"), (60, "-narrow"), (90, "-medium"), (130, "-wide"),
    ]  # fmt: skip

    AUTO_FOCUS = "#list"

    class Up(Message):
        """The screen is there, and takes keys."""

    class Missed(Message):
        """What keys wait for does not come."""

    def __init__(self, archive: Archive, start: Start, keymap: Keymap, *, width: int) -> None:
        super().__init__(keymap)
        self.worker, self._failures = ArchiveWorker(archive, self.post_message), FailureNotices(self)
        self.reading = ReadingPane(self, width)
        self.articles = ArticlesPane(self, self.reading)
        self.search = SearchBar(self, self.articles, start)
        self._timeline = Timeline(id="time")
        self.drawer = Drawer(self, self.search, self._timeline)
        self.panes = PaneRow(self.drawer, self.articles, self.reading, start.panes, width)
        self._time = TimeFilter(self, self._timeline)
        self.annotation = BackgroundAnnotation(self, start.background)
        self.import_watch = ImportWatch(self, self.annotation)
        self.history = ReadingHistory(self, start.resuming)
        self.pane_layout = Layout(self, self.panes)
        self._command = CommandLine(id="command")
        self.controllers = Controllers(self, self.history, self._command)
        self._parts = {
            "search": self.search, "articles": self.articles, "reading": self.reading, "finder": self.reading.finder,
            "drawer": self.drawer, "time": self._time, "history": self.history, "layout": self.pane_layout,
        }  # fmt: skip
        self.pending = ReaderPendingWork(self, self.drawer, self._time)
        self._standing, self._begun, self._laid_out = start.standing, False, False

    def compose(self) -> ComposeResult:
        """Put the areas on the screen, for the shape of this terminal: each is styled once."""
        self._take_shape(self.app.size.width)
        yield self.search
        yield self._timeline
        yield self.panes
        yield KeyLine(self.keymap, id="keys")
        yield self._command

    def on_mount(self) -> None:
        """Show the result that was there before the screen."""
        self.panes.fit()
        self.reading.view.clear("")
        result = self.search.result
        self._timeline.reserve(has_timeline(result.rows))
        cursor, top = self._standing() if self._standing is not None else (result.selected, 0)
        self.search.result = replace(result, selected=cursor)
        self.search.show_result()
        self.articles.list.begin_at(top)

    def _take_shape(self, width: int) -> None:
        """Take the classes of a width before the first layout; the toolkit would set them after it, for a second."""
        shape = [name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least][-1]
        self.add_class(shape, *(["-drawer"] if shape == "-wide" else []), update=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Begin with the styles that the widgets have taken when they were made."""
        event.refresh_styles = event.refresh_styles and self._begun

    def begin_counting(self) -> None:
        """Ask for all that the first frame does without; what was typed until then has been done."""
        self.drawer.count()
        self.search.count_all()
        self.import_watch.begin()
        self.annotation.begin()
        self._begun = True

    def go_on(self) -> None:
        """Do what the last start did not come to; then go on where the archive was left."""
        self.worker.work_in_background("look at what is folded", folds.is_behind, then=self._follow_folds)
        self.history.resume()

    def _compositor_refresh(self) -> None:
        """Draw; not before all has been laid out once, since nothing of that would stay."""
        if self._laid_out:
            super()._compositor_refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Say as much in the top bar as there is room for; a start tells its size three times."""
        if not self._laid_out:
            self._laid_out = True
            self.call_later(self.post_message, self.Up())  # keys that were typed before are done before it is drawn
        if not self._begun and event.size == self.size:
            event.prevent_default()
        self.search.fit_width()
        self._timeline.fit_width()
        self.drawer.fit_width(event.size.width)
        self.panes.fit()

    def on_unmount(self) -> None:
        """Write down where the reader is, and wait until it is on the disk."""
        self.reading.write_place()
        read = self.reading.row if self.has_class("-reading") else None
        self.history.keep(self.search.text, read.id if read else self.articles.kept, reading=read is not None)
        self.annotation.stop()
        self.worker.close()

    @property
    def busy(self) -> bool:
        """True while the screen is being made, or an answer of the archive, a count or a preview is outstanding."""
        return not self._begun or self.worker.busy or self.articles.is_waiting or self.drawer.is_waiting

    # --- what areas and controllers see of it

    def owner(self, name: str) -> object:
        """Return the part of the screen that an action names."""
        return self._parts[name] if name in self._parts else getattr(self.controllers, name)

    @property
    def asked(self) -> Query:
        """The query that the list follows, as far as it is understood."""
        return self.search.asked

    def open_row(self, row: Row, place: int | None = None) -> None:
        """Open an article, listed or not, and mark it read; at a place (code point), or where it was left."""
        self.history.visit(row.id)
        self.add_class("-reading")
        self.set_focus(self.reading.view)
        self.show_keys()  # what is said now stays
        if not row.read:
            self.worker.mark(row, read=True)
        self.reading.show_article(row)
        if place is not None:
            self.reading.stand_at(row.id, place)

    def show_over(self, screen: Screen[Any], chosen: Callable[[Any], None]) -> bool:
        """Open a screen over this one, unless another is open by now; tell whether it is open."""
        opens = self.is_active
        if opens:
            self.app.push_screen(screen, chosen)
        return opens

    def prompt(self, text: str) -> None:
        """Open the command line with something on it already."""
        self.controllers.prompt.open(text)

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something on the last line; it may be untrusted."""
        self.query_one(KeyLine).say(show_line(text), fault=fault)

    # --- what the archive answers

    @on(Searched)
    def _searched(self, message: Searched) -> None:
        self.search.take_result(message.result, typing=message.typing)
        if not message.result.known:
            self.reading.show_nothing()
        self.drawer.count_later()

    @on(DatesCounted)
    def _dates_counted(self, message: DatesCounted) -> None:
        self._time.take_dates(message)
        self.drawer.take_dates(message)

    @on(CitiesCounted)
    def _cities_counted(self, message: CitiesCounted) -> None:
        self.search.take_counts(message)
        self.drawer.take_cities(message)

    @on(Marked)
    def _marked(self, message: Marked) -> None:
        self.articles.list.replace_row(message.row)
        self.reading.replace_row(message.row)

    @on(WorkDone)
    def _worked(self, message: WorkDone) -> None:
        self.controllers.prompt.forget_completions()  # there may be another tag to complete
        if message.told:
            self.say(message.told)
        if message.row is not None:
            self.articles.list.replace_row(message.row)
            self.reading.replace_row(message.row)
        if message.moved:
            self.drawer.forget()
            self.search.search_again()
        self._follow_folds(message.folded)
        if message.row is None:
            self.reading.read_marks_again()
        elif self.reading.row is not None and message.row.id == self.reading.row.id:
            self.reading.read_again()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._failures.tell(message)
        self.reading.tell_unread(message.identity)
        if message.what == SEARCH and not self.search.is_typing:
            self.app.post_message(self.Missed())

    def _follow_folds(self, wanted: bool) -> None:  # noqa: FBT001  # what a job gives
        """Let what is searched follow what is folded, while one reads on."""
        if wanted:
            self.worker.work_long("follow what is folded", folds.follow)

    # --- what one area asks of another

    @on(ArticleList.Moved, "#list")
    def _moved(self) -> None:
        if self.search.result.query.sample is not None:
            self.search.show_count()

    @on(ArticleList.NothingToOpen)
    def _widen(self) -> None:
        self.search.widen()

    @on(ReadingView.WordsClicked)
    def _words_clicked(self, message: ReadingView.WordsClicked) -> None:
        show = self.controllers.cards.open_at if message.named else self.controllers.outline.links
        show(message.place)

    @on(Timeline.Asked)
    def _count_time(self, message: Timeline.Asked) -> None:
        self._time.count(message.stretch)

    @on(Timeline.Switched)
    def _switch_time(self) -> None:
        self._time.switch_kind()

    @on(Timeline.Chosen)
    def _choose_time(self, message: Timeline.Chosen) -> None:
        self._time.choose(message.first, message.last)

    @on(PastLine.Offered)
    def _show_offers(self, message: PastLine.Offered) -> None:
        offers, usage = (message.offers, message.usage) if isinstance(self.focused, PastLine) else ((), "")
        self.query_one(KeyLine).show_offers(offers, message.chosen, usage)

    # --- where the keyboard is

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return _PLACES.get(type(self.focused), Place.LIST)

    def on_descendant_focus(self) -> None:
        """Follow the keyboard: in a narrow terminal, what has it is what shows."""
        place = self.place
        if place in TYPING:
            self.worker.give_up()  # a dialog that was asked for before does not open over what is typed now
        if isinstance(self.focused, PastLine):
            self.controllers.prompt.load_completions()
        if place not in {Place.QUERY, Place.TIMELINE, Place.COMMAND}:
            self.set_class(place in {Place.READING, Place.FIND}, "-reading")
        for typed, name in ((Place.FIND, "-finding"), (Place.FACET_FIND, "-narrowing"), (Place.COMMAND, "-command")):
            self.set_class(place is typed, name)
        self.pane_layout.follow(place)
        self.show_keys()

    async def take_key(self, event: events.Key) -> bool:
        """Take a key; from the first one on, one is where one is and not where the archive was left."""
        self.history.stay()
        return await super().take_key(event)

    async def perform(self, action: Action, count: int | None = None) -> None:
        """Do an action; what it scrolls in the article, and how far one has read then, shows in one frame."""
        self.history.note_jump(action)
        await super().perform(action, count)
        if self.place is Place.READING:
            self.reading.show_status()

    def to_list(self) -> None:
        """Go to the list."""
        self.set_focus(self.articles.list)

    action_leave = to_list

    def action_back(self) -> None:
        """Go back to the list; from the list, quit."""
        if self.place is Place.LIST:
            self.app.exit(return_code=0)
        else:
            self.to_list()

    def action_escape(self) -> None:
        """Clear the search; if there is none, leave zen; then go back to the list."""
        if not self.reading.finder.clear() and not self.pane_layout.leave_zen():
            self.to_list()

    def action_help(self) -> None:
        """Show all keys."""
        from warreader.tui.dialogs.help import HelpScreen  # not for the first frame

        self.show_over(HelpScreen(self.place, self.keymap), self._help_chosen)

    def _help_chosen(self, action: Action | None) -> None:
        """Do what was clicked in the help."""
        if action is not None:
            self.perform_soon(action)
