"""Finds the weekdays that a story speaks of: 'on Sunday', 'у вівторок', 'am Mittwoch'.

In comes a stretch of text, out come the weekdays named in it with their places, and whether each is still to come
('will meet on Friday'). Abbreviations and names that are common words of another language are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.frozen import dataclass
from warreader.text.dates._future import ANY_FUTURE
from warreader.text.dates._months import WEEKDAYS, fold
from warreader.text.dates._tokens import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

REACH: Final = 20_000
"""Code points of a stretch that are read; beyond them a page is a live blog of several days."""
_SHORTEST: Final = 4
_AMBIGUOUS: Final = frozenset(
    fold(word) for word in vocabulary("segunda terça quarta quinta sexta неделя luni joi pazar cuma salı marți")
)  # 'segunda' is second, 'luni' months, 'pazar' a market, 'неделя' a week in Russian and a Sunday in Bulgarian
_CASED: Final = re.compile(r"[^\W\d_]{4,16}(?:['’ʼ][^\W\d_]{1,4})?")
_CONTEXT: Final = 60


@dataclass(frozen=True, slots=True)
class WeekdayMention:
    """A weekday that a text names."""

    span: Span
    """Where."""
    weekday: int
    """0 for Monday to 6."""
    future: bool
    """True if it is still to come when the text is written."""


def find_weekdays(text: str, start: int = 0, end: int | None = None) -> Iterator[WeekdayMention]:
    """Find the weekdays that a stretch of text names.

    Args:
        text: The source text.
        start: Code point at which to begin.
        end: Code point at which to stop; None for the end of the text. No more than `REACH` are read.

    Yields:
        The weekdays, in order. English and German names count with a capital letter only.
    """
    stop = min(len(text) if end is None else end, start + REACH)
    for match in _CASED.finditer(text, start, stop):
        word = match.group()
        if word.isascii() and word[0].islower() and word.endswith(("day", "tag", "woch")):
            continue
        weekday = _weekday(word)
        if weekday is None:
            continue
        before = text[max(start, match.start() - _CONTEXT) : match.start()]
        yield WeekdayMention(Span(*match.span()), weekday, ANY_FUTURE.search(before) is not None)


def _weekday(word: str) -> int | None:
    folded = fold(word)
    if len(folded) < _SHORTEST or folded in _AMBIGUOUS:
        return None
    if (weekday := WEEKDAYS.get(folded)) is not None:
        return weekday
    return WEEKDAYS.get(re.split("['’ʼ]", folded)[0])  # Wednesday's
