"""What speaks for a date of a page being its date of publication, and what speaks against it.

In come a page and one of its dates, out come named signs: the place on the page, the shape of the line, a time of day,
the words beside it, how often the day returns. What each sign weighs stands in `_weights`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from warreader.text.dates._cues import COMMENTS, COPYRIGHT, FOREIGN, PUBLISHED, RELATED, REPLY, UPDATED
from warreader.text.dates._tokens import is_weekday
from warreader.text.dates._written import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from warreader.text.dates._expressions import Expression
    from warreader.text.lines import Line

_CONTEXT: Final = 60
_NEAR_HEADLINE: Final = 900  # code points: headline, subheading, byline
_TOP: Final = 800
_EARLY: Final = 4000  # the weight of an early place has gone by here
_SHORT: Final = 40
_MIDDLE: Final = 90
_STORY_LINE: Final = 120  # a line of prose, not of navigation
_SHORTEST_HEADLINE: Final = 8  # if it fills the line where it comes again
_SURE_HEADLINE: Final = 15
_STORY_BEGUN: Final = 3  # lines of prose: a headline behind them is that of a related story
_HEADLINE_REACH: Final = 600  # lines
_MOST_RETURNS: Final = 3
_STORY_REACH: Final = 2500
_LONGEST_BESIDE: Final = 60  # code points beside a date that is alone on its line
_LETTERS_BESIDE: Final = 12
_LIST: Final = 4  # dates of one shape make a list of teasers
_TWEET: Final = re.compile(r"\(@\w+\)|twitter\.com|t\.co/|^[—–-]\s.{0,80}@\w+|^Posted by .{2,60} on ")
_HANDLE: Final = re.compile(r"@\w{2,20}\)?[\s·•-]*$")
_LONGEST_TWEET: Final = 300
_ADDRESS: Final = re.compile(r"https?://\S*$")
_RANGE_BEFORE: Final = re.compile(r"\d\.?\s*[-–]\s*$")
_RANGE_BEHIND: Final = re.compile(r"\s*(?:[–-]|to|bis|until|до|по)\s*\d")
_BOUND: Final = re.compile(
    r"\b(?:due|payable|effective|ended|ending|until|before|by|since|from|through|expir\w+|maturing|matures?|after|seit|"
    r"nach|depuis|avant|après|після|после|до|з|с|із|со|od|do|desde|hasta|dal|dall|fino al)\s*(?:the\s|dem\s)?$",
    re.IGNORECASE,
)
_PHOTO: Final = re.compile(r"\(?(?:AP Photo|Photo|Foto|Фото|Bild:|Getty|REUTERS/|AFP/|EPA/|\w+ via )")
_SITE_SUFFIX: Final = re.compile(r"\s[|–—-]\s")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[,.]?\s*[(\[]?$")
_WORD_BEHIND: Final = re.compile(r"[\s,)\]]*([^\W\d_]+)")
_FIELD: Final = re.compile(r"[|•·]")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the signs need it."""

    text: str
    """The source text."""
    lines: Sequence[Line]
    """Its lines."""
    headline: int
    """Code point of the headline below the masthead, -1 where the title does not come again."""
    comments: int
    """Code point at which the readers' comments begin; the end of the text where there are none."""
    days: Mapping[date, int]
    """How often each day stands on the page."""
    alone: int
    """How many dates stand alone on their lines."""
    first: int
    """Code point of the first date at or below the headline; -1 where there is none."""
    story: int
    """Code point of the first line of prose; the end of the text where there is none."""
    earliest: date | None
    """The first of the days on the page; None where there is none."""
    latest: date | None
    """The last one."""


def headline_again(lines: Sequence[Line]) -> int:
    """Find where the page's title, its first line, comes again as the headline above the story; -1 if it does not."""
    if not lines:
        return -1
    lead = _SITE_SUFFIX.split(lines[0].text[:400], maxsplit=1)[0].strip()[:_CONTEXT].casefold()
    if len(lead) < _SHORTEST_HEADLINE:
        return -1
    prose = 0
    for line in lines[1:_HEADLINE_REACH]:
        text = line.text[: 2 * _CONTEXT].casefold()
        if text == lead or (len(lead) > _SURE_HEADLINE and text.startswith(lead)):
            return line.start
        prose += len(line.text) >= _STORY_LINE
        if prose >= _STORY_BEGUN:
            return -1
    return -1


def comments_at(lines: Sequence[Line], length: int) -> int:
    """Find where the readers' comments begin: at a short line behind the story that says so; else the text's end."""
    story = story_at(lines, length)
    return next(
        (line.start for line in lines if line.start > story and len(line.text) < _SHORT and COMMENTS.match(line.text)),
        length,
    )


def story_at(lines: Sequence[Line], length: int) -> int:
    """Find the first line of prose; the end of the text if there is none."""
    return next((line.start for line in lines if len(line.text) >= _STORY_LINE), length)


def is_alone(text: str, expression: Expression, start: int, end: int) -> bool:
    """Tell whether a date stands alone on its line, but for a weekday or a word or two of cue."""
    if (end - start) - (expression.end - expression.start) > _LONGEST_BESIDE:
        return False
    return len(_LETTER.findall(text[start : expression.start] + text[expression.end : end])) <= _LETTERS_BESIDE


def signs(page: Page, expression: Expression, index: int, start: int, end: int) -> dict[str, float]:
    """Gather what speaks for or against a date.

    Args:
        page: The page.
        expression: The date.
        index: Index of its line.
        start: Code point at which its line begins, or goes on behind a crawler's prefix.
        end: Code point behind its line.

    Returns:
        Signs of `_weights.WEIGHTS` with their value: 1.0, or a share.
    """
    text = page.text
    day = expression.date.whole
    before = _FIELD.split(text[max(start, expression.start - _CONTEXT) : expression.start])[-1]
    behind = text[expression.end : min(end, expression.end + _CONTEXT)]
    above = page.lines[index - 1].text if index else ""
    below = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
    found = {
        **_places(page, expression),
        **_shapes(text, expression, (start, end), (before, behind)),
        **_cues(before, above),
        "copyright": bool(COPYRIGHT.search(before)),
        "photo": bool(_PHOTO.search(behind)),
        "tweet": bool(
            _TWEET.search(text[start : min(end, start + _LONGEST_TWEET)])
            or _HANDLE.search(above[-_CONTEXT:])
            or _ADDRESS.search(before)
        ),
        "range": bool(_RANGE_BEHIND.match(behind) or _RANGE_BEFORE.search(before)),
        "bound": bool(_BOUND.search(before)),
        "story below": len(below) >= _STORY_LINE,
        "story above": len(above) >= _STORY_LINE,
        "comments below": bool(COMMENTS.match(below[:_SHORT])),
        "reply below": bool(REPLY.match(below[:_SHORT]) or REPLY.match(behind)),
        "story soon": any(len(line.text) >= _STORY_LINE for line in page.lines[index + 1 : index + 5]),
        "behind story": page.story < start,
        "far behind story": page.story + _STORY_REACH < start,
        "latest": day is not None and day == page.latest,
        "earliest": day is not None and day == page.earliest,
        "in a list": page.alone >= _LIST and is_alone(text, expression, start, end),
        "first below headline": expression.start == page.first,
        **_kind(expression, before),
    }
    return {
        "bias": 1.0,
        "early": max(0.0, 1 - _relative(page, expression.start) / _EARLY),
        "returns": min(_MOST_RETURNS, page.days.get(day, 1) - 1) / _MOST_RETURNS if day else 0.0,
        **{name: 1.0 for name, value in found.items() if value},
    }


def _relative(page: Page, at: int) -> int:
    return at - page.headline if 0 <= page.headline <= at else at


def _places(page: Page, expression: Expression) -> dict[str, bool]:
    at = expression.start
    known = page.headline >= 0
    return {
        "top": _relative(page, at) < _TOP,
        "before headline": known and at < page.headline,
        "under headline": known and page.headline < at < page.headline + _NEAR_HEADLINE,
        "far below headline": known and at >= page.headline + _NEAR_HEADLINE,
        "masthead": at < page.headline and expression.weekday is not None and expression.time is None,
        "weekday alone": expression.weekday is not None and expression.time is None,
        "among comments": at > page.comments,
    }


def _shapes(text: str, expression: Expression, line: tuple[int, int], context: tuple[str, str]) -> dict[str, bool]:
    start, end = line
    rest = (end - start) - (expression.end - expression.start)
    word_before, word_behind = _WORD_BEFORE.search(context[0]), _WORD_BEHIND.match(context[1])
    return {
        "alone": is_alone(text, expression, start, end),
        "short line": rest < _SHORT,
        "middle line": _SHORT <= rest < _MIDDLE,
        "long line": rest >= _MIDDLE,
        "time": expression.time is not None,
        "begins line": expression.start - start <= 2,  # noqa: PLR2004  # a bracket, a dash
        "ends line": end - expression.end <= 2,  # noqa: PLR2004
        "prose before": bool(word_before and word_before[1][0].islower() and not is_weekday(word_before[1]))
        and not _cued(context[0]),
        "prose behind": bool(word_behind and word_behind[1][0].islower()) and rest >= _SHORT,
    }


def _cued(before: str) -> bool:
    return bool(PUBLISHED.search(before) or UPDATED.search(before))


def _cues(before: str, above: str) -> dict[str, bool]:
    updated, published = bool(UPDATED.search(before)), bool(PUBLISHED.search(before))
    short = len(above) < _SHORT
    return {
        "updated": updated,
        "published": published and not updated,
        "published above": not (published or updated) and short and bool(PUBLISHED.search(above)),
        "updated above": not (published or updated) and short and bool(UPDATED.search(above)),
        "foreign": bool(FOREIGN.search(before)),
        "foreign above": short and bool(FOREIGN.search(above)),
        "related above": short and bool(RELATED.match(above)),
    }


def _kind(expression: Expression, before: str) -> dict[str, bool]:
    glued = bool(before) and not (before[-1].isspace() or before[-1] in "([,:|") and before[-1].isascii()
    return {
        "short year": expression.short_year,
        "ambiguous": expression.rival is not None,
        "in figures": expression.form is Form.NUMERIC,
        "iso": expression.form is Form.ISO,
        "iso glued": expression.form is Form.ISO and glued,
    }
