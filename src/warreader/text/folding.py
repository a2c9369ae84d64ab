"""The reader's fold rules, applied over what the engines decided.

In: an annotation and the reader's choices for its source. Out: the annotation with the blocks that they mean turned
round, and what follows from that: which names and cities stand in kept text, and how many words are kept. Nothing of
what the engines found is lost: without the choices it is the same again.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.article import Annotation, Block, Kind
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.article import Given

LONGEST: Final = 300
"""Code points of a line that are compared: two lines that agree so far are the same line."""
ALWAYS: Final = "always folded, by you"
"""The reason of a fold that the reader asked for."""
NEVER: Final = "never folded, by you"
"""The reason of a block that the reader keeps."""
_OPENING: Final = 40  # code points before a colon that may say what a line is: 'Read also:', 'Photo:'
_COLON: Final = (":", "\uff1a")
_STORY: Final = frozenset({Kind.BODY, Kind.SUBHEADING, Kind.DATELINE})


class Scope(StrEnum):
    """Which blocks are meant, the most special first."""

    LINE = "line"
    """Those of the same words; case and white space make no difference."""
    OPENING = "opening"
    """Those that begin with the same words before a colon."""
    KIND = "kind"
    """Those that the engines take for the same kind: captions, bylines ..."""


@dataclass(frozen=True, slots=True)
class FoldChoice:
    """What the reader decided for the articles of a source."""

    source: str
    """Who publishes them, as given; empty: those of which nobody knows."""
    scope: Scope
    """Which of their blocks."""
    value: str
    """The words, plain; or the kind."""
    fold: bool
    """True: always fold them; False: never."""
    shown: str = ""
    """The words as they stood where it was decided; untrusted."""


def source_of(given: Given) -> str:
    """Return the source whose choices hold for an article; empty where nobody knows it."""
    return given.source or ""


def plain(words: str) -> str:
    """Return words in the form in which they are compared."""
    return " ".join(words[: 2 * LONGEST].casefold().split())[:LONGEST]


def opening(words: str) -> str:
    """Return the words before the first colon of a line, plain; empty where that is no short beginning, or a time."""
    found = [at for sign in _COLON if (at := words.find(sign, 0, _OPENING + 1)) > 0]
    begins = words[: min(found)] if found else ""
    return plain(begins) if begins and not begins[-1].isdigit() else ""


def meaning(block: Block, words: str, choices: Iterable[FoldChoice]) -> FoldChoice | None:
    """Return which choice means a block: the most special one.

    Args:
        block: As the engines made it.
        words: Its words.
        choices: Those for the source.
    """
    by_key = {(one.scope, one.value): one for one in choices}
    begins = opening(words.strip())
    keys = ((Scope.LINE, plain(words)), (Scope.OPENING, begins), (Scope.KIND, block.kind.value))
    return next((by_key[key] for key in keys if key[1] and key in by_key), None)


def apply_fold_choices(text: str, annotation: Annotation, choices: Sequence[FoldChoice]) -> Annotation:
    """Apply the reader's fold rules to an annotation.

    Args:
        text: The source text.
        annotation: What the engines understood.
        choices: Those for its source.

    Returns:
        The annotation as the reader wants it; the same one where no choice means anything in it. A headline stays.
    """
    if not choices:
        return annotation
    blocks = tuple(_turned(block, text, choices) for block in annotation.blocks)
    turned = [block for block, before in zip(blocks, annotation.blocks, strict=True) if block.kept is not before.kept]
    if not turned:
        return annotation
    from warreader.text.word_count import count_words  # its expression takes 1 ms of a start

    return replace(
        annotation,
        blocks=blocks,
        words=count_words(text, blocks),
        entities=tuple(
            replace(one, kept=_kept(one.start, one.end, turned, kept=one.kept)) for one in annotation.entities
        ),
        cities=tuple(
            replace(
                city,
                mentions=tuple(
                    replace(one, kept=_kept(one.start, one.end, turned, kept=one.kept)) for one in city.mentions
                ),
            )
            for city in annotation.cities
        ),
    )


def _turned(block: Block, text: str, choices: Sequence[FoldChoice]) -> Block:
    if block.kind is Kind.HEADLINE:
        return block
    choice = meaning(block, text[block.start : min(block.end, block.start + 2 * LONGEST)], choices)
    if choice is None or choice.fold is not block.kept:
        return block
    if choice.fold:
        kind = Kind.OTHER if block.kind in _STORY else block.kind
        return replace(block, kind=kind, kept=False, reason=ALWAYS, confidence=1.0)
    return replace(block, kept=True, reason=NEVER, confidence=1.0)


def _kept(start: int, end: int, turned: Sequence[Block], *, kept: bool) -> bool:
    for block in turned:
        if block.start < end and start < block.end:
            return block.kept
    return kept
