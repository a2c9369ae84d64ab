"""The counts of the drawer, and the entries made of them. A value; imports no widget.

In: the answers of the archive, as they come. Out: entries, with a note where nothing is counted yet or counting takes
too long, and whether what a query needs is still to be counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.frozen import dataclass
from warreader.tui.render import facets
from warreader.tui.render.facets import Facet

if TYPE_CHECKING:
    from warreader.archive import Facets
    from warreader.query import Query
    from warreader.tui.answers import CitiesCounted, DatesCounted, MoreCounted, PlacesCounted
    from warreader.tui.render.facets import Entry


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The latest counts of each kind; None as long as nobody has counted."""

    dates: DatesCounted | None = None
    """Of days."""
    cities: CitiesCounted | None = None
    """Of cities."""
    more: MoreCounted | None = None
    """Of one list of people, organisations, sources, languages or tags."""
    places: PlacesCounted | None = None
    """Of countries, and the regions and cities below them."""

    def lack(self, query: Query, *, typing: bool = False) -> bool:
        """Return whether dates or cities are still to be counted for a query, or to be counted on.

        Args:
            query: What is asked.
            typing: Whether it is being typed; else what was counted of commonest completions does not do.
        """
        if any(one is None or one.query != query or _newest(one.facets) for one in (self.dates, self.cities)):
            return True
        return self.cities is not None and self.cities.typing and not typing and _is_approximate(self.cities.facets)

    def lack_more(self, facet: Facet, query: Query) -> bool:
        """Return whether a list is still to be counted for a query, or to be counted on."""
        more = self.more
        return more is None or (more.facet, more.query) != (facet, query) or more.newest is not None

    def lack_places(self, query: Query, countries: frozenset[str]) -> bool:
        """Tell whether places, with the regions of some countries (ISO codes), are still to be counted for a query."""
        return self.places is None or self.places.query != query or not countries <= self.places.opened

    def date_entries(self, query: Query, opened: frozenset[str], *, with_inferred: bool) -> tuple[Entry, ...] | None:
        """Return the entries of the dates; None as long as nothing is counted.

        Args:
            query: What is asked.
            opened: Years and months whose days show.
            with_inferred: Whether a date that is chosen finds inferred dates too.
        """
        if self.dates is None:
            return None
        counted, inferred = self.dates.facets, self.dates.inferred
        if counted is None:
            return facets.too_many()
        entries = facets.date_entries(counted, inferred, query, opened, with_inferred=with_inferred)
        return _at_least(entries, counted)

    @property
    def dates_note(self) -> str:
        """What to say of the dates; empty where all is counted."""
        return _so_far(None if self.dates is None else _newest(self.dates.facets))

    def note(self, facet: Facet) -> str:
        """Return what to say of the counts of the second list; empty where all is counted."""
        if facet is Facet.CITY:
            return _so_far(None if self.cities is None else _newest(self.cities.facets))
        if self.more is None or self.more.facet is not facet:
            return ""
        left_out = f" in over {self.more.rare:,} articles " if self.more.rare else ""
        return _so_far(self.more.newest) or left_out

    def entries(self, facet: Facet, query: Query, opened: frozenset[str], narrowed_to: str) -> tuple[Entry, ...]:
        """Return the entries of the second list.

        Args:
            facet: What it shows.
            query: What is asked.
            opened: Paths of the countries and regions whose places show.
            narrowed_to: The words that entries must have; empty for all.
        """
        if facet is Facet.COUNTRY:
            return self._place_entries(query, opened, narrowed_to)
        return facets.narrowed(
            self._city_entries(query) if facet is Facet.CITY else self._more_entries(facet, query), narrowed_to
        )

    def _city_entries(self, query: Query) -> tuple[Entry, ...]:
        if self.cities is None:
            return ()
        counted = self.cities.facets
        if counted is None:
            return facets.too_many()
        return _at_least(facets.city_entries(counted, query), counted)

    def _more_entries(self, facet: Facet, query: Query) -> tuple[Entry, ...]:
        if self.more is None or self.more.facet is not facet:
            return (facets.COUNTING,)
        if self.more.counts is None:
            return facets.too_many()
        entries = facets.name_entries(facet, self.more.counts, query)
        return facets.at_least(entries) if self.more.newest is not None or self.more.approximate else entries

    def _place_entries(self, query: Query, opened: frozenset[str], narrowed_to: str) -> tuple[Entry, ...]:
        if self.places is None:
            return (facets.COUNTING,)
        found = self.places.places
        if found is None:
            return facets.too_many()
        from warreader.tui.render.places import place_entries  # not for the first frame

        return place_entries(found, query, opened, narrowed_to)


def _newest(counted: Facets | None) -> int | None:
    """Return how many articles are counted so far, the newest; None where all are, or counting takes too long."""
    return None if counted is None or counted.since is None else counted.total


def _at_least(entries: tuple[Entry, ...], counted: Facets) -> tuple[Entry, ...]:
    newest = counted.since is not None
    return facets.at_least(entries, newest=newest) if newest or counted.approximate else entries


def _is_approximate(counted: Facets | None) -> bool:
    return counted is not None and counted.approximate


def _so_far(newest: int | None) -> str:
    return "" if newest is None else f" newest {newest:,} so far "
