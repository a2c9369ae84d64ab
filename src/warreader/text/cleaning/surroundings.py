"""Rules that decide by position: before the headline, after the end, repeated.

Each rule takes the page and the verdicts so far, and settles pieces that no rule before it settled. They are less sure
than cue lines: the line model may overrule most of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.layout import ENDINGS, story_run
from warreader.text.cleaning.metadata import is_path_to, is_signature
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.people import are_names, is_biography, is_plain_name

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
_FEWEST_SHARED: Final = 2
"""Words of a line above a stamp that return in the story where it is a headline too."""
_METADATA: Final = frozenset({Kind.TIMESTAMP, Kind.BYLINE})
_AGENCY: Final = 3
"""Words of a name between headline and story: an agency or author; four are a standfirst."""
_NAME: Final = range(2, 4)
"""Words of an author's name that stands alone; one could be anything."""
_SIGNED: Final = 4
"""Lines behind 'Comments' among which a signature must stand."""
_ENOUGH_STORY: Final = 0.3
"""Share of the page's prose that must stand before the comments: 'Comments' near the top is a link to them."""
_FEWEST_REPEATED: Final = 8
"""Words of a line whose return is no accident: shorter ones are refrains, names, cells of a table."""

_BEFORE: Final = Verdict(Kind.OTHER, kept=False, reason="stands before the headline", confidence=0.75)
_SECTION: Final = Verdict(Kind.SECTION, kept=False, reason="section name before the headline", confidence=0.8)
_PATH: Final = Verdict(Kind.SECTION, kept=False, reason="the headline behind the names of its sections", confidence=0.9)
_BETWEEN: Final = Verdict(Kind.BYLINE, kept=False, reason="a name between headline and story", confidence=0.8)
_AUTHOR: Final = Verdict(Kind.BYLINE, kept=False, reason="the author's name again", confidence=0.85)
_DATED: Final = Verdict(Kind.BYLINE, kept=False, reason="a name beside a date", confidence=0.88)
_BIOGRAPHY: Final = Verdict(Kind.BYLINE, kept=False, reason="tells who the author is", confidence=0.9)
_COMMENT: Final = Verdict(Kind.COMMENTS, kept=False, reason="reader's comment", confidence=0.9)
_AGAIN: Final = Verdict(Kind.OTHER, kept=False, reason="repeats a line above", confidence=0.8)
_AGAIN_HEADLINE: Final = Verdict(Kind.HEADLINE, kept=True, reason="repeats the headline", confidence=0.9)
_AFTER: Final = Verdict(Kind.OTHER, kept=False, reason="stands behind the end of the article", confidence=0.7)
_INSIDE: Final = frozenset({Kind.ADVERT, Kind.RELATED})
"""Kinds of cue that stand between two paragraphs as often as behind the last one."""
_SHORTEST_SAID: Final = 5
"""Words of a sentence above the headline; what ends in another sign is as often a teaser: 'Play and win!'."""
_BULLETS: Final = frozenset("+-–—•*▪■●►▶·")
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
        if at == number or (_is_item(pieces, number) and not _returns_beside(pieces, number, first)):
            continue
        if at < story.first <= number <= story.last and verdicts[at] is None and (verdict is None or verdict.kept):
            verdicts[at] = _AGAIN
            first[piece.shape.folded] = number
        elif verdict is None and not _tells_headline(piece, verdicts[at], inside=story.first < number <= story.last):
            near = any(v and v.kind is Kind.HEADLINE for v in verdicts[max(0, number - 3) : number])
            verdicts[number] = _AGAIN_HEADLINE if near and not piece.shape.prose else _AGAIN


def _returns_beside(pieces: Sequence[Piece], number: int, first: dict[str, int]) -> bool:
    """Return whether the list around an item is there again; else it is a step that has to be done again."""
    beside = (at for at in (number - 1, number + 1) if 0 <= at < len(pieces))
    return any(first.get(pieces[at].shape.folded, at) < min(at, number) for at in beside)


def _tells_headline(piece: Piece, first: Verdict | None, *, inside: bool) -> bool:
    """Return whether a paragraph is where the story tells what its headline or a quotation above it has: it stays."""
    return inside and piece.shape.ends and first is not None and first.kind is Kind.HEADLINE


def fold_before_headline(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold what stands before the headline: section names, a radio slot, navigation."""
    top = next((n for n, v in enumerate(verdicts) if v and v.kind is Kind.HEADLINE), 0)
    story = frozenset[str]().union(*(piece.shape.stems for piece in pieces[top:] if piece.shape.prose)) if top else None
    for number in range(top):
        shape = pieces[number].shape
        if verdicts[number] is not None:
            continue
        if is_path_to(shape, pieces[top].shape):
            verdicts[number] = _PATH
        elif shape.prose or is_evidence(shape) or _shares(shape, story) or _heads(pieces, verdicts, number, story):
            continue
        elif not _is_said(pieces, number):
            plain = shape.words <= _SHORT and not any(map(str.isdigit, shape.text))
            verdicts[number] = _SECTION if plain else _BEFORE


def _is_said(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a line above the headline reads on: a sentence, or an item of a list. Then the model decides."""
    shape = pieces[number].shape
    if shape.words >= _SHORTEST_SAID and shape.text[-1] in ".。।" and not shape.text.endswith("..."):
        return True
    return _is_item(pieces, number)


def _is_item(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a line is an item of a list: it begins with the same sign as its neighbour."""
    sign = pieces[number].shape.text[0]
    beside = (pieces[at].shape.text[0] for at in (number - 1, number + 1) if 0 <= at < len(pieces))
    return sign in _BULLETS and sign in beside


def _shares(shape: Shape, story: frozenset[str] | None) -> bool:
    """Return whether a line may be a headline too: it is as long as one, and half of its words return in the story."""
    stems = [stem for stem in shape.stems if len(stem) >= _MIN_STEM]
    if story is None or shape.words <= _SHORT or not stems:
        return False
    return sum(stem in story for stem in stems) >= len(stems) * _SHARED


def _heads(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict | None], number: int, story: frozenset[str] | None
) -> bool:
    """Tell whether a line as long as a headline stands right above a stamp, and some of its words are the story's."""
    shape = pieces[number].shape
    below = verdicts[number + 1] if number + 1 < len(verdicts) else None
    if story is None or shape.words <= _SHORT or below is None or below.kind not in _METADATA or below.kept:
        return False
    return sum(len(stem) >= _MIN_STEM and stem in story for stem in shape.stems) >= _FEWEST_SHARED


def fold_tail(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold what stands behind the last paragraph once a cue has ended the article there.

    Not where it is long beside the story and no menu: a guide to goods, a programme, a list of names has no paragraphs.
    """
    last = max((n for n, piece in enumerate(pieces) if _belongs(piece, verdicts[n])), default=len(pieces))
    ended = sure = linked = False
    tail: list[int] = []
    for number in range(last + 1, len(pieces)):
        verdict = verdicts[number]
        if verdict is None and ended and not _may_close(pieces[number].shape, sure=sure):
            tail.append(number)
        elif verdict is None and ended and not sure and tail[-1:] == [number - 1]:
            if _leads_on(pieces[number - 1].shape, pieces[number].shape, linked=linked):
                tail.pop()
        elif verdict and not verdict.kept and verdict.kind in ENDINGS:
            ended = True
            sure = sure or verdict.kind not in _INSIDE
            linked = linked or verdict.kind is Kind.RELATED
    story = sum(len(p.shape.text) for p, v in zip(pieces[: last + 1], verdicts, strict=False) if _is_paragraph(p, v))
    size = sum(len(pieces[number].shape.text) for number in tail)
    if size <= max(story * _TAIL, len(tail) * _MENU):
        for number in tail:
            verdicts[number] = _AFTER


def _leads_on(heading: Shape, shape: Shape, *, linked: bool) -> bool:
    """Return whether a sentence belongs to the line above it: the answer to a question, or what a heading stands over.

    Behind a link to other articles a heading is theirs.
    """
    return heading.text[-1] in "?？؟" or (not linked and not heading.ends and shape.words >= _SHORTEST_SAID)


def _may_close(shape: Shape, *, sure: bool) -> bool:
    """Return whether a short line may close the story behind a cue: speech, evidence.

    Advertisements and links to other articles stand inside a story as often as behind it: there any sentence may, and
    what announces them.
    """
    if is_evidence(shape) or (shape.ends and shape.text[0] in _SPEECH):
        return True
    return not sure and ((shape.ends and shape.text[-1] not in "?？؟!…") or shape.text[-1] == ":")


def _is_paragraph(piece: Piece, verdict: Verdict | None) -> bool:
    return (verdict is None or verdict.kept) and piece.shape.prose


def _belongs(piece: Piece, verdict: Verdict | None) -> bool:
    """Return whether a line is the story's for sure: a paragraph, or a short sentence of evidence: 'Нагадаємо, …'."""
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
        if verdicts[number] is not None:
            continue
        if len(shape.tokens) in _NAME and shape.tokens <= authors and not shape.ends:
            verdicts[number] = _AUTHOR
        elif number and (
            (number not in listed and _may_be_dated(pieces, verdicts, number))
            or (are_names(shape) and _stands_over_stamp(pieces, verdicts, number))
        ):
            verdicts[number] = _DATED
    top = next((n for n, v in enumerate(verdicts) if v and v.kind is Kind.HEADLINE), None)
    if top is None or any(verdict and verdict.kind is Kind.LIVE and verdict.kept for verdict in verdicts):
        return  # a live blog has headings there: 'Summary'
    story = next((n for n in range(top + 1, len(pieces)) if pieces[n].shape.prose or _is_item(pieces, n)), top)
    heads_list = story > top and not pieces[story].shape.prose  # 'HIGHLIGHTS' over points
    for number in range(top + 1, story - heads_list):
        shape = pieces[number].shape
        if verdicts[number] is None and shape.words <= _AGENCY and not shape.ends and _may_name(shape):
            verdicts[number] = None if _is_filed(shape) else _BETWEEN


def _may_name(shape: Shape) -> bool:
    """Tell whether a brief line may be a name: every word of it has a capital; 'Closing summary' is a heading."""
    return shape.text[0].isupper() and all(not word[0].islower() for word in shape.text.split())


def _is_filed(shape: Shape) -> bool:
    """Tell whether a brief line leads into the story below it: 'Charkiw –', 'Kyiv,'. A signature has capitals only."""
    mark = shape.text[-1]
    names = [word for word in shape.text.split() if word[0].isalpha()]
    return mark == "," or (mark in "-–—" and not (len(names) > 1 and shape.text.isupper()))


def _may_be_dated(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> bool:
    return verdicts[number] is None and is_plain_name(pieces[number].shape) and _beside_stamp(verdicts, number)


def _stands_over_stamp(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> bool:
    """Return whether a line stands between headline or prose and a date: where authors with their paper do."""
    above, below = verdicts[number - 1], verdicts[number + 1] if number + 1 < len(verdicts) else None
    if below is None or below.kind is not Kind.TIMESTAMP or below.kept:
        return False
    return pieces[number - 1].shape.prose or (above is not None and above.kind is Kind.HEADLINE)


def _listed_with_dates(pieces: Sequence[Piece], verdicts: Verdicts) -> frozenset[int]:
    """Find names that follow each other with a date after each: a list of the dead, of prisoners, of events."""
    names = {number for number in range(len(pieces)) if _may_be_dated(pieces, verdicts, number)}
    return frozenset(number for number in names if not names.isdisjoint((number - 2, number + 2)))


def _beside_stamp(verdicts: Verdicts, number: int) -> bool:
    """Return whether a date stands next to a line: of 80 names there, 78 were no part of the article."""
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
