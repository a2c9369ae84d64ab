"""Converts dates of the Persian calendar (Solar Hijri) to the Gregorian one.

Source of the arithmetic: the 33-year cycle with 8 leap years, which agrees with the astronomical calendar of Iran for
1244 to 1501 SH (1865 to 2122), years that `to_gregorian` is limited to.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

FIRST_YEAR: Final = 1279
"""1900 in the Gregorian calendar: nothing older is a date of publication here."""
LAST_YEAR: Final = 1479
"""2100 in the Gregorian calendar."""
_LEAP_RESTS: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_EPOCH: Final = date(1901, 3, 21)  # 1 Farvardin 1280
_EPOCH_YEAR: Final = 1280
_LONG_MONTHS: Final = 6  # the first six months have 31 days
_LAST_MONTH: Final = 12


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_RESTS


def _length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _LAST_MONTH or _is_leap(year) else 29


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Convert a day.

    Args:
        year: Year of the Persian calendar.
        month: 1 (Farvardin) to 12 (Esfand).
        day: 1 to 31.

    Returns:
        The same day in the Gregorian calendar; None if there is no such day or its year is beyond 1279 to 1479.
    """
    if not (FIRST_YEAR < year <= LAST_YEAR and 1 <= month <= _LAST_MONTH and 1 <= day <= _length(year, month)):
        return None
    days = sum(366 if _is_leap(one) else 365 for one in range(_EPOCH_YEAR, year))
    days += sum(_length(year, one) for one in range(1, month))
    return _EPOCH + timedelta(days=days + day - 1)
