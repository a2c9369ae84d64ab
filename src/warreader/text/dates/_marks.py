"""Marks what only says when and where: the crawler's prefix, time stamps with their cue words, the dateline.

The cleaner folds the first two and keeps the last as a kind of its own, so a mark must never reach into the story: a
date within a sentence or a headline is not marked.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.text.dates._cues import FOREIGN, PUBLISHED, UPDATED
from warreader.text.dates._model import DateMark, Role
from warreader.text.dates._tokens import is_weekday
from warreader.text.report_headlines import names_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.dates._datelines import Dateline
    from warreader.text.dates._prefix import Prefix
    from warreader.text.dates._stamps import Candidate

_LONGEST_REST: Final = 70  # code points beside a stamp that may share its line: a byline, a section
_LONGEST_GAP: Final = 40  # between the stamps of one line: ' | Updated: '
_LONGEST_BYLINE: Final = 4  # words
_FEWEST_TOLD: Final = 4  # words in lower case: 'last modified on' has three
_BY: Final = frozenset({"by", "von", "de", "par", "od", "av"})
_NAME: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_WEEKDAY_HEAD: Final = re.compile(r"(?P<name>[^\W\d_]{2,13})[.,]?\s*[(\[]?$")


def marks_of(
    text: str, candidates: Sequence[Candidate], dateline: Dateline | None, prefix: Prefix | None
) -> tuple[DateMark, ...]:
    """Mark prefix, dateline and stamps.

    Args:
        text: The source text.
        candidates: Its dates, in order, without that of the dateline.
        dateline: Its dateline.
        prefix: Its crawler's prefix.

    Returns:
        The marks in order; they do not overlap.
    """
    marks: list[DateMark] = []
    if prefix:
        marks.append(DateMark(prefix.span, Role.CRAWLER))
    if dateline:
        marks.append(DateMark(dateline.span, Role.DATELINE))
    for _, group in groupby(candidates, key=lambda one: one.line):
        stamps = list(group)
        stamp = _stamp(text, stamps, _trimmed(text, stamps[0].start, stamps[0].end))
        if stamp and not any(stamp.overlaps(mark.span) for mark in marks):
            marks.append(DateMark(stamp, Role.TIMESTAMP))
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _stamp(text: str, dates: Sequence[Candidate], line: Span) -> Span | None:
    """Find the stamp of a line, from the cue words before its first date to the end of its last one."""
    first, last = dates[0].expression, dates[-1].expression
    if any(one.foreign or one.expression.date.day is None for one in dates) or _is_scattered(dates):
        return None
    if (first.start - line.start) + (line.end - last.end) > 2 * _LONGEST_REST:
        return None
    head, tail = text[line.start : first.start], text[last.end : line.end]
    begin = line.start + _cue_start(head)
    rest = text[line.start : begin] + tail
    if len(rest) > _LONGEST_REST:
        return None
    if not any(one.isalpha() for one in rest):
        return line if _says_when(dates) else None
    sure = first.time is not None or begin < first.start
    told = any(map(str.isalpha, text[line.start : begin])) and _is_sentence(text[begin : first.start])
    if (
        told
        or (first.time is None and names_report(head))
        or FOREIGN.search(head)
        or not _says_when(dates)
        or not (sure or _is_byline(f"{text[line.start : begin]} {tail}"))
    ):
        return None
    return Span(begin, last.end)


def _is_sentence(between: str) -> bool:
    """Tell whether what stands from cue word to date is no label: 'updated its tally of losses on 3 February 2023'."""
    words: list[str] = _NAME.findall(between)
    return sum(map(str.islower, words)) >= _FEWEST_TOLD


def _says_when(dates: Sequence[Candidate]) -> bool:
    """Return whether one of the dates has its year or a time of day: 'March 2' alone may be a subheading."""
    return any(one.expression.date.year is not None or one.expression.time is not None for one in dates)


def _cue_start(head: str) -> int:
    """Find where the cue words begin that stand before a date: at 'Updated: ' in 'Reuters | Kyiv | Updated: '."""
    for cue in (UPDATED, PUBLISHED):
        if match := cue.search(head):
            return match.start()
    weekday = _WEEKDAY_HEAD.search(head)
    return weekday.start() if weekday and is_weekday(weekday["name"]) else len(head)


def _is_scattered(dates: Sequence[Candidate]) -> bool:
    gaps = (two.expression.start - one.expression.end for one, two in pairwise(dates))
    return any(gap > _LONGEST_GAP for gap in gaps)


def _is_byline(rest: str) -> bool:
    words = _NAME.findall(rest)
    return len(words) <= _LONGEST_BYLINE and all(not word[0].islower() or word.lower() in _BY for word in words)
