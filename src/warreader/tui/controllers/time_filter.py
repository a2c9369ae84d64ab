"""The timeline as a filter: days of publication, or days that articles tell of.

What is chosen there changes the query. The counts come from a worker and follow the query.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from warreader.tui import query_filters
from warreader.tui.jobs.timeline_counts import TimeKind, count_beyond, count_periods, count_stretch

if TYPE_CHECKING:
    from warreader.query import Query
    from warreader.tui.answers import DatesCounted
    from warreader.tui.controllers.host import Host
    from warreader.tui.render.periods import Period
    from warreader.tui.widgets.timeline import Timeline


class TimeFilter:
    """Fills the timeline, and takes what is chosen on it into the query.

    Args:
        host: The screen.
        line: The timeline.
    """

    def __init__(self, host: Host, line: Timeline) -> None:
        self._host, self._line = host, line
        self._days: DatesCounted | None = None

    def go_there(self) -> None:
        """Go to the timeline, where there is one."""
        if self._line.display:
            self._line.screen.set_focus(self._line)
        else:
            self._host.say("There are too few days for a timeline, or too few columns: it takes 90.")

    @property
    def is_behind(self) -> bool:
        """Whether the timeline is still to be counted for what is asked."""
        return self._days is None or self._days.query != self._host.asked or self._line.is_counting

    # --- what it shows

    def take_dates(self, counted: DatesCounted) -> None:
        """Show the counts of days, if they are of what is asked; on a timeline of events, those are asked for."""
        if counted.query != self._host.asked:
            return
        facets = counted.facets
        if facets is not None and facets.since is not None:
            since, chosen = dt.date.fromisoformat(facets.since), query_filters.chosen_days(counted.query)
            self._line.show_newest(facets, since, counted.all_days, chosen)
            return
        self._days = counted
        if self._line.kind is TimeKind.EVENTS:
            self._line.show_events(query_filters.chosen_events(counted.query))
        else:
            self._show_published()

    def _show_published(self) -> None:
        if self._days is not None and (counted := self._days.facets) is not None:
            likeliest = tuple(str(dates[0]) for dates in self._days.inferred if dates)
            chosen = query_filters.chosen_days(self._days.query)
            self._line.show_days(counted.days, likeliest, counted.undated, chosen)

    def switch_kind(self) -> None:
        """Show the other kind of days."""
        if self._line.kind is TimeKind.PUBLISHED:
            self._line.show_events(query_filters.chosen_events(self._host.asked))
            self._host.say("The timeline shows the days that articles tell of.")
        else:
            self._show_published()
            self._host.say("The timeline shows the days of publication.")

    # --- counts that the timeline asks for

    def count(self, stretch: tuple[dt.date, dt.date] | None) -> None:
        """Count all periods, or a stretch (first and last day)."""
        line, worker = self._line, self._host.worker
        asked = (self._host.asked, line.kind)
        if stretch is None:
            show = partial(self._show_periods, asked, line.room)
            worker.count_time("time", show, count_periods, *asked, line.periods, line.room)
        else:
            worker.count_time("stretch", partial(self._show_stretch, asked, stretch), count_stretch, *asked, stretch)

    def _still_asked(self, asked: tuple[Query, TimeKind]) -> bool:
        return asked == (self._host.asked, self._line.kind)

    def _show_periods(self, asked: tuple[Query, TimeKind], width: int, counted: tuple[Period, ...] | None) -> None:
        if not self._still_asked(asked):
            return
        if counted is None:
            self._host.say("Counting along the timeline takes too long for this query.")
        else:
            self._line.show_counted(counted, width)
            if counted and self._line.kind is TimeKind.EVENTS:
                show = partial(self._show_beyond, asked, counted)
                self._host.worker.count_time("beyond", show, count_beyond, asked[0], counted)

    def _show_beyond(
        self, asked: tuple[Query, TimeKind], shown: tuple[Period, ...], said: tuple[str, str] | None
    ) -> None:
        if said is not None and self._still_asked(asked):
            self._line.show_beyond(shown, said)

    def _show_stretch(
        self, asked: tuple[Query, TimeKind], stretch: tuple[dt.date, dt.date], counts: tuple[int, int] | None
    ) -> None:
        if counts is not None and self._still_asked(asked):
            self._line.show_stretch(stretch, counts)

    # --- what is chosen

    def choose(self, first: dt.date, last: dt.date) -> None:
        """Ask for a stretch of days, both of them part of it, or take that back."""
        search = self._host.search
        if self._line.kind is TimeKind.EVENTS:
            search.ask_for(query_filters.toggle_events(search.asked, first, last))
        else:
            search.ask_for(query_filters.toggle_period(search.asked, first, last, inferred=search.finds_inferred))
