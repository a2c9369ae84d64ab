"""Cuts a text into words once, for all rules of this package.

In: a text. Out: parallel columns of its words: where they stand, how they fold, whether they begin with a capital, and
what stands between one and the next. Texts without case (Arabic, Hebrew) count as capital throughout; runs of Chinese
are left whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warreader.text.places._folding import WORD, fold

LIMIT: Final = 300_000
"""Code points that are read: fifty times a long article, and a hostile file ends somewhere."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, column by column."""

    text: str
    """The text they were cut from."""
    start: list[int]
    """Code point at which each begins."""
    end: list[int]
    """Code point behind each."""
    folded: list[str]
    """Each as `fold` leaves it; may be empty."""
    capital: list[bool]
    """True where it begins with a capital, or its script has none."""

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.start)

    def gap(self, at: int) -> str:
        """Return what stands between word `at` and the one before it; a newline before the first one."""
        if at <= 0 or at >= len(self.start):
            return "\n"
        return self.text[self.end[at - 1] : self.start[at]]


def tokenise(text: str) -> Tokens:
    """Cut a text into words.

    Args:
        text: Any text; only its first 300,000 code points are read.

    Returns:
        Its words in order.
    """
    starts: list[int] = []
    ends: list[int] = []
    folded: list[str] = []
    capital: list[bool] = []
    known: dict[str, tuple[str, bool]] = {}
    for match in WORD.finditer(text, 0, LIMIT):
        word = match.group()
        pair = known.get(word)
        if pair is None:
            pair = known[word] = (fold(word[:80]), not word[0].islower())
        starts.append(match.start())
        ends.append(match.end())
        folded.append(pair[0])
        capital.append(pair[1])
    return Tokens(text, starts, ends, folded, capital)
