"""Describes dates and titles for lists and article heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Basis, TitleBasis
from warreader.date_words import BASES, UNSURE, basis_and_rivals, rival_claims, spelt_date

if TYPE_CHECKING:
    from warreader.article import Published
    from warreader.article.date_protocols import DateShape

UNDATED: Final = "no date"
UNREAD: Final = "not annotated"
"""In the place of the cities of an article that the engines have not come to."""
UNREAD_DATE: Final = "unknown yet"
"""In the place of its date, where none was given."""
LEGEND: Final = (
    "≈ inferred, or its rival · ? crawler's date, may be the day of the crawl · “…” opening words, no headline"
)


def short_date(published: Published | None) -> str:
    """Write a date for a column.

    Args:
        published: The date of an article; None where it has none.

    Returns:
        '2022-03-02'; '2022-03-02?' from a crawler; '≈2022-02-27 or 03-06' inferred with a rival; 'no date'.
    """
    if published is None:
        return UNDATED
    written = str(published.date)
    if published.basis is Basis.CRAWLER:
        return f"{written}?"
    if published.basis not in UNSURE:
        return written
    rivals = rival_claims(published)
    return f"≈{written} or {_without_year(rivals[0].date, published.date)}" if rivals else f"≈{written}"


def long_date(published: Published | None) -> str:
    """Write a date with its time and what it rests on.

    Args:
        published: The date of an article; None where it has none.

    Returns:
        '2 March 2022, 10:06 (stated in the text)'; inferred ones begin with ≈ and name their rival.
    """
    if published is None:
        return UNDATED
    when = spelt_date(published.date)
    if published.time:
        when += f", {published.time}" + (f" {published.zone}" if published.zone else "")
    reason = basis_and_rivals(published, BASES[published.basis])
    return f"{'≈ ' if published.basis in UNSURE else ''}{when} ({reason})"


def marked_title(title: str, basis: TitleBasis) -> str:
    """Write a title so that opening words are not taken for a headline: in quotation marks."""
    return f"“{title}”" if basis is TitleBasis.OPENING else title


def _without_year(date: DateShape, beside: DateShape) -> str:
    written = str(date)
    return written[5:] if date.year is not None and date.year == beside.year and date.month else written
