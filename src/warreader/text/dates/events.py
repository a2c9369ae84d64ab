"""Finds when the events of a story happened: 'on Tuesday', 'overnight', 'in the past 24 hours', 'on March 25'.

In come the text, its blocks and the publication date; out come DATE entities, each with the day it means or the days
from FIRST to LAST ('2022-03-01..2022-03-02'). Without a known day of publication only full dates mean a day.

The rule for a weekday is that of the nearest past one, the day of publication included, unless the words before it look
ahead ('will meet on Friday'). As a prototype it was right for 0.834 of the day-level expressions of TimeBank and
AQUAINT, where always taking the day of publication is right for 0.340.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from warreader.article import Entity, Kind, Label
from warreader.text.dates._event_words import Phrase, Words, unit_of, words_of
from warreader.text.dates._expressions import find_expressions
from warreader.text.dates._grammar import Form
from warreader.text.dates._months import fold
from warreader.text.language import identify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.article import Block, PartialDate, Published
    from warreader.text.dates._expressions import Expression

REACH: Final = 20_000
"""Code points of a block that are read: no paragraph is longer, a flattened page may be."""
_TOLD: Final = frozenset(
    {Kind.HEADLINE, Kind.SUBHEADING, Kind.BODY, Kind.LIVE, Kind.CAPTION, Kind.SOCIAL, Kind.RELATED}
)
_CONTEXT: Final = 80
_RANGE: Final = re.compile(r"(?P<first>\d{1,2})\.?\s?[-–—]\s?$")
_RANGE_BEHIND: Final = re.compile(r"\s?[-–—]\s?(?P<last>\d{1,2})(?![\d:.,/])")
_DASH: Final = re.compile(r"\s?[-–—]\s?")
_JOINT: Final = re.compile(r"[\s,(]{1,3}(?:den |the |dnia |el |le )?")
_LONGEST_JOINT: Final = 9
_WEEK: Final = 7
_HOURS: Final = 24

Days = tuple[dt.date, dt.date]
"""The first and the last day that an expression means."""
_Found = tuple[int, int, Days | None]


def find_events(
    text: str, blocks: Sequence[Block], published: Published | None, language: str | None = None
) -> tuple[Entity, ...]:
    """Find the expressions of time in a story.

    Args:
        text: The source text.
        blocks: Its blocks. Stamps, datelines and bylines are passed over: they tell of the article, not of the events.
        published: When it was published; None, a month or a day without its year: relative expressions mean no day.
        language: ISO 639-1; None where unknown, then it is identified. A language without a table: full dates only.

    Returns:
        DATE entities in order, without overlap. `name` is the day that it means, or the text where that is unknown.
    """
    day = published.date.whole if published else None
    words = words_of(language or identify(text) or "")
    entities = []
    for block in blocks:
        if block.kind not in _TOLD:
            continue
        for start, end, days in _in_block(text, block.start, min(block.end, block.start + REACH), words, day):
            meant = None if days is None else _written(days)
            written = text[start:end]
            entities.append(Entity(start, end, Label.DATE, written, meant or written, block.kept, meant))
    return tuple(entities)


def _written(days: Days) -> str:
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def _in_block(text: str, start: int, end: int, words: Words | None, day: dt.date | None) -> Iterator[_Found]:
    """Find the expressions of one block; where two overlap, the earlier and longer one stands."""
    found = _spans(text, list(_absolute(text, start, end, words, day)))
    if words is not None:
        found += _joined(text, found, list(_weekdays(text, start, end, words, day)))
        found += _phrases(text, start, end, words, day)
    behind = start
    for one in sorted(found, key=lambda item: (item[0], -item[1])):
        if one[0] >= behind:
            yield one
            behind = one[1]


def _joined(text: str, dates: Sequence[_Found], weekdays: Sequence[_Found]) -> list[_Found]:
    """Join a weekday to the date behind it: 'Tuesday, March 1' means the date."""
    by_start = {one[0]: one for one in dates}
    joined = []
    for start, end, days in weekdays:
        date = next((by_start[at] for at in range(end + 1, end + _LONGEST_JOINT) if at in by_start), None)
        if date and _JOINT.fullmatch(text, end, date[0]):
            joined.append((start, date[1], date[2]))
        else:
            joined.append((start, end, days))
    return joined


def _spans(text: str, dates: Sequence[_Found]) -> list[_Found]:
    """Join the two days of a span: 'Feb 27 - Mar 2'."""
    joined: list[_Found] = []
    for start, end, days in dates:
        first = joined[-1] if joined else None
        if first and first[2] and days and first[2][0] < days[1] and _DASH.fullmatch(text, first[1], start):
            joined[-1] = (first[0], end, (first[2][0], days[1]))
        else:
            joined.append((start, end, days))
    return joined


def _absolute(text: str, start: int, end: int, words: Words | None, day: dt.date | None) -> Iterator[_Found]:
    """Find full dates, months of a year, and days without a year, which take the year nearest to the publication."""
    if not any(sign.isdigit() for sign in text[start:end]):
        return
    behind = start
    for one in find_expressions(text, start, end):
        if one.date.year is None and not _is_own_month(text, one, words):
            continue
        if one.short_year and one.form is Form.NUMERIC:
            continue  # '1/2/10' is rarely a date in a story
        resolved = _nearest(one.date, day)
        days = (resolved.earliest, resolved.latest) if resolved else (None, None)
        found = (days[0], days[1]) if days[0] and days[1] else None
        whole = (one.start, one.end, found)
        whole = _with_range(text, (behind, end), whole) if one.date.day else whole
        behind = max(behind, whole[1])
        yield whole


def _with_range(text: str, block: tuple[int, int], one: _Found) -> _Found:
    """Take the other end of a range into a date: '14-20 March', 'March 2-4'."""
    start, end, days = one
    if before := _RANGE.search(text, max(block[0], start - 6), start):
        return before.start(), end, days and _between(int(before["first"]), days[0].day, days[0])
    if behind := _RANGE_BEHIND.match(text, end, block[1]):
        return start, behind.end(), days and _between(days[0].day, int(behind["last"]), days[0])
    return one


def _between(first: int, last: int, day: dt.date) -> Days:
    """Make the days from one day of a month to another; the day itself where there is no such range."""
    try:
        days = day.replace(day=first), day.replace(day=last)
    except ValueError:
        return day, day
    return days if days[0] < days[1] else (day, day)


def _is_own_month(text: str, one: Expression, words: Words | None) -> bool:
    """Return whether a day without a year names its month in the language of the text: '5 out' does not in English."""
    names = re.findall(r"[^\W\d_]+", text[one.start : one.end])
    if words is None:
        return any(len(name) > 3 for name in names)  # noqa: PLR2004  # no abbreviations
    capital = any(name[0].isupper() for name in names)
    return any(fold(name) in words.months for name in names) and (capital or not words.capitals)


def _nearest(date: PartialDate, day: dt.date | None) -> PartialDate | None:
    if date.year is not None:
        return date
    if day is None or date.month is None:
        return None
    options = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            options.append(type(date)(year, date.month, date.day))
        except ValueError:  # 29 February
            continue
    return min(options, key=lambda one: abs(((one.whole or day) - day).days), default=None)


def _weekdays(text: str, start: int, end: int, words: Words, day: dt.date | None) -> Iterator[_Found]:
    for match in words.weekday.finditer(text, start, end):
        weekday = _weekday(match["name"], words)
        if weekday is None:
            continue
        meant: Days | None = None
        if day is not None:
            back, ahead = (day.weekday() - weekday) % _WEEK, (weekday - day.weekday()) % _WEEK
            if match["next"] or match["next_behind"]:
                moved = ahead or _WEEK
            elif match["past"] or match["past_behind"]:
                moved = -(back or _WEEK)
            elif words.future.search(text, max(start, match.start() - _CONTEXT), match.start()):
                moved = ahead
            else:
                moved = -back
            meant = (day + dt.timedelta(days=moved),) * 2
        yield match.start(), match.end(), meant


def _weekday(name: str, words: Words) -> int | None:
    return words.weekdays.get(fold(name))


def _phrases(text: str, start: int, end: int, words: Words, day: dt.date | None) -> Iterator[_Found]:
    for spotted in words.spot.finditer(text, start, end):
        for phrase in words.phrases:
            if match := phrase.pattern.match(text, spotted.start(), end):
                yield match.start(), match.end(), None if day is None else _meant(phrase, match, day, words)
                break


def _meant(phrase: Phrase, match: re.Match[str], day: dt.date, words: Words) -> Days | None:
    """Return which days a phrase means, counted from the day of publication."""
    try:
        if phrase.meaning in {"day", "days"}:
            return day + dt.timedelta(days=phrase.shifts[0]), day + dt.timedelta(days=phrase.shifts[-1])
        if phrase.meaning in {"week", "weekend", "month"}:
            return _period(phrase, day)
        if phrase.meaning == "night":
            return _night(match["day"], day, words)
        return _counted(phrase, match, day, words)
    except OverflowError:  # before the year 1, behind the year 9999
        return None


def _period(phrase: Phrase, day: dt.date) -> Days:
    """Resolve 'last week' to Monday to Sunday, 'this week' to Monday to today, 'last month' to its days."""
    shift = phrase.shifts[0]
    if phrase.meaning == "month":
        first = (day.replace(day=1) + dt.timedelta(days=shift * 28)).replace(day=1)
        if shift == 0:
            return first, day
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    monday = day - dt.timedelta(days=day.weekday())
    if phrase.meaning == "weekend":
        saturday = day - dt.timedelta(days=(day.weekday() - 5) % _WEEK)
        return saturday, min(saturday + dt.timedelta(days=1), day)
    first = monday + dt.timedelta(weeks=shift)
    return first, day if shift == 0 else first + dt.timedelta(days=6)


def _counted(phrase: Phrase, match: re.Match[str], day: dt.date, words: Words) -> Days:
    """Resolve 'the past 24 hours' to yesterday and today, 'two days ago' to its day, 'two weeks ago' to a week."""
    groups = match.groupdict()
    written = groups.get("n") or groups.get("n2") or "1"
    count = int(written) if written.isdigit() else words.numbers.get(written.lower(), 1)
    unit = unit_of(match["unit"])
    length = {"hour": -(-count // _HOURS), "day": count, "week": _WEEK * count, "month": 30 * count}[unit]
    then = day - dt.timedelta(days=length)
    if phrase.meaning == "past":
        return then, day
    spread = dt.timedelta(days={"week": 3, "month": 15}.get(unit, 0) if count > 1 or unit == "month" else 0)
    return then - spread, then + spread


def _night(written: str, day: dt.date, words: Words) -> Days | None:
    """Resolve the night to a day, to that day and the one before: 'в ночь на 9 марта', 'Nacht zum Dienstag'."""
    weekday = _weekday(written, words) if written[0].isalpha() else None
    if weekday is None:
        expressions = find_expressions(written, 0, len(written))
        resolved = _nearest(expressions[0].date, day) if expressions else None
        last = resolved.whole if resolved else None
    else:
        last = day - dt.timedelta(days=(day.weekday() - weekday) % _WEEK)
    return None if last is None else (last - dt.timedelta(days=1), last)
