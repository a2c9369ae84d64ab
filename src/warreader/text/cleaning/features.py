"""Measures every line of a page for the line model: the line itself, its neighbours, and its place in the page.

In: the pieces and what the rules said of them. Out: one row of numbers a piece, in the order of `FEATURES`. Nothing
depends on words of one language: length, end, capitals, function words where the language is known, what the rules
said nearby, distance from the prose, and whether the line's words return in the prose elsewhere (a caption's and a
subheading's do, those of a related headline do not).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.cues import loose_cue
from warreader.text.cleaning.evidence import attributes
from warreader.text.cleaning.shape import CAP
from warreader.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece, Verdict

OWN: Final = (
    "words",
    "characters",
    "ends",
    "colon",
    "question",
    "ellipsis",
    "comma_end",
    "lower_start",
    "digit_start",
    "quote_start",
    "bullet_start",
    "bracket_start",
    "capitals",
    "shouting",
    "digits",
    "punctuation",
    "word_length",
    "function_words",
    "commas",
    "sentences",
    "quotes",
    "pipes",
    "address",
    "sign",
    "brackets",
    "prose",
    "year",
    "said",
    "promotion",
    "caption",
    "small_print",
    "pointer",
    "label",
    "folded",
    "doubted",
    "kept",
)
"""What a row says of the line itself; `capitals` and `function_words` are -1 where script or language has none known."""
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
)
"""What a row says of the line's place in the page."""
BESIDE: Final = (
    "words",
    "ends",
    "capitals",
    "prose",
    "folded",
    "function_words",
    "punctuation",
    "promotion",
    "caption",
    "pointer",
)
"""What a row says of each neighbour, two before and two behind; -2 where there is none."""
STEPS: Final = (-2, -1, 1, 2)
FEATURES: Final = (*OWN, *PLACE, *(f"{name}{step:+d}" for step in STEPS for name in BESIDE))

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_SENTENCES: Final = re.compile(r"[.!?…]['\"”’»)]*\s+[\"“«(‘]?[^\W_]")
_ADDRESS: Final = re.compile(r"https?://|www\.|\.com\b|\.org\b")
_QUOTES: Final = frozenset('"“”«»„')
_BULLETS: Final = frozenset("-–—•*▪■●►▶→·>+|")
_PIPES: Final = frozenset("|•»›·")
_MIN_STEM: Final = 4
_NON_PROSE: Final = 60.0
"""What a line that is no prose costs the main run, in code points: the run bridges short junk, not a navigation."""
_FOLDED: Final = 20.0
_FAR: Final = 30
_UNKNOWN: Final = -1.0
_NOBODY: Final = -2.0
_DOUBT: Final = 0.86
"""Confidence of a rule below which the model may overrule it."""
_INDEX: Final = {name: number for number, name in enumerate(OWN)}
_PROSE: Final = _INDEX["prose"]
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_LOOSE: Final = (
    (Kind.NEWSLETTER, Kind.SHARE, Kind.PAYWALL, Kind.ADVERT, Kind.LIVE),
    (Kind.CAPTION, Kind.AUDIO, Kind.SOCIAL),
    (Kind.LEGAL, Kind.COMMENTS),
    (Kind.RELATED,),
    (Kind.BYLINE, Kind.OTHER, Kind.SECTION, Kind.TIMESTAMP),
)
"""Kinds of loose cue, in the order of the features promotion, caption, small_print, pointer, label."""
_LOOSE_ROWS: Final[dict[Kind | None, tuple[float, ...]]] = {
    kind: tuple(float(kind in group) for group in _LOOSE) for kind in (None, *Kind)
}
_BESIDE: Final = tuple(_INDEX[name] for name in BESIDE)


def is_doubted(verdict: Verdict | None) -> bool:
    """Tell whether the model may overrule a verdict: a fold by a rule that is not sure."""
    return verdict is not None and not verdict.kept and verdict.confidence < _DOUBT


def tabulate(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict | None], language: str | None
) -> list[tuple[float, ...]]:
    """Measure a page.

    Args:
        pieces: The page.
        verdicts: What the rules said, one a piece.
        language: ISO 639-1; None where unknown, then function words count for nothing.

    Returns:
        One row a piece, of the length of `FEATURES`.
    """
    common = frozenset(FUNCTION_WORDS[language].split()) if language in FUNCTION_WORDS else None
    own = [_own(piece, verdict, common) for piece, verdict in zip(pieces, verdicts, strict=True)]
    place = _places(pieces, verdicts, own)
    nobody = (_NOBODY,) * len(BESIDE)
    beside = [tuple(row[index] for index in _BESIDE) for row in own]
    rows: list[tuple[float, ...]] = []
    for number, row in enumerate(own):
        around = [beside[number + step] if 0 <= number + step < len(own) else nobody for step in STEPS]
        rows.append((*row, *place[number], *around[0], *around[1], *around[2], *around[3]))
    return rows


def _own(piece: Piece, verdict: Verdict | None, common: frozenset[str] | None) -> tuple[float, ...]:
    shape = piece.shape
    text = shape.text
    first, last = text[0], text[-1]
    tokens = _WORD.findall(text)
    alphabetic = [token for token in tokens if not token[0].isdigit()]
    count = len(tokens) or 1
    upper = sum(token[0].isupper() for token in alphabetic)
    cased = upper or any(map(str.islower, text))
    letters = len(alphabetic) or 1
    size = sum(map(len, tokens))
    signs = max(0, len(text) - size - text.count(" "))
    hits = sum(token.lower() in common for token in alphabetic) / letters if common else _UNKNOWN
    return (
        math.log1p(shape.words),
        math.log1p(piece.end - piece.start),
        float(shape.ends),
        float(last in ":："),
        float(last in "?？؟"),
        float(text.endswith(("...", "…"))),
        float(last in ",;،"),
        float(first.islower()),
        float(first.isdigit()),
        float(first in _QUOTES),
        float(first in _BULLETS),
        float(first in "(["),
        upper / letters if cased else _UNKNOWN,
        sum(token.isupper() and len(token) > 1 for token in alphabetic) / letters if cased else _UNKNOWN,
        (len(tokens) - len(alphabetic)) / count,
        signs / len(text),
        size / count,
        hits,
        (text.count(",") + text.count("،")) / count,
        math.log1p(sum(1 for _ in _SENTENCES.finditer(text))),
        float(not _QUOTES.isdisjoint(text)),
        float(min(3, sum(map(text.count, _PIPES)))),
        float(bool(_ADDRESS.search(text))),
        float("@" in text or "#" in text),
        float("(" in text),
        float(shape.prose and shape.ends),
        float(bool(_YEAR.search(text[-60:]))),
        float(attributes(shape)),
        *_LOOSE_ROWS[loose_cue(shape)],
        float(verdict is not None and not verdict.kept),
        float(is_doubted(verdict)),
        float(verdict is not None and verdict.kept),
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """The stretch of the page that holds most of its prose."""

    first: int
    last: int

    def away(self, number: int) -> int:
        """Count the lines between a line and the run; 0 inside."""
        return max(self.first - number, number - self.last, 0)


def _main_run(sizes: Sequence[int], prose: Sequence[bool], folded: Sequence[bool]) -> _Run:
    best, first, last = 0.0, 0, -1
    current, begin = 0.0, 0
    for number, size in enumerate(sizes):
        if current <= 0:
            current, begin = 0.0, number
        current += size if prose[number] else -_NON_PROSE - (_FOLDED if folded[number] else 0.0)
        if current > best:
            best, first, last = current, begin, number
    return _Run(first, last)


def main_run(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Find the stretch of a page that holds most of its prose.

    Args:
        pieces: The page.

    Returns:
        The numbers of its first and last piece; (0, -1) where there is no prose.
    """
    sizes = [min(piece.end - piece.start, CAP) for piece in pieces]
    prose = [piece.shape.prose and piece.shape.ends for piece in pieces]
    run = _main_run(sizes, prose, [False] * len(pieces))
    return run.first, run.last


def _places(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict | None], own: Sequence[tuple[float, ...]]
) -> list[tuple[float, ...]]:
    total = len(pieces)
    sizes = [min(piece.end - piece.start, CAP) for piece in pieces]
    prose = [bool(row[_PROSE]) for row in own]
    folded = [verdict is not None and not verdict.kept for verdict in verdicts]
    run = _main_run(sizes, prose, folded)
    since, ahead = _distances(prose), _distances(prose[::-1])[::-1]
    median = sorted(size for size, is_prose in zip(sizes, prose, strict=True) if is_prose)
    middle = median[len(median) // 2] if median else 0
    volume = sum(size for size, is_prose in zip(sizes, prose, strict=True) if is_prose) or 1
    times = Counter(piece.shape.folded for piece in pieces)
    blanks = sum(piece.after_blank for piece in pieces) / max(1, total)
    lists = _lists(pieces, prose)
    topics = _topics(pieces, verdicts, prose)
    sums = [_running(values) for values in (prose, sizes, folded)]
    share = sum(prose) / max(1, total)
    passed = 0
    rows: list[tuple[float, ...]] = []
    for number, piece in enumerate(pieces):
        near, wide = _window(number, 2, total), _window(number, 5, total)
        rows.append(
            (
                float(piece.after_blank),
                blanks,
                number / max(1, total - 1),
                passed / volume,
                math.log1p(since[number]),
                math.log1p(ahead[number]),
                float(since[number] <= 2 and ahead[number] <= 2),  # noqa: PLR2004  # one junk line between is common
                float(run.first <= number <= run.last),
                math.log1p(run.away(number)),
                float(number < run.first),
                float(number > run.last),
                _mean(sums[0], near),
                _mean(sums[0], wide),
                math.log1p(_mean(sums[1], near)),
                math.log1p(_mean(sums[1], wide)),
                _mean(sums[2], near),
                _mean(sums[2], wide),
                float(times[piece.shape.folded] > 1),
                math.log1p(total),
                share,
                min(3.0, sizes[number] / middle) if middle else 0.0,
                *lists[number],
                *topics[number],
            )
        )
        passed += sizes[number] if prose[number] else 0
    return rows


def _distances(prose: Sequence[bool]) -> list[int]:
    """Count, for each line, the lines since the last prose line before it."""
    away, found = _FAR, []
    for is_prose in prose:
        found.append(min(away, _FAR))
        away = 1 if is_prose else away + 1
    return found


def _running(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _window(number: int, reach: int, total: int) -> tuple[int, int]:
    return max(0, number - reach), min(total, number + reach + 1)


def _mean(sums: Sequence[float], window: tuple[int, int]) -> float:
    return (sums[window[1]] - sums[window[0]]) / (window[1] - window[0])


def _lists(pieces: Sequence[Piece], prose: Sequence[bool]) -> list[tuple[float, float]]:
    """Give each line that is no prose the length of its run of such lines, and how far into it the line stands."""
    found = [(0.0, 0.0)] * len(pieces)
    number = 0
    while number < len(pieces):
        behind = number
        while behind < len(pieces) and not prose[behind]:
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
    title = next((s for s, v in zip(stems, verdicts, strict=True) if v and v.kind == "headline"), frozenset[str]())
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
