"""Counts over all articles but those that the reader has marked somehow, as `is:unread`: from the counts that are kept.

Counts add up: what is left is what there is less what is taken away, and that is little.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from operator import sub
from typing import TYPE_CHECKING

from warreader.archive._counting.facets import count_facets, ordered_cities
from warreader.archive._counting.frequent_people import kept_watched
from warreader.archive._counting.hits import Hits
from warreader.archive._counting.people import FEW, WatchedCount, named_most
from warreader.archive._counting.stored_facets import kept_facets
from warreader.archive._counting.stretches import read_stretches
from warreader.archive._values import DayCount
from warreader.query import Has, Is, Not, Noted, Or, Query, State, Tagged, conjuncts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import apsw

    from warreader.archive._counting.facets import FacetKind
    from warreader.archive._search.selection import Selection
    from warreader.archive._values import CityCount, Facets, NameCount
    from warreader.query import Node


def unmarked_facets(
    connection: apsw.Connection, select: Callable[[Query], Selection], query: Query, kinds: Collection[FacetKind]
) -> Facets | None:
    """Count over a query that only leaves out what is marked.

    Args:
        connection: A read connection, inside a transaction.
        select: Compiles a query.
        query: What to count over.
        kinds: What to count.

    Returns:
        The counts, without tags; None where the query asks for more, nothing is kept, or most articles are left out.
    """
    marked = [_marked(part) for part in conjuncts(query.root)]
    if not marked or None in marked or query.folded or query.sample is not None:
        return None
    whole = kept_facets(connection, kinds)
    watched = kept_watched(connection) if "person" in kinds else None
    counts = None if watched is None else watched.counts
    if whole is None or ("person" in kinds and counts is None):
        return None
    left_out = Query(Or(tuple(node for node in marked if node is not None)))
    hits = Hits(connection, select(left_out), read_stretches(connection))
    if hits.exceed(whole.total // 2):
        return None
    people = None if watched is None else WatchedCount(watched, folded=False)
    rest = count_facets(connection, hits.parts(placed=True), people, folded=False, kinds=kinds)
    if whole.total - rest.total <= FEW:  # of few articles everybody is counted
        return None
    found = _less(whole, rest)
    if watched is None or people is None or counts is None:
        return found
    named, rare = named_most(connection, watched, array("q", map(sub, counts, people.counts)))
    return replace(found, people=named, rare=rare)


def _marked(node: Node | None) -> Node | None:
    """Return the marks that a condition refuses; None for any other condition."""
    match node:
        case Is(State.UNREAD):
            return Is(State.READ)
        case Not(part=Is(State.READ | State.STARRED | State.TAGGED) | Tagged() | Noted() | Has() as part):
            return part
        case _:
            return None


def _less(whole: Facets, rest: Facets) -> Facets:
    """Take the counts over some articles away from those over more; people are left out: not all of them are told."""
    cities = {one.geonameid: one for one in rest.cities}
    days = {one.key: one.count for one in rest.days}
    dated = [DayCount(one.key, one.count - days.get(one.key, 0)) for one in whole.days]
    return replace(
        whole,
        total=whole.total - rest.total,
        undated=whole.undated - rest.undated,
        cities=ordered_cities(_city_less(one, cities.get(one.geonameid)) for one in whole.cities),
        days=tuple(one for one in dated if one.count),
        people=(),
        sources=_names_less(whole.sources, rest.sources),
        languages=_names_less(whole.languages, rest.languages),
    )


def _city_less(city: CityCount, rest: CityCount | None) -> CityCount:
    return city if rest is None else replace(city, count=city.count - rest.count, about=city.about - rest.about)


def _names_less(whole: Iterable[NameCount], rest: Iterable[NameCount]) -> tuple[NameCount, ...]:
    counts = {one.key: one.count for one in rest}
    left = (replace(one, count=one.count - counts.get(one.key, 0)) for one in whole)
    return tuple(sorted((one for one in left if one.count), key=lambda one: (-one.count, one.name)))
