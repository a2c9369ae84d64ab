"""The timeline across the top: move along it, choose a day, a week, a month, or a stretch of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from warreader.tui.render import Piece, Pieces
from warreader.tui.render.hints import line_of_pieces
from warreader.tui.render.timeline import Period, bar_cells, period_words, periods, timeline
from warreader.tui.render.words import ROUGHLY, counted
from warreader.tui.widgets.roles import RoleStyles

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from warreader.archive import DayCount

_NOTE = 24  # cells kept for what is said at the right end


class Timeline(RoleStyles, can_focus=True):
    """How many articles there are when."""

    PREFIX = "time"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"time--label", "time--bar", "time--faint", "time--cursor", "time--note"}

    class Chosen(Message):
        """A stretch of time was chosen; both days belong to it."""

        def __init__(self, first: dt.date, last: dt.date) -> None:
            super().__init__()
            self.first, self.last = first, last

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._days: tuple[DayCount, ...] = ()
        self._undated = 0
        self._chosen: tuple[dt.date, dt.date] | None = None
        self._periods: tuple[Period, ...] = ()
        self._bar = 1
        self._cursor = 0
        self._anchor: int | None = None
        self._reserved = False

    def reserve(self, wanted: bool) -> None:  # noqa: FBT001  # what it is about
        """Keep the line free as long as nothing is counted, so that what stands below does not move then."""
        self._reserved = wanted

    def show_days(self, days: tuple[DayCount, ...], undated: int, chosen: tuple[dt.date, dt.date] | None) -> None:
        """Show other counts.

        Args:
            days: Articles by day.
            undated: Articles without a stated date.
            chosen: First and last day that the query asks for; None for all.
        """
        self._days, self._undated, self._chosen = days, undated, chosen
        self._reserved = False
        self._cut()

    def _cut(self) -> None:
        before = self._periods[self._cursor].first if self._cursor < len(self._periods) else dt.date.max
        width = self.app.size.width - _NOTE - 2
        self._periods = periods(self._days, width)
        self._bar = bar_cells(self._periods, width)
        self.set_class(not (self._periods or self._reserved), "-empty")
        self._cursor = max(0, sum(1 for period in self._periods if period.first <= before) - 1)
        self._anchor = None
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Cut time as finely as the new width allows."""
        self._cut()

    @property
    def _marked(self) -> range:
        anchor = self._cursor if self._anchor is None else self._anchor
        return range(min(anchor, self._cursor), max(anchor, self._cursor) + 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.content_size.width
        if y or not self._periods:
            return self.strip((), width)
        marked = self._marked if self.has_focus else range(0)
        bars, _ = timeline(self._periods, self._bar, self._chosen, marked)
        return self.strip(line_of_pieces(bars, self._note(), width), width)

    def _note(self) -> Pieces:
        if self.has_focus:
            marked = [self._periods[index] for index in self._marked]
            said = period_words(Period(marked[0].first, marked[-1].last, 0, ""))
            return (Piece(f"{said} · {sum(period.count for period in marked):,}", ("note",)),)
        return (Piece(f"{ROUGHLY} {counted(self._undated, 'undated', 'undated')}", ("note",)),) if self._undated else ()

    def on_click(self, event: events.Click) -> None:
        """Choose the period under the mouse."""
        _, places = timeline(self._periods, self._bar, None, range(0))
        column = event.x - self.styles.padding.left
        index = places[column] if 0 <= column < len(places) else None
        if index is not None:
            self._cursor, self._anchor = index, None
            self.action_choose()

    def _move_to(self, index: int) -> None:
        self._cursor = max(0, min(index, len(self._periods) - 1))
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
            marked = self._marked
            self._anchor = None
            self.post_message(self.Chosen(self._periods[marked[0]].first, self._periods[marked[-1]].last))
