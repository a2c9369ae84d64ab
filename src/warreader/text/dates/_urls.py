"""Reads dates from URLs: '/2022/03/01/', '/20220301/', '...-1646838516.html' (Unix time).

An address was made when the article was first saved, perhaps late in the evening of another time zone: it is right
within a day either way.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.frozen import dataclass
from warreader.text.dates._grammar import partial
from warreader.text.dates._months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.article import PartialDate

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'«»“”]{4,400}", re.ASCII)
_SLASHED: Final = re.compile(
    r"[/=_-](?P<year>(?:19|20)\d\d)(?P<sign>[/_-])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?=[/_.?&-]|$)", re.ASCII
)
_NAMED: Final = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(?P<day>\d\d?)(?=/|$)",
    re.ASCII,
)
_COMPACT: Final = re.compile(r"(?<![0-9])(?P<year>20[0-4]\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)", re.ASCII)
_SECONDS: Final = re.compile(r"(?<![0-9])(?P<seconds>1[0-9]{9})(?P<thousandths>\d{3})?(?!\d)", re.ASCII)
_SINCE: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class UrlDate:
    """A day read out of an address."""

    span: Span
    """Where the figures stand."""
    address: Span
    """The whole address."""
    date: PartialDate
    """The day."""


def date_of_address(address: str) -> tuple[int, int, PartialDate] | None:
    """Read the day out of one address.

    Args:
        address: The address.

    Returns:
        Start and end of its figures, and the day; None if it holds none.
    """
    if match := _SLASHED.search(address) or _COMPACT.search(address):
        day = partial(int(match["year"]), int(match["month"]), int(match["day"]))
        if day is not None:
            return match.start("year"), match.end("day"), day
    if match := _NAMED.search(address):
        day = partial(int(match["year"]), MONTHS[match["month"]], int(match["day"]))
        if day is not None:
            return match.start("year"), match.end("day"), day
    if match := _SECONDS.search(address):
        moment = _SINCE + timedelta(seconds=int(match["seconds"]))
        day = partial(moment.year, moment.month, moment.day)
        if day is not None:
            return match.start(), match.end(), day
    return None


def find_url_dates(text: str, start: int, end: int) -> Iterator[UrlDate]:
    """Find the dated addresses in a stretch of text.

    Args:
        text: The source text.
        start: Code point at which to begin.
        end: Code point at which to stop.

    Yields:
        The days, in order.
    """
    for match in _URL.finditer(text, start, end):
        if found := date_of_address(match.group()):
            first, behind, day = found
            at = match.start()
            yield UrlDate(Span(at + first, at + behind), Span(*match.span()), day)
