"""Weighs the dates of a page: which of them is a stamp that says when the article was published.

In come the lines of a page, out come its dates as candidates, each with a weight: the place on the page, the shortness
of the line, a time of day, words such as 'published' beside it speak for a date; a sentence around it, a tweet, a
copyright, a masthead, 'until' before it speak against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.text.dates._cues import FOREIGN, PUBLISHED, UPDATED
from warreader.text.dates._expressions import Expression, find_expressions
from warreader.text.dates._tokens import is_weekday
from warreader.text.dates._written import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.lines import Line

HEAD: Final = 100_000
"""Code points from the start of a text that are searched; no stamp of 382 whole pages stands behind 60,000."""
TAIL: Final = 10_000
"""Code points at the end of a text that are searched: some pages close with their stamp or their address."""
_LINE_HEAD: Final = 1500  # of a long line, as much as a flattened page puts before its story
_LINE_TAIL: Final = 300
_DIGIT: Final = re.compile(r"\d")
_CONTEXT: Final = 60
_TWEET: Final = re.compile(r"\(@\w+\)|twitter\.com|t\.co/|^[—–-]\s.{0,80}@\w+")
_RANGE_BEFORE: Final = re.compile(r"\d\.?\s*[-–]\s*$")
_RANGE_BEHIND: Final = re.compile(r"\s*(?:[–-]|to|bis|until|до|по)\s*\d")
_BOUND: Final = re.compile(
    r"\b(?:due|payable|effective|ended|ending|until|before|by|since|from|through|expir\w+|maturing|matures?|after|seit|nach|"
    r"depuis|avant|після|после|до|з|с|od|do|od dnia)\s*(?:the\s|dem\s)?$",
    re.IGNORECASE,
)
_MASTHEAD: Final = re.compile(r"(?:day|tag|woch|di|noch|день|ота|ця)[.,]?\s*(?:den\s|the\s)?$", re.IGNORECASE)
_SITE_SUFFIX: Final = re.compile(r"\s[|–—-]\s")
_SHORTEST_HEADLINE: Final = 15
_HEADLINE_REACH: Final = 8000

WEIGHTS: Final = {
    "early": 2.0,
    "top": 1.0,
    "short line": 1.6,
    "middle line": 0.6,
    "long line": -0.6,
    "time": 0.8,
    "published": 1.4,
    "published above": 1.0,
    "updated": -0.3,
    "foreign": -4.0,
    "tweet": -4.0,
    "prose": -2.4,
    "range": -1.2,
    "bound": -2.0,
    "masthead": -1.3,
    "before headline": -0.7,
    "under headline": 0.6,
    "short year": -1.0,
    "in address": -1.0,
    "ambiguous": -0.4,
}
"""What each sign adds to the weight of a date."""


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
    tweet: bool
    """True if it belongs to a post that the page quotes."""
    prose: bool
    """True if a sentence stands around it."""
    weight: float
    """How much speaks for it."""


def in_reach(line: Line, length: int) -> bool:
    """Tell whether a line of a text of so many code points is searched for dates."""
    return line.start < HEAD or line.end > length - TAIL


def windows(start: int, end: int) -> list[tuple[int, int]]:
    """Limit what is read of a line: its head, and of a long one also its tail."""
    if end - start <= _LINE_HEAD + _LINE_TAIL:
        return [(start, end)]
    return [(start, start + _LINE_HEAD), (end - _LINE_TAIL, end)]


def headline_again(text: str) -> int:
    """Find where the page's title, its first line, comes again as the headline above the story; -1 if it does not."""
    stripped = text.lstrip()
    first = stripped[:400].split("\n", 1)[0]
    lead = _SITE_SUFFIX.split(first, maxsplit=1)[0].strip()[:_CONTEXT]
    if len(lead) <= _SHORTEST_HEADLINE:
        return -1
    return text.find(lead, len(text) - len(stripped) + len(first), _HEADLINE_REACH)


def find_candidates(text: str, lines: Sequence[Line], behind_prefix: int) -> list[Candidate]:
    """Find the dates of a page and weigh them.

    Args:
        text: The source text.
        lines: Its lines.
        behind_prefix: Code point behind a crawler's prefix; 0 where there is none.

    Returns:
        Every date in reach, in order.
    """
    headline = headline_again(text)
    candidates: list[Candidate] = []
    for index, line in enumerate(lines):
        start = max(line.start, behind_prefix)
        if start >= line.end or not in_reach(line, len(text)):
            continue
        for begin, stop in windows(start, line.end):
            if not _DIGIT.search(text, begin, stop):
                continue
            above = lines[index - 1].text[:_CONTEXT] if index else ""
            candidates += [
                _weighed(text, expression, (index, start, line.end), above, headline)
                for expression in find_expressions(text, begin, stop)
            ]
    return candidates


def _weighed(text: str, expression: Expression, place: tuple[int, int, int], above: str, headline: int) -> Candidate:
    index, start, end = place
    signs = signs_of(text, expression, (start, end), above, headline)
    return Candidate(
        expression,
        index,
        start,
        end,
        updated="updated" in signs,
        tweet="tweet" in signs,
        prose="prose" in signs,
        weight=sum(WEIGHTS[name] * value for name, value in signs.items()),
    )


def signs_of(text: str, expression: Expression, line: tuple[int, int], above: str, headline: int) -> dict[str, float]:
    """Gather what speaks for or against a date: names of `WEIGHTS` with 1.0, or a share for 'early'."""
    start, end = line
    before = text[max(start, expression.start - _CONTEXT) : expression.start]
    behind = text[expression.end : min(end, expression.end + 30)]
    rest = (end - start) - (expression.end - expression.start)
    relative = expression.start - headline if 0 <= headline <= expression.start else expression.start
    published = bool(PUBLISHED.search(before))
    found: dict[str, bool] = {
        "top": relative < 800,  # noqa: PLR2004
        "short line": rest < 40,  # noqa: PLR2004
        "middle line": 40 <= rest < 90,  # noqa: PLR2004
        "long line": rest >= 90,  # noqa: PLR2004
        "time": expression.time is not None,
        "foreign": bool(FOREIGN.search(before)),
        "tweet": bool(_TWEET.search(text[start : min(end, start + 300)])) or bool(re.search(r"https?://\S*$", before)),
        "prose": rest >= 60 and not PUBLISHED.search(before[-25:]) and expression.time is None,  # noqa: PLR2004
        "range": bool(_RANGE_BEHIND.match(behind) or _RANGE_BEFORE.search(before)),
        "bound": bool(_BOUND.search(before)),
        "short year": expression.short_year,
        "in address": expression.form is Form.ISO
        and before[-1:] not in {"", " ", "\t", "(", "[", ",", ":", "|"}
        and before[-1:].isascii(),
        "ambiguous": expression.rival is not None,
    }
    found |= _cue_signs(before, above, published=published)
    found |= _headline_signs(expression.start, headline, before, published=published)
    signs = {name: 1.0 for name, value in found.items() if value}
    return {"early": max(0.0, 1 - relative / 4000), **signs}


def _cue_signs(before: str, above: str, *, published: bool) -> dict[str, bool]:
    updated = bool(UPDATED.search(before))
    return {
        "updated": updated,
        "published": published and not updated,
        "published above": not published and not updated and len(above) < 40 and bool(PUBLISHED.search(above)),  # noqa: PLR2004
    }


def _headline_signs(at: int, headline: int, before: str, *, published: bool) -> dict[str, bool]:
    masthead = at < headline and not published and bool(_MASTHEAD.search(before.strip()))
    return {
        "masthead": masthead,
        "before headline": at < headline and not published and not masthead,
        "under headline": headline < at < headline + 900 and headline >= 0,
    }


def mark_of(text: str, candidates: Sequence[Candidate], line: tuple[int, int]) -> tuple[Span, bool] | None:
    """Mark the stamp of a line.

    Args:
        text: The source text.
        candidates: The dates of that line, in order; at least one.
        line: Start and end of the line, or of what stands behind a crawler's prefix.

    Returns:
        The stamp with its cue words, and whether it fills the line; None if the line is no stamp.
    """
    start, end = line
    if any(one.tweet or one.expression.date.day is None for one in candidates):
        return None
    first, last = candidates[0].expression, candidates[-1].expression
    head, tail = text[start : first.start], text[last.end : end]
    begin = start + _cue_start(head)
    rest_head, rest_tail = text[start:begin], tail
    if len(rest_head) + len(rest_tail) > _LONGEST_REST or _is_scattered(candidates):
        return None
    if not _has_letters(rest_head) and not _has_letters(rest_tail):
        return Span(start, end), True
    certain = first.time is not None or begin < first.start
    if not (certain or _is_byline(rest_head + " " + rest_tail)) or FOREIGN.search(head):
        return None
    return Span(begin, last.end), False


_LONGEST_REST: Final = 70
_LONGEST_GAP: Final = 40  # between the stamps of one line: ' | Updated: '
_LONGEST_BYLINE: Final = 4
_BY: Final = frozenset({"by", "von", "de", "par", "od", "av"})
_NAME: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_WEEKDAY_HEAD: Final = re.compile(r"(?P<name>[^\W\d_]{2,13})[.,]?\s*[(\[]?$")


def _cue_start(head: str) -> int:
    """Find where the cue words begin that stand before a date: at 'Updated: ' in 'Reuters | Kyiv | Updated: '."""
    for cue in (UPDATED, PUBLISHED):
        if match := cue.search(head):
            return match.start()
    return weekday.start() if (weekday := _WEEKDAY_HEAD.search(head)) and is_weekday(weekday["name"]) else len(head)


def _has_letters(text: str) -> bool:
    return any(one.isalpha() for one in text)


def _is_scattered(candidates: Sequence[Candidate]) -> bool:
    gaps = (two.expression.start - one.expression.end for one, two in pairwise(candidates))
    return any(gap > _LONGEST_GAP for gap in gaps)


def _is_byline(rest: str) -> bool:
    words = _NAME.findall(rest)
    return len(words) <= _LONGEST_BYLINE and all(not word[0].islower() or word.lower() in _BY for word in words)
