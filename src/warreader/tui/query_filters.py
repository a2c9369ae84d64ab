"""Changes a query as the filter drawer's entries are toggled; the query is the only state.

In: a query and a choice. Out: another query. Only conditions that stand side by side at the top are touched; what the
reader wrote inside `OR` or parentheses stays as it is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from warreader.article import PartialDate
from warreader.query import And, Dated, InCity, Near, Not, Or, Query, TellsOf, Undated, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.query import Node


def conditions(query: Query) -> tuple[Node, ...]:
    """Return the conditions that stand side by side at the top of a query."""
    if query.root is None:
        return ()
    return query.root.parts if isinstance(query.root, And) else (query.root,)


def _keep(query: Query, wanted: Callable[[Node], bool], more: tuple[Node, ...] = ()) -> Query:
    parts = (*filter(wanted, conditions(query)), *more)
    root = None if not parts else parts[0] if len(parts) == 1 else And(parts)
    return replace(query, root=root)


def chosen_city(query: Query, *spellings: str) -> InCity | None:
    """Return the condition by which a query asks for a city, by any of these spellings; None if it does not."""
    wanted = {spelling.casefold() for spelling in spellings}
    for node in conditions(query):
        if isinstance(node, InCity) and not node.literal and node.spelling.casefold() in wanted:
            return node
    return None


def chosen_cities(query: Query) -> frozenset[str]:
    """Return the cities that a query asks for, as it spells them, case-folded; a number is a GeoNames number."""
    return frozenset(
        node.spelling.casefold() for node in conditions(query) if isinstance(node, InCity) and not node.literal
    )


def toggle_city(query: Query, value: str, *spellings: str, focus: bool) -> Query:
    """Ask for a city, or take that back.

    Args:
        query: The query as it is.
        value: What to write for the city.
        spellings: What else may stand for it in the query.
        focus: True for articles about it, False for every mention. Asking the other way than before changes over.

    Returns:
        The new query.
    """
    before = chosen_city(query, value, *spellings)
    if before is not None and before.focus == focus:
        return _keep(query, lambda node: node != before)
    return _keep(query, lambda node: node != before, (InCity(value, focus=focus),))


def city(value: str, *, focus: bool) -> InCity:
    """Return the condition that asks for a city."""
    return InCity(value, focus=focus)


def without(query: Query, node: Node) -> Query:
    """Return the query without one of its conditions."""
    return _keep(query, lambda part: part != node)


def stands(query: Query, node: Node) -> bool | None:
    """Return how a query asks for a condition: True for with it, False for without it, None for not at all."""
    for part in conditions(query):
        if part == node:
            return True
        if isinstance(part, Not) and part.part == node:
            return False
    return None


def toggle(query: Query, node: Node, *, excluded: bool = False) -> Query:
    """Ask for a condition, or take that back.

    Args:
        query: The query as it is.
        node: The condition.
        excluded: True to ask for what does not fulfil it. Asking the other way than before changes over.

    Returns:
        The new query.
    """
    before = stands(query, node)
    more = () if before is not None and before != excluded else (Not(node) if excluded else node,)
    return _keep(query, lambda part: part not in {node, Not(node)}, more)


def chosen_date(query: Query) -> Dated | Undated | None:
    """Return the condition by which a query asks for a date; None if it does not."""
    for node in conditions(query):
        if isinstance(node, Dated | Undated):
            return node
    return None


def toggle_date(query: Query, date: PartialDate | None, *, inferred: bool) -> Query:
    """Ask for a day, month or year instead of the date asked for before, or take that back.

    Args:
        query: The query as it is.
        date: The date; None for articles of unknown date.
        inferred: True if an inferred date will do.

    Returns:
        The new query.
    """
    wanted = Undated() if date is None else Dated(date, date, inferred)
    more = () if chosen_date(query) == wanted else (wanted,)
    return _keep(query, lambda node: not isinstance(node, Dated | Undated), more)


def toggle_period(query: Query, first: dt.date, last: dt.date, *, inferred: bool) -> Query:
    """Ask for a stretch of days, both ends part of it, or take that back; a whole month or year is written as such."""
    one = _whole(first, last)
    wanted = Dated(one, one, inferred) if one else Dated(PartialDate.of(first), PartialDate.of(last), inferred)
    more = () if chosen_date(query) == wanted else (wanted,)
    return _keep(query, lambda node: not isinstance(node, Dated | Undated), more)


def toggle_events(query: Query, first: dt.date, last: dt.date) -> Query:
    """Ask for what tells of a stretch of days, both ends part of it, instead of another; or take that back."""
    one = _whole(first, last)
    wanted = TellsOf(one, one) if one else TellsOf(PartialDate.of(first), PartialDate.of(last))
    more = () if stands(query, wanted) else (wanted,)
    return _keep(query, lambda node: not isinstance(node, TellsOf), more)


def without_events(query: Query) -> Query:
    """Return the query without the days that it asks to be told of."""
    return _keep(query, lambda node: not isinstance(node, TellsOf))


def chosen_events(query: Query) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day that a query asks to be told of; None where it does not."""
    return next((node.days for node in conditions(query) if isinstance(node, TellsOf)), None)


def _whole(first: dt.date, last: dt.date) -> PartialDate | None:
    for date in (PartialDate.of(first), PartialDate(first.year, first.month), PartialDate(first.year)):
        if (date.earliest, date.latest) == (first, last):
            return date
    return None


def chosen_days(query: Query) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day that a query asks for; None where it asks for no stretch of time."""
    chosen = chosen_date(query)
    if not isinstance(chosen, Dated):
        return None
    first, last = chosen.days
    low, high = first or dt.date.min.toordinal(), last or dt.date.max.toordinal()
    return (dt.date.fromordinal(low), dt.date.fromordinal(high)) if 0 < low <= high else None


def with_inferred(query: Query, *, inferred: bool) -> Query:
    """Let the dates that a query asks for be inferred ones, or not."""
    if not any(isinstance(node, Dated) for node in conditions(query)):
        return query
    parts = tuple(replace(node, inferred=inferred) if isinstance(node, Dated) else node for node in conditions(query))
    return replace(query, root=parts[0] if len(parts) == 1 else And(parts))


def without_dates(query: Query) -> Query:
    """Return the query without the date it asks for: what the dates in the drawer are counted in."""
    return _keep(query, lambda node: not isinstance(node, Dated | Undated))


def population(query: Query) -> Query:
    """Return the query without its sample: what is drawn from, and what the drawer counts."""
    return replace(query, sample=None, seed=0)


def wanted_words(query: Query, *, titles: bool = True) -> tuple[str, ...]:
    """Return the words and phrases that a query looks for, those of titles as well or not; a prefix ends in `*`."""
    found = () if query.root is None else tuple(_words(query.root))
    return tuple(one.text + ("*" if one.prefix else "") for one in found if titles or not one.title)


def _words(node: Node) -> Iterator[Words]:
    if isinstance(node, Words):
        yield node
    elif isinstance(node, And | Or | Near):
        for part in node.parts:
            yield from _words(part)
    elif isinstance(node, Not):
        return
