"""The command line: opening, completing and running typed commands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.config import THEMES
from warreader.errors import QueryError
from warreader.query import Sort, parse
from warreader.tui.appearance.themes import theme_name
from warreader.tui.completion import NOTHING_KNOWN, Values, complete_query, every_field
from warreader.tui.keys.actions import Place
from warreader.tui.keys.verbs import CommandError, complete_command, understand, usage_of
from warreader.tui.query_filters import population
from warreader.tui.widgets.query_line import PastLine

if TYPE_CHECKING:
    from textual.widget import Widget

    from warreader.tui.controllers.host import PromptHost
    from warreader.tui.widgets.command_line import CommandLine

_SAMPLE_WORDS: Final = frozenset({"sample", "seed", "--seed", ""})
"""What may stand before the figures of a sample: queries and the command line name them so."""


class CommandPrompt:
    """Command line and completion.

    Args:
        host: The screen.
        line: The command line.
    """

    def __init__(self, host: PromptHost, line: CommandLine) -> None:
        self._host, self._line = host, line
        self._focus_before: Widget | None = None  # what had the keyboard before the command line
        self._place_before = Place.LIST
        self._values: Values | None = None  # what the fields of a query take; None before that was asked for
        host.search.line.complete = lambda text: complete_query(text, self._values or NOTHING_KNOWN)
        host.search.line.begin = every_field
        line.complete = line.begin = self._complete
        line.explain = usage_of

    # --- completion

    def load_completions(self) -> None:
        """Ask what the archive knows, unless that was done."""
        if self._values is None:
            self._values = NOTHING_KNOWN
            self._host.worker.values(self._learnt)

    def forget_completions(self) -> None:
        """Ask again, when one types the next time."""
        self._values = None

    def _learnt(self, values: Values) -> None:
        self._values = values
        if isinstance(line := self._line.screen.focused, PastLine):
            line.look_for_completions()

    def _complete(self, text: str) -> tuple[str, ...]:
        known = self._values or NOTHING_KNOWN
        return complete_command(text, self._place_before, known, THEMES, served=self._host.keymap.served)

    # --- the line

    def open(self, text: str = "") -> None:
        """Go to the command line, with something on it already."""
        self._focus_before, self._place_before = self._line.screen.focused, self._host.place
        self._line.put(text)
        self._line.screen.add_class("-command")
        self._line.screen.set_focus(self._line)
        if text:
            self._line.look_for_completions()

    def close(self) -> None:
        """Leave the command line."""
        self._line.screen.remove_class("-command")
        before = self._focus_before
        if before is not None and before.focusable:
            self._line.screen.set_focus(before)
        else:
            self._host.to_list()

    async def run(self) -> None:
        """Do what the command line says; a line that means nothing is told on the last line."""
        host = self._host
        self._line.keep()
        self.close()
        try:
            order = understand(self._line.value, self._place_before, THEMES, served=host.keymap.served)
            if order is not None and order.action is not None:
                await host.perform(order.action, order.count)
            elif order is not None:
                owner, _, name = order.call.partition(".")
                getattr(host.owner(owner), name)(order.argument)
        except (CommandError, QueryError) as error:
            host.show_keys()  # the place has changed; what is said now stays
            host.say(str(error), fault=True)

    # --- what only the command line does

    def go_to(self, number: int) -> None:
        """Go to an article of the list, from 1; below that, to the last one."""
        articles = self._host.articles.list
        self._host.to_list()
        articles.move_to(number - 1 if number > 0 else articles.count - 1)

    def filter(self, text: str) -> None:
        """List what a query finds."""
        self._host.search.ask_for(parse(text))

    def narrow(self, text: str) -> None:
        """Ask for this too."""
        self._host.search.ask_for(self._host.search.asked & parse(text))

    def sort(self, order: str) -> None:
        """List in another order."""
        self._host.search.ask_for(replace(self._host.search.asked, sort=None if order == Sort.NEWEST else Sort(order)))

    def type_sample(self) -> None:
        """Type how many of what is listed are drawn at random; in a sample, the number and seed that it has."""
        query = self._host.search.typed_query
        self.open(f"sample {query.sample} {query.seed}" if query.sample else "sample 200 ")

    def sample(self, text: str) -> None:
        """Draw so many of what is listed: `20 7`, `20 seed:7` or `20 --seed 7`; `off` lists all again."""
        asked = self._host.search.asked
        if text == "off":
            self._host.search.ask_for(population(asked))
            return
        size, *seed = [word for word in re.split(r"[\s:=]+", text) if word not in _SAMPLE_WORDS] or [text]
        self._host.search.ask_for(asked & parse(f"sample:{size} seed:{' '.join(seed) or 0}"))

    def find(self, words: str) -> None:
        """Find words in the article."""
        if self._host.reading.view.article is None:
            raise CommandError("no article is shown to find words in; open one first")
        self._host.reading.find(words)

    def theme(self, name: str) -> None:
        """Change the colours."""
        self._host.app.theme = theme_name(name)

    def width(self, cells: int) -> None:
        """Lay the text out in so many cells."""
        self._host.reading.view.set_measure(cells)
