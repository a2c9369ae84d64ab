"""The search bar: the query and the number of its results.

The query is the one truth. What is chosen elsewhere changes the query, and the query line shows it in words that can be
typed and edited.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input

from warreader.query import Dated, Query
from warreader.terminal import show_line
from warreader.tui import query_filters
from warreader.tui.jobs.other_query import other_query
from warreader.tui.render import Piece, find, hints
from warreader.tui.startup.first_frame import bar_name
from warreader.tui.widgets.query_line import PastLine, QueryLine
from warreader.tui.widgets.styled_line import KeyLine, StyledLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from warreader.archive import Listing, Row
    from warreader.tui.answers import CitiesCounted, Result, Start
    from warreader.tui.components.articles_pane import ArticlesPane
    from warreader.tui.components.host import Host

_ROOM_FOR_WORDS: Final = 60  # cells of the bar; less is the query's, but for the number of articles
_APPROXIMATE: Final = "commonest completions"
_EXACT: Final = "; enter for all"


class SearchBar(Horizontal):
    """The query line and the number of results.

    Args:
        host: The screen.
        articles: The list that follows the query.
        start: What is listed at first.
    """

    def __init__(self, host: Host, articles: ArticlesPane, start: Start) -> None:
        super().__init__(id="bar")
        self._host, self._articles, self._archive_name = host, articles, start.name
        self.line, self._count = QueryLine(id="query"), StyledLine(id="count")
        self.result = start.result
        """What is listed."""
        self.asked = start.result.query
        """What is asked for, as far as it is understood; the result follows."""
        self.text = start.text
        """The query as it was typed."""
        self.is_typing = False
        """Whether the query is being typed: the word at its end may go on."""
        self.is_awaited = False
        """Whether another list is shown than the one that was asked for, which is on its way."""
        chosen = query_filters.chosen_date(start.result.query)
        self.finds_inferred = isinstance(chosen, Dated) and chosen.inferred
        """Whether a date that is chosen finds inferred dates too."""
        self._total = start.total  # articles in the archive; None as long as nobody has counted them
        self._so_far: int | None = None  # articles of the result that are counted; None as long as none are
        self._wider: Query | None = None  # what is offered where nothing is found: see `take` and `_look_wider`
        self._untried: Query | None = None  # what was typed, where it may find something that the words taken do not
        self._before = start.text  # the query as it was when nobody was typing; see `drop`

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield StyledLine(id="brand")
        yield self.line
        yield self._count

    def on_mount(self) -> None:
        """Say whose archive it is, and what is listed at first."""
        self.line.put(self.text)  # an input takes its value where there is a screen
        self._show_name()

    def _show_name(self) -> None:
        brand, name = self.query_one("#brand", StyledLine), bar_name(self._archive_name, self.app.size.width)
        brand.show((Piece(" warreader ", ("brand",)), Piece(f" {name}  ", ("archive",))))
        brand.fit_width()

    def fit_width(self) -> None:
        """Say as much as there is room for."""
        self._show_name()
        self.show_count()

    @property
    def typed_query(self) -> Query:
        """The query as it stands on its line, not as it is guessed at while it is typed."""
        return self.line.draft.query

    # --- the query line

    def begin(self) -> None:
        """Go to the query line."""
        self._before = self.text
        if self.line.value and not self.line.value.endswith(" "):
            self.line.put(self.line.value + " ")
        self.screen.set_focus(self.line)

    @on(Input.Changed, "QueryLine")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._follow(typing=self.line.has_focus)

    def on_descendant_blur(self) -> None:
        """Take what stands on the line as the query, when one leaves it for another widget by the mouse."""
        if self.screen.focused is not None:
            self._before = self.text
            self._say_empty()

    def _follow(self, *, typing: bool = False) -> None:
        """Search for what stands on the line, unless that was done."""
        faults = self.line.draft.faults
        self._wider = self._untried = None
        self._key_line.tell_fault(show_line(faults[0].message) if faults else "")
        self.text = self.line.value.strip()
        if not typing:
            self._before = self.text
        query = self.line.typed if typing else self.line.draft.query
        if (query, typing) != (self.asked, self.is_typing):
            self.asked, self.is_typing = query, typing
            self.search_again()

    def search_again(self, *, awaited: bool = True) -> None:
        """Ask the same again, since something has changed; keys wait for it unless nobody has asked for that."""
        self.is_awaited |= awaited
        self._host.worker.search(self.asked, self._articles.kept, typing=self.is_typing)

    def take(self) -> None:
        """Keep what was typed and go to the list.

        From here the last word is that word alone. Where no article has it, the list offers what typing showed.
        """
        typed, shown = self.line.typed, self.result
        self.line.keep()
        self.line.put(self.line.value.strip())
        self._follow()
        if typed != self.line.draft.query:
            if shown.query != typed:  # its answer was still on its way
                self._untried = typed
            elif shown.total != 0:
                self._wider = typed
        self._host.to_list()

    def widen(self) -> None:
        """List what is offered, where the words as they stand found nothing."""
        if self._wider is not None:
            self.ask_for(self._wider)

    def drop(self) -> None:
        """Put the query back as it was and go to the list."""
        self.restore(self._before)
        self._host.to_list()

    def clear(self) -> None:
        """Show every article again."""
        if self.line.value:
            self.line.keep()
            self.restore("")

    def restore(self, text: str) -> None:
        """Ask for what was typed at another time."""
        self.line.put(text)
        self._follow()

    def ask_for(self, query: Query) -> None:
        """Take a query that was chosen, not typed."""
        self.line.put(str(query))
        self.line.keep()
        self._follow()

    # --- what it found

    def take_result(self, result: Result, *, typing: bool = False) -> None:
        """Take what a search found; `typing` as it was asked for."""
        self.result, self._so_far = result, None
        self.show_result()
        if (result.query, typing) == (self.asked, self.is_typing):
            self.is_awaited = False
        self._look_wider()

    def renew(self, result: Result, pages: Mapping[int, Sequence[Row]]) -> None:
        """Take the same search done again, with the pages around the row one stands on, which stays where it is."""
        self.result, self._so_far = result, None
        self._articles.list.renew(result, pages)
        self._note_total()
        self.is_awaited = False

    def show_result(self) -> None:
        """Hand the result to the list and say how many articles it has."""
        listing, query = self._articles.list, self.result.query
        self._say_empty()
        words_wanted = () if self.is_typing else query_filters.wanted_words(query, titles=False)
        listing.look_for(find.words_pattern(words_wanted))
        listing.show_result(self.result)
        self._note_total()

    @on(PastLine.Offered)
    def _say_empty(self) -> None:
        """Say in an empty list why nothing is listed, and what can be done."""
        query, is_here = self.result.query, self.line.has_focus
        if query == Query():
            lines = ["This archive has no articles yet.", "warreader import PATH puts some into it."]
        else:
            lines = [f"No articles match {show_line(str(query))}"]
            if is_here and self.line.awaits_value:
                lines.append(f"a whole name is needed; {self._host.keymap.hint('query.complete')} completes it")
            elif self._wider is not None:
                lines.append(f"enter tries {show_line(str(self._wider))}")
            lines.append("esc restores the query before" if is_here and self._before else "esc clears the filter")
        self._articles.list.say_empty(*lines)

    def count_all(self, *, again: bool = False) -> None:
        """Find out how many articles there are, if nobody has counted them (or they have changed)."""
        if (again or self._total is None) and self.result.query != Query():
            self._host.worker.total(None, self._take_total_of_all)

    def _take_total_of_all(self, total: int | None) -> None:
        if total is not None:
            self._total = total
            self.show_count()

    def count_sample(self) -> None:
        """Find out how many articles a sample has; what is drawn from is another number, which counts tell."""
        if self.result.total is None and self.result.query.sample is not None:
            self._count_alone()

    def take_counts(self, counted: CitiesCounted) -> None:
        """Take the number of articles from counts over them; where these take too long, count only that."""
        facets, listing = counted.facets, self.result.listing
        if counted.query != self.result.query or counted.query.sample is not None or self.result.total is not None:
            return
        if facets is None:
            self._count_alone()
        elif facets.approximate == listing.approximate:  # else one is of what was typed, the other not
            self._so_far = facets.total
            if facets.since is None:
                self._take_total(listing, facets.total)
            self.show_count()

    def _count_alone(self) -> None:
        self._host.worker.total(self.result.listing, partial(self._take_total, self.result.listing))

    def _take_total(self, listing: Listing, total: int | None) -> None:
        if total is None or listing is not self.result.listing:
            return
        listing.take_total(total)
        self.result = replace(self.result, total=total)
        self._articles.list.grow(total, ahead=not self.is_typing)
        self._note_total()
        self._look_wider()

    def _look_wider(self) -> None:
        """Where nothing was found, find out whether the words name a city or person."""
        query = self.result.query
        if self.result.total == 0 and not self.is_typing and self._wider is None:
            look_up, offer = self._host.worker.look_up, partial(self._offer, query)
            look_up("look for a name", other_query, query, self._untried, then=offer, failed=lambda _: None)

    def _offer(self, query: Query, other: Query | None) -> None:
        if other is not None and self.result.query == query and not self.is_typing:
            self._wider = other
            self.show_result()

    def _note_total(self) -> None:
        """Take the number of all articles from the result, if it is that of all, and say how many are listed."""
        if self.result.query == Query() and self.result.total is not None:
            self._total = self.result.total
        self.show_count()

    def show_count(self) -> None:
        """Say how many articles are listed, as there is room."""
        found, approximate, query = self.result.total, self.result.listing.approximate, self.result.query
        more = "+" if approximate or found is None else ""
        found = found if found is not None else self._so_far
        figure = "…" if found is None else f"{found:,}{more}"
        if query.sample is not None and found:
            figure, of = hints.sample_words(self._articles.list.cursor + 1, found, query.seed)
        elif query == Query():
            of = f" {'article' if found == 1 else 'articles'} "
        else:
            of = " " if self._total is None else f" of {self._total:,} "
        if found is None or self.app.size.width < _ROOM_FOR_WORDS:
            of = " "
        note = _APPROXIMATE + _EXACT * self.is_typing
        self._key_line.tell_note(note if approximate else "")
        self._count.show(right=(Piece(figure, ("figure",)), Piece(of, ("of",))))
        if found is not None:  # another width is another layout of the screen, which rows shall not wait for
            self._count.fit_width()

    @property
    def _key_line(self) -> KeyLine:
        return self.screen.query_one(KeyLine)
