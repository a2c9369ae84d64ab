"""Parses a date field of the source: ISO 8601, RFC 2822, Unix time, or a partial date.

A field is trusted, but never repaired: a day that does not exist, a year outside of 1900 to 2100 and plain nonsense
give nothing, and '02/03/2022', which nothing decides, gives both readings with a low confidence.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from warreader.article import PartialDate
from warreader.frozen import dataclass
from warreader.text.dates._expressions import Expression, find_expressions
from warreader.text.dates._grammar import Form, partial

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST: Final = 80  # 'Wednesday, 2 de septiembre de 2022 10:06:12.345 GMT+02:00' and some room
_EPOCH: Final = re.compile(r"\d{9,10}(?:\.\d{1,9})?|\d{12,13}", re.ASCII)
_FIRST_EPOCH: Final = 10**8  # March 1973: smaller numbers are no times, '20220302' is a day
_MILLISECONDS: Final = 10**11
_COMPACT: Final = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?(?P<zone>Z)?)?", re.ASCII
)
_YEAR_ONLY: Final = re.compile(r"(?P<year>\d{4})", re.ASCII)
_YEAR_MONTH: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d\d?)", re.ASCII)
_WEEK: Final = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d\d)(?:-?(?P<day>[1-7]))?", re.ASCII)
_WALL_CLOCK: Final = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?", re.ASCII)
_OFFSET: Final = re.compile(r"[+-](?P<hours>\d\d):?(?P<minutes>\d\d)?", re.ASCII)
_RESIDUE: Final = re.compile(r"[^\W\d_]{3,}")
_SURE: Final = 0.99
_PARTIAL: Final = 0.95
_UNDECIDED: Final = 0.5  # two readings, nothing between them
_LAST_SECOND: Final = 60  # a leap second
_WIDEST_OFFSET: Final = 14  # hours; Kiritimati


@dataclass(frozen=True, slots=True)
class GivenDate:
    """What a field says."""

    date: PartialDate
    """The date."""
    time: str | None = None
    """The time of day, 'HH:MM', as written."""
    zone: str | None = None
    """The zone, as written."""
    rival: PartialDate | None = None
    """The other reading of '02/03/2022'; None where there is only one."""

    @property
    def confidence(self) -> float:
        """How sure, 0 to 1: less for a part of a date, much less where two readings stand against each other."""
        if self.rival is not None:
            return _UNDECIDED
        return _SURE if self.date.whole else _PARTIAL


def read_given(field: str | None) -> GivenDate | None:
    """Read a date from a field.

    Args:
        field: As the source writes it; None if it gives none.

    Returns:
        The date; None if the field is empty, is no date, or a date that does not exist.
    """
    if field is None or not (text := field.strip()) or len(text) > _LONGEST:
        return None
    found = _read(text)
    return None if found is None or _is_no_time(found.date) else found


def _read(text: str) -> GivenDate | None:
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    for form, read in ((_COMPACT, _compact), (_YEAR_ONLY, _year), (_YEAR_MONTH, _year), (_WEEK, _week)):
        if match := form.fullmatch(text):
            return read(match)
    return _written(text)


def _from_epoch(seconds: float) -> GivenDate | None:
    if seconds >= _MILLISECONDS:
        seconds /= 1000
    if seconds < _FIRST_EPOCH:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    day = partial(moment.year, moment.month, moment.day)
    return None if day is None else GivenDate(day, f"{moment.hour:02d}:{moment.minute:02d}", "UTC")


def _compact(match: re.Match[str]) -> GivenDate | None:
    day = partial(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    clock = None if match["hour"] is None else f"{match['hour']}:{match['minute']}"
    if clock is not None and (int(match["hour"]) > 23 or int(match["minute"]) > 59):  # noqa: PLR2004  # the clock
        return None
    return GivenDate(day, clock, match["zone"])


def _year(match: re.Match[str]) -> GivenDate | None:
    parts = match.groupdict()
    try:
        date = PartialDate(int(parts["year"]), int(parts["month"]) if "month" in parts else None)
    except ValueError:
        return None
    return GivenDate(date) if 1900 <= (date.year or 0) <= 2100 else None  # noqa: PLR2004  # as everywhere


def _week(match: re.Match[str]) -> GivenDate | None:
    if match["day"] is None:
        return None
    try:
        day = (
            datetime.strptime(f"{match['year']}-{match['week']}-{match['day']}", "%G-%V-%u").replace(tzinfo=UTC).date()
        )
    except ValueError:
        return None
    found = partial(day.year, day.month, day.day)
    return None if found is None else GivenDate(found)


def _is_sound(text: str, expression: Expression) -> bool:
    """Return whether what stands beside the date is a time that exists, and nothing else of weight."""
    for clock in _WALL_CLOCK.finditer(text):
        hour, minute, second = (int(clock[name] or 0) for name in ("hour", "minute", "second"))
        if hour > 23 or minute > 59 or second > _LAST_SECOND:  # noqa: PLR2004  # the clock
            return False
        offset = _OFFSET.match(text, clock.end())
        if offset and (int(offset["hours"]) > _WIDEST_OFFSET or int(offset["minutes"] or 0) > 59):  # noqa: PLR2004
            return False
    words = _RESIDUE.findall(text[: expression.start] + " " + text[expression.end :])
    return len(words) <= 4  # noqa: PLR2004  # a weekday, 'Published on', the name of a zone


def _written(text: str) -> GivenDate | None:
    expressions: Sequence[Expression] = find_expressions(text, 0, len(text))
    if len(expressions) != 1 or not _is_sound(text, expressions[0]):
        return None
    one = expressions[0]
    if one.short_year and one.form is Form.NUMERIC and one.rival is None and one.month_first is None:
        return None
    return GivenDate(one.date, one.time, one.zone, one.rival)


def _is_no_time(day: PartialDate) -> bool:
    """Return whether a day is what a program writes that knows none: the zero of its clock, or a second before it."""
    return day in {PartialDate(1970, 1, 1), PartialDate(1969, 12, 31)}
