"""Tokenizes a text once for all rules of this package.

In: a text. Out: parallel columns of its words: where they stand, how they fold, whether they begin with a capital, and
what stands between one and the next. Texts without case (Arabic, Hebrew) count as capital throughout; runs of Chinese
are left whole.
"""

from __future__ import annotations

from typing import Final

from warreader.frozen import dataclass
from warreader.text.places._folding import WORD, fold

LIMIT: Final = 1_000_000
"""Code points that are read: as many as the engine for names reads. Where it read on alone, a city that fills a long
live blog became a person by the vote over the document."""
_LONGEST_WORD: Final = 80
_KNOWN_WORDS: Final = 60_000


class Folder(dict[str, str]):
    """Folds words and remembers them: a news archive repeats its words."""

    def __missing__(self, word: str) -> str:
        """Fold a word that was not met before."""
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        folded = self[word] = fold(word[:_LONGEST_WORD])
        return folded


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
        return len(self.start)

    def gap(self, at: int) -> str:
        """Return what stands between word `at` and the one before it; a newline before the first one."""
        if at <= 0 or at >= len(self.start):
            return "\n"
        return self.text[self.end[at - 1] : self.start[at]]


def tokenise(text: str, folder: Folder) -> Tokens:
    """Cut a text into words.

    Args:
        text: Any text; only its first 1,000,000 code points are read.
        folder: Folds them.

    Returns:
        Its words in order.
    """
    spans = [match.span() for match in WORD.finditer(text, 0, LIMIT)]
    words = [text[start:end] for start, end in spans]
    return Tokens(
        text,
        [start for start, _ in spans],
        [end for _, end in spans],
        [folder[word] for word in words],
        [not word[0].islower() for word in words],
    )
