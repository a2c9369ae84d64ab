"""Rules for what stands beside a picture: captions next to a credit, headlines of a video.

Each takes the page and the verdicts so far, and settles pieces that no rule before it settled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.people import is_bracketed_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece

Verdicts = list[Verdict | None]

_SHORT: Final = 5
"""Words of a caption above its credit; a longer line there may be a standfirst."""
_SPEECH: Final = frozenset('"“„«»–—')
"""What a short line begins with in which somebody speaks."""
_FEWEST_CAPTION: Final = 3
_LONGEST_CAPTION: Final = 25
"""Words of a caption beside its credit."""
_FILMED_WORDS: Final = range(5, 15)
"""Words of a headline, with what it announces; a longer line is a sentence of the story that a film stands beside."""
_FILM_LENGTH: Final = 24
_FILM: Final = re.compile(
    r"[\[(](?:video|videos|watch|photos?|pics|gallery|відео|фото|видео|wideo|zdjęcia|foto|fotogalerie|vidéo|"
    r"(?:фото|photos?)[,/+ и та]{1,4}(?:відео|видео|video))[\])]$"
)

_CAPTION: Final = Verdict(Kind.CAPTION, kept=False, reason="stands beside the credit of a picture", confidence=0.8)
_FILMED: Final = Verdict(Kind.RELATED, kept=False, reason="announces pictures, as headlines do", confidence=0.88)


def fold_captions(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold a short line that touches a '© …': the picture's caption. Beside other credits half of them were body."""
    for number, verdict in enumerate(verdicts):
        if verdict is None or verdict.kept:
            continue
        text = pieces[number].shape.text
        if text[0] == "(" and verdict.kind is Kind.CAPTION and is_bracketed_name(text):
            _fold_above(pieces, verdicts, number)
        if text[0] != "©":
            continue
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(pieces) and verdicts[beside] is None and _may_be_caption(pieces, number, beside):
                verdicts[beside] = _CAPTION


def _fold_above(pieces: Sequence[Piece], verdicts: Verdicts, credit: int) -> None:
    """Fold the caption above a credit in brackets, between two paragraphs; elsewhere it may be anything."""
    above = credit - 1
    if above < 1 or credit + 1 == len(pieces) or verdicts[above] is not None:
        return
    if not (pieces[above - 1].shape.prose and pieces[credit + 1].shape.prose):
        return
    shape = pieces[above].shape
    if _FEWEST_CAPTION <= shape.words <= _LONGEST_CAPTION and not shape.ends and not is_evidence(shape):
        verdicts[above] = _CAPTION


def _may_be_caption(pieces: Sequence[Piece], credit: int, beside: int) -> bool:
    shape = pieces[beside].shape
    parted = pieces[max(credit, beside)].after_blank and not pieces[min(credit, beside)].after_blank
    longest = _LONGEST_CAPTION if beside > credit else _SHORT  # a longer line above may be a standfirst
    if parted or not _FEWEST_CAPTION <= shape.words <= longest:
        return False
    return not shape.prose and not shape.ends and not is_evidence(shape)


def fold_filmed(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold headlines of other articles: they end in '[VIDEO]' or '(ФОТО)', and the story has begun."""
    first = next((number for number, piece in enumerate(pieces) if piece.shape.prose), len(pieces))
    for number in range(first + 1, len(pieces)):
        shape = pieces[number].shape
        if verdicts[number] is not None or shape.words not in _FILMED_WORDS or shape.text[0] in _SPEECH:
            continue
        if _FILM.search(shape.folded[-_FILM_LENGTH:]):
            verdicts[number] = _FILMED
