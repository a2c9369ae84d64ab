"""Finds what looks like a date in a line: '2 March 2022', '03/02/2022', '2022-03-02T10:06', '۰۹ اسفند ۱۴۰۰', 'Feb 26'.

In comes a stretch of text, out come the dates in it with the day each means, its rival where only the page could tell
day and month apart, and the weekday and the time of day that stand beside it. Nothing here decides whether a date is
that of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.dates._clock import Clock, clock_at
from warreader.text.dates._grammar import Form, Written, date_at
from warreader.text.dates._tokens import Token, tokenise, vocabulary, weekday_of

if TYPE_CHECKING:
    from warreader.article import PartialDate

_CONNECTORS: Final = vocabulary(
    ", | - – — · • / ( @ : at on um à о об в ob ore ora alle saat klo kl godz godzina às las στις ώρα الساعة ساعت "
    "г года р року рік . t kell o v год the time le u"
)
_WEEKDAY_GAP: Final = vocabulary(", . the den de d a am on ( - – dnia")
_FIGURES: Final = re.compile(r"\d+")
_NEAR_FIGURES: Final = 48  # code points: the longest name of a month, a weekday and what stands between
_LONGEST_GAP: Final = 4  # tokens between a date and its time of day
_LONGEST_WEEKDAY_GAP: Final = 3
_LONGEST_CLOCK: Final = 8  # tokens: '10', ':', '06', ':', '12', 'am', '(', 'GMT'


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as a text writes it."""

    start: int
    """Code point at which it begins, a time of day before it included."""
    end: int
    """Code point behind it, a time of day behind it included."""
    date: PartialDate
    """What it means: a day, a month with its year, or a day without a year."""
    form: Form
    """How it is written."""
    rival: PartialDate | None = None
    """The day it would be with day and month the other way round; None where only one reading exists."""
    month_first: bool | None = None
    """For figures that allow one order only: which one; None where they do not tell."""
    short_year: bool = False
    """True if the year has two digits."""
    weekday: int | None = None
    """The weekday printed beside it, 0 for Monday."""
    time: str | None = None
    """The time of day printed beside it, 'HH:MM'."""
    zone: str | None = None
    """The zone printed beside that."""


def find_expressions(text: str, start: int, end: int) -> list[Expression]:
    """Find the dates in a stretch of text.

    Args:
        text: The source text.
        start: Code point at which to begin.
        end: Code point at which to stop; a few thousand further at the most.

    Returns:
        The dates in order. Days that do not exist are left out. A time of day between two dates may belong to both.
    """
    return [one for begin, stop in _around_figures(text, start, end) for one in _in_window(text, begin, stop)]


def _around_figures(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the parts of a stretch that lie near figures: no date stands elsewhere."""
    windows: list[tuple[int, int]] = []
    for match in _FIGURES.finditer(text, start, end):
        begin, stop = _at_blank(text, start, match.start() - _NEAR_FIGURES), min(end, match.end() + _NEAR_FIGURES)
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], stop)
        else:
            windows.append((begin, stop))
    return windows


def _at_blank(text: str, start: int, at: int) -> int:
    """Move a place back to the nearest blank, so that no word is cut in two."""
    if at <= start:
        return start
    blank = text.rfind(" ", max(start, at - _NEAR_FIGURES), at)
    return at if blank < 0 else blank


def _in_window(text: str, start: int, end: int) -> list[Expression]:
    tokens = tokenise(text, start, end)
    expressions: list[Expression] = []
    index = 0
    while index < len(tokens):
        written = date_at(tokens, index)
        if written is None:
            index += 1
            continue
        if written.date is not None:
            expressions.append(_expression(tokens, written, written.date))
        index = written.behind
    return expressions


def _expression(tokens: list[Token], written: Written, date: PartialDate) -> Expression:
    clock = _clock_beside(tokens, written) if date.day else None
    found = Expression(
        start=written.start if clock is None else min(written.start, tokens[clock.first].start),
        end=written.end if clock is None else max(written.end, tokens[clock.behind - 1].end),
        date=date,
        form=written.form,
        rival=written.rival,
        month_first=written.month_first,
        short_year=written.short_year,
        weekday=_weekday_beside(tokens, written),
        time=clock.time if clock else None,
        zone=clock.zone if clock else None,
    )
    return _settled(found)


def _settled(expression: Expression) -> Expression:
    """Let the weekday beside a date choose between its two readings."""
    if expression.weekday is None or expression.rival is None:
        return expression
    fits = [
        day is not None and day.weekday() == expression.weekday
        for day in (expression.date.whole, expression.rival.whole)
    ]
    if fits == [True, False]:
        return replace(expression, rival=None, month_first=False)
    if fits == [False, True]:
        return replace(expression, date=expression.rival, rival=None, month_first=True)
    return expression


def _connects(token: Token) -> bool:
    return token.text.lower() in _CONNECTORS


def _clock_beside(tokens: list[Token], written: Written) -> Clock | None:
    """Find the time of day that belongs to a date: behind it, else before it."""
    index = written.behind
    for gap in range(_LONGEST_GAP):
        if clock := clock_at(tokens, index, dotted=gap <= 1):
            return clock
        if index >= len(tokens) or not _connects(tokens[index]):
            break
        index += 1
    return _clock_before(tokens, written.first)


def _clock_before(tokens: list[Token], behind: int) -> Clock | None:
    for index in range(behind - 1, max(-1, behind - 1 - _LONGEST_GAP - _LONGEST_WEEKDAY_GAP), -1):
        for first in range(max(0, index - _LONGEST_CLOCK + 1), index + 1):
            clock = clock_at(tokens, first)
            if clock and clock.behind == index + 1:
                return clock
        if not (_connects(tokens[index]) or weekday_of(tokens[index]) is not None):
            return None
    return None


def _weekday_beside(tokens: list[Token], written: Written) -> int | None:
    for index in range(written.first - 1, max(-1, written.first - 1 - _LONGEST_WEEKDAY_GAP), -1):
        if (weekday := weekday_of(tokens[index])) is not None:
            return weekday
        if tokens[index].text.lower() not in _WEEKDAY_GAP:
            return None
    return None
