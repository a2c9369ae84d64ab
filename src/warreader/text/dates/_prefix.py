"""The prefix that a crawler glued to the text: ' date 2022-03-02 KYIV: The Ukraine military says ...', or a month only.

It is written by a machine, so it has exactly one form. It may be the day of the crawl: of 17 prefixes that could be
checked against a printed stamp, 13 agree with it and 4 are 13 to 28 days late.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.frozen import dataclass
from warreader.text.dates._grammar import partial

if TYPE_CHECKING:
    from warreader.article import PartialDate

_PREFIX: Final = re.compile(
    r"\s{0,9}(?P<mark>date[ \t:]{1,3}(?P<year>\d{4,5})-(?P<month>\d\d)(?:-(?P<day>\d\d))?)(?![\d-])", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Prefix:
    """A crawler's prefix."""

    span: Span
    """Its place, without the white space around it."""
    date: PartialDate | None
    """The day or month; None if there is no such date (2022-02-30, 9999-12-31)."""


def find_prefix(text: str) -> Prefix | None:
    """Read the crawler's prefix.

    Args:
        text: The source text.

    Returns:
        The prefix; None if the text does not begin with one.
    """
    if not (match := _PREFIX.match(text)):
        return None
    year, month, day = int(match["year"]), int(match["month"]), match["day"]
    found = partial(year, month, None if day is None else int(day))
    return Prefix(Span(*match.span("mark")), found)
