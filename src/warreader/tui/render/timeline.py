"""Draws the timeline: a bar for every day, week, month or year, as space allows, with what is chosen.

In: the counts by day, and a width. Out: periods, and the line that shows them with the period under each of its cells.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from warreader.tui.render import Piece, Pieces, cells, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.archive import DayCount

FEWEST: Final = 3
"""Periods with articles from which a timeline tells more than the list does."""
_BARS: Final = "▁▂▃▄▅▆▇█"
_OUTLIERS: Final = 0.005
"""Share of the articles at each end that may lie outside: one misread year must not squeeze a war into a single bar."""
_WORTH: Final = 2  # units that must be gained for that: days instead of months, weeks instead of years
_WIDEST_BAR: Final = 4
_UNITS: Final = ("day", "week", "month", "year")
_LONGEST: Final = {"day": 1, "week": 7, "month": 31, "year": 366}  # days


@dataclass(frozen=True, slots=True)
class Period:
    """One bar."""

    first: dt.date
    """Its first day."""
    last: dt.date
    """Its last day, part of it."""
    count: int
    """Articles published in it."""
    group: str
    """What is written before the first bar of its month or year; empty for none."""


def periods(days: Iterable[DayCount], width: int) -> tuple[Period, ...]:
    """Cut time into the finest periods that fit.

    Args:
        days: Counts; what is no whole day (`2022-03`) is passed over.
        width: Cells.

    Returns:
        Periods without gaps, oldest first; empty where there are too few to show.
    """
    counts = {dt.date.fromisoformat(day.key): day.count for day in days if len(day.key) == len("2022-03-02")}
    if not counts:
        return ()
    level, cut = _finest(counts, width)
    finer, inner = _finest(_without_outliers(counts), width)
    if finer <= level - _WORTH:
        cut = inner
    return cut if sum(1 for period in cut if period.count) >= FEWEST else ()


def _finest(counts: dict[dt.date, int], width: int) -> tuple[int, tuple[Period, ...]]:
    """Cut time into the finest unit that fits; give its place in `_UNITS` too."""
    first, last = min(counts), max(counts)
    for level, unit in enumerate(_UNITS):
        if (last - first).days > width * _LONGEST[unit]:
            continue
        cut = _cut(counts, first, last, unit)
        if _cells(cut) <= width:
            return level, cut
    recent = max(first, dt.date(max(last.year - width // 2, 1), 1, 1))  # with room for the names of the decades
    return len(_UNITS), _cut({day: count for day, count in counts.items() if day >= recent}, recent, last, "year")


def _without_outliers(counts: dict[dt.date, int]) -> dict[dt.date, int]:
    left_out = int(sum(counts.values()) * _OUTLIERS)
    kept = dict(sorted(counts.items()))
    for ends in (list(kept), list(reversed(kept))):
        spare = left_out
        for day in ends:
            spare -= kept[day]
            if spare < 0:
                break
            del kept[day]
    return kept


def _cut(counts: dict[dt.date, int], first: dt.date, last: dt.date, unit: str) -> tuple[Period, ...]:
    found: list[Period] = []
    ordered = sorted(counts.items())
    at, day, group = 0, _start(first, unit), ""
    while day <= last:
        end = _end(day, unit)
        count = 0
        while at < len(ordered) and ordered[at][0] <= end:
            count += ordered[at][1]
            at += 1
        name = _group(day, unit)
        found.append(Period(day, end, count, name if name != group else ""))
        group = name
        if end == dt.date.max:
            break
        day = end + dt.timedelta(1)
    return tuple(found)


def _start(day: dt.date, unit: str) -> dt.date:
    if unit == "week" and day.toordinal() > calendar.SUNDAY:
        return day - dt.timedelta(day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1) if unit == "year" else day


def _end(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return dt.date.fromordinal(min(day.toordinal() + 6, dt.date.max.toordinal()))
    if unit == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day.replace(month=12, day=31) if unit == "year" else day


def _group(day: dt.date, unit: str) -> str:
    """Name what a period belongs to: its month and year for a day, its year for a week or a month, its ten years."""
    if unit == "day":
        return f"{words.MONTHS[day.month - 1][:3]} {day.year}"
    return str(day.year) if unit in {"week", "month"} else f"{day.year // 10 * 10}s"


def _cells(cut: Sequence[Period]) -> int:
    return len(cut) + sum(len(period.group) + 2 for period in cut if period.group)


def bar_cells(shown: Sequence[Period], width: int) -> int:
    """Tell how wide a bar may be so that all of them fill the width; few bars stay slim."""
    names = _cells(shown) - len(shown)
    return max(1, min((width - names) // max(len(shown), 1), _WIDEST_BAR))


def period_words(period: Period) -> str:
    """Name a period: `2 Mar 2022`, `28 Feb – 6 Mar 2022`, `March 2022`, `2022`."""
    first, last = period.first, period.last
    if first == last:
        return f"{first.day} {words.MONTHS[first.month - 1][:3]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.day == 1 and last.month == first.month and last.day > 7:  # noqa: PLR2004  # a whole month, not a week
        return f"{words.MONTHS[first.month - 1]} {first.year}"
    begin = f"{first.day} {words.MONTHS[first.month - 1][:3]}"
    return f"{begin} – {last.day} {words.MONTHS[last.month - 1][:3]} {last.year}"


def timeline(
    shown: Sequence[Period], bar: int, chosen: tuple[dt.date, dt.date] | None, marked: range
) -> tuple[Pieces, tuple[int | None, ...]]:
    """Draw the bars.

    Args:
        shown: The periods.
        bar: Cells of a bar.
        chosen: First and last day that the query asks for; None for all.
        marked: Indexes under the cursor; empty without one.

    Returns:
        The line, and for each of its cells the index of its period, None where a name stands.
    """
    most = max((period.count for period in shown), default=0)
    pieces: list[Piece] = []
    places: list[int | None] = []
    for index, period in enumerate(shown):
        if period.group:
            label = f"{' ' if pieces else ''}{period.group} "
            pieces.append(Piece(label, ("label",)))
            places += [None] * cells.width(label)
        within = chosen is None or (chosen[0] <= period.last and period.first <= chosen[1])
        role = "bar" if within and period.count else "faint"
        pieces.append(Piece(_bar(period.count, most) * bar, (role, "cursor") if index in marked else (role,)))
        places += [index] * bar
    joined = [Piece("".join(one.text for one in run), roles) for roles, run in groupby(pieces, lambda one: one.roles)]
    return tuple(joined), tuple(places)


def _bar(count: int, most: int) -> str:
    """The lowest bar is for none, so that one article among thousands still shows."""
    return _BARS[0] if not count else _BARS[1 + (len(_BARS) - 2) * count // most]
