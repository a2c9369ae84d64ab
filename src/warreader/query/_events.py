"""Event days as strings in which a period is a prefix: 20220301, 202203, 2022.

A text says 'on Sunday', 'in March', 'over the weekend'. A single day is eight digits; days that lie in one month are
its six, in one year its four. A period that is asked for is then a short list of beginnings, whatever its length.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPANS: Final = (1000, 100, 10, 1)  # years that share a beginning of one, two, three, four digits
_DECEMBER: Final = 12


def event_digits(days: str) -> str | None:
    """Write the day of an entity.

    Args:
        days: `YYYY-MM-DD`, or an interval `FIRST..LAST`.

    Returns:
        The day, or the month or year that all of the interval lies in; None where there is no such, or no such day.
    """
    first, _, last = days.partition("..")
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
    if begin == end:
        return f"{begin.year:04d}{begin.month:02d}{begin.day:02d}"
    if begin.year != end.year or begin > end:
        return None
    return f"{begin.year:04d}{begin.month:02d}" if begin.month == end.month else f"{begin.year:04d}"


def event_prefixes(first: date, last: date) -> list[str]:
    """Cover a period with beginnings of `event_digits`.

    Args:
        first: The first day.
        last: The last one; not before the first.

    Returns:
        Every day, month and year that lies in the period begins with one of them, and nothing else does.
    """
    return list(_cover(first, last))


def _cover(first: date, last: date) -> Iterator[str]:
    day = first
    while day <= last:
        length, digits = _longest(day, last)
        yield digits
        if (last - day).days < length:
            return
        day += timedelta(days=length)


def _longest(day: date, last: date) -> tuple[int, str]:
    """Find the longest span with a beginning of its own that begins on a day and does not pass the last one."""
    if (day.month, day.day) == (1, 1):
        for years in _SPANS:
            if day.year % years == 0 and (end := _year_end(day.year + years - 1)) and end <= last:
                return (end - day).days + 1, f"{day.year:04d}"[: 4 - len(str(years)) + 1]
    if day.day == 1:
        end = _month_end(day)
        if end <= last:
            return (end - day).days + 1, f"{day.year:04d}{day.month:02d}"
    return 1, f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _year_end(year: int) -> date | None:
    return date(year, 12, 31) if year <= date.max.year else None


def _month_end(day: date) -> date:
    if day.month == _DECEMBER:
        return date(day.year, 12, 31)
    return date(day.year, day.month + 1, 1) - timedelta(days=1)
