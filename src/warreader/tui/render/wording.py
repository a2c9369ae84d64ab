"""Describes an article in words: its date and basis, rival dates, reading time.

Words, not numbers: 'stated', 'from the crawler', 'inferred, could be 6 March' tell what a date is worth; 0.97 does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.date_words import SHORT_BASES, UNSURE, rival_claims, spelt_date, spelt_month
from warreader.terminal import show_line
from warreader.tui.render import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Version
    from warreader.article import Article, Kind
    from warreader.article.date_protocols import DateShape, PublishedShape

ROUGHLY: Final = "≈"
"""Stands before a date that was inferred, or whose year was."""
DOUBTED: Final = "?"
"""Stands behind a date that only a crawler wrote: it may be the day of the crawl; and where there is no room for the
other day that an inferred date could be."""
WORDS_A_MINUTE: Final = 238
"""Silent reading of English non-fiction: Brysbaert, 'How many words do we read per minute?', 2019."""

BETWEEN: Final = " · "
"""Stands between two statements."""
_KINDS: Final = {
    "headline": "headline",
    "subheading": "subheading",
    "body": "text",
    "dateline": "dateline",
    "byline": "byline",
    "timestamp": "time stamp",
    "section": "section",
    "caption": "caption",
    "social": "social post",
    "audio": "audio player",
    "related": "related links",
    "newsletter": "newsletter",
    "share": "sharing",
    "live": "live link",
    "advert": "advertisement",
    "comments": "comments",
    "paywall": "paywall",
    "legal": "legal notice",
    "other": "page furniture",
}


def kind_words(kind: Kind) -> str:
    """Name a kind of block as a reader would."""
    return _KINDS[kind.value]


def published_words(published: PublishedShape | None) -> str:
    """Say when an article was published, on what that rests, and what else it could be.

    Args:
        published: None where the text does not say.

    Returns:
        '2 March 2022, 10:06 · stated'; '≈ 27 Feb 2022 · inferred, could be 6 March'; 'no date'.
    """
    if published is None:
        return "no date"
    day = spelt_date(published.date, short=published.basis == "inferred")
    if published.time:
        day += f", {show_line(published.time)}"
        day += f" {show_line(published.zone)}" if published.zone else ""
    rough = f"{ROUGHLY} " if published.basis in UNSURE else ""
    return f"{rough}{day} · {SHORT_BASES[published.basis]}{_rivals(published)}"


def event_words(days: str | None, published: PublishedShape | None) -> str:
    """Say of which day an article tells, where that is not the day of its publication.

    Args:
        days: `YYYY-MM-DD`, or `FIRST..LAST`; None where it tells of none.
        published: None where the text does not say; its year goes without saying.

    Returns:
        'tells of 1 March', 'tells of 27–28 February 2022'; empty where there is nothing to add.
    """
    date = None if published is None else published.date
    if days is None or (date is not None and days == str(date)):
        return ""
    first, _, last = days.partition("..")
    if not last or first == last:
        return f"tells of {_day_words(first, date)}"
    if first[:7] == last[:7]:
        return f"tells of {int(first[8:10])}–{_day_words(last, date)}"
    return f"tells of {_day_words(first, date)} – {_day_words(last, date)}"


def _day_words(day: str, beside: DateShape | None) -> str:
    year, month, number = day[:4], int(day[5:7]), int(day[8:10])
    said = f"{number} {spelt_month(month)}"
    return said if beside is not None and beside.year == int(year) else f"{said} {int(year)}"


def _rivals(published: PublishedShape) -> str:
    others = rival_claims(published)
    if not others:
        return ""
    if published.basis == "inferred":
        return ", could be " + " or ".join(_without_same_year(item.date, published.date) for item in others[:2])
    first = others[0]
    return f" ({SHORT_BASES[first.basis]}: {spelt_date(first.date, short=True)})"


def _without_same_year(date: DateShape, beside: DateShape) -> str:
    if date.year == beside.year and date.month and date.day:
        return f"{date.day} {spelt_month(date.month)}"
    return spelt_date(date)


def row_date(published: PublishedShape | None) -> str:
    """Write the date of a list's row: `2 Mar 2022`, `≈27 Feb 2022`, `2 Mar 2022?` (crawler), `no date`."""
    if published is None:
        return "no date"
    day = spelt_date(published.date, short=True)
    if published.basis in UNSURE:
        return ROUGHLY + day
    return day + DOUBTED if published.basis == "crawler" else day


def row_rival(published: PublishedShape | None) -> str:
    """Write the first rival of an inferred date, ` or 6 Mar`; empty where there is none."""
    if published is None or published.basis != "inferred":
        return ""
    for date in (claim.date for claim in rival_claims(published)):
        if date.month and date.day:
            return f" or {date.day} {spelt_month(date.month, short=True)}"
    return ""


def quoted(words: str, width: int) -> str:
    """Put opening words in quotation marks; the second one goes with what there is no room for, in cells."""
    return f"“{words}”" if cells.width(words) + 2 <= width else f"“{words}"


def reading_time(words: int) -> str:
    """Say how long an article takes to read, `3 min`, which no line breaks; at least one minute."""
    return f"{max(1, round(words / WORDS_A_MINUTE)):,}\u00a0min"


def source_name(article: Article) -> str:
    """Name who published an article: as given, else the host of its address; empty where nobody knows."""
    if article.given.source:
        return show_line(article.given.source)
    from urllib.parse import urlsplit  # the first rows of a start do without

    try:
        host = urlsplit(article.given.url or "").hostname or ""
    except ValueError:
        return ""
    return show_line(host.removeprefix("www."))


def related_words(copies: int, earlier: Sequence[str] = (), *, superseded: bool, key: str = "") -> str:
    """Say what other articles are like one; never that they confirm it.

    Args:
        copies: Articles that tell the same in nearly the same words, itself among them.
        earlier: When the earlier texts of its page were captured or published, the last one at the end.
        superseded: Whether there is a later text of its page.
        key: What shows them; empty where nothing does.

    Returns:
        'near-identical text in 3 articles · earlier version of 2 Mar 2022: D'; empty where there is nothing to say.
    """
    said = [f"near-identical text in {copies:,} articles"] if copies > 1 else []
    if len(earlier) > 1:
        said.append(f"{len(earlier):,} earlier versions")
    elif earlier:
        said.append(f"earlier version of {earlier[0]}" if any(map(str.isdecimal, earlier[0])) else "earlier version")
    said += ["there is a later version of this page"] if superseded else []
    return BETWEEN.join(said) + (f": {key}" if said and key else "")


def version_times(versions: Sequence[Version]) -> tuple[str, ...]:
    """Tell one version of a page from the others.

    Args:
        versions: Those to tell.

    Returns:
        For each when it was captured, if the source says so; else when it was published, with the time if another one
        is of the same day: when it was imported says nothing about it.
    """
    days = [f"{one.captured:%Y-%m-%d %H:%M}" if one.captured else row_date(one.published) for one in versions]
    times = [None if one.captured or one.published is None else one.published.time for one in versions]
    return tuple(
        f"{day}, {show_line(time)}" if time and days.count(day) > 1 else day
        for day, time in zip(days, times, strict=True)
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 line`, `2 lines`, `18,332 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
