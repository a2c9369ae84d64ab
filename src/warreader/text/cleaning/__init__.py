"""Separates the article from its boilerplate, line by line, with a reason for each decision.

`clean` takes a source text with its lines, headline and date marks, and gives blocks. Nothing is deleted: what is not
the article is folded, and each fold says which rule folded it and how sure it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Block, Kind
from warreader.text.cleaning.enclosed import fold_enclosed, fold_tags
from warreader.text.cleaning.judgement import NOTHING, judge
from warreader.text.cleaning.model import LineModel
from warreader.text.cleaning.page import Piece, Verdict, cut_pieces
from warreader.text.cleaning.pictures import fold_captions, fold_filmed
from warreader.text.cleaning.repetition import RepeatedLines
from warreader.text.cleaning.rules import fold_cues, keep_days, keep_first_paragraph, keep_live_entries, keep_tables
from warreader.text.cleaning.social import find_posts
from warreader.text.cleaning.surroundings import (
    fold_before_headline,
    fold_biographies,
    fold_comments,
    fold_names,
    fold_repeats,
    fold_tail,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.dates import DateMark
    from warreader.text.headline import Headline
    from warreader.text.lines import Line

__all__ = ["LineModel", "RepeatedLines", "clean", "run_rules"]

_BODY: Final = Verdict(Kind.BODY, kept=True, reason="paragraph", confidence=0.9)
_SUBHEADING: Final = Verdict(Kind.SUBHEADING, kept=True, reason="short line between paragraphs", confidence=0.7)
_LONGEST_SUBHEADING: Final = 14
"""Words of a subheading: the longest of the seeds has seven, of the written pages nine."""


def clean(  # noqa: PLR0913  # what the engines before it found, and how to decide
    text: str,
    lines: Sequence[Line],
    headline: Headline | None,
    marks: Sequence[DateMark],
    language: str | None,
    *,
    model: LineModel | None = None,
    cautious: bool = False,
    repeated: RepeatedLines = NOTHING,
) -> tuple[Block, ...]:
    """Cut a text into blocks and fold what is not the article.

    Args:
        text: The source text.
        lines: Its lines, from `split_lines`.
        headline: Where the headline stands; None where there is none.
        marks: What the date engine marked: the crawler's prefix, stamps, the dateline.
        language: ISO 639-1; None where unknown.
        model: Decides where no rule does; None leaves those lines to be kept.
        cautious: Let the model fold only what it is nearly sure of.
        repeated: the lines repeated across the articles of the same source: with a model, they fold sooner.

    Returns:
        Blocks in order that never overlap and cover every character that is not white space. Empty for a blank text.
    """
    pieces = cut_pieces(text, lines, headline, marks)
    verdicts = run_rules(pieces, language)
    if model is not None:
        verdicts = judge(pieces, verdicts, language, model, cautious=cautious, repeated=repeated)
    return tuple(_blocks(pieces, verdicts))


def run_rules(pieces: Sequence[Piece], language: str | None) -> list[Verdict | None]:
    """Let the rules decide, the most trusted first.

    Args:
        pieces: The page.
        language: ISO 639-1; None where unknown.

    Returns:
        A verdict a piece; None where no rule has anything to say.
    """
    verdicts = [piece.settled for piece in pieces]
    keep_tables(pieces, verdicts)
    keep_live_entries(pieces, verdicts)
    keep_days(pieces, verdicts)
    find_posts(pieces, verdicts, language)
    keep_first_paragraph(pieces, verdicts)
    fold_cues(pieces, verdicts)
    fold_comments(pieces, verdicts)
    fold_captions(pieces, verdicts)
    fold_filmed(pieces, verdicts)
    fold_repeats(pieces, verdicts)
    fold_before_headline(pieces, verdicts)
    fold_tags(pieces, verdicts)
    fold_names(pieces, verdicts)
    fold_biographies(pieces, verdicts)
    fold_enclosed(pieces, verdicts)
    fold_tail(pieces, verdicts)
    return verdicts


def _blocks(pieces: Sequence[Piece], verdicts: Sequence[Verdict | None]) -> list[Block]:
    blocks: list[Block] = []
    for number, (piece, found) in enumerate(zip(pieces, verdicts, strict=True)):
        verdict = found or (_SUBHEADING if _is_subheading(pieces, number) else _BODY)
        if (
            verdict.kind is Kind.SOCIAL
            and blocks
            and blocks[-1].kind is Kind.SOCIAL
            and verdicts[number - 1] is verdict
        ):
            last = blocks.pop()  # the lines of one post are one block
            blocks.append(Block(last.start, piece.end, last.kind, last.kept, last.reason, last.confidence))
            continue
        blocks.append(Block(piece.start, piece.end, verdict.kind, verdict.kept, verdict.reason, verdict.confidence))
    return blocks


def _is_subheading(pieces: Sequence[Piece], number: int) -> bool:
    shape = pieces[number].shape
    if shape.prose or shape.words > _LONGEST_SUBHEADING or shape.text[-1] in ",;:":
        return False
    if shape.ends and shape.text[-1] not in "?!":
        return False
    return number + 1 < len(pieces) and shape.text[0] not in "–—-"
