"""The timeline across the top: move along it, choose a day, week, month or longer period.

It shows days of publication, or the days that articles tell of. What it cannot count itself it asks the screen for.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message

from warreader.tui.jobs.timeline_counts import TimeKind
from warreader.tui.render import Piece, Pieces
from warreader.tui.render.hints import line_of_pieces
from warreader.tui.render.period_words import left_out, period_words
from warreader.tui.render.periods import Period, periods, periods_so_far
from warreader.tui.render.timeline import bar_cells, count_words, timeline
from warreader.tui.render.wording import ROUGHLY, counted
from warreader.tui.widgets.role_styles import RoleStyles

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from warreader.archive import DayCount, Facets

_NOTE: Final = 32  # cells kept for what is said at the right end: `26 Feb – 27 Feb · 12, 3 inferred`
_NONE_TOLD: Final = "too few days are told of, or they lie too far apart"
_JOIN: Final = " · "
_KIND: Final = max(map(len, TimeKind)) + 1


class Timeline(RoleStyles, can_focus=True):
    """The timeline widget."""

    PREFIX = "time"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"time--label", "time--bar", "time--faint", "time--cursor", "time--note"}

    class Chosen(Message):
        """A stretch of time was chosen; both days belong to it."""

        def __init__(self, first: dt.date, last: dt.date) -> None:
            super().__init__()
            self.first, self.last = first, last

    class Asked(Message):
        """Counts are wanted: of all periods, or of a stretch (first and last day)."""

        def __init__(self, stretch: tuple[dt.date, dt.date] | None = None) -> None:
            super().__init__()
            self.stretch = stretch

    class Switched(Message):
        """The other kind of days is wanted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.kind = TimeKind.PUBLISHED
        """Which days are shown."""
        self._days: tuple[DayCount, ...] = ()
        self._inferred: tuple[str, ...] = ()
        self._undated = 0
        self._left_out = ("", "")  # what is said of articles before the first bar, and behind the last one
        self._newest: int | None = None  # articles that are counted so far; None where all are
        self._with_inferred = False
        self._chosen: tuple[dt.date, dt.date] | None = None
        self._periods: tuple[Period, ...] = ()
        self._stretches: dict[tuple[dt.date, dt.date], tuple[int, int]] = {}
        self._bar = 1
        self._cursor = 0
        self._anchor: int | None = None
        self._reserved = self._was_shown = False
        self._counting = False

    @property
    def room(self) -> int:
        """Cells for the bars."""
        return max(self.app.size.width - _KIND - _NOTE - 2, 1)

    @property
    def periods(self) -> tuple[Period, ...]:
        """What is shown, oldest first."""
        return self._periods

    @property
    def is_counting(self) -> bool:
        """Whether what it shows is still to be counted."""
        return self._counting

    def reserve(self, wanted: bool) -> None:  # noqa: FBT001  # what it is about
        """Keep the line free as long as nothing is counted, so that what stands below does not move then."""
        self._reserved = wanted

    def show_days(
        self,
        days: tuple[DayCount, ...],
        inferred: tuple[str, ...],
        undated: int,
        chosen: tuple[dt.date, dt.date] | None,
    ) -> None:
        """Show other counts of days of publication.

        Args:
            days: Articles by day.
            inferred: Days that are inferred, one for an article.
            undated: Articles without a stated date.
            chosen: First and last day that the query asks for; None for all.
        """
        self.kind = TimeKind.PUBLISHED
        self._days, self._inferred, self._undated, self._chosen = days, inferred, undated, chosen
        self._reserved = False
        self._newest = None
        self._cut()

    def show_newest(
        self,
        counted: Facets,
        since: dt.date,
        all_days: tuple[DayCount, ...],
        chosen: tuple[dt.date, dt.date] | None,
    ) -> None:
        """Show days of publication while only the newest articles are counted; events are shown when all are.

        Args:
            counted: What is counted so far.
            since: The day from which on all is.
            all_days: Articles of the whole archive by day, after which time is cut.
            chosen: As `show_days` has it.
        """
        shown = periods_so_far(counted.days, all_days, since, self.room)
        if shown and self.kind is TimeKind.PUBLISHED:
            self._newest, self._chosen = counted.total, chosen
            self._stretches.clear()
            self._show(shown)

    def show_events(self, chosen: tuple[dt.date, dt.date] | None) -> None:
        """Show the days that articles tell of, as soon as they are counted; until then what was shown of them."""
        self._newest = None
        before, self.kind, self._chosen = self.kind, TimeKind.EVENTS, chosen
        if before is not self.kind:
            self._counting = True
            self._show(())
        self._cut()

    def show_counted(self, shown: tuple[Period, ...], width: int) -> None:
        """Show what was counted for a line of some width, unless it has another one meanwhile."""
        if width == self.room:
            self._counting = False
            self._show(shown)

    def show_beyond(self, shown: tuple[Period, ...], said: tuple[str, str]) -> None:
        """Say what lies before event days and behind them, as long as those are shown."""
        if shown == self._periods and self.kind is TimeKind.EVENTS:
            self._left_out = said
            self.refresh()

    def show_stretch(self, span: tuple[dt.date, dt.date], counts: tuple[int, int]) -> None:
        """Say how many articles are in a stretch: with stated dates, and with inferred ones."""
        self._stretches[span] = counts
        self.refresh()

    def let_infer(self, wanted: bool) -> None:  # noqa: FBT001  # what it is about
        """Say what choosing finds: inferred dates too, or not."""
        self._with_inferred = wanted
        self.refresh()

    def _cut(self) -> None:
        self._left_out = ("", "")
        if self._newest is not None:  # what is counted now is cut when it comes
            return
        if self.kind is TimeKind.PUBLISHED:
            shown = periods(self._days, self.room, self._inferred)
            self._left_out = left_out(self._days, shown)
            self._show(shown)
        self._stretches.clear()
        if self.kind is TimeKind.EVENTS or (self._inferred and self._periods):
            self.post_message(self.Asked())

    def _show(self, shown: tuple[Period, ...]) -> None:
        before = self._periods[self._cursor].first if self._cursor < len(self._periods) else dt.date.max
        same = [one.span for one in shown] == [one.span for one in self._periods]
        self._periods = shown
        self._bar = bar_cells(shown, self.room)
        self._was_shown = self._was_shown or bool(shown)  # from then on nothing moves where a query leaves no bars
        empty = not (shown or self._reserved or self._was_shown or self.kind is TimeKind.EVENTS)
        self.set_class(empty, "-empty")
        if not same:
            self._cursor = max(0, sum(1 for period in shown if period.first <= before) - 1)
            self._anchor = None
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Cut time as finely as the new width allows."""
        self._cut()

    def fit_width(self) -> None:
        """Come back where a wider terminal has room for bars: what is not displayed is told of no resize."""
        if not self.display:
            self._cut()

    @property
    def _marked(self) -> range:
        anchor = self._cursor if self._anchor is None else self._anchor
        return range(min(anchor, self._cursor), max(anchor, self._cursor) + 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.content_size.width
        if y or (not self._periods and self.kind is TimeKind.PUBLISHED):
            return self.strip((), width)
        marked = self._marked if self.has_focus else range(0)
        bars = timeline(self._periods, self._bar, self._chosen, marked)[0]
        return self.strip(
            line_of_pieces((Piece(f"{self.kind:<{_KIND}}", ("note",)), *bars), self._note(), width), width
        )

    def _note(self) -> Pieces:
        if self.has_focus and self._periods:
            return (Piece(self._count_words(), ("note",)),)
        if self.kind is TimeKind.EVENTS and not self._periods:
            return (Piece("counting …" if self._counting else _NONE_TOLD, ("note",)),)
        if self._newest is not None:
            return (Piece(f"newest {self._newest:,} so far", ("note",)),)
        is_published = self.kind is TimeKind.PUBLISHED
        undated = f"{ROUGHLY} {counted(self._undated, 'undated', 'undated')}" if self._undated and is_published else ""
        parts = [part for part in (*self._left_out, undated) if part]
        said = next(
            (line for end in range(len(parts), 0, -1) if len(line := _JOIN.join(parts[:end])) <= self._free), ""
        )
        return (Piece(said, ("note",)),) if said else ()

    @property
    def _free(self) -> int:
        """Cells behind the bars."""
        taken = _KIND + len(timeline(self._periods, self._bar, None, range(0))[1])
        return max(self.content_size.width - taken - 2, _NOTE)

    def _count_words(self) -> str:
        marked = self._periods[self._marked.start : self._marked.stop]
        counts = (marked[0].count, marked[0].inferred) if len(marked) == 1 else self._stretches.get(self._span)
        if counts is None or not all(one.is_counted for one in marked):
            return f"{period_words(Period(*self._span, 0))} · …"
        together = self.kind is TimeKind.EVENTS or self._with_inferred
        said = count_words(marked, counts, together=together, room=self._free)
        ends = (self._cursor == 0, self._cursor == len(self._periods) - 1)
        beyond = next((part for part, here in zip(self._left_out, ends, strict=True) if here and part), "")
        whole = f"{said}{_JOIN}{beyond}"
        return whole if beyond and len(whole) <= self._free else said

    @property
    def _span(self) -> tuple[dt.date, dt.date]:
        return self._periods[self._marked.start].first, self._periods[self._marked.stop - 1].last

    def on_click(self, event: events.Click) -> None:
        """Choose the period under the mouse; on the name of the kind, show the other kind."""
        places = timeline(self._periods, self._bar, None, range(0))[1]
        column = event.x - self.styles.padding.left - _KIND
        if column < 0:
            self.action_kind()
            return
        index = places[column] if column < len(places) else None
        if index is not None:
            self._cursor, self._anchor = index, None
            self.action_choose()

    def action_kind(self) -> None:
        """Show days of publication, or the days that articles tell of."""
        self.post_message(self.Switched())

    def _move_to(self, index: int) -> None:
        self._cursor = max(0, min(index, len(self._periods) - 1))
        if len(self._marked) > 1 and self._span not in self._stretches:
            self.post_message(self.Asked(self._span))
        self.refresh()

    def action_later(self, count: int = 1) -> None:
        """Go some periods on."""
        self._move_to(self._cursor + count)

    def action_earlier(self, count: int = 1) -> None:
        """Go some periods back."""
        self._move_to(self._cursor - count)

    def action_top(self) -> None:
        """Go to the first period."""
        self._move_to(0)

    def action_bottom(self) -> None:
        """Go to the last period."""
        self._move_to(len(self._periods) - 1)

    def action_stretch(self) -> None:
        """Begin a stretch here, or give it up."""
        self._anchor = self._cursor if self._anchor is None else None
        self.refresh()

    def action_choose(self) -> None:
        """Choose the period under the cursor, or the stretch."""
        if self._periods:
            first, last = self._span
            self._anchor = None
            self.post_message(self.Chosen(first, last))
