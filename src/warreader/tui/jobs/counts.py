"""Counts over the result of a query, delivered in parts.

When something is due is for whoever waits to say: `Pace` goes by the clock, and a test by what it likes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from warreader.article import Basis
from warreader.errors import QueryError
from warreader.query import Is, Query, State
from warreader.tui import query_filters
from warreader.tui.answers import CitiesCounted, DatesCounted, MoreCounted, PlacesCounted
from warreader.tui.render.facets import Facet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from textual.message import Message

    from warreader.archive import Archive, DayCount, FacetKind, Facets, Listing, Row
    from warreader.article import PartialDate

Due = Callable[[], bool]
"""Tells whether what is counted so far is wanted now."""
_FIRST: Final = 0.08
"""Seconds after which the first part is wanted: with the search before it, its own 50 ms and a frame it shows within
250 ms. Most queries are counted by then, also among a million articles."""
_NEXT: Final = 0.4
"""Seconds between two parts: each takes 40 ms to count up and to draw, and a figure that runs is read by nobody."""
_DAYS: Final[tuple[FacetKind, ...]] = ("day",)
_CITIES: Final[tuple[FacetKind, ...]] = ("city",)
_BOTH: Final[tuple[FacetKind, ...]] = ("city", "day")
_KINDS: Final[dict[Facet, FacetKind]] = {Facet.PERSON: "person", Facet.SOURCE: "source", Facet.LANGUAGE: "language"}
_INFERRED_SEEN: Final = 5_000  # articles whose inferred dates are counted for the drawer; a background job of 0.1 s


class Pace:
    """Tells when a part is due.

    Args:
        clock: Gives seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next = clock() + _FIRST

    def __call__(self) -> bool:
        """Return whether a part is due; the next one is a while later."""
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + _NEXT
        return True


def count_alone(archive: Archive, listing: Listing | None) -> int | None:
    """Count how many articles a result has, or without one the archive; None where that takes too long."""
    try:
        return (archive.search(Query()) if listing is None else listing).total
    except QueryError:
        return None


def count_both(archive: Archive, query: Query, due: Due, *, typing: bool) -> Iterator[Message]:
    """Count cities and dates of a query that asks for no date: both are of the same articles."""
    over, all_days = query_filters.population(query), _all_days(archive)
    for counted in _in_parts(archive, over, _BOTH, due, typing=typing):
        yield CitiesCounted(query, counted, typing=typing)
        yield _dates_counted(archive, query, over, counted, all_days)


def count_cities(archive: Archive, query: Query, due: Due, *, typing: bool) -> Iterator[Message]:
    """Count the cities of a query."""
    for counted in _in_parts(archive, query_filters.population(query), _CITIES, due, typing=typing):
        yield CitiesCounted(query, counted, typing=typing)


def count_dates(archive: Archive, query: Query, due: Due, *, typing: bool) -> Iterator[Message]:
    """Count the dates of a query without the date that it asks for."""
    dateless, all_days = query_filters.population(query_filters.without_dates(query)), _all_days(archive)
    for counted in _in_parts(archive, dateless, _DAYS, due, typing=typing):
        yield _dates_counted(archive, query, dateless, counted, all_days)


def _all_days(archive: Archive) -> Callable[[], tuple[DayCount, ...]]:
    """Read the days of the whole archive once, if they are asked for."""
    return cache(lambda: archive.facets(Query(), _DAYS).days)


def _in_parts(
    archive: Archive, query: Query, kinds: Collection[FacetKind], due: Due, *, typing: bool = False
) -> Iterator[Facets | None]:
    """Count; None where that takes too long."""
    try:
        yield from archive.counts.facets_in_parts(query, kinds, due, typing=typing)
    except QueryError:
        yield None


def _dates_counted(
    archive: Archive,
    query: Query,
    dateless: Query,
    counted: Facets | None,
    all_days: Callable[[], tuple[DayCount, ...]],
) -> DatesCounted:
    if counted is None:
        return DatesCounted(query, None)
    if counted.since is not None:
        return DatesCounted(query, counted, all_days=all_days())
    try:
        rows = archive.search(dateless & Is(State.INFERRED)).rows(0, _INFERRED_SEEN)
    except QueryError:
        return DatesCounted(query, None)
    return DatesCounted(query, counted, tuple(_dates(row) for row in rows))


def _dates(row: Row) -> tuple[PartialDate, ...]:
    if row.published is None or row.published.basis is not Basis.INFERRED:
        return ()
    return (row.published.date, *(item.date for item in row.published.alternatives))


def count_more(archive: Archive, facet: Facet, query: Query, due: Due) -> Iterator[MoreCounted]:
    """Count for one more list of the drawer."""
    over = query_filters.population(query)
    if kind := _KINDS.get(facet):
        for counted in _in_parts(archive, over, (kind,), due):
            yield MoreCounted(facet, query, None) if counted is None else _more_counted(facet, query, counted)
        return
    try:
        counts = archive.counts.tags(over) if facet is Facet.TAG else archive.counts.organisations(over)
        yield MoreCounted(facet, query, counts)
    except QueryError:
        yield MoreCounted(facet, query, None)


def _more_counted(facet: Facet, query: Query, counted: Facets) -> MoreCounted:
    names = {Facet.PERSON: counted.people, Facet.SOURCE: counted.sources, Facet.LANGUAGE: counted.languages}[facet]
    newest = None if counted.since is None else counted.total
    return MoreCounted(facet, query, names, newest, counted.rare, counted.approximate)


def count_places(archive: Archive, query: Query, opened: frozenset[str]) -> PlacesCounted:
    """Count places, and the regions of some countries (ISO codes)."""
    try:
        return PlacesCounted(query, opened, archive.counts.places(query_filters.population(query), opened))
    except QueryError:
        return PlacesCounted(query, opened, None)
