"""Takes from words what spellings of one word differ in: marks on letters, forms of the apostrophe."""

from __future__ import annotations

import unicodedata
from typing import Final

_APOSTROPHES: Final = str.maketrans("’ʼ`", "'''")


def without_marks(decomposed: str) -> str:
    """Take off combining marks: accents, breves, vowel points.

    Args:
        decomposed: A text in NFD or NFKD; in a composed one the marks are parts of their letters, and stay.
    """
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)])


def with_straight_apostrophes(word: str) -> str:
    """Write the typographic, the modifier and the grave apostrophe as `'`."""
    return word.translate(_APOSTROPHES)
