"""Counts for the timeline: inferred days of publication, and event days.

In: an archive and the query whose list choosing a time narrows. Out: periods with their counts, or one stretch of time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from warreader.query import Is, State
from warreader.tui import query_filters
from warreader.tui.render.period_words import beyond_words
from warreader.tui.render.periods import event_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Archive
    from warreader.query import Query
    from warreader.tui.render.periods import Period


class TimeKind(StrEnum):
    """Which days the timeline shows, in the words of the strip."""

    PUBLISHED = "published"
    EVENTS = "events"


def population(query: Query, kind: TimeKind) -> Query:
    """Return what is counted: the query without its sample and without the time that would be chosen."""
    without = query_filters.without_events if kind is TimeKind.EVENTS else query_filters.without_dates
    return query_filters.population(without(query))


def count_periods(
    archive: Archive, query: Query, kind: TimeKind, shown: Sequence[Period], width: int
) -> tuple[Period, ...]:
    """Count what is still to count.

    Args:
        archive: The archive.
        query: What the reader asks for.
        kind: Which days.
        shown: The periods of the days of publication, their stated dates counted; of event days none.
        width: Cells for the line; of event days it decides how fine they are cut.

    Returns:
        The periods.

    Raises:
        QueryError: The query takes too long.
    """
    over = population(query, kind)
    if kind is TimeKind.PUBLISHED:
        counts = archive.timeline.count_inferred(over, [period.span for period in shown])
        return tuple(replace(one, inferred=number) for one, number in zip(shown, counts, strict=True))
    cut = event_periods(
        archive.timeline.event_years(folded=over.folded), width, partial(archive.timeline.count_events, over)
    )
    if not cut or not archive.search(over & Is(State.INFERRED)).rows(0, 1):
        return cut
    counts = archive.timeline.count_events(over & Is(State.INFERRED), [period.span for period in cut])
    return tuple(replace(one, count=one.count - n, inferred=n) for one, n in zip(cut, counts, strict=True))


def count_beyond(archive: Archive, query: Query, shown: Sequence[Period]) -> tuple[str, str]:
    """Count the articles that tell of days before the periods that are shown, and of days behind them.

    Args:
        archive: The archive.
        query: What the reader asks for.
        shown: The periods of event days.

    Returns:
        What is said of each end, as `periods.left_out` has it of days of publication.

    Raises:
        QueryError: The query takes too long.
    """
    over = population(query, TimeKind.EVENTS)
    first, last = shown[0].first.toordinal(), shown[-1].last.toordinal()
    years = [year for year in archive.timeline.event_years(folded=over.folded) if year]
    before, behind = [], []
    for year in years:
        begin, end = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
        before += _between(begin, min(end, first - 1))
        behind += _between(max(begin, last + 1), end)
    whole = [_between(1, first - 1), _between(last + 1, dt.date.max.toordinal())]
    spans = [*before, *behind, *whole[0], *whole[1]]
    counts = dict(zip(spans, archive.timeline.count_events(over, spans), strict=True))
    earlier, later = (sum(counts[span] for span in end) for end in whole)
    found = [[span for span in part if counts[span]] for part in (before, behind)]
    return beyond_words(shown, earlier, found[0], later, found[1])


def _between(first: int, last: int) -> list[tuple[dt.date, dt.date]]:
    """Give the stretch between two days, by their ordinals; nothing where it has no day."""
    return [(dt.date.fromordinal(first), dt.date.fromordinal(last))] if first <= last else []


def count_stretch(archive: Archive, query: Query, kind: TimeKind, span: tuple[dt.date, dt.date]) -> tuple[int, int]:
    """Count a stretch of several periods: an article that stands in two of them counts once.

    Returns:
        Articles without those whose date is inferred, and these.

    Raises:
        QueryError: The query takes too long.
    """
    over = population(query, kind)
    if kind is TimeKind.PUBLISHED:
        stated = archive.search(query_filters.toggle_period(over, *span, inferred=False)).total
        return stated, archive.timeline.count_inferred(over, [span])[0]
    inferred = archive.timeline.count_events(over & Is(State.INFERRED), [span])[0]
    return archive.timeline.count_events(over, [span])[0] - inferred, inferred
