"""The part of the reader's screen that the timeline belongs to: days of publication, or days that articles tell of.

What is chosen there changes the query. The counts come from a worker and follow the query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from warreader.errors import QueryError
from warreader.tui import filters
from warreader.tui.answers import StretchCounted, TimeCounted
from warreader.tui.chronology import TimeKind, count_periods, count_stretch
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from textual.message import Message

    from warreader.archive import Archive
    from warreader.query import Query
    from warreader.tui.answers import DatesCounted
    from warreader.tui.archive_worker import ArchiveWorker


class Timing(Screen[None]):
    """The timeline."""

    worker: ArchiveWorker
    _query: Query

    _inferred = False
    """Whether a date that is chosen finds inferred dates too."""
    _days: DatesCounted | None = None

    if TYPE_CHECKING:  # the part with the query line has it

        def _set_query(self, query: Query) -> None: ...

    def show_time(self, message: DatesCounted) -> None:
        """Show the counts of days; on a timeline of events, those are asked for."""
        self._days = message
        line = self.query_one(Timeline)
        if line.kind is TimeKind.EVENTS:
            line.show_events(filters.chosen_events(message.query))
        else:
            self._show_published()

    def _show_published(self) -> None:
        if self._days is not None and (counted := self._days.facets) is not None:
            likeliest = tuple(str(dates[0]) for dates in self._days.inferred if dates)
            chosen = filters.chosen_days(self._days.query)
            self.query_one(Timeline).show_days(counted.days, likeliest, counted.undated, chosen)

    @on(Timeline.Asked)
    def _count_time(self, message: Timeline.Asked) -> None:
        line, query = self.query_one(Timeline), self._query
        kind, shown, width, span = line.kind, line.periods, line.room, message.stretch

        def count(archive: Archive) -> Message | None:
            try:
                if span is not None:
                    return StretchCounted(query, kind, span, count_stretch(archive, query, kind, span))
                return TimeCounted(query, kind, width, count_periods(archive, query, kind, shown, width))
            except QueryError:
                return None if span else TimeCounted(query, kind, width, None)

        self.worker.count_time(count, stretch=span is not None)

    @on(TimeCounted)
    def _show_counted(self, message: TimeCounted) -> None:
        line = self.query_one(Timeline)
        if (message.query, message.kind) != (self._query, line.kind):
            return
        if message.periods is None:
            self.query_one(KeyLine).say("Counting along the timeline takes too long for this query.")
        else:
            line.show_counted(message.periods, message.width)

    @on(StretchCounted)
    def _show_stretch(self, message: StretchCounted) -> None:
        line = self.query_one(Timeline)
        if (message.query, message.kind) == (self._query, line.kind):
            line.show_stretch(message.span, message.counts)

    @on(Timeline.Switched)
    def _switch_kind(self) -> None:
        line = self.query_one(Timeline)
        if line.kind is TimeKind.PUBLISHED:
            line.show_events(filters.chosen_events(self._query))
            self.query_one(KeyLine).say("The timeline shows the days that articles tell of.")
        else:
            self._show_published()
            self.query_one(KeyLine).say("The timeline shows the days of publication.")

    def action_filter_time(self) -> None:
        """Go to the timeline, where there is one."""
        line = self.query_one(Timeline)
        if line.display:
            self.set_focus(line)
        else:
            self.query_one(KeyLine).say("There are too few days for a timeline.")

    @on(Timeline.Chosen)
    def _pick_time(self, message: Timeline.Chosen) -> None:
        first, last = message.first, message.last
        if self.query_one(Timeline).kind is TimeKind.EVENTS:
            self._set_query(filters.toggle_events(self._query, first, last))
        else:
            self._set_query(filters.toggle_period(self._query, first, last, inferred=self._inferred))
