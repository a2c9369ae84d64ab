"""The part of the reader's screen that shows what there is: dates, and one list of cities, countries, people and more.

The counts follow the query; `choosing` takes what is chosen here into it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on
from textual.widgets import Input

from warreader.tui.answers import CitiesCounted, DatesCounted, MoreCounted, PlacesCounted
from warreader.tui.render import facets
from warreader.tui.render.facets import Facet
from warreader.tui.screens.timing import Timing
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.query_line import FacetFind

if TYPE_CHECKING:
    from textual.timer import Timer

    from warreader.tui.answers import Result
    from warreader.tui.render.facets import Entry

_NOTES: Final = {Facet.CITY: " about · named ", Facet.COUNTRY: " about · named "}
_LISTS: Final = list(Facet)
_PAUSE: Final = 0.25  # seconds without a key after which what is being typed is counted


class Drawer(Timing):
    """Dates and facets."""

    _result: Result

    _facet = Facet.CITY
    """What the second list shows."""
    _opened: frozenset[str] = frozenset()
    _typing = False
    _dates: DatesCounted | None = None
    _cities: CitiesCounted | None = None
    _counting: Timer | None = None
    _more: MoreCounted | None = None
    _places: PlacesCounted | None = None
    _places_opened: frozenset[str] = frozenset()
    """Paths of the countries and regions whose places show."""
    _narrow = ""
    """What was typed to narrow the second list."""

    @property
    def drawer_open(self) -> bool:
        """Whether the drawer shows."""
        return self.has_class("-drawer")

    # --- going there

    def action_filter(self) -> None:
        """Go to the drawer; from the drawer, close it."""
        if self.drawer_open and isinstance(self.focused, FacetList):
            self.set_focus(self.query_one(ArticleList))
            self.remove_class("-drawer")
        else:
            self.action_filter_dates()

    def action_filter_dates(self) -> None:
        """Go to the dates."""
        self._open_drawer("#dates")

    def action_facet(self, name: str) -> None:
        """Go to the second list and show one kind there."""
        self._show_kind(Facet[name.upper()])
        self._open_drawer("#facet")

    def action_next_facet(self, by: int) -> None:
        """Show the next kind in the second list, or the one before."""
        self._show_kind(_LISTS[(_LISTS.index(self._facet) + by) % len(_LISTS)])
        self._open_drawer("#facet")

    @on(FacetList.TitleClicked, "#facet")
    def _title_clicked(self) -> None:
        self.action_next_facet(1)

    def _show_kind(self, facet: Facet) -> None:
        if facet is not self._facet:
            self._facet = facet
            self._narrow_to("")
            self._show_facets()

    def _open_drawer(self, part: str) -> None:
        self.add_class("-drawer")
        self.remove_class("-reading")
        self.set_focus(self.query_one(part, FacetList))
        self.count()

    def action_leave_drawer(self) -> None:
        """Go back to the list; where there is room for both, the drawer stays."""
        if self._narrow:
            self._narrow_to("")
            self._show_facets()
            return
        self.set_focus(self.query_one(ArticleList))
        if not self.has_class("-wide"):
            self.remove_class("-drawer")

    # --- counts

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
        if self._typing and self._result.total is None:
            self.worker.total(self._result.query, self._result.listing)
        counted = (self._dates, self._cities)
        if any(one is None or one.query != self._query for one in counted):
            self.worker.count(self._query)
        if self.drawer_open and self._facet is Facet.COUNTRY:
            self._count_places()
            return
        wanted = self.drawer_open and self._facet is not Facet.CITY
        if wanted and (self._more is None or (self._more.facet, self._more.query) != (self._facet, self._query)):
            self.worker.count_more(self._facet, self._query)

    def _count_places(self) -> None:
        """Count the places, unless that was done; of regions, those of countries that are open."""
        opened, counted = frozenset(path for path in self._places_opened if "/" not in path), self._places
        if counted is None or counted.query != self._query or not opened <= counted.opened:
            self.worker.count_places(self._query, opened)

    @on(DatesCounted)
    def _show_dates(self, message: DatesCounted) -> None:
        self._dates = message
        if message.facets is not None:
            days = message.facets.days
            if self.query_one("#dates", FacetList).count == 0 and days:
                self._opened = frozenset({days[-1].key[: len("2022-03")]})
        self.show_time(message)
        self._show_facets()

    @on(CitiesCounted)
    def _show_cities(self, message: CitiesCounted) -> None:
        self._cities = message
        self._show_facets()

    @on(MoreCounted)
    def _show_more(self, message: MoreCounted) -> None:
        self._more = message
        self._show_facets()

    @on(PlacesCounted)
    def _show_places(self, message: PlacesCounted) -> None:
        self._places = message
        self._show_facets()

    def _show_facets(self) -> None:
        dates = self._dates
        if dates is not None:
            entries = facets.too_many() if dates.facets is None else facets.date_entries(
                dates.facets, dates.inferred, self._query, self._opened, with_inferred=self._inferred
            )  # fmt: skip
            self.query_one("#dates", FacetList).show_entries(entries)
        shown = self.query_one("#facet", FacetList)
        shown.show_title(self._facet.value, f" {self._narrow}… " if self._narrow else _NOTES.get(self._facet, ""))
        tree = self._facet is Facet.COUNTRY
        shown.show_entries(self._place_entries() if tree else facets.narrowed(self._entries(), self._narrow))

    def _place_entries(self) -> tuple[Entry, ...]:
        if self._places is None:
            return (facets.COUNTING,)
        found = self._places.places
        if found is None:
            return facets.too_many()
        from warreader.tui.render.places import place_entries  # noqa: PLC0415  # not for the first frame

        return place_entries(found, self._query, self._places_opened, self._narrow)

    def _entries(self) -> tuple[Entry, ...]:
        """Give what the second list shows."""
        if self._facet is Facet.CITY:
            if self._cities is None:
                return ()
            counted = self._cities.facets
            return facets.too_many() if counted is None else facets.city_entries(counted, self._query)
        if self._more is None or self._more.facet is not self._facet:
            return (facets.COUNTING,)
        counts = self._more.counts
        return facets.too_many() if counts is None else facets.name_entries(self._facet, counts, self._query)

    # --- narrowing the list

    def action_find_facet(self) -> None:
        """Go to the line that narrows the second list."""
        self.set_focus(self.query_one(FacetFind))

    @on(Input.Changed, "FacetFind")
    def _facet_typed(self, message: Input.Changed) -> None:
        message.stop()
        self._narrow = message.value.strip()
        self.set_class(bool(self._narrow), "-narrowed")
        self._show_facets()

    def _narrow_to(self, words: str) -> None:
        self._narrow = words
        self.set_class(bool(words), "-narrowed")
        with self.prevent(Input.Changed):
            self.query_one(FacetFind).value = words

    def action_take_facet(self) -> None:
        """Keep the list narrow and go to it."""
        self.set_focus(self.query_one("#facet"))

    def action_drop_facet(self) -> None:
        """Show the whole list again and go to it."""
        self._narrow_to("")
        self._show_facets()
        self.set_focus(self.query_one("#facet"))
