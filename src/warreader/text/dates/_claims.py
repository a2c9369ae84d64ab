"""Turns what was found on a page into claims about the date of publication, with their evidence.

In come stamps, dateline, addresses, the crawler's prefix and the given field; out comes one list of claims, the
strongest first. Days known otherwise lean on the stamps: nothing is published after it was crawled, and a month-only
prefix is the month of publication (it agreed with stamp or address in 8 of 8 pages).
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Final

from warreader.article import Basis, Span
from warreader.frozen import dataclass
from warreader.text.dates._given import read_given
from warreader.text.dates._grammar import partial
from warreader.text.dates._relative import find_relative
from warreader.text.dates._signs import is_alone
from warreader.text.dates._stamps import HEAD, windows
from warreader.text.dates._urls import date_of_address, find_url_dates
from warreader.text.dates.weekdays import find_weekdays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Given, PartialDate
    from warreader.text.dates._datelines import Dateline
    from warreader.text.dates._prefix import Prefix
    from warreader.text.dates._stamps import Candidate
    from warreader.text.lines import Line

THRESHOLD: Final = -0.5
"""A stamp that weighs less is not taken: cross-validated on 382 whole pages, 0.942 right and 0.052 wrong."""
STRONG: Final = 1.5
"""A stamp that weighs more wins against a dateline that disagrees."""
_MOST_STAMPS: Final = 4
_NEAR_CRAWL: Final = 31  # days: the latest of 17 prefixes that were checked came 28 days behind the stamp
_BONUS_NEAR: Final = 0.7
_PENALTY_OTHER_MONTH: Final = -3.0
_BONUS_ADDRESS: Final = 1.0
_BONUS_IN_MONTH: Final = 2.0
_OPENING: Final = 1000  # code points: what stands behind a month-only prefix
_PENALTY_MASTHEAD: Final = -1.5
_PENALTY_WEEKDAY: Final = -1.0  # the weekday printed beside a date contradicts it
_YEARLESS_SURE: Final = 0.7
_CRAWLER_SURE: Final = 0.7
_CRAWLER_CONFIRMED: Final = 0.8
_URL_SURE: Final = 0.75
_DATELINE_SURE: Final = 0.9
_OVERRULED_SURE: Final = 0.2
_RELATIVE_SURE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of when the article was published."""

    date: PartialDate
    """The day, the month, or the day without its year."""
    basis: Basis
    """On what it rests."""
    confidence: float
    """How sure, 0 to 1."""
    evidence: tuple[Span, ...] = ()
    """Where it was read; empty where it stands beside the text."""
    time: str | None = None
    """The time of day, 'HH:MM'."""
    zone: str | None = None
    """The zone printed beside it."""
    rival: PartialDate | None = None
    """The other reading of its figures."""
    strong: bool = True
    """False for a stamp that a dateline or prefix may overrule."""
    updated: bool = False
    """True for the date of a later change."""
    labelled: bool = False
    """True for a stamp that says itself that it is one, by a word beside it or a time of day."""


def given_claim(given: Given) -> list[Claim]:
    """Make a claim of the field that the source gives; none if it says nothing that is a date."""
    said = read_given(given.published)
    if said is None:
        return []
    return [Claim(said.date, Basis.GIVEN, said.confidence, (), said.time, said.zone, said.rival)]


def address_claims(text: str, lines: Sequence[Line], given: Given) -> list[Claim]:
    """Make claims of the article's own address and of the first dated one in its text."""
    claims: list[Claim] = []
    if given.url and (found := date_of_address(given.url)):
        claims.append(Claim(found[2], Basis.URL, _URL_SURE))
    for line in lines:
        if line.start >= HEAD:
            break
        for begin, end in windows(line.start, line.end):
            if first := next(find_url_dates(text, begin, end), None):
                return [*claims, Claim(first.date, Basis.URL, _URL_SURE, (first.span,))]
    return claims


def prefix_claim(prefix: Prefix | None, text: str) -> list[Claim]:
    """Make a claim of the crawler's prefix; a weekday of the story that agrees makes it surer."""
    if prefix is None or prefix.date is None:
        return []
    day = prefix.date.whole
    agrees = day is not None and any(
        mention.weekday == day.weekday() and not mention.future
        for mention in find_weekdays(text, prefix.span.end, len(text))
    )
    sure = _CRAWLER_CONFIRMED if agrees else _CRAWLER_SURE
    return [Claim(prefix.date, Basis.CRAWLER, sure, (prefix.span,))]


def dateline_claim(dateline: Dateline | None, prefix: Prefix | None) -> list[Claim]:
    """Make a claim of a dateline; one that names a day of the month only takes the month of the prefix."""
    if dateline is None or dateline.evidence is None:
        return []
    date = dateline.date
    evidence: tuple[Span, ...] = (dateline.evidence,)
    if date is None and dateline.day and prefix and prefix.date and prefix.date.year and prefix.date.month:
        date = _in_month(prefix.date.year, prefix.date.month, dateline.day, prefix.date.whole)
        evidence = (dateline.evidence, prefix.span)
    if date is None:
        return []
    return [Claim(date, Basis.DATELINE, _DATELINE_SURE, evidence, dateline.time, dateline.zone)]


def _in_month(year: int, month: int, day: int, not_after: dt.date | None) -> PartialDate | None:
    """Place a day of the month: in the given month, or in the one before where it would come after the crawl."""
    found = partial(year, month, day)
    if found and not_after and found.whole and found.whole > not_after:
        return partial(year - (month == 1), (month - 2) % 12 + 1, day)
    return found


def relative_claim(lines: Sequence[Line], given: Given) -> list[Claim]:
    """Make a claim of '13 hours ago', where the moment of the capture is known."""
    captured = read_given(given.fetched)
    day = captured.date.whole if captured else None
    if captured is None or day is None:
        return []
    found = find_relative(lines, day, captured.time)
    return [] if found is None else [Claim(found.date, Basis.STATED, _RELATIVE_SURE, (found.span,), found.time)]


def stamp_claims(candidates: Sequence[Candidate], prefix: Prefix | None, addresses: Sequence[Claim]) -> list[Claim]:
    """Make claims of the stamps that weigh enough, the weightiest first; the day of a quoted post is never one."""
    stamps = [one for one in candidates if one.expression.date.whole and one.foreign is None]
    cued = max((one.expression.start for one in stamps if _is_cued(one)), default=-1)
    weighed = [(one.weight + _leaning(one, prefix, addresses) + _as_masthead(one, cued), one) for one in stamps]
    ranked = sorted((pair for pair in weighed if pair[0] >= THRESHOLD), key=lambda pair: -pair[0])
    return [
        Claim(
            one.expression.date,
            Basis.STATED,
            round(min(0.98, max(0.5, 1 / (1 + math.exp(-weight)))), 3),
            (Span(one.expression.start, one.expression.end),),
            one.expression.time,
            one.expression.zone,
            one.expression.rival,
            strong=weight >= STRONG,
            updated=one.updated,
            labelled=_is_cued(one),
        )
        for weight, one in ranked[:_MOST_STAMPS]
    ]


def captured_day(given: Given) -> dt.date | None:
    """Read the day on which the page was captured; None where the source does not say."""
    captured = read_given(given.fetched)
    return captured.date.whole if captured else None


def crawl_day(prefix: Prefix | None, given: Given) -> dt.date | None:
    """Find the day behind which nothing of the page can have been published: of its capture, or of the prefix."""
    days = [captured_day(given), prefix.date.whole if prefix and prefix.date else None]
    return min((day for day in days if day is not None), default=None)


def is_late(one: Candidate, crawled: dt.date | None) -> bool:
    """Return whether a date lies behind the crawl of its page, by more than the day that time zones may differ."""
    day = one.expression.date.whole
    return crawled is not None and day is not None and day > crawled + dt.timedelta(days=1)


def overruled_claims(late: Sequence[Candidate]) -> list[Claim]:
    """Make a claim of the first stamp that the day of the crawl rules out: an alternative that never wins."""
    return [
        Claim(one.expression.date, Basis.STATED, _OVERRULED_SURE, (Span(one.expression.start, one.expression.end),))
        for one in late
        if one.weight >= STRONG and one.foreign is None
    ][:1]


def _is_cued(one: Candidate) -> bool:
    """Return whether a stamp says itself that it is one: by a word beside it, or a time of day."""
    return one.weight >= THRESHOLD and any(sign in one.signs for sign in ("published", "updated", "time"))


def _as_masthead(one: Candidate, cued: int) -> float:
    """Weigh down 'Tuesday, January 9, 2024' above a stamp that says it is one: it is the day of the crawl."""
    masthead = "weekday alone" in one.signs and "published" not in one.signs and one.expression.start < cued
    return _PENALTY_MASTHEAD if masthead else 0.0


def _leaning(one: Candidate, prefix: Prefix | None, addresses: Sequence[Claim]) -> float:
    """Weigh a stamp against the days that are known otherwise."""
    day = one.expression.date.whole
    if day is None:
        return 0.0
    leaning = 0.0
    if one.expression.weekday is not None and one.expression.weekday != day.weekday():
        leaning += _PENALTY_WEEKDAY
    known = [claim.date.whole for claim in addresses if claim.date.whole]
    if any(abs((day - other).days) <= 1 for other in known):
        leaning += _BONUS_ADDRESS
    if prefix is None or prefix.date is None or prefix.date.latest is None or prefix.date.earliest is None:
        return leaning
    if day > prefix.date.latest + dt.timedelta(days=1):
        return leaning + _PENALTY_OTHER_MONTH
    if prefix.date.day is None:
        in_month = prefix.date.earliest <= day
        return leaning + (_BONUS_IN_MONTH if in_month and one.expression.start < _OPENING else 0.0)
    return leaning + (_BONUS_NEAR if (prefix.date.latest - day).days <= _NEAR_CRAWL else 0.0)


def yearless_claims(text: str, candidates: Sequence[Candidate]) -> list[Claim]:
    """Make claims of stamps without a year: a day and a time of day alone on their line ('2 березня, 10:06')."""
    claims = []
    for one in candidates:
        found = one.expression
        if found.date.year is None and found.time is not None and is_alone(text, found, one.start, one.end):
            where = (Span(found.start, found.end),)
            claims.append(Claim(found.date, Basis.STATED, _YEARLESS_SURE, where, found.time, found.zone, strong=False))
    return claims[:1]
