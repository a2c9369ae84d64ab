"""Scores the dates of a page: which is the time stamp of publication.

In come the lines of a page, out come its dates as candidates, each with a weight: the place on the page, the shortness
of the line, a time of day, words such as 'published' beside it speak for a date; a sentence around it, a tweet, a
copyright, a masthead, 'until' before it speak against it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.dates._expressions import Expression, find_expressions
from warreader.text.dates._order import settle_order
from warreader.text.dates._signs import Page, comments_at, headline_again, is_alone, signs, story_at
from warreader.text.dates._unrelated import Foreign, belongs_to
from warreader.text.dates._weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from warreader.text.lines import Line

HEAD: Final = 100_000
"""Code points from the start of a text that are searched; no stamp of 382 whole pages stands behind 60,000."""
TAIL: Final = 10_000
"""Code points at the end of a text that are searched: some pages close with their stamp or their address."""
_LINE_HEAD: Final = 1500  # of a long line, as much as a flattened page puts before its story
_LINE_TAIL: Final = 300
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date of the page with all that speaks for or against it."""

    expression: Expression
    """The date."""
    line: int
    """Index of its line."""
    start: int
    """Code point at which its line begins, or goes on behind a crawler's prefix."""
    end: int
    """Code point behind its line."""
    updated: bool
    """True if it is the date of a later change."""
    foreign: Foreign | None
    """What it belongs to, where it can never be the date of publication."""
    signs: Mapping[str, float]
    """What speaks for or against it, by the names of `_weights`."""
    weight: float
    """How much speaks for it, all in all."""


def in_reach(line: Line, length: int) -> bool:
    """Return whether a line of a text of so many code points is searched for dates."""
    return line.start < HEAD or line.end > length - TAIL


def windows(start: int, end: int) -> list[tuple[int, int]]:
    """Limit what is read of a line: its head, and of a long one also its tail."""
    if end - start <= _LINE_HEAD + _LINE_TAIL:
        return [(start, end)]
    return [(start, start + _LINE_HEAD), (end - _LINE_TAIL, end)]


def find_candidates(
    text: str, lines: Sequence[Line], behind_prefix: int, anchors: Sequence[date] = ()
) -> list[Candidate]:
    """Find the dates of a page and weigh them.

    Args:
        text: The source text.
        lines: Its lines.
        behind_prefix: Code point behind a crawler's prefix; 0 where there is none.
        anchors: Days known otherwise, of addresses and the prefix: they settle the order of day and month.

    Returns:
        Every date in reach, in order.
    """
    places = [
        (expression, index, max(line.start, behind_prefix), line.end)
        for index, line in enumerate(lines)
        if line.end > behind_prefix and in_reach(line, len(text))
        for begin, stop in windows(max(line.start, behind_prefix), line.end)
        if _DIGIT.search(text, begin, stop)
        for expression in find_expressions(text, begin, stop)
    ]
    if not places:
        return []
    settled = settle_order(text, [place[0] for place in places], anchors)
    kinds = [
        belongs_to(text, expression, (start, end), lines[index - 1].text if index else "", lines[index + 1 : index + 4])
        for expression, (_, index, start, end) in zip(settled, places, strict=True)
    ]
    dates = [
        (expression, start, end)
        for expression, (_, _, start, end), kind in zip(settled, places, kinds, strict=True)
        if kind is None
    ]
    page = _page(text, lines, dates)
    return [
        _weighed(page, expression, place[1:], kind)
        for expression, place, kind in zip(settled, places, kinds, strict=True)
    ]


def _page(text: str, lines: Sequence[Line], dates: Sequence[tuple[Expression, int, int]]) -> Page:
    headline = headline_again(lines)
    return Page(
        text,
        lines,
        headline,
        comments_at(lines, len(text)),
        sum(is_alone(text, *one) for one in dates),
        next((one.start for one, _, _ in dates if one.start >= headline), -1),
        story_at(lines, len(text)),
    )


def _weighed(page: Page, expression: Expression, place: tuple[int, int, int], foreign: Foreign | None) -> Candidate:
    index, start, end = place
    found = signs(page, expression, index, start, end)
    weight = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return Candidate(expression, index, start, end, "updated" in found, foreign, found, weight)


def latest_post(text: str, lines: Sequence[Line]) -> date | None:
    """Find the day of the latest post that a page quotes: the article cannot be older.

    Args:
        text: The source text.
        lines: Its lines.

    Returns:
        The day; None where no dated post is quoted.
    """
    days = [
        one.expression.date.whole
        for one in find_candidates(text, lines, 0)
        if one.foreign is Foreign.POST and one.expression.rival is None
    ]
    return max((day for day in days if day is not None), default=None)
