"""Infers the date of an undated article from weekdays in its text and from similar dated articles.

In come clues (the weekdays a text speaks of, a day without its year) and neighbours (dated articles of the archive that
tell of the same, with their similarity); out comes a date with its evidence and its rival, or None. Nothing is inferred
from fewer than two neighbours, and never from one that is not alike: an unknown date stays unknown.

The figures below were chosen on stories of Reuters-21578 (7,682 of 600 characters and more, of 58 days; 700 of them
asked for their date): with a best neighbour of 0.35 and others of at least 0.7 of that, agreeing within ten days, 8 %
of the stories get a date, 84 % of these within a week, 68 % within three days.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final

from warreader.article import Alternative, Basis, Evidence, PartialDate, Published, Span
from warreader.frozen import dataclass
from warreader.text.dates import latest_post
from warreader.text.dates.weekdays import find_weekdays
from warreader.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Block
    from warreader.text.dates.weekdays import WeekdayMention

SIMILAR: Final = 0.35
"""The cosine that the best neighbour must reach."""
ALSO_SIMILAR: Final = 0.7 * SIMILAR
"""The cosine that every other neighbour must reach."""
FEWEST_NEIGHBOURS: Final = 2
"""One article that tells of the same may be an anniversary; two that agree are evidence."""
MOST_NEIGHBOURS: Final = 5
"""Further ones are not asked: the sweep got worse with eight."""
AGREEMENT: Final = dt.timedelta(days=10)
"""How far the neighbours may lie apart."""
WINDOW: Final = dt.timedelta(days=7)
"""How far the date may lie from the middle of the neighbours: then every weekday occurs twice."""
YEAR_REACH: Final = dt.timedelta(days=62)
"""How far a day may lie from its neighbours when they give it its year."""
_SURE: Final = 0.55  # the share of dates right within three days, weekday found, rounded down
_UNSURE: Final = 0.4  # without a weekday, or with a rival as near
_YEAR_SURE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated article of the archive that is like the one in question."""

    article: str
    """Its ID."""
    date: dt.date
    """Its day of publication, stated or crawled, never itself inferred."""
    similarity: float
    """How alike the two are, 0 to 1; see `warreader.text.similarity`."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a text without a full date says of its day."""

    weekdays: tuple[WeekdayMention, ...] = ()
    """The weekdays it speaks of, in order."""
    stated: Published | None = None
    """A day without its year; None where the text does not give even that."""
    not_before: dt.date | None = None
    """A day that the text already knows: of a post that it quotes. None where there is none."""


def find_clues(text: str, blocks: Sequence[Block] = (), published: Published | None = None) -> Clues:
    """Gather what a text says of its day.

    Args:
        text: The source text.
        blocks: Its blocks; only kept ones are read. Empty: the whole text is read.
        published: What dating found, if it is a day without a year; anything else is passed over.

    Returns:
        The clues; empty where there are none.
    """
    spans = [block.span for block in blocks if block.kept] or [Span(0, len(text))]
    weekdays = tuple(mention for span in spans for mention in find_weekdays(text, span.start, span.end))
    yearless = published is not None and published.date.year is None
    return Clues(weekdays, published if yearless else None, latest_post(text, split_lines(text)))


def dominant_weekday(mentions: Sequence[WeekdayMention]) -> int | None:
    """Return on which weekday a text was written, as far as the weekdays in it show.

    The weekday named most often is that of the events; where the day after it is named too, the text was written then:
    'shelled on Tuesday', 'the governor said on Wednesday'. Weekdays still to come do not count.

    Args:
        mentions: The weekdays of the text.

    Returns:
        0 for Monday to 6; None if there is none.
    """
    counts = Counter(mention.weekday for mention in mentions if not mention.future)
    if not counts:
        return None
    most = max(counts.values())
    first = next(mention.weekday for mention in mentions if not mention.future and counts[mention.weekday] == most)
    day_after = (first + 1) % 7
    return day_after if counts[day_after] else first


def infer_date(clues: Clues, neighbours: Sequence[Neighbour]) -> Published | None:
    """Infer when an article was published.

    Args:
        clues: What its text says.
        neighbours: Dated articles like it, in any order; those too unlike it are passed over.

    Returns:
        For a day without a year: that day in the year of the neighbours, basis `year-filled`. Else the day nearest to
        the middle of the neighbours that agrees with the weekday of the text, basis `inferred`, with the runner-up as
        its alternative. None where fewer than two neighbours are alike, or where they disagree.
    """
    agreeing = _agreeing(neighbours)
    if clues.stated is not None:
        return _fill_year(clues, agreeing or _alike(neighbours)[:1])
    if not agreeing:
        return None
    middle = _middle(agreeing)
    weekday = dominant_weekday(clues.weekdays)
    days = sorted(_window(middle, weekday, clues.not_before), key=lambda day: (abs(day - middle), day))
    if not days:
        return None
    used = [mention for mention in clues.weekdays if mention.weekday == weekday and not mention.future]
    evidence = (
        *(Evidence(mention.span.start, mention.span.end) for mention in used),
        *(Evidence(article=neighbour.article) for neighbour in agreeing),
    )
    best, *others = days
    rival = others[0] if others and weekday is not None else None
    close = rival is not None and abs(rival - middle) - abs(best - middle) <= dt.timedelta(days=1)
    sure = _UNSURE if weekday is None or close else _SURE
    alternatives = (
        () if rival is None else (Alternative(PartialDate.of(rival), Basis.INFERRED, _UNSURE * 0.9, evidence),)
    )
    return Published(PartialDate.of(best), Basis.INFERRED, sure, evidence=evidence, alternatives=alternatives)


def _alike(neighbours: Sequence[Neighbour]) -> list[Neighbour]:
    """Take the neighbours that are alike enough, the likest first."""
    ranked = sorted(neighbours, key=lambda one: (-one.similarity, one.date, one.article))
    if not ranked or ranked[0].similarity < SIMILAR:
        return []
    return [one for one in ranked if one.similarity >= ALSO_SIMILAR][:MOST_NEIGHBOURS]


def _agreeing(neighbours: Sequence[Neighbour]) -> list[Neighbour]:
    """Take the alike neighbours if there are enough and their days lie together; else none."""
    alike = _alike(neighbours)
    days = [one.date for one in alike]
    return alike if len(alike) >= FEWEST_NEIGHBOURS and max(days) - min(days) <= AGREEMENT else []


def _middle(neighbours: Sequence[Neighbour]) -> dt.date:
    """Find the median of their days, each weighed by its similarity."""
    half = sum(one.similarity for one in neighbours) / 2
    reached = 0.0
    for one in sorted(neighbours, key=lambda one: one.date):
        reached += one.similarity
        if reached >= half:
            return one.date
    return neighbours[-1].date


def _window(middle: dt.date, weekday: int | None, not_before: dt.date | None) -> list[dt.date]:
    days = [middle + dt.timedelta(days=shift) for shift in range(-WINDOW.days, WINDOW.days + 1)]
    return [
        day
        for day in days
        if (weekday is None or day.weekday() == weekday) and (not_before is None or day >= not_before)
    ]


def _fill_year(clues: Clues, neighbours: Sequence[Neighbour]) -> Published | None:
    """Return a day without a year the year in which it lies nearest to its neighbours."""
    stated = clues.stated
    if stated is None or not neighbours:
        return None
    middle = _middle(neighbours)
    options = []
    for year in (middle.year - 1, middle.year, middle.year + 1):
        try:
            options.append(dt.date(year, stated.date.month or 1, stated.date.day or 1))
        except ValueError:  # 29 February
            continue
    options = [day for day in options if clues.not_before is None or day >= clues.not_before]
    best = min(options, key=lambda day: abs(day - middle), default=None)
    if best is None or abs(best - middle) > YEAR_REACH:
        return None
    evidence = (*stated.evidence, *(Evidence(article=neighbour.article) for neighbour in neighbours))
    return Published(
        PartialDate.of(best), Basis.YEAR_FILLED, _YEAR_SURE, stated.time, stated.zone, evidence, stated.alternatives
    )
