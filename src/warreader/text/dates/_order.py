"""Decides whether '02/03/2022' is day-month or month-day, from the rest of the page.

In comes every date of the page, out come the same dates with the reading chosen where something decides: figures that
allow one order only, days near by (the crawler's prefix, an address), the habits of a page that writes 'March 2, 2022'
or prints American zones. Where nothing does, both readings stay.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.text.dates._grammar import Form
from warreader.text.dates._tokens import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from warreader.article import PartialDate
    from warreader.text.dates._expressions import Expression

_FIGURES: Final = 4  # a page that writes 13/02/2022 once writes so throughout
_ZONE: Final = 3
_HALF_DAY: Final = 1
_STYLE: Final = 1
_MOST_STYLE: Final = 2
_AMERICAN: Final = vocabulary("ET EST EDT CT CST CDT MT MST MDT PT PST PDT")
_NEAR: Final = 31  # days between a stamp and the crawl of its page, in 17 of 17 pages checked
_HALF: Final = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_MONTH_LED: Final = re.compile(r"[A-Z][a-z]{2,8}\.? \d")
_DAY_LED: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\b")


def settle_order(text: str, expressions: Sequence[Expression], anchors: Iterable[date]) -> list[Expression]:
    """Choose between the readings of ambiguous dates.

    Args:
        text: The source text.
        expressions: The dates of the page.
        anchors: Days known otherwise: of the crawler's prefix, of addresses.

    Returns:
        The same dates in the same order; `rival` is None where something decided.
    """
    if not any(one.rival for one in expressions):
        return list(expressions)
    votes = sum(_vote(text, one) for one in expressions if one.form is Form.NUMERIC)
    style = sum(_style(text, one) for one in expressions if one.form is Form.NAMED)
    votes += max(-_MOST_STYLE, min(_MOST_STYLE, style))
    days = tuple(anchors)
    return [_settle(one, votes, days) if one.rival else one for one in expressions]


def _vote(text: str, one: Expression) -> int:
    """Count what one date in figures says: above 0 for the month first, below for the day."""
    if one.month_first is not None:
        return _FIGURES if one.month_first else -_FIGURES
    vote = _HALF_DAY if _HALF.search(text, one.start, one.end) else 0
    if one.zone is not None:
        vote += _ZONE if one.zone in _AMERICAN else -_ZONE
    return vote - ("-" in text[one.start : one.end])


def _style(text: str, one: Expression) -> int:
    written = text[one.start : one.end]
    if one.date.year is None:
        return 0
    return _STYLE if _MONTH_LED.match(written) else -_STYLE if _DAY_LED.match(written) else 0


def _settle(one: Expression, votes: int, anchors: Sequence[date]) -> Expression:
    if one.rival is None:
        return one
    near = _is_near(one.date, anchors), _is_near(one.rival, anchors)
    if near == (True, False):
        return replace(one, rival=None)
    if near == (False, True):
        return replace(one, date=one.rival, rival=None)
    if votes:
        return replace(one, date=one.rival if votes > 0 else one.date, rival=None)
    return one


def _is_near(day: PartialDate, anchors: Sequence[date]) -> bool:
    whole = day.whole
    return whole is not None and any(abs((anchor - whole).days) <= _NEAR for anchor in anchors)
