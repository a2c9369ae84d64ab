"""Chooses between a dateline and the time stamps of a page, and fills in a missing year.

In come claims, out come the same claims in the order of trust: a dateline confirms stamps, and rules out those that
belong to another story or to the day of the crawl.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.dates._claims import Claim
    from warreader.text.dates._datelines import Dateline

_SAME_STORY: Final = 2  # days between a dateline and the stamp of its page: 98 % within one, Reuters-21578
_MASTHEAD_LATE: Final = 7  # days that a stamp without a label may come behind the dateline
_YEAR_REACH: Final = 62  # days between a day without a year and the one that gives it its year


def weigh_dateline(
    stamps: list[Claim], datelines: list[Claim], dateline: Dateline, *, opens: bool
) -> tuple[list[Claim], list[Claim]]:
    """Order stamps and dateline by trust, where the story has a dateline with a day.

    The stamp that the dateline confirms comes first, unless it stands behind the story and is of the day beside. Where
    it confirms none, a stamp behind the story is that of another story, and one that no word and no hour calls a stamp,
    more than a week after the dateline, is the masthead of the day of the crawl.
    A dateline that does not open the story needs its year to say so.

    Args:
        stamps: The stamps, the most trusted first.
        datelines: The claim of the dateline, alone.
        dateline: The dateline.
        opens: Whether it stands before the first line of prose, or opens it.

    Returns:
        What is trusted most, and what comes behind it.
    """
    said = datelines[0]
    agreeing = [one for one in stamps if _agree([one], said)]
    if agreeing and not (said.date.whole and all(_is_beside(one, said, dateline) for one in agreeing)):
        return [*agreeing, *(one for one in stamps if one not in agreeing)], datelines
    overruled = (
        bool(agreeing)
        or not (stamps and stamps[0].strong)
        or ((opens or said.date.whole is not None) and _is_of_another_day(stamps[0], said, dateline))
    )
    return (datelines, stamps) if overruled else (stamps, datelines)


def _is_beside(stamp: Claim, said: Claim, dateline: Dateline) -> bool:
    """Return whether a stamp behind the dateline gives another day than it: one of a list of stories."""
    return stamp.date != said.date and stamp.evidence[0].start > dateline.span.end


def _is_of_another_day(stamp: Claim, said: Claim, dateline: Dateline) -> bool:
    """Return whether a strong stamp is none of this story."""
    day = said.date.whole
    if day is not None and stamp.evidence[0].start > dateline.span.end:
        return True
    told = with_year(said, [stamp]).date.whole
    if stamp.labelled or stamp.date.whole is None:
        return False
    return told is None or (stamp.date.whole - told).days > _MASTHEAD_LATE


def _agree(stamps: Sequence[Claim], dateline: Claim) -> bool:
    """Return whether the first stamp is of the day of the dateline, or within two days of it."""
    if not stamps or stamps[0].date.whole is None:
        return False
    dated = with_year(dateline, stamps[:1]).date.whole
    return dated is not None and abs((stamps[0].date.whole - dated).days) <= _SAME_STORY


def with_year(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Fill the year of a day from a claim that has one: the year that brings the two nearest to each other.

    Args:
        claim: The claim; one that has a year, or no month, comes back as it is.
        claims: Claims to take the year from, the most trusted first.

    Returns:
        The claim with its year, or as it is where none of them lies near enough.
    """
    if claim.date.year is not None or claim.date.month is None:
        return claim
    for other in claims:
        anchor = other.date.latest
        if anchor is None:
            continue
        options = [_day(anchor.year + shift, claim.date) for shift in (-1, 0, 1)]
        days = [(abs((option.whole - anchor).days), option) for option in options if option and option.whole]
        distance, nearest = min(days, key=lambda pair: pair[0], default=(_YEAR_REACH + 1, None))
        if nearest is not None and distance <= _YEAR_REACH:
            return replace(claim, date=nearest, evidence=(*claim.evidence, *other.evidence))
    return claim


def _day(year: int, day: PartialDate) -> PartialDate | None:
    try:
        return PartialDate(year, day.month, day.day)
    except ValueError:  # 29 February
        return None
