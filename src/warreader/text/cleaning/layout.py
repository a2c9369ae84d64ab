"""Measures where each line stands: near prose or not, inside a list, in the main body.

In: the pieces, what the rules said of them, and which are prose. Out: one row of numbers a piece, in the order of
`PLACE`. Nothing here depends on the language of the page.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.text.cleaning.shape import CAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece, Verdict

PLACE: Final = (
    "blank_before",
    "blanks",
    "position",
    "passed",
    "since_prose",
    "to_prose",
    "between_prose",
    "in_run",
    "from_run",
    "before_run",
    "after_run",
    "density2",
    "density5",
    "length2",
    "length5",
    "folded2",
    "folded5",
    "repeated",
    "lines",
    "prose_share",
    "relative_length",
    "list_length",
    "list_place",
    "returning",
    "rare",
    "headline_shared",
    "has_headline",
    "author",
    "ended",
    "near_copy",
    "brief5",
    "figures5",
    "alike",
    "prose_before",
    "prose_behind",
)
"""What a row says of the line's place in the page."""

_NON_PROSE: Final = 60.0
"""What a line that is no prose costs the main run, in code points: the run bridges short junk, not a navigation."""
_FOLDED: Final = 20.0
"""What it costs besides where a rule folded the line."""
_FAR: Final = 30
"""Lines beyond which a distance says no more."""
_BRIEF: Final = 3
"""Words of a cell of a table, a menu's item, a name."""
_NEAR: Final = 6
"""Lines within which a second copy belongs to the same list."""
ENDINGS: Final = frozenset(
    {Kind.RELATED, Kind.COMMENTS, Kind.LEGAL, Kind.SHARE, Kind.NEWSLETTER, Kind.ADVERT, Kind.OTHER}
)
"""Kinds of cue behind the last paragraph that end the article."""
_MIN_STEM: Final = 4
"""Letters of a word whose return means something."""
_UNKNOWN: Final = -1.0


@dataclass(frozen=True, slots=True)
class Run:
    """The stretch of a page that holds most of its prose, by numbers of pieces; empty if `last` is below `first`."""

    first: int
    """Its first piece."""
    last: int
    """Its last one."""

    def away(self, number: int) -> int:
        """Count the pieces between a piece and the run; 0 inside."""
        return max(self.first - number, number - self.last, 0)


def main_run(sizes: Sequence[int], prose: Sequence[bool], folded: Sequence[bool]) -> Run:
    """Find the stretch of a page that holds most of its prose: the best sum of prose less what lies between.

    Args:
        sizes: Code points of each piece.
        prose: Which are prose.
        folded: Which a rule folded.

    Returns:
        The run; empty where there is no prose.
    """
    best, first, last = 0.0, 0, -1
    current, begin = 0.0, 0
    for number, size in enumerate(sizes):
        if current <= 0:
            current, begin = 0.0, number
        current += size if prose[number] else -_NON_PROSE - (_FOLDED if folded[number] else 0.0)
        if current > best:
            best, first, last = current, begin, number
    return Run(first, last)


def story_run(pieces: Sequence[Piece]) -> Run:
    """Find the stretch that holds the story, before any rule has spoken.

    Args:
        pieces: The page.

    Returns:
        The run; empty where there is no prose.
    """
    sizes = [min(piece.end - piece.start, CAP) for piece in pieces]
    return main_run(sizes, [piece.shape.prose and piece.shape.ends for piece in pieces], [False] * len(pieces))


def places(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict | None], prose: Sequence[bool]
) -> list[tuple[float, ...]]:
    """Measure the place of every piece.

    Args:
        pieces: The page.
        verdicts: What the rules said, one a piece.
        prose: Which pieces are prose, one a piece.

    Returns:
        One row a piece, in the order of `PLACE`.
    """
    total = len(pieces)
    sizes = [min(piece.end - piece.start, CAP) for piece in pieces]
    folded = [verdict is not None and not verdict.kept for verdict in verdicts]
    run = main_run(sizes, prose, folded)
    since, ahead = _distances(prose), _distances(prose[::-1])[::-1]
    paragraphs = sorted(size for size, is_prose in zip(sizes, prose, strict=True) if is_prose)
    middle, volume = (paragraphs[len(paragraphs) // 2], sum(paragraphs)) if paragraphs else (0, 1)
    times = Counter(piece.shape.folded for piece in pieces)
    page = (sum(piece.after_blank for piece in pieces) / max(1, total), math.log1p(total), sum(prose) / max(1, total))
    lists, topics = _lists(prose), _topics(pieces, verdicts, prose)
    around, signs = _around(pieces, prose, sizes, folded), _signs(pieces, verdicts, prose)
    passed = 0
    rows: list[tuple[float, ...]] = []
    for number, piece in enumerate(pieces):
        rows.append(
            (
                float(piece.after_blank),
                page[0],
                number / max(1, total - 1),
                passed / volume,
                math.log1p(since[number]),
                math.log1p(ahead[number]),
                float(since[number] <= 2 and ahead[number] <= 2),  # noqa: PLR2004  # one junk line between is common
                float(run.first <= number <= run.last),
                math.log1p(run.away(number)),
                float(number < run.first),
                float(number > run.last),
                *around[number][:6],
                float(times[piece.shape.folded] > 1),
                page[1],
                page[2],
                min(3.0, sizes[number] / middle) if middle else 0.0,
                *lists[number],
                *topics[number],
                *signs[number],
                *around[number][6:],
                _alike(pieces, number, total),
                math.log1p(passed),
                math.log1p(max(0, volume - passed - (sizes[number] if prose[number] else 0))),
            )
        )
        passed += sizes[number] if prose[number] else 0
    return rows


def _around(
    pieces: Sequence[Piece], prose: Sequence[bool], sizes: Sequence[int], folded: Sequence[bool]
) -> list[tuple[float, ...]]:
    """Tell what the lines on either side are: prose, length and folds in two and in five; cells and figures in five."""
    brief = [piece.shape.words <= _BRIEF for piece in pieces]
    figures = [any(map(str.isdigit, piece.shape.folded[:40])) for piece in pieces]
    dense, long, cut, cells, numbers = (
        [*accumulate(values, initial=0.0)] for values in (prose, sizes, folded, brief, figures)
    )
    rows: list[tuple[float, ...]] = []
    for number in range(len(pieces)):
        near, wide = _window(number, 2, len(pieces)), _window(number, 5, len(pieces))
        rows.append(
            (
                _mean(dense, near),
                _mean(dense, wide),
                math.log1p(_mean(long, near)),
                math.log1p(_mean(long, wide)),
                _mean(cut, near),
                _mean(cut, wide),
                _mean(cells, wide),
                _mean(numbers, wide),
            )
        )
    return rows


def _signs(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict | None], prose: Sequence[bool]
) -> list[tuple[float, float, float]]:
    """Return a line's share of words of the byline, how many cues stand since the last prose, and of a copy nearby."""
    authors = frozenset[str]().union(
        *(p.shape.tokens for p, v in zip(pieces, verdicts, strict=True) if v and v.kind is Kind.BYLINE and not v.kept)
    )
    last: dict[str, int] = {}
    rows: list[tuple[float, float, float]] = []
    ended = 0
    for number, (piece, verdict) in enumerate(zip(pieces, verdicts, strict=True)):
        if prose[number]:
            ended = 0
        elif verdict and not verdict.kept and verdict.kind in ENDINGS:
            ended += 1
        tokens = piece.shape.tokens
        before = last.get(piece.shape.folded, -_FAR)
        last[piece.shape.folded] = number
        share = len(tokens & authors) / len(tokens) if tokens else 0.0
        rows.append((share, float(min(ended, 5)), float(number - before <= _NEAR)))
    return rows


def _alike(pieces: Sequence[Piece], number: int, total: int) -> float:
    """Return what share of the four lines on either side have the form of this one: about as long, ending alike."""
    mine = pieces[number].shape
    start, stop = _window(number, 4, total)
    same = sum(
        pieces[at].shape.ends == mine.ends and abs(pieces[at].shape.words - mine.words) <= 1 + mine.words // 4
        for at in range(start, stop)
    )
    return (same - 1) / max(1, stop - start - 1)


def _distances(prose: Sequence[bool]) -> list[int]:
    """Count, for each piece, the pieces since the last prose before it."""
    away, found = _FAR, []
    for is_prose in prose:
        found.append(min(away, _FAR))
        away = 1 if is_prose else away + 1
    return found


def _window(number: int, reach: int, total: int) -> tuple[int, int]:
    return max(0, number - reach), min(total, number + reach + 1)


def _mean(sums: Sequence[float], window: tuple[int, int]) -> float:
    return (sums[window[1]] - sums[window[0]]) / (window[1] - window[0])


def _lists(prose: Sequence[bool]) -> list[tuple[float, float]]:
    """Give each piece that is no prose the length of its run of such pieces, and how far into it the piece stands."""
    found = [(0.0, 0.0)] * len(prose)
    number = 0
    while number < len(prose):
        behind = number
        while behind < len(prose) and not prose[behind]:
            behind += 1
        for inside in range(number, behind):
            found[inside] = (math.log1p(behind - number), (inside - number) / (behind - number))
        number = max(behind, number + 1)
    return found


def _topics(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict | None], prose: Sequence[bool]
) -> list[tuple[float, float, float, float]]:
    """Tell what share of a line's words returns in the prose elsewhere, stands nowhere else, and is in the headline."""
    stems = [frozenset(stem for stem in piece.shape.stems if len(stem) >= _MIN_STEM) for piece in pieces]
    in_prose = Counter(stem for each, is_prose in zip(stems, prose, strict=True) if is_prose for stem in each)
    anywhere = Counter(stem for each in stems for stem in each)
    title = next((s for s, v in zip(stems, verdicts, strict=True) if v and v.kind is Kind.HEADLINE), frozenset[str]())
    rows: list[tuple[float, float, float, float]] = []
    for each, is_prose in zip(stems, prose, strict=True):
        if not each:
            rows.append((_UNKNOWN, _UNKNOWN, _UNKNOWN, float(bool(title))))
            continue
        mine = int(is_prose)
        rows.append(
            (
                sum(in_prose[stem] > mine for stem in each) / len(each),
                sum(anywhere[stem] == 1 for stem in each) / len(each),
                len(each & title) / len(each) if title else _UNKNOWN,
                float(bool(title)),
            )
        )
    return rows
