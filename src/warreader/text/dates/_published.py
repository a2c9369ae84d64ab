"""Decides when an article was published, and marks the text that says so.

In comes a source text with what was given beside it; out comes the date with its evidence and what else it could be.
The order of trust: the given field, strong stamps, the dateline, weaker stamps, addresses, the crawler's prefix.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Alternative, Evidence, PartialDate, Published
from warreader.text.dates._claims import (
    Claim,
    address_claims,
    captured_day,
    crawl_day,
    dateline_claim,
    given_claim,
    is_late,
    overruled_claims,
    prefix_claim,
    relative_claim,
    stamp_claims,
    yearless_claims,
)
from warreader.text.dates._datelines import Dateline, find_dateline
from warreader.text.dates._marks import marks_of
from warreader.text.dates._model import Dating
from warreader.text.dates._prefix import Prefix, find_prefix
from warreader.text.dates._resolution import weigh_dateline, with_year
from warreader.text.dates._signs import story_at
from warreader.text.dates._stamps import Candidate, find_candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Given
    from warreader.text.lines import Line

_DATELINE_REACH: Final = 6000  # code points: navigation before a story is rarely longer
_MOST_DATELINE_LINES: Final = 60
_SHORTEST_STORY: Final = 40  # a place in capitals opens a story on the same line, or it is a headline
_MOST_ALTERNATIVES: Final = 4
_UNDECIDED: Final = 0.5
_IMPOSSIBLE: Final = 0.1  # a field that gives a day behind the capture: shown, and low


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
    dateline = _find_first_dateline(text, lines, behind_prefix)
    addresses = address_claims(text, lines, given)
    anchors = [claim.date.whole for claim in addresses if claim.date.whole]
    if prefix and prefix.date and prefix.date.whole:
        anchors.append(prefix.date.whole)
    candidates = [
        one
        for one in find_candidates(text, lines, behind_prefix, anchors)
        if not (dateline and dateline.span.start <= one.expression.start < dateline.span.end)
    ]
    claims = _ranked(text, lines, given, (candidates, dateline, prefix, addresses))
    return Dating(_decide(claims), marks_of(text, candidates, dateline, prefix))


def _find_first_dateline(text: str, lines: Sequence[Line], behind_prefix: int) -> Dateline | None:
    """Find the first dateline that has a day, else the first one."""
    undated: Dateline | None = None
    for line in lines[:_MOST_DATELINE_LINES]:
        start = max(line.start, behind_prefix)
        if start > _DATELINE_REACH:
            break
        while start < line.end and text[start].isspace():
            start += 1
        found = find_dateline(text, start, line.end) if start < line.end else None
        if found and found.evidence:
            return found
        if line.end - start >= _SHORTEST_STORY:
            undated = undated or found
    return undated


def _ranked(
    text: str,
    lines: Sequence[Line],
    given: Given,
    found: tuple[Sequence[Candidate], Dateline | None, Prefix | None, Sequence[Claim]],
) -> list[Claim]:
    """Gather every claim, the most trusted first."""
    candidates, dateline, prefix, addresses = found
    crawled = crawl_day(prefix, given)
    late = [one for one in candidates if is_late(one, crawled)]
    stamps = stamp_claims([one for one in candidates if not is_late(one, crawled)], prefix, addresses)
    datelines = dateline_claim(dateline, prefix)
    if dateline and datelines:
        opens = dateline.span.start <= story_at(lines, len(text))
        stamps, datelines = weigh_dateline(stamps, datelines, dateline, opens=opens)
    fields = given_claim(given)
    impossible = [claim for claim in fields if _is_behind(claim, captured_day(given))]
    return [
        *(claim for claim in fields if claim not in impossible),
        *stamps,
        *datelines,
        *relative_claim(lines, given),
        *yearless_claims(text, candidates),
        *addresses,
        *prefix_claim(prefix, text),
        *overruled_claims(late),
        *(replace(claim, confidence=_IMPOSSIBLE) for claim in impossible),
    ]


def _is_behind(claim: Claim, captured: dt.date | None) -> bool:
    """Return whether a field gives a day behind that of the capture, by more than time zones may differ."""
    day = claim.date.earliest
    return captured is not None and day is not None and day > captured + dt.timedelta(days=1)


def _decide(claims: Sequence[Claim]) -> Published | None:
    """Take the most trusted claim, let the others complete it, and keep what disagrees."""
    if not claims:
        return None
    claims = [_settled(claims[0], claims[1:]), *claims[1:]]
    best = claims[0]
    if best.date.day is None:  # a month: narrowed by what stands behind it
        best = next((one for one in claims[1:] if _lies_in(one.date, best.date)), best)
    if best.date.year is None:
        best = with_year(best, [one for one in claims if one.strong])
    sure = min(best.confidence, _UNDECIDED) if best.rival else best.confidence
    alternatives = _alternatives(best, claims)
    return Published(best.date, best.basis, sure, best.time, best.zone, _evidence(best), alternatives)


def _settled(best: Claim, others: Sequence[Claim]) -> Claim:
    """Let another claim of one of the two days decide between the readings of '02/03/2022'."""
    if best.rival is None:
        return best
    known = {one.date for one in others}
    if (best.date in known) == (best.rival in known):
        return best
    return replace(best, date=best.rival if best.rival in known else best.date, rival=None)


def _evidence(claim: Claim) -> tuple[Evidence, ...]:
    return tuple(Evidence(span.start, span.end) for span in claim.evidence)


def _alternatives(best: Claim, claims: Sequence[Claim]) -> tuple[Alternative, ...]:
    """Keep the days that lost: the other reading of the figures first, then the other claims."""
    found: list[Alternative] = []
    if best.rival:
        found.append(Alternative(best.rival, best.basis, _UNDECIDED, _evidence(best)))
    for claim in claims:
        known = {best.date, *(one.date for one in found)}
        passed = claim.date in known or claim.date.year is None or (claim.updated and not best.updated)
        if not passed and not _lies_in(best.date, claim.date):
            found.append(Alternative(claim.date, claim.basis, min(claim.confidence, best.confidence), _evidence(claim)))
    return tuple(found[:_MOST_ALTERNATIVES])


def _lies_in(day: PartialDate, month: PartialDate) -> bool:
    """Return whether a day is one of a month, or of a year."""
    if day.day is None or month.day is not None or day.year != month.year:
        return False
    return month.month in {None, day.month}
