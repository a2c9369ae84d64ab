"""Describes the date of an article and its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Basis

if TYPE_CHECKING:
    from warreader.article import PartialDate, Published

UNSURE: Final = frozenset({Basis.INFERRED, Basis.YEAR_FILLED})
BASES: Final = {
    Basis.CORRECTED: "corrected by you",
    Basis.GIVEN: "given by the source",
    Basis.STATED: "stated in the text",
    Basis.DATELINE: "from the dateline",
    Basis.URL: "from the address",
    Basis.CRAWLER: "from the crawler, may be the day of the crawl",
    Basis.YEAR_FILLED: "the year is inferred",
    Basis.INFERRED: "inferred",
}
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spelt_date(date: PartialDate) -> str:
    """Write a date in words: '2 March 2022', 'March 2022', '2 March (no year)'."""
    day = f"{date.day} " if date.day else ""
    month = f"{MONTHS[date.month - 1]} " if date.month else ""
    return f"{day}{month}{date.year or '(no year)'}"


def date_basis(published: Published | None) -> str:
    """Say on what a date rests, for somebody else than the reader: 'stated in the text; could also be 6 March 2022'."""
    if published is None:
        return "no date known"
    reason = "corrected by whoever cites this" if published.basis is Basis.CORRECTED else BASES[published.basis]
    rivals = dict.fromkeys(spelt_date(one.date) for one in published.alternatives if one.date != published.date)
    return f"{reason}; could also be {' or '.join(list(rivals)[:3])}" if rivals else reason
