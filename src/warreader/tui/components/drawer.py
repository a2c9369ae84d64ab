"""The filter drawer: dates, and one list of cities, countries, people and more, with counts.

The counts follow the query; what is chosen here goes into it, in words that can be edited on the query line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from warreader.tui import query_filters
from warreader.tui.facet_counts import FacetCounts
from warreader.tui.render.facets import NO_DATE, Facet
from warreader.tui.session.panes import WIDE
from warreader.tui.widgets.container import PlainContainer
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.query_line import FacetFind

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from warreader.query import Query
    from warreader.tui.answers import CitiesCounted, CityNamed, DatesCounted, MoreCounted, PlacesCounted
    from warreader.tui.components.host import Host
    from warreader.tui.components.search_bar import SearchBar
    from warreader.tui.widgets.timeline import Timeline

_NOTES: Final = {Facet.CITY: " about · named ", Facet.COUNTRY: " about · named "}
_LISTS: Final = list(Facet)
_PAUSE: Final = 0.25  # seconds without a key after which what is being typed is counted
_OPEN: Final = "-drawer"


class Drawer(Vertical, PlainContainer):
    """The filter drawer.

    Args:
        host: The screen.
        search: What is asked, and what is chosen here goes into.
        timeline: Is told whether what is chosen finds inferred dates.
    """

    def __init__(self, host: Host, search: SearchBar, timeline: Timeline) -> None:
        super().__init__(id="drawer")
        self._host, self._search, self._timeline = host, search, timeline
        self.facet = Facet.CITY
        """What the second list shows."""
        self.narrowed_to = ""
        """What was typed to narrow it."""
        self._first, self._second = FacetList("Dates", id="dates"), FacetList("Cities", " about · named ", id="facet")
        self._line = FacetFind(id="facet-find")
        self._counts = FacetCounts()
        self._opened: frozenset[str] = frozenset()  # years and months whose days show
        self._places_opened: frozenset[str] = frozenset()  # paths of countries and regions whose places show
        self._counting: Timer | None = None
        self._wide: bool | None = None  # whether the terminal has room for all panes; None before that is known
        self._unwanted = False  # whether the reader closed it
        self._asked: Query | None = None  # what dates and cities were counted for last; None: to be counted anew

    def compose(self) -> ComposeResult:
        """Make the lists."""
        yield self._first
        yield self._second
        yield self._line

    @property
    def is_open(self) -> bool:
        """Whether the drawer shows."""
        return self.screen.has_class(_OPEN)

    @property
    def is_waiting(self) -> bool:
        """Whether something will be counted when one types no more."""
        return self._counting is not None

    @property
    def is_behind(self) -> bool:
        """Whether the list with the keyboard is still to be counted for what is asked."""
        query, facet = self._search.asked, self.facet
        if self._first.has_focus or facet is Facet.CITY:
            is_coming = self._host.worker.awaits("counts")  # else it failed: no key shall wait for it
            return is_coming and self._counts.lack(query, typing=self._search.is_typing)
        if facet is Facet.COUNTRY:
            return self._counts.lack_places(query, self._countries_opened)
        return self._counts.lack_more(facet, query)

    @property
    def _countries_opened(self) -> frozenset[str]:
        return frozenset(path for path in self._places_opened if "/" not in path)

    # --- going there

    def switch(self) -> None:
        """Go to the drawer; from the drawer, close it."""
        if self.is_open and isinstance(self.screen.focused, FacetList):
            self._host.to_list()
            self.screen.remove_class(_OPEN)
            self._unwanted = True
        else:
            self.to_dates()

    def fit_width(self, width: int) -> None:
        """Open and close as the terminal becomes wide or narrow, as a start at that width does; what one uses stays."""
        wide, before = width >= WIDE, self._wide
        self._wide = wide
        if before is None or before is wide or self.has_focus_within or self._unwanted:
            return
        self.screen.set_class(wide, _OPEN)
        self.count(goes_on=True)

    def to_dates(self) -> None:
        """Go to the dates."""
        self._open(self._first)

    def show(self, name: str) -> None:
        """Go to the second list and show one kind there."""
        self._show_kind(Facet[name.upper()])
        self._open(self._second)

    def next_facet(self, by: int) -> None:
        """Show the next kind in the second list, or the one before; from the dates, go to what shows there first."""
        by -= self._first.has_focus * (1 if by > 0 else -1)
        self._show_kind(_LISTS[(_LISTS.index(self.facet) + by) % len(_LISTS)])
        self._open(self._second)

    @on(FacetList.TitleClicked, "#facet")
    def _title_clicked(self) -> None:
        self.next_facet(1)

    def _show_kind(self, facet: Facet) -> None:
        if facet is not self.facet:
            self.facet = facet
            self._show_all()
            self._show_facets()

    def _open(self, part: FacetList) -> None:
        self._unwanted = False
        self.screen.add_class(_OPEN)
        self.screen.remove_class("-reading")
        self.screen.set_focus(part)
        self.count(goes_on=True)

    def leave(self) -> None:
        """Go back to the list; where there is room for both, the drawer stays."""
        if self.narrowed_to:
            self._show_all()
            self._show_facets()
            return
        self._host.to_list()
        if not self.screen.has_class("-wide"):
            self.screen.remove_class(_OPEN)

    # --- counts

    def forget(self) -> None:
        """Count all anew, since something was done to the articles."""
        self._counts, self._asked = FacetCounts(cities=self._counts.cities), None

    def count_later(self) -> None:
        """Count what was searched for; while one types, after a pause."""
        if self._counting is not None:
            self._counting.stop()
        self._counting = self.set_timer(_PAUSE, self.count) if self._search.is_typing else None
        if not self._search.is_typing:
            self.count()

    def count(self, *, goes_on: bool = False) -> None:
        """Count for drawer and timeline, unless that was done.

        Args:
            goes_on: Whether dates and cities that are being counted need not be counted from the beginning.
        """
        self._counting = None
        worker, query, typing = self._host.worker, self._search.asked, self._search.is_typing
        self._search.count_sample()
        under_way = self._asked == query and worker.awaits("counts")
        lacks = self._counts.lack(query, typing=typing) or self._search.result.total is None
        if lacks and not (goes_on and under_way):
            self._asked = query
            worker.count(query, typing=typing)
        if not self.is_open or self.facet is Facet.CITY:
            return
        if self.facet is not Facet.COUNTRY:
            if self._counts.lack_more(self.facet, query):
                worker.count_more(self.facet, query, self._take_more)
            return
        if self._counts.lack_places(query, self._countries_opened):
            worker.count_places(query, self._countries_opened, self._take_places)

    def take_dates(self, counted: DatesCounted) -> None:
        """Take the counts of days; at first, the last month is open."""
        if counted.query != self._search.asked:
            return  # what they are of was left before they came: nobody would count again what is asked now
        self._counts = replace(self._counts, dates=counted)
        if counted.facets is not None:
            days = counted.facets.days
            if self._first.entries in ((), (NO_DATE,)) and days:
                self._opened = frozenset({days[-1].key[: len("2022-03")]})
        self._show_dates()

    def take_cities(self, counted: CitiesCounted) -> None:
        """Take the counts of cities."""
        if counted.query == self._search.asked:
            self._counts = replace(self._counts, cities=counted)
            self._show_second()

    def _take_more(self, counted: MoreCounted) -> None:
        if counted.query == self._search.asked:
            self._counts = replace(self._counts, more=counted)
            self._show_second()

    def _take_places(self, counted: PlacesCounted) -> None:
        if counted.query == self._search.asked:
            self._counts = replace(self._counts, places=counted)
            self._show_second()

    def _show_facets(self) -> None:
        self._show_dates()
        self._show_second()

    def _show_dates(self) -> None:
        search = self._search
        dates = self._counts.date_entries(search.asked, self._opened, with_inferred=search.finds_inferred)
        if dates is not None:
            self._first.show_entries(dates)
        self._first.show_title("Dates", self._counts.dates_note)

    def _show_second(self) -> None:
        facet, narrowed = self.facet, self.narrowed_to
        note = self._counts.note(facet) or _NOTES.get(facet, "")
        self._second.show_title(facet.value, f" {narrowed}… " if narrowed else note)
        self._second.show_entries(self._counts.entries(facet, self._search.asked, self._places_opened, narrowed))

    # --- what is chosen

    @on(FacetList.Picked)
    def _pick(self, message: FacetList.Picked) -> None:
        message.stop()
        entry, search = message.entry, self._search
        if entry.kind == "switch":
            self.switch_inferred()
        elif entry.node is not None:
            excluded = message.excluded and not entry.excluded
            search.ask_for(query_filters.toggle(search.asked, entry.node, excluded=excluded or entry.excluded))
        elif entry.kind == "city":
            focus = bool(entry.about) and not message.mention
            self._host.worker.name_city(entry, self._pick_city, focus=focus, excluded=message.excluded)
        elif not message.excluded:
            search.ask_for(query_filters.toggle_date(search.asked, entry.date, inferred=search.finds_inferred))

    def _pick_city(self, named: CityNamed) -> None:
        query, also = self._search.asked, (named.value, named.chosen.label, str(named.chosen.geonameid))
        if named.excluded:
            wanted = query_filters.chosen_city(query, *also)
            query = query_filters.without(query, wanted) if wanted is not None else query
            query = query_filters.toggle(query, query_filters.city(named.value, focus=named.focus), excluded=True)
        else:
            query = query_filters.toggle_city(query, *also, focus=named.focus)
        self._search.ask_for(query)

    @on(FacetList.InferredAsked)
    def switch_inferred(self) -> None:
        """Let a date that is chosen find inferred dates too, or no longer."""
        search = self._search
        search.finds_inferred = not search.finds_inferred
        self._timeline.let_infer(search.finds_inferred)
        changed = query_filters.with_inferred(search.asked, inferred=search.finds_inferred)
        if changed == search.asked:
            self._show_facets()
            will = "also finds" if search.finds_inferred else "no longer finds"
            self._host.say(f"A date that you choose {will} articles whose date is inferred.")
        else:
            search.ask_for(changed)

    @on(FacetList.Opened, "#dates")
    def _open_month(self, message: FacetList.Opened) -> None:
        self._opened = self._opened | {message.path} if message.opened else self._opened - {message.path}
        self._show_facets()

    @on(FacetList.Opened, "#facet")
    def _open_place(self, message: FacetList.Opened) -> None:
        opened = self._places_opened
        self._places_opened = opened | {message.path} if message.opened else opened - {message.path}
        self._show_facets()
        self.count(goes_on=True)

    # --- narrowing the list

    def type_words(self) -> None:
        """Go to the line that narrows the second list."""
        self.screen.set_focus(self._line)

    @on(Input.Changed, "FacetFind")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._set_narrow(message.value.strip())
        self._show_facets()

    def _show_all(self) -> None:
        self._set_narrow("")
        with self.prevent(Input.Changed):
            self._line.value = ""

    def _set_narrow(self, words: str) -> None:
        self.narrowed_to = words
        self.screen.set_class(bool(words), "-narrowed")

    def keep_words(self) -> None:
        """Keep the list narrow and go to it."""
        self.screen.set_focus(self._second)

    def drop_words(self) -> None:
        """Show the whole list again and go to it."""
        self._show_all()
        self._show_facets()
        self.screen.set_focus(self._second)
