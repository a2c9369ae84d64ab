"""Rules for short lines between two folded ones.

Each takes the page and the verdicts so far, and settles pieces that no rule before it settled. The line model may
overrule them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.layout import story_run
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.people import is_plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece
    from warreader.text.cleaning.shape import Shape

_SURE: Final = 0.86
"""Confidence of a fold that the line model may not undo."""
_TAG: Final = 4
"""Words of a tag or the name of a section."""
_FEWEST_TAGS: Final = 2
"""Such lines between stamp and story that are tags; one may be a subheading."""

_TAGS: Final = Verdict(Kind.SECTION, kept=False, reason="tags between the stamp and the story", confidence=0.82)
_ENCLOSED: Final = Verdict(Kind.OTHER, kept=False, reason="between two lines that are no part of it", confidence=0.82)


def fold_tags(pieces: Sequence[Piece], verdicts: list[Verdict | None]) -> None:
    """Fold the brief lines between a stamp or byline and the first paragraph: of 430 on 40 sites one was the article.

    Args:
        pieces: The page.
        verdicts: One a piece; None where nothing is settled. Changed in place.
    """
    story = next((number for number, piece in enumerate(pieces) if piece.shape.prose), len(pieces))
    if story == len(pieces):
        return
    start = story
    while start and _may_be_tag(pieces[start - 1].shape) and not _is_stamp(verdicts[start - 1]):
        start -= 1
    if not start or not _is_stamp(verdicts[start - 1]) or story - start < _FEWEST_TAGS:
        return
    for number in range(start, story):
        if verdicts[number] is None and not is_evidence(pieces[number].shape):
            verdicts[number] = _TAGS


def fold_enclosed(pieces: Sequence[Piece], verdicts: list[Verdict | None]) -> None:
    """Fold a short line without a stop between two that are surely no part of the article: of 700 five were.

    Args:
        pieces: The page.
        verdicts: One a piece; None where nothing is settled. Changed in place.
    """
    last = story_run(pieces).last
    for number in range(1, len(pieces) - 1):
        shape = pieces[number].shape
        if verdicts[number] is not None or shape.prose or shape.ends or is_evidence(shape):
            continue
        above, below = verdicts[number - 1], verdicts[number + 1]
        listed = _is_dated(above) and _is_dated(below) and (number < last or is_plain_name(shape))
        if _is_sure(above) and _is_sure(below) and not listed:
            verdicts[number] = _ENCLOSED


def _may_be_tag(shape: Shape) -> bool:
    return shape.words <= _TAG and not shape.ends and shape.text[-1] not in ":,–—-"


def _is_stamp(verdict: Verdict | None) -> bool:
    return verdict is not None and not verdict.kept and verdict.kind in {Kind.TIMESTAMP, Kind.BYLINE}


def _is_dated(verdict: Verdict | None) -> bool:
    """Return whether a line was folded as a date: what two of them enclose in a story is an entry of a list."""
    return verdict is not None and verdict.kind is Kind.TIMESTAMP


def _is_sure(verdict: Verdict | None) -> bool:
    return verdict is not None and not verdict.kept and verdict.confidence >= _SURE
