"""Anchors a passage of a text by its words and context, and finds it again in another version.

In: a span of a text. Out: the words, and what stands before and behind them. A place alone is lost as soon as a line is
added above it; words alone may stand twice. The form is that of the W3C Web Annotation Data Model (2017, sections
4.2.4 text quote selector and 4.2.5 text position selector), which other tools for notes on texts use too.
"""

from __future__ import annotations

import difflib
import re
from typing import Final

from warreader.article import Span
from warreader.frozen import dataclass

CONTEXT: Final = 32
"""Code points kept on either side: what the annotation client of hypothes.is keeps."""
_LEAST_CONTEXT: Final = 12  # of both sides, to look for words that have changed: shorter ones stand anywhere
_MOST_PLACES: Final = 1_000  # of the same words that are weighed against each other
_MOST_WORDS: Final = 400  # compared with each other where the words have changed
_ALIKE: Final = 0.5  # share of the words that must still be there; below it, it is another sentence
_SAME: Final = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―\u00a0\u2007\u202f", '\'\'\'\'""""""------   ')


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text, with what stands around them."""

    start: int
    """Code point at which it began when it was kept."""
    end: int
    """Code point behind its last one."""
    exact: str
    """Its words, as they stood there."""
    prefix: str = ""
    """Up to 32 code points before it."""
    suffix: str = ""
    """Up to 32 code points behind it."""

    @classmethod
    def of(cls, text: str, span: Span) -> Passage:
        """Keep a span of a text, without white space at its ends.

        Raises:
            ValueError: Nothing but white space stands there.
        """
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start >= end:
            raise ValueError("a passage needs words")
        return cls(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in a text."""

    span: Span
    """The place."""
    changed: bool = False
    """True if its words are no longer the same."""


def find_passage(passage: Passage, text: str) -> Place | None:
    """Find a passage again.

    Args:
        passage: What was kept.
        text: The text it was kept from, or another version of it.

    Returns:
        Where its words stand: of several such places, the one with the same words around it, then the nearest. Where
        the words themselves have changed, the place between what stood around them. None where it is gone.
    """
    if not passage.exact.strip():
        return None
    spans = _places(re.compile(re.escape(passage.exact)), text)
    if not spans:
        loose = r"\s+".join(re.escape(word) for word in passage.exact.translate(_SAME).split())
        spans = _places(re.compile(loose), text.translate(_SAME))
    if spans:
        return Place(max(spans, key=lambda span: (_agreement(passage, text, span), -abs(span.start - passage.start))))
    return _between(passage, text)


def _places(pattern: re.Pattern[str], text: str) -> list[Span]:
    found: list[Span] = []
    for match in pattern.finditer(text):
        found.append(Span(*match.span()))
        if len(found) == _MOST_PLACES:
            break
    return found


def _agreement(passage: Passage, text: str, span: Span) -> int:
    """Count the code points that agree, from the passage outwards."""
    before = text[max(0, span.start - len(passage.prefix)) : span.start]
    behind = text[span.end : span.end + len(passage.suffix)]
    return _common(before[::-1], passage.prefix[::-1]) + _common(behind, passage.suffix)


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(passage: Passage, text: str) -> Place | None:
    """Look for other words between what stood before and what stood behind."""
    before, behind = passage.prefix[-_LEAST_CONTEXT:], passage.suffix[:_LEAST_CONTEXT]
    if len(before.strip()) < _LEAST_CONTEXT // 2 or len(behind.strip()) < _LEAST_CONTEXT // 2:
        return None
    longest = 2 * len(passage.exact) + CONTEXT
    for opening in _places(re.compile(re.escape(before)), text):
        start = opening.end
        end = text.find(behind, start, start + longest + len(behind))
        if end > start and _alike(passage.exact, text[start:end]):
            return Place(Span(start, end), changed=True)
    return None


def _alike(one: str, other: str) -> bool:
    words = one.split()[:_MOST_WORDS], other.split()[:_MOST_WORDS]
    return difflib.SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE
