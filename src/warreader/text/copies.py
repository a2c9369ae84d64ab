"""Detects near-duplicate texts by shingles and sketches: syndicated, shortened or lightly edited stories.

A text comes in; its shingles (overlapping runs of words) and a sketch of them go out. Texts that have a band of the
sketch in common are candidates; how much two texts share is measured on the shingles themselves. Shingles and
resemblance are those of Broder, 'On the resemblance and containment of documents' (1997); the sketch is
one-permutation MinHash with empty bins filled from their neighbours (Li, Owen and Zhang 2012; Shrivastava and Li 2014),
banded as in Leskovec, Rajaraman and Ullman, 'Mining of Massive Datasets', chapter 3.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final
from zlib import crc32

from warreader.frozen import dataclass

BINS: Final = 16
"""Numbers of a sketch."""
BANDS: Final = BINS // 2
"""Bands of a sketch, of two numbers each. Two texts that share half of their shingles have a band in common with a
chance of 90 in 100, at 0.6 of 97 in 100."""
NEAR: Final = 0.5
"""Resemblance from which on two texts are copies."""
CONTAINED: Final = 0.8
"""Share of the shorter text that stands in the longer one, from which on they are copies."""
FEWEST: Final = 16
"""Shingles below which a text says too little to be a copy: captions, scores, 'more follows'."""

DETAILS: Final = 0.7
"""Share of the numbers, and of the names, that the other text must have too: it tells two stories of one mould apart
(bond issues, exchange rates, daily losses), which share most of their words and no facts."""

_WORDS: Final = re.compile(r"\w+")
_NUMBERS: Final = re.compile(r"\d(?:[\d.,/-]*\d)?")
_ASCII_WORDS: Final = b"0123456789_abcdefghijklmnopqrstuvwxyz"
_BETWEEN_WORDS: Final = bytes(one if one in _ASCII_WORDS or one > ord("\x7f") else ord(" ") for one in range(256))
"""Makes a space of what is no word in ASCII, as `\\W` does in a tenth of the time; case is folded before."""
_PROMISING: Final = 5  # of sixteen bins: the resemblance is probably above a quarter
_BIN_SHIFT: Final = 28  # of 32 bits: the highest four name one of sixteen bins
_MIX: Final = 2_654_435_761  # Knuth's multiplier: spreads what stands in the upper half over the lower one
_MASK: Final = 0xFFFFFFFF
_HALF: Final = 16


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a text."""

    shingles: frozenset[int]
    """Hashes of 32 bits; empty for a text of fewer words than a shingle has."""
    numbers: frozenset[str]
    """Its numbers, as written."""
    names: frozenset[str]
    """Its words with a capital, in small letters."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share, each from 0 to 1."""

    resemblance: float
    """Shingles in both, of those in either."""
    containment: float
    """Of the shingles of the one that has fewer, those that the other has too."""
    details: float = 1.0
    """The same of numbers, or of names, whichever is less."""

    @property
    def near(self) -> bool:
        """True if one is a copy of the other."""
        return self.details >= DETAILS and (self.resemblance >= NEAR or self.containment >= CONTAINED)


def fingerprint(text: str) -> Print:
    """Take what is compared of a text; case, punctuation and spacing make no difference to its shingles.

    Args:
        text: What is kept of an article.
    """
    names = frozenset([word.casefold() for word in _WORDS.findall(text) if word[0].isupper()])
    return Print(frozenset(_shingles(text)), frozenset(_NUMBERS.findall(text)), names)


def sketch(text: str) -> tuple[int, ...]:
    """Make a short sketch of a text.

    Args:
        text: What is kept of an article.

    Returns:
        `BINS` numbers of 16 bits; empty for a text that says too little.
    """
    shingles = sorted(_shingles(text))
    if len(shingles) < FEWEST:
        return ()
    starts = [bisect_left(shingles, number << _BIN_SHIFT) for number in range(BINS)]
    ends = [*starts[1:], len(shingles)]
    least = [shingles[start] if start < end else None for start, end in zip(starts, ends, strict=True)]
    return tuple(_fill(least, number) for number in range(BINS))


def _shingles(text: str) -> set[int]:
    """Hash the runs of three words, without a step of Python for each: a million articles have 240 million of them."""
    folded = text.casefold()
    if not folded.isascii():
        folded = " ".join(_WORDS.findall(folded))
    words = folded.encode("utf-8", "surrogatepass").translate(_BETWEEN_WORDS).split()
    return set(map(crc32, words[2:], map(crc32, words[1:], map(crc32, words))))


def promising(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Check from their sketches whether two candidates are worth comparing word for word.

    Texts that share half of their shingles are, with a chance of 99 in 100 once they share a band; of texts that share
    one paragraph in ten, 1 in 20 is.
    """
    return sum(mine == theirs for mine, theirs in zip(one, other, strict=False)) >= _PROMISING


def _fill(least: list[int | None], number: int) -> int:
    """Return the least value of a bin, or of the next one that has any, told apart by the distance."""
    for distance in range(BINS):
        if (value := least[(number + distance) % BINS]) is not None:
            return ((value + distance) * _MIX & _MASK) >> _HALF
    return 0


def likeness(one: Print, other: Print) -> Likeness:
    """Measure how much two texts share."""
    if not one.shingles or not other.shingles:
        return Likeness(0.0, 0.0, 0.0)
    both = len(one.shingles & other.shingles)
    either = len(one.shingles) + len(other.shingles) - both
    details = min(_contained(one.numbers, other.numbers), _contained(one.names, other.names))
    return Likeness(both / either, _contained(one.shingles, other.shingles), details)


def _contained(one: frozenset[int] | frozenset[str], other: frozenset[int] | frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 1.0
