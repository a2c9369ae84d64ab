"""Features for and against a date being the date of publication.

In come a page and one of its dates, out come named signs: the place on the page, the shape of the line, a time of day,
the words beside it, how often the day returns. What each sign weighs stands in `_weights`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.dates._cues import COMMENTS, FOREIGN, PUBLISHED, RELATED, UPDATED, read_label
from warreader.text.dates._unrelated import CONTEXT, goes_on_before, goes_on_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.dates._expressions import Expression
    from warreader.text.lines import Line

_NEAR_HEADLINE: Final = 900  # code points: headline, subheading, byline
_EARLY: Final = 4000  # the weight of an early place has gone by here
_SHORT: Final = 40
_LONG: Final = 90
_STORY_LINE: Final = 120  # a line of prose, not of navigation
_SHORTEST_HEADLINE: Final = 8  # if it fills the line where it comes again
_SURE_HEADLINE: Final = 15
_STORY_BEGUN: Final = 3  # lines of prose: a headline behind them is that of a related story
_HEADLINE_REACH: Final = 600  # lines
_STORY_REACH: Final = 2500
_LONGEST_BESIDE: Final = 60  # code points beside a date that is alone on its line
_LETTERS_BESIDE: Final = 16
_LIST: Final = 4  # dates of one shape make a list of teasers
_RANGE_BEFORE: Final = re.compile(r"\d\.?\s*[-–]\s*$")
_RANGE_BEHIND: Final = re.compile(r"\s*(?:[–-]|to|bis|until|до|по)\s*\d")
_SITE_SUFFIX: Final = re.compile(r"\s[|–—-]\s")
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
    alone: int
    """How many dates stand alone on their lines."""
    first: int
    """Code point of the first date at or below the headline; -1 where there is none."""
    story: int
    """Code point of the first line of prose; the end of the text where there is none."""


def headline_again(lines: Sequence[Line]) -> int:
    """Find where the page's title, its first line, comes again as the headline above the story; -1 if it does not."""
    if not lines:
        return -1
    lead = _SITE_SUFFIX.split(lines[0].text[:400], maxsplit=1)[0].strip()[:CONTEXT].casefold()
    if len(lead) < _SHORTEST_HEADLINE:
        return -1
    prose = 0
    for line in lines[1:_HEADLINE_REACH]:
        text = line.text[: 2 * CONTEXT].casefold()
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
    """Return whether a date stands alone on its line, but for a weekday or a word or two of cue."""
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
    before = _FIELD.split(text[max(start, expression.start - CONTEXT) : expression.start])[-1]
    behind = text[expression.end : min(end, expression.end + CONTEXT)]
    above = page.lines[index - 1].text if index else ""
    found = {
        **_places(page, expression),
        **_shapes(text, expression, (start, end), (before, behind)),
        **_cues(before, above),
        "range": bool(_RANGE_BEHIND.match(behind) or _RANGE_BEFORE.search(before)),
        "story soon": any(len(line.text) >= _STORY_LINE for line in page.lines[index + 1 : index + 5]),
        "behind story": page.story < start,
        "far behind story": page.story + _STORY_REACH < start,
        "in a list": page.alone >= _LIST and is_alone(text, expression, start, end),
        "first below headline": expression.start == page.first,
        "short year": expression.short_year,
        "ambiguous": expression.rival is not None,
    }
    return {
        "bias": 1.0,
        "early": max(0.0, 1 - _relative(page, expression.start) / _EARLY),
        **{name: 1.0 for name, value in found.items() if value},
    }


def _relative(page: Page, at: int) -> int:
    return at - page.headline if 0 <= page.headline <= at else at


def _places(page: Page, expression: Expression) -> dict[str, bool]:
    at = expression.start
    known = page.headline >= 0
    return {
        "before headline": known and at < page.headline,
        "under headline": known and page.headline < at < page.headline + _NEAR_HEADLINE,
        "far below headline": known and at >= page.headline + _NEAR_HEADLINE,
        "weekday alone": expression.weekday is not None and expression.time is None,
        "among comments": at > page.comments,
    }


def _shapes(text: str, expression: Expression, line: tuple[int, int], context: tuple[str, str]) -> dict[str, bool]:
    start, end = line
    rest = (end - start) - (expression.end - expression.start)
    return {
        "alone": is_alone(text, expression, start, end),
        "short line": rest < _SHORT,
        "long line": rest >= _LONG,
        "time": expression.time is not None,
        "begins line": expression.start - start <= 2,  # noqa: PLR2004  # a bracket, a dash
        "ends line": end - expression.end <= 2,  # noqa: PLR2004
        "prose before": goes_on_before(*context),
        "prose behind": rest >= _SHORT and goes_on_behind(*context),
    }


def _cues(before: str, above: str) -> dict[str, bool]:
    short = len(above) < _SHORT
    published, updated = read_label(before)
    updated = updated or (not published and short and bool(UPDATED.search(above)))
    return {
        "updated": updated,
        "published": published,
        "published above": not (published or updated) and short and bool(PUBLISHED.search(above)),
        "foreign above": short and bool(FOREIGN.search(above)),
        "related above": short and bool(RELATED.match(above)),
    }
