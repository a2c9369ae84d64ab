"""Divides time into days, weeks, months or years, the finest that fit a line, and counts articles in each.

In: counts by day of publication, or something that counts articles by the days they tell of. Out: periods.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from warreader.date_words import spelt_month
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warreader.archive import DayCount

Span: TypeAlias = tuple[dt.date, dt.date]
"""First and last day, both part of it."""
FEWEST: Final = 3
"""Periods with articles from which a timeline tells more than the list does."""
_OUTLIERS: Final = 0.005
"""Share of the articles at each end that may lie outside: one misread year must not squeeze a war into a single bar."""
_WORTH: Final = 2  # units that must be gained for that: days instead of months, weeks instead of years
_MONTH, _DAY = len("2022-03"), len("2022-03-02")
_SUNDAY: Final = 6
_UNITS: Final = ("day", "week", "month", "year")
_FINER: Final = (("month", 24), ("day", 62), ("", 0))
"""What is looked at next, and how many more of it than fit: the first and last year or month may be almost empty."""
_LONGEST: Final = {"day": 1, "week": 7, "month": 31, "year": 366}  # days


@dataclass(frozen=True, slots=True)
class Period:
    """One bar."""

    first: dt.date
    """Its first day."""
    last: dt.date
    """Its last day, part of it."""
    count: int
    """Articles with a stated date that were published in it, or that tell of a day in it."""
    group: str = ""
    """What is written before the first bar of its month or year; empty for none."""
    inferred: int = 0
    """The same of articles whose own date is inferred; none of them is in `count`."""
    is_counted: bool = True
    """False while nobody has counted all of it: the newest articles are counted first."""

    @property
    def span(self) -> Span:
        """First and last day."""
        return self.first, self.last


def periods(days: Iterable[DayCount], width: int, inferred: Iterable[str] = ()) -> tuple[Period, ...]:
    """Cut the days of publication into the finest periods that fit.

    Args:
        days: Counts; what is no whole day (`2022-03`) counts for the periods that hold all of it.
        width: Cells.
        inferred: Inferred dates (`2022-03-02`): there are periods for these too; they are not counted yet.

    Returns:
        Periods without gaps, oldest first; empty where there are too few to show.
    """
    stated = {day.key: day.count for day in days}
    whole = {dt.date.fromisoformat(key): count for key, count in stated.items() if len(key) == _DAY}
    spread = Counter(whole) + Counter(dt.date.fromisoformat(key) for key in inferred if len(key) == _DAY)
    cut = _with_gain(spread, width)
    if _shown(cut) < FEWEST:
        return ()
    if spread != whole:
        cut = _cut(whole, cut[0].first, cut[-1].last, _unit(cut))
    partial = {key: count for key, count in stated.items() if len(key) < _DAY and not key.startswith("-")}
    return _with_partial(_widened(cut, partial, whole, width), partial) if partial else cut


def _widened(
    cut: tuple[Period, ...], partial: Iterable[str], whole: dict[dt.date, int], width: int
) -> tuple[Period, ...]:
    """Add bars for months or years (`2022-03`, `2022`) at either end that are no longer than a bar, if all fit."""
    unit = _unit(cut)
    length = {"month": _MONTH, "year": len("2022")}.get(unit, _DAY)
    spans = [days_of(key) for key in partial if len(key) >= length]
    first = min([cut[0].first, *(first for first, _ in spans)])
    last = max([cut[-1].last, *(last for _, last in spans)])
    if (first, last) == (cut[0].first, cut[-1].last) or (last - first).days > width * _LONGEST[unit]:
        return cut
    wider = _cut(whole, first, last, unit)
    return wider if cells_of(wider) <= width else cut


def periods_so_far(
    days: Iterable[DayCount], all_days: Iterable[DayCount], since: dt.date, width: int
) -> tuple[Period, ...]:
    """Cut the time of a whole archive, while only its newest articles are counted.

    Args:
        days: Counts of the newest.
        all_days: Counts of everything, after which time is cut.
        since: The day from which on everything is counted.
        width: Cells.

    Returns:
        Periods as `periods` gives them; those that begin before that day are marked as not counted.
    """
    whole = {dt.date.fromisoformat(day.key): day.count for day in days if len(day.key) == _DAY}
    cut = periods(all_days, width)
    counted = _cut(whole, cut[0].first, cut[-1].last, _unit(cut)) if cut else ()
    return tuple(one if one.first >= since else replace(one, count=0, is_counted=False) for one in counted)


def event_periods(
    years: Iterable[int], width: int, count: Callable[[Sequence[Span]], Sequence[int]]
) -> tuple[Period, ...]:
    """Cut the days that articles tell of into the finest periods that fit: years are looked at first, then months.

    Args:
        years: Those that an article may tell of.
        width: Cells.
        count: Gives for stretches of time (first and last day) how many articles tell of each.

    Returns:
        Periods without gaps, oldest first, each counted for itself; empty where there are too few to show.
    """
    spans = [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years if year]
    known: dict[Span, int] = {}
    cuts: list[tuple[Period, ...]] = []
    for finer, slack in _FINER:
        counts = dict(zip(spans, count(spans), strict=True))
        known |= counts
        cut = _with_gain({first: number for (first, _), number in counts.items() if number}, width, counts)
        cuts.insert(0, cut)
        spans = [one.span for one in _cut({}, cut[0].first, cut[-1].last, finer)] if cut and finer else []
        if not 0 < len(spans) <= width + slack:
            break
    for cut in cuts:  # what is told of may be months, and no day
        missing = [one.span for one in cut if one.span not in known]
        known |= zip(missing, count(missing), strict=True)
        counted = tuple(replace(one, count=known[one.span]) for one in cut)
        if _shown(counted) >= FEWEST:
            return counted
    return ()


def days_of(key: str) -> Span:
    """Return the first and the last day of a day, a month or a year (`2022-03-02`, `2022-03`, `2022`)."""
    if len(key) == _DAY:
        day = dt.date.fromisoformat(key)
        return day, day
    return _first(key), _end(_first(key), "month" if len(key) == _MONTH else "year")


def _shown(cut: Sequence[Period]) -> int:
    return sum(1 for one in cut if one.count)


def _with_gain(counts: dict[dt.date, int], width: int, spans: Iterable[Span] = ()) -> tuple[Period, ...]:
    """Cut time into the finest unit that fits, without the outliers where that makes it much finer or fit at all.

    Args:
        counts: By first day.
        width: Cells.
        spans: First and last day of what is longer than a day.
    """
    ends = dict(iter(spans))

    def all_days(some: dict[dt.date, int]) -> dict[dt.date, int]:
        return {ends[day]: 0 for day in some if day in ends} | some

    if not counts:
        return ()
    level, cut = _finest(all_days(counts), width)
    finer, inner = _finest(all_days(_without_outliers(counts)), width)
    return inner if level == len(_UNITS) or finer <= level - _WORTH else cut


def _unit(cut: Sequence[Period]) -> str:
    length = max((period.last - period.first).days + 1 for period in cut)
    return next(unit for unit in _UNITS if length <= _LONGEST[unit])


def _with_partial(cut: Sequence[Period], partial: dict[str, int]) -> tuple[Period, ...]:
    """Add the months and years (`2022-03`, `2022`) that lie in a period as a whole."""
    spans = [(*days_of(key), n) for key, n in partial.items()]
    return tuple(
        replace(one, count=one.count + sum(n for first, last, n in spans if one.first <= first and last <= one.last))
        for one in cut
    )


def _first(key: str) -> dt.date:
    return dt.date(int(key[:4]), int(key[5:] or 1), 1)


def _finest(counts: dict[dt.date, int], width: int) -> tuple[int, tuple[Period, ...]]:
    """Cut time into the finest unit that fits; give its place in `_UNITS` too.

    Where not even years fit, those with the most articles are cut, and the place is behind that of the years.
    """
    first, last = min(counts), max(counts)
    for level, unit in enumerate(_UNITS):
        if (last - first).days > width * _LONGEST[unit]:
            continue
        cut = _cut(counts, first, last, unit)
        if cells_of(cut) <= width:
            return level, cut
    years = _fullest_years(counts, width)
    kept = {day: count for day, count in counts.items() if day.year in years}
    return len(_UNITS), _cut(kept, dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31), "year")


def _fullest_years(counts: dict[dt.date, int], width: int) -> range:
    """Give the years that hold the most articles among all runs that fit; of two that hold as many, the later ones."""
    by_year: Counter[int] = Counter()
    for day, count in counts.items():
        by_year[day.year] += count
    some = sorted(year for year, count in by_year.items() if count)
    fullest, most, held, at = range(some[0], some[0] + 1), 0, 0, 0
    for last in some:
        held += by_year[last]
        while some[at] < last and _cells_of_years(some[at], last) > width:
            held -= by_year[some[at]]
            at += 1
        if held >= most:
            fullest, most = range(some[at], last + 1), held
    return fullest


def _cells_of_years(first: int, last: int) -> int:
    """Return how wide bars of one cell are for some years, with the names of their decades between them."""
    return last - first + 1 + (last // 10 - first // 10 + 1) * (len("1980s") + 2)


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
    if unit == "week" and day.toordinal() > _SUNDAY:
        return day - dt.timedelta(day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1) if unit == "year" else day


def _end(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return dt.date.fromordinal(min(day.toordinal() + 6, dt.date.max.toordinal()))
    if unit == "month":
        from calendar import monthrange  # not for the first frame

        return day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(month=12, day=31) if unit == "year" else day


def _group(day: dt.date, unit: str) -> str:
    """Name what a period belongs to: its month and year for a day, its year for a week or a month, its ten years."""
    if unit == "day":
        return f"{spelt_month(day.month, short=True)} {day.year}"
    return str(day.year) if unit in {"week", "month"} else f"{day.year // 10 * 10}s"


def cells_of(cut: Sequence[Period]) -> int:
    """Return how wide bars of one cell are, with the names between them."""
    return len(cut) + sum(len(period.group) + 2 for period in cut if period.group)
