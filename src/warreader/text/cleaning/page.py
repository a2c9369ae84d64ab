"""Splits a page into pieces: whole lines, or parts of a line around a mark, the headline or a site name.

In: the text, its lines, the headline and the date marks. Out: pieces in order that cover every character that is not
white space, each measured, and with a verdict where the mark or headline settles what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.text.cleaning.cues import find_cue
from warreader.text.cleaning.metadata import is_label
from warreader.text.cleaning.shape import Shape, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warreader.text.dates import DateMark
    from warreader.text.headline import Headline
    from warreader.text.lines import Line

_SHORT_REST: Final = 14
"""Words beside a stamp that does not fill its line: with more it is a sentence, and the date belongs to it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a piece is, and why."""

    kind: Kind
    """What it is."""
    kept: bool
    """False if it is folded away."""
    reason: str
    """Which rule decided."""
    confidence: float
    """How sure, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one, that is one thing."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    shape: Shape
    """What was measured of it."""
    after_blank: bool
    """A blank line stands before it."""
    settled: Verdict | None
    """What the mark or headline says it is; None where the rules must decide."""


_CRAWLER: Final = Verdict(Kind.OTHER, kept=False, reason="the crawler's prefix", confidence=0.99)
_STAMP: Final = Verdict(Kind.TIMESTAMP, kept=False, reason="date and time of publication", confidence=0.97)
_DATELINE: Final = Verdict(Kind.DATELINE, kept=True, reason="where the story was filed", confidence=0.95)
_HEADLINE: Final = Verdict(Kind.HEADLINE, kept=True, reason="headline", confidence=0.95)
_SECTION: Final = Verdict(
    Kind.SECTION, kept=False, reason="name of the site or section behind the headline", confidence=0.95
)
_BY_ROLE: Final = {"crawler": _CRAWLER, "timestamp": _STAMP, "dateline": _DATELINE}

_Cut = tuple[int, int, Verdict]


def cut_pieces(
    text: str, lines: Sequence[Line], headline: Headline | None, marks: Sequence[DateMark]
) -> tuple[Piece, ...]:
    """Cut a page into pieces.

    Args:
        text: The source text.
        lines: Its lines.
        headline: Where the headline stands, if there is one.
        marks: What the date engine marked.

    Returns:
        The pieces, in order; together they cover every character that is not white space.
    """
    cuts = sorted(_cuts(headline, marks), key=lambda cut: (cut[0], cut[1]))
    pieces: list[Piece] = []
    at = 0
    opened = False  # the story has begun
    for line in lines:
        mine: list[_Cut] = []
        while at < len(cuts) and cuts[at][0] < line.end:
            start, end = max(cuts[at][0], line.start), min(cuts[at][1], line.end)
            if start < end and (not mine or mine[-1][1] <= start):
                mine.append((start, end, cuts[at][2]))
            if cuts[at][1] > line.end:
                break
            at += 1
        if any(cut[2] is _DATELINE for cut in mine) and (cue := find_cue(measure(line.text))) and cue.sure:
            mine = [cut for cut in mine if cut[2] is not _DATELINE]  # 'READ ALSO: …' stands like a dateline
        if mine:
            pieces.extend(_split(text, line, mine, opened=opened))
        else:
            pieces.append(Piece(line.start, line.end, measure(line.text), line.after_blank, None))
        opened = opened or pieces[-1].shape.prose
    return tuple(pieces)


def _cuts(headline: Headline | None, marks: Iterable[DateMark]) -> Iterator[_Cut]:
    if headline:
        yield headline.span.start, headline.span.end, _HEADLINE
        if headline.section:
            yield headline.section.start, headline.section.end, _SECTION
    for mark in marks:
        if headline and mark.span.overlaps(headline.span):
            continue
        yield mark.span.start, mark.span.end, _BY_ROLE[mark.role]


def _split(text: str, line: Line, cuts: list[_Cut], *, opened: bool) -> Iterator[Piece]:
    """Cut one line.

    A stamp that shares its line with many words, or with any once the story has begun, stays part of it: it dates an
    event, as in a list of concerts. A rest without letters goes with its neighbour, a label with its stamp.
    """
    rest = sum(len(text[start:end].split()) for start, end in _gaps(line, cuts))
    if rest > _SHORT_REST or (opened and any(map(str.isalpha, "".join(text[a:b] for a, b in _gaps(line, cuts))))):
        cuts = [cut for cut in cuts if cut[2] is not _STAMP]
    stamped = any(cut[2] is _STAMP for cut in cuts)
    parts: list[tuple[int, int, Verdict | None]] = []
    for start, end, verdict in _with_gaps(line, cuts):
        stripped = text[start:end].strip()
        if not stripped:
            continue
        start += text[start:end].index(stripped[0])  # noqa: PLW2901  # white space is in no block
        end = start + len(stripped)  # noqa: PLW2901
        left = verdict is None and (end - start) < line.end - line.start
        wordless = left and not any(map(str.isalnum, stripped[:50]))
        if left and stamped and is_label(stripped.casefold()):
            verdict = _STAMP  # noqa: PLW2901  # 'Updated:' belongs to the time behind it
        if parts and (wordless or (verdict is _STAMP and parts[-1][2] is _STAMP)):
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            parts.append((start, end, verdict))
    for number, (start, end, verdict) in enumerate(parts):
        yield Piece(start, end, measure(text[start:end]), line.after_blank and not number, verdict)


def _gaps(line: Line, cuts: list[_Cut]) -> Iterator[tuple[int, int]]:
    for start, end, verdict in _with_gaps(line, cuts):
        if verdict is None:
            yield start, end


def _with_gaps(line: Line, cuts: list[_Cut]) -> Iterator[tuple[int, int, Verdict | None]]:
    at = line.start
    for start, end, verdict in cuts:
        if at < start:
            yield at, start, None
        yield start, end, verdict
        at = end
    if at < line.end:
        yield at, line.end, None
