"""Decides when an article was published, from stamps, dateline, addresses, the crawler's prefix and the given field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from warreader.article import Alternative, Basis, Evidence, PartialDate, Published, Span
from warreader.text.dates._datelines import Dateline, find_dateline
from warreader.text.dates._given import published_as_given, read_given
from warreader.text.dates._model import DateMark, Dating, Role
from warreader.text.dates._prefix import Prefix, find_prefix
from warreader.text.dates._stamps import HEAD, Candidate, find_candidates, mark_of, windows
from warreader.text.dates._urls import UrlDate, date_of_address, find_url_dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from warreader.article import Given
    from warreader.text.lines import Line

THRESHOLD: Final = 1.2
"""A date of the page that weighs less is not taken for the stamp."""
_SUPPORT: Final = 0.25  # what each return of the same day adds, at most three times
_DATELINE_REACH: Final = 6000  # a dateline opens the story: navigation before it is rarely longer
_MOST_DATELINE_LINES: Final = 60


@dataclass(frozen=True, slots=True)
class _Claim:
    """One statement of when the article was published."""

    date: PartialDate
    basis: Basis
    confidence: float
    evidence: tuple[Span, ...] = ()
    time: str | None = None
    zone: str | None = None
    rival: PartialDate | None = None


def find_published(text: str, lines: Sequence[Line], given: Given) -> Dating:
    """Find when an article was published, and mark what on the page says so.

    Args:
        text: The source text.
        lines: Its lines.
        given: What the source says beside it: `published` is trusted most, `url` and `fetched` help.

    Returns:
        The date with its evidence and alternatives, and the marks. A date that does not exist stays unknown.
    """
    prefix = find_prefix(text)
    behind_prefix = prefix.span.end if prefix else 0
    candidates = find_candidates(text, lines, behind_prefix)
    dateline = _find_first_dateline(text, lines, behind_prefix)
    candidates = [one for one in _ordered(candidates) if not (dateline and _inside(one, dateline.span))]
    claims = _claims(text, lines, given, (candidates, dateline, prefix))
    return Dating(_choose(claims), _marks(text, lines, candidates, dateline, prefix))


def _inside(candidate: Candidate, span: Span) -> bool:
    return span.start <= candidate.expression.start < span.end


def _ordered(candidates: list[Candidate]) -> list[Candidate]:
    """Let the page decide the order of day and month in figures, where any of its dates shows it."""
    votes = [one.expression.month_first for one in candidates if one.expression.month_first is not None]
    if not votes:
        return candidates
    month_first = sum(votes) * 2 > len(votes)
    settled = []
    for one in candidates:
        expression = one.expression
        if expression.rival is not None:
            chosen = expression.rival if month_first else expression.date
            one = replace(one, expression=replace(expression, date=chosen, rival=None))  # noqa: PLW2901
        settled.append(one)
    return settled


def _find_first_dateline(text: str, lines: Sequence[Line], behind_prefix: int) -> Dateline | None:
    undated: Dateline | None = None
    for line in lines[:_MOST_DATELINE_LINES]:
        start = max(line.start, behind_prefix)
        if start > _DATELINE_REACH:
            break
        while start < line.end and text[start].isspace():
            start += 1
        if start >= line.end or line.end - start < 40:  # noqa: PLR2004  # the story begins on the same line
            continue
        found = find_dateline(text, start, line.end)
        if found and (found.date or found.day):
            return found
        undated = undated or found
    return undated


def _claims(
    text: str, lines: Sequence[Line], given: Given, found: tuple[list[Candidate], Dateline | None, Prefix | None]
) -> list[_Claim]:
    """Gather every statement, the strongest first."""
    candidates, dateline, prefix = found
    claims: list[_Claim] = []
    stated = _stated(candidates)
    if said := read_given(given.published):
        published = published_as_given(said)
        claims.append(
            _Claim(published.date, Basis.GIVEN, published.confidence, (), published.time, published.zone, said.rival)
        )
    claims += stated
    if dateline and dateline.date and dateline.evidence:
        claims.append(_Claim(dateline.date, Basis.DATELINE, 0.9, (dateline.evidence,), dateline.time, dateline.zone))
    claims += _addresses(text, lines, given)
    if prefix and prefix.date:
        claims.append(_Claim(prefix.date, Basis.CRAWLER, 0.7, (prefix.span,)))
    return claims


def _stated(candidates: Sequence[Candidate]) -> list[_Claim]:
    days: dict[date, int] = {}
    whole = [one for one in candidates if one.expression.date.whole]
    for one in whole:
        day = one.expression.date.whole
        if day:
            days[day] = days.get(day, 0) + 1

    def weight(one: Candidate) -> float:
        day = one.expression.date.whole
        return one.weight + _SUPPORT * min(3, days[day] - 1) if day else one.weight

    ranked = sorted(whole, key=lambda one: (-weight(one), one.expression.start))
    ranked = [one for one in ranked if weight(one) >= THRESHOLD]
    return [
        _Claim(
            one.expression.date,
            Basis.STATED,
            min(0.98, 0.35 + 0.12 * weight(one)),
            (Span(one.expression.start, one.expression.end),),
            one.expression.time,
            one.expression.zone,
            one.expression.rival,
        )
        for one in ranked[:4]
    ]


def _addresses(text: str, lines: Sequence[Line], given: Given) -> list[_Claim]:
    claims: list[_Claim] = []
    if given.url and (found := date_of_address(given.url)):
        claims.append(_Claim(found[2], Basis.URL, 0.8))
    seen: list[UrlDate] = []
    for line in lines:
        if line.start < HEAD:
            for begin, end in windows(line.start, line.end):
                if "/" in text[begin:end]:
                    seen += find_url_dates(text, begin, end)
    claims += [_Claim(one.date, Basis.URL, 0.75, (one.span,)) for one in seen[:1]]
    return claims


def _fits(day: PartialDate, period: PartialDate) -> bool:
    """Tell whether a date could be a closer statement of a period: the same month, or the same day without its year."""
    if period.whole:
        return (day.month, day.day) == (period.month, period.day) and day.year in {None, period.year}
    return bool(day.day and period.month == day.month and period.year == day.year)


def _choose(claims: Sequence[_Claim]) -> Published | None:
    """Take the strongest claim, let the others fill in its year, and keep what disagrees as alternatives."""
    if not claims:
        return None
    best = claims[0]
    if best.date.day is None:  # a month: narrowed by what stands behind
        closer = next((one for one in claims[1:] if _fits(one.date, best.date)), None)
        best = closer or best
    if best.date.year is None:
        best = _with_year(best, claims)
    evidence = tuple(Evidence(one.start, one.end) for one in best.evidence)
    alternatives: list[Alternative] = []
    if best.rival:
        alternatives.append(Alternative(best.rival, best.basis, best.confidence, evidence))
    for claim in claims:
        known = {best.date, *(one.date for one in alternatives)}
        if claim.date in known or (claim.date.day is None and _fits(best.date, claim.date)) or claim.date.year is None:
            continue
        where = tuple(Evidence(one.start, one.end) for one in claim.evidence)
        alternatives.append(Alternative(claim.date, claim.basis, min(claim.confidence, best.confidence), where))
    sure = min(best.confidence, 0.5) if best.rival else best.confidence
    return Published(best.date, best.basis, sure, best.time, best.zone, evidence, tuple(alternatives))


def _with_year(claim: _Claim, claims: Sequence[_Claim]) -> _Claim:
    """Fill the year of a day from a claim that has one: the year that brings the two nearest to each other."""
    for other in claims:
        anchor = other.date.latest
        if other.date.year is None or anchor is None:
            continue
        options = []
        for year in (other.date.year - 1, other.date.year, other.date.year + 1):
            try:
                options.append(PartialDate(year, claim.date.month, claim.date.day))
            except ValueError:
                continue
        nearest = min(options, key=lambda one: abs(((one.whole or anchor) - anchor).days), default=None)
        if nearest and nearest.whole and abs((nearest.whole - anchor).days) <= 62:  # noqa: PLR2004  # two months
            return replace(claim, date=nearest, evidence=(*claim.evidence, *other.evidence))
    return claim


def _marks(
    text: str, lines: Sequence[Line], candidates: Sequence[Candidate], dateline: Dateline | None, prefix: Prefix | None
) -> tuple[DateMark, ...]:
    marks: list[DateMark] = []
    line_spans = {line.start: line.end for line in lines}
    if prefix:
        whole = line_spans.get(prefix.span.start) == prefix.span.end
        marks.append(DateMark(prefix.span, Role.CRAWLER, whole))
    if dateline:
        marks.append(DateMark(dateline.span, Role.DATELINE, line_spans.get(dateline.span.start) == dateline.span.end))
    by_line: dict[int, list[Candidate]] = {}
    for one in candidates:
        by_line.setdefault(one.line, []).append(one)
    for group in by_line.values():
        start = group[0].start
        while start < group[0].end and text[start].isspace():
            start += 1
        stamp = mark_of(text, group, (start, group[0].end))
        if stamp and not any(stamp[0].overlaps(mark.span) for mark in marks):
            marks.append(DateMark(stamp[0], Role.TIMESTAMP, stamp[1] and lines[group[0].line].start == start))
    return tuple(sorted(marks, key=lambda mark: mark.span))
