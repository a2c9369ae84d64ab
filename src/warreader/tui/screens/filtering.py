"""The part of the reader's screen that narrows the list: the query line and the filter drawer.

The query is the one truth. What is chosen in the drawer changes the query, and the query line shows it in words that
can be typed and edited.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from warreader.query import Dated, Query
from warreader.terminal import show_line
from warreader.tui import filters
from warreader.tui.librarian import CitiesCounted, CityNamed, DatesCounted, Searched, Totalled
from warreader.tui.render import Piece, facets
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.piece_line import KeyLine, PieceLine
from warreader.tui.widgets.query_line import QueryLine
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from textual.timer import Timer

    from warreader.tui.librarian import Librarian, Result

_ROOM_FOR_WORDS = 60  # cells of the top bar; less is the query's, but for the number of articles
_PAUSE = 0.25  # seconds without a key after which the drawer counts what is being typed
_APPROXIMATE = "commonest completions; enter for all"


class Filtering(Screen[None]):
    """Query line and drawer."""

    librarian: Librarian
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
        self._before = self._text = text
        self._inferred = isinstance(chosen, Dated) and chosen.inferred
        self._opened: frozenset[str] = frozenset()
        self._dates: DatesCounted | None = None
        self._cities: CitiesCounted | None = None
        self._counting: Timer | None = None

    # --- the query line

    def action_query(self) -> None:
        """Go to the query line."""
        line = self.query_one(QueryLine)
        self._before = self._text
        if line.value and not line.value.endswith(" "):
            line.put(line.value + " ")
        line.focus()

    @on(Input.Changed, "QueryLine")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one(QueryLine).look_for_completions()
        self._search_typed(typing=self.query_one(QueryLine).has_focus)

    def _search_typed(self, *, typing: bool = False) -> None:
        line = self.query_one(QueryLine)
        self.query_one(KeyLine).tell_fault(show_line(line.draft.faults[0].message) if line.draft.faults else "")
        self._text = line.value.strip()
        query = line.typed if typing else line.draft.query
        if (query, typing) != (self._query, self._typing):
            self._query, self._typing = query, typing
            self.librarian.search(query, self.kept, typing=typing)

    def action_take_query(self) -> None:
        """Keep what was typed and go to the list."""
        line = self.query_one(QueryLine)
        line.keep()
        line.put(line.value.strip())
        self._search_typed()
        self.query_one(ArticleList).focus()

    def action_drop_query(self) -> None:
        """Put the query back as it was and go to the list."""
        self.query_one(QueryLine).put(self._before)
        self._search_typed()
        self.query_one(ArticleList).focus()

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

    @on(Searched)
    def _show_result(self, message: Searched) -> None:
        self._result = message.result
        self.show_result()
        if not message.result.known:
            self.show_nothing()
        self._count_later()

    @on(Totalled)
    def _show_total(self, message: Totalled) -> None:
        if message.query == Query():
            self.total = message.total
        if message.listing is self._result.listing:
            self._result = replace(self._result, total=message.total)
            self.query_one(ArticleList).grow(message.total)
        self.show_count()

    def show_result(self) -> None:
        """Hand the result to the list and say how many articles it has."""
        listing = self.query_one(ArticleList)
        if self._result.query == Query():
            self.total = self.total if self._result.total is None else self._result.total
            listing.say_empty("This archive has no articles yet.", "warreader import PATH puts some into it.")
        else:
            listing.say_empty(f"No articles match {show_line(str(self._result.query))}", "esc clears the filter")
        listing.show_result(self._result)
        self.show_count()
        if self._result.total is None:
            self.librarian.total(self._result.query, self._result.listing)

    def show_count(self) -> None:
        """Say how many articles are listed, as there is room."""
        found, approximate = self._result.total, self._result.listing.approximate
        if found is None or self.app.size.width < _ROOM_FOR_WORDS:
            of = " "
        elif self._result.query == Query():
            of = f" {'article' if found == 1 else 'articles'} "
        else:
            of = " " if self.total is None else f" of {self.total:,} "
        figure = "" if found is None else f"{found:,}{'+' if approximate else ''}"
        self.query_one(KeyLine).tell_note(_APPROXIMATE if approximate else "")
        count = self.query_one("#count", PieceLine)
        count.show((Piece(" "), Piece(figure, ("figure",)), Piece(of, ("of",))))
        count.fit_width()

    # --- the drawer

    @property
    def drawer_open(self) -> bool:
        """Whether the drawer shows."""
        return self.has_class("-drawer")

    def action_filter(self) -> None:
        """Go to the drawer; from the drawer, close it."""
        if self.drawer_open and isinstance(self.focused, FacetList):
            self.query_one(ArticleList).focus()
            self.remove_class("-drawer")
        else:
            self.action_filter_dates()

    def action_filter_cities(self) -> None:
        """Go to the cities."""
        self._open_drawer("#cities")

    def action_filter_dates(self) -> None:
        """Go to the dates."""
        self._open_drawer("#dates")

    def _open_drawer(self, part: str) -> None:
        self.add_class("-drawer")
        self.remove_class("-reading")
        self.query_one(part, FacetList).focus()
        self.count()

    def action_leave_drawer(self) -> None:
        """Go back to the list; where there is room for both, the drawer stays."""
        self.query_one(ArticleList).focus()
        if not self.has_class("-wide"):
            self.remove_class("-drawer")

    def _count_later(self) -> None:
        """Count what was searched for; while one types, after a pause."""
        if self._counting is not None:
            self._counting.stop()
        self._counting = self.set_timer(_PAUSE, self.count) if self._typing else None
        if not self._typing:
            self.count()

    def count(self) -> None:
        """Count for drawer and timeline, unless that was done."""
        self._counting = None
        if self._dates is None or self._dates.query != self._query:
            self.librarian.count(self._query)

    @on(DatesCounted)
    def _show_dates(self, message: DatesCounted) -> None:
        self._dates = message
        if message.facets is not None:
            days = message.facets.days
            if self.query_one("#dates", FacetList).count == 0 and days:
                self._opened = frozenset({days[-1].key[: len("2022-03")]})
            chosen = filters.chosen_days(message.query)
            self.query_one(Timeline).show_days(days, message.facets.undated, chosen)
        self._show_facets()

    @on(CitiesCounted)
    def _show_cities(self, message: CitiesCounted) -> None:
        self._cities = message
        self._show_facets()

    def action_filter_time(self) -> None:
        """Go to the timeline, where there is one."""
        line = self.query_one(Timeline)
        if line.display:
            line.focus()
        else:
            self.query_one(KeyLine).say("There are too few days for a timeline.")

    @on(Timeline.Chosen)
    def _pick_time(self, message: Timeline.Chosen) -> None:
        self._set_query(filters.toggle_period(self._query, message.first, message.last, inferred=self._inferred))

    def _show_facets(self) -> None:
        dates, cities = self._dates, self._cities
        if dates is not None:
            entries = facets.too_many() if dates.facets is None else facets.date_entries(
                dates.facets, dates.inferred, self._query, self._opened, with_inferred=self._inferred
            )  # fmt: skip
            self.query_one("#dates", FacetList).show_entries(entries)
        if cities is not None:
            entries = facets.too_many() if cities.facets is None else facets.city_entries(cities.facets, self._query)
            self.query_one("#cities", FacetList).show_entries(entries)

    @on(FacetList.Picked)
    def _pick(self, message: FacetList.Picked) -> None:
        entry = message.entry
        if entry.kind == "switch":
            self._switch_inferred()
        elif entry.kind == "city":
            self.librarian.name_city(entry, focus=bool(entry.about) and not message.mention)
        else:
            self._set_query(filters.toggle_date(self._query, entry.date, inferred=self._inferred))

    @on(CityNamed)
    def _pick_city(self, message: CityNamed) -> None:
        also = (message.chosen.label, str(message.chosen.geonameid))
        self._set_query(filters.toggle_city(self._query, message.value, *also, focus=message.focus))

    @on(FacetList.InferredAsked)
    def _switch_inferred(self) -> None:
        self._inferred = not self._inferred
        changed = filters.with_inferred(self._query, inferred=self._inferred)
        if changed == self._query:
            self._show_facets()
            will = "also finds" if self._inferred else "no longer finds"
            self.query_one(KeyLine).say(f"A date that you choose {will} articles whose date is inferred.")
        else:
            self._set_query(changed)

    @on(FacetList.Opened)
    def _open_month(self, message: FacetList.Opened) -> None:
        month = {str(message.entry.date)[: len("2022-03")]}
        self._opened = self._opened | month if message.opened else self._opened - month
        self._show_facets()

    @on(FacetList.CitiesAsked)
    def _to_cities(self) -> None:
        self.query_one("#cities", FacetList).focus()

    def show_nothing(self) -> None:
        """Show no article: none is listed."""
        raise NotImplementedError
