"""The part of the reader's screen where one types: the command line, and completion there and in the query line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from warreader.config import THEMES
from warreader.errors import QueryError
from warreader.query import Query, Sort, parse
from warreader.terminal import show_line
from warreader.tui.actions import Place
from warreader.tui.answers import ValuesRead
from warreader.tui.completion import NOTHING_KNOWN, Values, complete_query
from warreader.tui.filters import population
from warreader.tui.render import hints
from warreader.tui.screens.keyed import Keyed
from warreader.tui.themes import theme_name
from warreader.tui.verbs import CommandError, complete_command, understand
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.command_line import CommandLine
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.query_line import FindLine, PastLine, QueryLine
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from textual.widget import Widget

    from warreader.tui.archive_worker import ArchiveWorker


class Commanding(Keyed[None]):
    """Command line and completion."""

    worker: ArchiveWorker
    _query: Query

    _focus_before: Widget | None = None
    """What had the keyboard before the command line."""
    _place_before = Place.LIST
    """Where that was."""
    _values: Values | None = None
    """What the fields of a query are known to take; None before that was asked for."""

    if TYPE_CHECKING:  # the part that filters has it

        def _set_query(self, query: Query) -> None: ...

    def on_descendant_focus(self) -> None:
        """Ask what the archive knows when one begins to type."""
        if isinstance(self.focused, PastLine) and self._values is None:
            self._values = NOTHING_KNOWN
            self.query_one(QueryLine).complete = lambda text: complete_query(text, self._values or NOTHING_KNOWN)
            self.query_one(CommandLine).complete = self._complete_command
            self.worker.values()

    @on(ValuesRead)
    def _values_read(self, message: ValuesRead) -> None:
        self._values = message.values
        if isinstance(self.focused, PastLine):
            self.focused.look_for_completions()

    def _complete_command(self, text: str) -> tuple[str, ...]:
        known = self._values or NOTHING_KNOWN
        return complete_command(text, self._place_before, known, THEMES, served=self.keymap.served)

    @on(PastLine.Offered)
    def _show_offers(self, message: PastLine.Offered) -> None:
        line = self.query_one(KeyLine)
        if message.offers and isinstance(self.focused, PastLine):
            line.show_pieces(hints.completions(message.offers, message.chosen, line.content_size.width))
        else:
            line.hush()

    # --- the command line

    def action_command(self) -> None:
        """Go to the command line."""
        self._focus_before, self._place_before = self.focused, self.place
        line = self.query_one(CommandLine)
        line.put("")
        self.add_class("-command")
        self.set_focus(line)

    def action_drop_command(self) -> None:
        """Leave the command line."""
        self.remove_class("-command")
        self.set_focus(
            self._focus_before
            if self._focus_before is not None and self._focus_before.focusable
            else self.query_one(ArticleList)
        )

    @on(Input.Changed, "CommandLine")
    def _command_typed(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one(CommandLine).look_for_completions()

    async def action_run_command(self) -> None:
        """Do what the command line says; a line that means nothing is told on the last line."""
        line = self.query_one(CommandLine)
        line.keep()
        self.action_drop_command()
        try:
            order = understand(line.value, self._place_before, THEMES, served=self.keymap.served)
            if order is not None and order.action is not None:
                await self.perform(order.action, order.count)
            elif order is not None:
                getattr(self, f"_do_{order.call}")(order.argument)
        except (CommandError, QueryError) as error:
            self.show_keys()  # the place has changed; what is said now stays
            self.query_one(KeyLine).say(show_line(str(error)), fault=True)

    def _do_go_to_article(self, number: int) -> None:
        articles = self.query_one(ArticleList)
        self.set_focus(articles)
        articles.move_to(number - 1 if number > 0 else articles.count - 1)

    def _do_set_filter(self, text: str) -> None:
        self._set_query(parse(text))

    def _do_narrow(self, text: str) -> None:
        self._set_query(self._query & parse(text))

    def _do_sort(self, order: str) -> None:
        self._set_query(replace(self._query, sort=None if order == Sort.NEWEST else Sort(order)))

    def _do_sample_listed(self, text: str) -> None:
        if text == "off":
            self._set_query(population(self._query))
            return
        size, _, seed = text.partition(" ")
        self._set_query(self._query & parse(f"sample:{size} seed:{seed.strip() or 0}"))

    def _do_find_words(self, words: str) -> None:
        view = self.query_one(ReadingView)
        if view.article is None:
            raise CommandError("no article is shown to find words in; open one first")
        self.query_one(FindLine).value = words
        self.set_focus(view)

    def _do_set_theme(self, name: str) -> None:
        self.app.theme = theme_name(name)

    def _do_set_width(self, cells: int) -> None:
        self.query_one(ReadingView).set_measure(cells)
