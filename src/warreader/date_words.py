"""Dates in English words, the same in the reader, on the command line and in what is exported.

In: dates with the attributes of `article.Published`. Out: words. Imports no class of them, since the first rows of a
start are drawn with these words, before `article` is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warreader.article.date_protocols import ClaimShape, DateShape, PublishedShape

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
UNSURE: Final = frozenset({"inferred", "year-filled"})
"""The bases of dates that are marked with ≈: `article.Basis` by value, as below."""
BASES: Final[Mapping[str, str]] = {
    "corrected": "corrected by you",
    "given": "given by the source",
    "stated": "stated in the text",
    "dateline": "from the dateline",
    "url": "from the address",
    "crawler": "from the crawler, may be the day of the crawl",
    "year-filled": "year from the archive",
    "inferred": "inferred",
}
"""What a date rests on."""
SHORT_BASES: Final = {**BASES, "stated": "stated", "crawler": "from the crawler"}
"""The same where there is little room."""
_ABBREVIATED: Final = 3


def spelt_month(month: int, *, short: bool = False) -> str:
    """Name a month, 1 to 12; `short`: by its first three letters."""
    return MONTHS[month - 1][:_ABBREVIATED] if short else MONTHS[month - 1]


def spelt_date(date: DateShape, *, short: bool = False) -> str:
    """Write a date as news in English does.

    Args:
        date: Any date.
        short: Cut the month to three letters.

    Returns:
        `2 March 2022`, `March 2022`, `2022`, or `2 March, year unknown` (short: `2 Mar, no year`).
    """
    if date.month is None:
        return str(date.year)
    month = spelt_month(date.month, short=short)
    if date.year is None:
        return f"{date.day} {month}, {'no year' if short else 'year unknown'}"
    return f"{date.day} {month} {date.year}" if date.day else f"{month} {date.year}"


def rival_claims(published: PublishedShape) -> list[ClaimShape]:
    """Return the alternatives that name another date, the likeliest first."""
    return [claim for claim in published.alternatives if claim.date != published.date]


def date_basis(published: PublishedShape | None) -> str:
    """Say on what a date rests, for somebody else than the reader: 'stated in the text; could also be 6 March 2022'."""
    if published is None:
        return "no date known"
    corrected = published.basis == "corrected"
    return basis_and_rivals(published, "corrected by whoever cites this" if corrected else BASES[published.basis])


def basis_and_rivals(published: PublishedShape, basis: str) -> str:
    """Add to what a date rests on what else it could be: three other dates at most."""
    rivals = dict.fromkeys(spelt_date(claim.date) for claim in rival_claims(published))
    return f"{basis}; could also be {' or '.join(list(rivals)[:3])}" if rivals else basis
