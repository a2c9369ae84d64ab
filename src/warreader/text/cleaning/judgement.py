"""Lets the line model decide where no rule did, and where a rule was not sure.

In: the pieces, the rules' verdicts and the model. Out: the verdicts, more of them settled. What is evidence is never
folded here, whatever the model says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.cues import loose_cue
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.features import is_doubted, tabulate
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.repetition import Returning, returns, vote

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
NOTHING: Final = Returning()
_TEASER: Final = range(4, 26)
"""Words of a headline among others: a related article's."""


def judge(  # noqa: PLR0913  # what the engines before it found, and how to decide
    pieces: Sequence[Piece],
    verdicts: Sequence[Verdict | None],
    language: str | None,
    model: LineModel,
    *,
    cautious: bool = False,
    returning: Returning = NOTHING,
) -> list[Verdict | None]:
    """Settle what the rules left open.

    Args:
        pieces: The page.
        verdicts: What the rules said, one a piece.
        language: ISO 639-1; None where unknown.
        model: The line model.
        cautious: Fold only what is nearly certain to be junk, and undo doubted folds sooner.
        returning: The lines that return across the articles of the same source.

    Returns:
        A verdict a piece; None where neither rule nor model has anything against the line.
    """
    is_open = [verdict is None or is_doubted(verdict) for verdict in verdicts]
    if not any(is_open) or len(pieces) > _MOST_LINES or not any(piece.shape.prose for piece in pieces):
        return list(verdicts)  # a few words without a paragraph are nothing that the model has learned from
    rows = tabulate(pieces, verdicts, language, model.vocabulary)
    settled = [
        None if undecided else verdict is not None and verdict.kept
        for undecided, verdict in zip(is_open, verdicts, strict=True)
    ]
    chances = model.chances(rows, settled, [piece.end - piece.start for piece in pieces])
    threshold, restored = (model.cautious, RESTORED_CAUTIOUSLY) if cautious else (model.normal, RESTORED)
    return [
        _decide(piece.shape, verdict, chance, threshold, restored) or _again(piece.shape, verdict, chance, returning)
        if undecided
        else verdict
        for piece, verdict, chance, undecided in zip(pieces, verdicts, chances, is_open, strict=True)
    ]


def _again(shape: Shape, verdict: Verdict | None, chance: float, returning: Returning) -> Verdict | None:
    """Fold what no rule has doubted, but the source prints under many of its articles."""
    if verdict is not None or chance >= vote(shape) or is_evidence(shape):
        return None
    count = returning.count(shape.text)
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
