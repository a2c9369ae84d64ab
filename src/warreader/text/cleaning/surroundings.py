"""The rules that decide on pieces by where they stand: before the headline, behind the end, beside a caption, twice.

Each rule takes the page and the verdicts so far, and settles pieces that no rule before it settled. They are less sure
than cue lines: the line model may overrule most of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.layout import ENDINGS, story_run
from warreader.text.cleaning.metadata import is_signature
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.people import is_biography, is_plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece
    from warreader.text.cleaning.shape import Shape

Verdicts = list[Verdict | None]

_SHORT: Final = 5
"""Words of a section's name."""
_SHARED: Final = 0.5
"""Share of a line's words that return in the story where it may be a second headline or a standfirst."""
_MIN_STEM: Final = 4
_AGENCY: Final = 3
"""Words of a name between headline and story: an agency or author; four are a standfirst."""
_NAME: Final = range(2, 4)
"""Words of an author's name that stands alone; one could be anything."""
_FEWEST_CAPTION: Final = 3
_LONGEST_CAPTION: Final = 25
"""Words of a caption beside its credit."""
_SIGNED: Final = 4
"""Lines behind 'Comments' among which a signature must stand."""
_FILMED_WORDS: Final = range(5, 15)
"""Words of a headline, with what it announces; a longer line is a sentence of the story that a film stands beside."""
_FILM_LENGTH: Final = 24
_FILM: Final = re.compile(
    r"[\[(](?:video|videos|watch|photos?|pics|gallery|відео|фото|видео|wideo|zdjęcia|foto|fotogalerie|vidéo|"
    r"(?:фото|photos?)[,/+ и та]{1,4}(?:відео|видео|video))[\])]$"
)
_ENOUGH_STORY: Final = 0.3
"""Share of the page's prose that must stand before the comments: 'Comments' near the top is a link to them."""
_FEWEST_REPEATED: Final = 8
"""Words of a line whose return is no accident: shorter ones are refrains, names, cells of a table."""

_BEFORE: Final = Verdict(Kind.OTHER, kept=False, reason="stands before the headline", confidence=0.75)
_SECTION: Final = Verdict(Kind.SECTION, kept=False, reason="section name before the headline", confidence=0.8)
_BETWEEN: Final = Verdict(Kind.BYLINE, kept=False, reason="a name between headline and story", confidence=0.8)
_AUTHOR: Final = Verdict(Kind.BYLINE, kept=False, reason="the author's name again", confidence=0.85)
_DATED: Final = Verdict(Kind.BYLINE, kept=False, reason="a name beside a date", confidence=0.88)
_FILMED: Final = Verdict(Kind.RELATED, kept=False, reason="announces pictures, as headlines do", confidence=0.88)
_BIOGRAPHY: Final = Verdict(Kind.BYLINE, kept=False, reason="tells who the author is", confidence=0.9)
_CAPTION: Final = Verdict(Kind.CAPTION, kept=False, reason="stands beside the credit of a picture", confidence=0.8)
_COMMENT: Final = Verdict(Kind.COMMENTS, kept=False, reason="reader's comment", confidence=0.9)
_AGAIN: Final = Verdict(Kind.OTHER, kept=False, reason="repeats a line above", confidence=0.8)
_AGAIN_HEADLINE: Final = Verdict(Kind.HEADLINE, kept=True, reason="repeats the headline", confidence=0.9)
_AFTER: Final = Verdict(Kind.OTHER, kept=False, reason="stands behind the end of the article", confidence=0.7)
_INSIDE: Final = frozenset({Kind.ADVERT, Kind.RELATED})
"""Kinds of cue that stand between two paragraphs as often as behind the last one."""
_SPEECH: Final = frozenset('"“„«»–—')
"""What a short line begins with in which somebody speaks."""
_TAIL: Final = 0.5
"""Characters behind the end, as a share of those of the story's paragraphs, beyond which it is not the end."""
_MENU: Final = 30
"""Characters of a line of a menu, on the average: whole pages end in a hundred of them."""


def fold_repeats(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold a long line that the page has twice: captions of a gallery, promotions, a standfirst.

    The first one stays; but where it stands above the story and the other inside, it is the one that repeats.
    """
    first: dict[str, int] = {}
    story = story_run(pieces)
    for number, piece in enumerate(pieces):
        if piece.shape.words < _FEWEST_REPEATED or piece.shape.text[-1] in "?？؟!":
            continue  # an interview asks everybody the same question
        at = first.setdefault(piece.shape.folded, number)
        verdict = verdicts[number]
        if at == number:
            continue
        if at < story.first <= number <= story.last and verdicts[at] is None and (verdict is None or verdict.kept):
            verdicts[at] = _AGAIN
            first[piece.shape.folded] = number
        elif verdict is None and not _tells_headline(piece, verdicts[at], inside=story.first < number <= story.last):
            near = any(v and v.kind is Kind.HEADLINE for v in verdicts[max(0, number - 3) : number])
            verdicts[number] = _AGAIN_HEADLINE if near and not piece.shape.prose else _AGAIN


def _tells_headline(piece: Piece, first: Verdict | None, *, inside: bool) -> bool:
    """Tell whether a paragraph is where the story tells what its headline or a quotation above it has: it stays."""
    return inside and piece.shape.ends and first is not None and first.kind is Kind.HEADLINE


def fold_before_headline(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold what stands before the headline: section names, a radio slot, navigation."""
    top = next((n for n, v in enumerate(verdicts) if v and v.kind is Kind.HEADLINE), 0)
    story = frozenset[str]().union(*(piece.shape.stems for piece in pieces[top:] if piece.shape.prose)) if top else None
    for number in range(top):
        shape = pieces[number].shape
        if verdicts[number] is None and not shape.prose and not is_evidence(shape) and not _shares(shape, story):
            plain = shape.words <= _SHORT and not any(map(str.isdigit, shape.text))
            verdicts[number] = _SECTION if plain else _BEFORE


def _shares(shape: Shape, story: frozenset[str] | None) -> bool:
    """Tell whether a line may be a headline too: it is as long as one, and half of its words return in the story."""
    stems = [stem for stem in shape.stems if len(stem) >= _MIN_STEM]
    if story is None or shape.words <= _SHORT or not stems:
        return False
    return sum(stem in story for stem in stems) >= len(stems) * _SHARED


def fold_tail(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold what stands behind the last paragraph once a cue has ended the article there.

    Not where it is long beside the story and no menu: a guide to goods, a programme, a list of names has no paragraphs.
    """
    last = max((n for n, piece in enumerate(pieces) if _belongs(piece, verdicts[n])), default=len(pieces))
    ended = sure = False
    tail: list[int] = []
    for number in range(last + 1, len(pieces)):
        verdict = verdicts[number]
        if verdict is None and ended and not _may_close(pieces[number].shape, sure=sure):
            tail.append(number)
        elif verdict and not verdict.kept and verdict.kind in ENDINGS:
            ended = True
            sure = sure or verdict.kind not in _INSIDE
    story = sum(len(p.shape.text) for p, v in zip(pieces[: last + 1], verdicts, strict=False) if _is_paragraph(p, v))
    size = sum(len(pieces[number].shape.text) for number in tail)
    if size <= max(story * _TAIL, len(tail) * _MENU):
        for number in tail:
            verdicts[number] = _AFTER


def _may_close(shape: Shape, *, sure: bool) -> bool:
    """Tell whether a short line may close the story behind a cue: speech, evidence.

    Advertisements and links to other articles stand inside a story as often as behind it: there any sentence may, and
    what announces them.
    """
    if is_evidence(shape) or (shape.ends and shape.text[0] in _SPEECH):
        return True
    return not sure and ((shape.ends and shape.text[-1] not in "?？؟!…") or shape.text[-1] == ":")


def _is_paragraph(piece: Piece, verdict: Verdict | None) -> bool:
    return (verdict is None or verdict.kept) and piece.shape.prose


def _belongs(piece: Piece, verdict: Verdict | None) -> bool:
    """Tell whether a line is the story's for sure: a paragraph, or a short sentence of evidence: 'Нагадаємо, …'."""
    return _is_paragraph(piece, verdict) or bool(
        verdict and verdict.kept and verdict.kind is Kind.BODY and piece.shape.ends
    )


def fold_names(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold a short name between the headline and the story that is neither: an agency, an author.

    And the author's name wherever else it stands alone: under a picture, over the lines on the author at the end.
    """
    authors = _authors(pieces, verdicts)
    listed = _listed_with_dates(pieces, verdicts)
    for number, piece in enumerate(pieces):
        shape = piece.shape
        if verdicts[number] is None and len(shape.tokens) in _NAME and shape.tokens <= authors and not shape.ends:
            verdicts[number] = _AUTHOR
        elif number and number not in listed and _may_be_dated(pieces, verdicts, number):
            verdicts[number] = _DATED
    top = next((n for n, v in enumerate(verdicts) if v and v.kind is Kind.HEADLINE), None)
    if top is None or any(verdict and verdict.kind is Kind.LIVE and verdict.kept for verdict in verdicts):
        return  # a live blog has headings there: 'Summary'
    for number in range(top + 1, len(pieces)):
        shape = pieces[number].shape
        if shape.prose:
            return
        if verdicts[number] is None and shape.words <= _AGENCY and not shape.ends and shape.text[0].isupper():
            verdicts[number] = _BETWEEN


def _may_be_dated(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> bool:
    return verdicts[number] is None and is_plain_name(pieces[number].shape) and _beside_stamp(verdicts, number)


def _listed_with_dates(pieces: Sequence[Piece], verdicts: Verdicts) -> frozenset[int]:
    """Find names that follow each other with a date after each: a list of the dead, of prisoners, of events."""
    names = {number for number in range(len(pieces)) if _may_be_dated(pieces, verdicts, number)}
    return frozenset(number for number in names if not names.isdisjoint((number - 2, number + 2)))


def _beside_stamp(verdicts: Verdicts, number: int) -> bool:
    """Tell whether a date stands next to a line: of 80 names there, 78 were no part of the article."""
    beside = (verdicts[at] for at in (number - 1, number + 1) if at < len(verdicts))
    return any(verdict and verdict.kind is Kind.TIMESTAMP and not verdict.kept for verdict in beside)


def _authors(pieces: Sequence[Piece], verdicts: Verdicts) -> frozenset[str]:
    return frozenset[str]().union(
        *(p.shape.tokens for p, v in zip(pieces, verdicts, strict=True) if v and v.kind is Kind.BYLINE and not v.kept)
    )


def fold_biographies(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold the few words on the author behind the last paragraph of the story."""
    authors = _authors(pieces, verdicts)
    story = story_run(pieces)
    paragraphs = [n for n in range(story.first, story.last + 1) if _is_paragraph(pieces[n], verdicts[n])]
    while len(paragraphs) > 1 and is_biography(pieces[paragraphs[-1]].shape, authors):
        del paragraphs[-1]
    for number in range(paragraphs[-1] + 1 if paragraphs else 0, len(pieces)):
        if paragraphs and verdicts[number] is None and is_biography(pieces[number].shape, authors):
            verdicts[number] = _BIOGRAPHY


def fold_captions(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold a short line that touches a '© …': the picture's caption. Beside other credits half of them were body."""
    for number, verdict in enumerate(verdicts):
        if verdict is None or verdict.kept or pieces[number].shape.text[0] != "©":
            continue
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(pieces) and verdicts[beside] is None and _may_be_caption(pieces, number, beside):
                verdicts[beside] = _CAPTION


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


def fold_comments(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold what readers wrote: everything behind a heading 'Comments' that a signature with a date follows."""
    sizes = [len(piece.shape.text) if piece.shape.prose else 0 for piece in pieces]
    for number, verdict in enumerate(verdicts):
        if verdict is None or verdict.kept or verdict.kind is not Kind.COMMENTS:
            continue
        behind = range(number + 1, min(len(pieces), number + 1 + _SIGNED))
        if sum(sizes[:number]) < sum(sizes) * _ENOUGH_STORY or not any(is_signature(pieces[n].shape) for n in behind):
            continue
        for below in range(number + 1, len(pieces)):
            if verdicts[below] is None:
                verdicts[below] = _COMMENT
        return
