"""Applies the line model where no rule decided, or where a rule was unsure.

In: the pieces, the rules' verdicts and the model. Out: the verdicts, more of them settled. What is evidence is never
folded here, whatever the model says.
"""

from __future__ import annotations

import math
from statistics import fmean
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.cues import SHORT, loose_cue
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.features import is_doubted, tabulate
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.repetition import RepeatedLines, returns, vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.model import LineModel
    from warreader.text.cleaning.page import Piece
    from warreader.text.cleaning.shape import Shape

RESTORED: Final = 0.9
"""Chance of being the article at which a doubted fold is undone; 0.5 cost 0.002 of F1 on extracted pages."""
RESTORED_CAUTIOUSLY: Final = 0.5
"""The same for readers who would rather see junk than miss a sentence."""
_MOST_LINES: Final = 10_000
"""Lines of a text beyond which the model is not asked: no article is that long, and it would take seconds."""
_REASON: Final = "looks like what surrounds an article"
_AGAIN: Final = 0.8
"""Confidence of a fold for its return alone, as for one by the markup of its page."""
_BRIEF: Final = 5
_RUN: Final = 6
"""Words of a line, and such lines in a row, that are decided as one; 2 to 5 words and 6 to 12 lines gave the same."""
_LEAST: Final = 1e-6
NOTHING: Final = RepeatedLines()
_TEASER: Final = range(4, 26)
"""Words of a headline among others: a related article's."""


def judge(  # noqa: PLR0913  # what the engines before it found, and how to decide
    pieces: Sequence[Piece],
    verdicts: Sequence[Verdict | None],
    language: str | None,
    model: LineModel,
    *,
    cautious: bool = False,
    repeated: RepeatedLines = NOTHING,
) -> list[Verdict | None]:
    """Settle what the rules left open.

    Args:
        pieces: The page.
        verdicts: What the rules said, one a piece.
        language: ISO 639-1; None where unknown.
        model: The line model.
        cautious: Fold only what is nearly certain to be junk, and undo doubted folds sooner.
        repeated: the lines repeated across the articles of the same source.

    Returns:
        A verdict a piece; None where neither rule nor model has anything against the line.
    """
    is_open = [verdict is None or is_doubted(verdict) for verdict in verdicts]
    if not any(is_open) or len(pieces) > _MOST_LINES or not any(piece.shape.prose for piece in pieces):
        return list(verdicts)  # a few words without a paragraph are nothing that the model has learned from
    clean_already = is_clean(pieces, verdicts)
    if clean_already and not repeated.articles:
        return list(verdicts)
    rows = tabulate(pieces, verdicts, language, model.vocabulary)
    settled = [
        None if undecided else verdict is not None and verdict.kept
        for undecided, verdict in zip(is_open, verdicts, strict=True)
    ]
    chances = level(pieces, is_open, model.chances(rows, settled, [piece.end - piece.start for piece in pieces]))
    prose, brief = (model.cautious, model.cautious) if cautious else (model.normal, model.brief)
    if clean_already:
        prose = brief = 0.0
    restored = RESTORED_CAUTIOUSLY if cautious else RESTORED
    return [
        _decide(piece.shape, verdict, chance, brief if is_brief(piece.shape) else prose, restored)
        or _again(piece.shape, verdict, chance, repeated)
        if undecided
        else verdict
        for piece, verdict, chance, undecided in zip(pieces, verdicts, chances, is_open, strict=True)
    ]


def is_clean(pieces: Sequence[Piece], verdicts: Sequence[Verdict | None]) -> bool:
    """Return whether a page has been cleaned before: no rule finds anything around it, and half of its lines are prose.

    There the model found nothing on the benchmark that was not the article, and what it keeps once it keeps again.
    """
    prose = sum(piece.shape.prose for piece in pieces)
    return 2 * prose >= len(pieces) and all(verdict is None or verdict.kept for verdict in verdicts)


def is_brief(shape: Shape) -> bool:
    """Return whether a line is a heading or label by its length: what is lost with it is little, so it folds sooner."""
    return shape.words <= SHORT and not shape.prose


def level(pieces: Sequence[Piece], is_open: Sequence[bool], chances: Sequence[float]) -> list[float]:
    """Let many brief lines in a row share one chance: a table, a menu or a list is folded as a whole or not at all.

    Args:
        pieces: The page.
        is_open: Which lines the model decides.
        chances: What it says of each.

    Returns:
        The chances; those of a run have the mean of its log odds.
    """
    levelled = list(chances)
    start = 0
    while start < len(pieces):
        stop = start
        while stop < len(pieces) and is_open[stop] and pieces[stop].shape.words <= _BRIEF:
            stop += 1
        if stop - start >= _RUN:
            odds = fmean(_odds(chance) for chance in chances[start:stop])
            levelled[start:stop] = [1 / (1 + math.exp(-odds))] * (stop - start)
        start = max(stop, start + 1)
    return levelled


def _odds(chance: float) -> float:
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))


def _again(shape: Shape, verdict: Verdict | None, chance: float, repeated: RepeatedLines) -> Verdict | None:
    """Fold what no rule has doubted, but the source prints under many of its articles."""
    if verdict is not None or chance >= vote(shape) or is_evidence(shape):
        return None
    count = repeated.count(shape.text)
    return Verdict(_kind(shape), kept=False, reason=returns(count), confidence=_AGAIN) if count else None


def _decide(shape: Shape, verdict: Verdict | None, chance: float, threshold: float, restored: float) -> Verdict | None:
    if verdict is not None:
        return None if chance >= restored else verdict
    if chance >= threshold or is_evidence(shape):
        return None
    return Verdict(_kind(shape), kept=False, reason=_REASON, confidence=1 - chance)


def _kind(shape: Shape) -> Kind:
    if kind := loose_cue(shape):
        return kind
    return Kind.RELATED if shape.words in _TEASER and not shape.ends else Kind.OTHER
