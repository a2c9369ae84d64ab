"""Names the periods of a timeline, and says what lies before and behind those that are shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from warreader.date_words import spelt_date, spelt_month
from warreader.tui.render.periods import Span, days_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from warreader.archive import DayCount
    from warreader.tui.render.periods import Period


def period_words(period: Period) -> str:
    """Name a period: `2 Mar 2022`, `28 Feb – 6 Mar 2022`, `March 2022`, `2022`."""
    first, last = period.first, period.last
    if first == last:
        return spelt_date(first, short=True)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.day == 1 and last.month == first.month and last.day > 7:  # noqa: PLR2004  # a whole month, not a week
        return f"{spelt_month(first.month)} {first.year}"
    return f"{first.day} {spelt_month(first.month, short=True)} – {spelt_date(last, short=True)}"


def left_out(days: Iterable[DayCount], shown: Sequence[Period]) -> tuple[str, str]:
    """Say how many articles lie before what is shown, and behind it: `3 earlier, from 1914`, `2 later, to 2031`.

    Args:
        days: What was cut into periods.
        shown: The periods.

    Returns:
        What is said of each end; empty where nothing is left out there.
    """
    if not shown:
        return "", ""
    earlier, later = Counter[Span](), Counter[Span]()
    for day in days:
        if not day.key.startswith("-"):
            first, last = span = days_of(day.key)
            earlier[span] += day.count * (last < shown[0].first)
            later[span] += day.count * (first > shown[-1].last)
    return beyond_words(shown, earlier.total(), +earlier, later.total(), +later)


def beyond_words(
    shown: Sequence[Period], earlier: int, before: Iterable[Span], later: int, behind: Iterable[Span]
) -> tuple[str, str]:
    """Say how many articles lie before what is shown and behind it, and how far back and ahead, where known.

    Args:
        shown: The periods.
        earlier: How many lie before them.
        before: First and last day of what these are of.
        later: How many lie behind them.
        behind: The same of these.
    """
    first, last = min(before, default=None), max(behind, key=lambda span: span[1], default=None)
    return (
        f"{earlier:,} earlier" + (f", from {_apart(first, shown[0].first)}" if first else "") if earlier else "",
        f"{later:,} later" + (f", to {_apart(last, shown[-1].last)}" if last else "") if later else "",
    )


def _apart(span: Span, edge: dt.date) -> str:
    """Name the time of a span as exactly as tells it from the edge of what is shown, and as the span itself is.

    `1914`; `Jan 2022` where what is shown has days of 2022 too, and `3 Jan 2022` where they are of January.
    """
    first, last = span
    if first.year != edge.year or first.month != last.month:
        return str(first.year)
    month = f"{spelt_month(first.month, short=True)} {first.year}"
    return f"{first.day} {month}" if first == last and first.month == edge.month else month
