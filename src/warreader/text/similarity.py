"""Similarity of two articles: the cosine of their TF-IDF vectors.

An archive of three articles has no frequencies of its own worth the name, so the weights come from a small background
table of document frequencies (`data/background.txt`, made by tools/build_background.py). In come texts, out come
their words, their weighed words, and a number between 0 and 1.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

REACH: Final = 20_000
"""Code points of a text that are compared: beyond them a page tells of something else, or is a live blog."""
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")


@dataclass(frozen=True, slots=True)
class Background:
    """How many articles of a large collection hold a word."""

    articles: int
    """The size of the collection."""
    frequencies: Mapping[str, int]
    """Word in lower case to the number of articles that hold it; words of fewer than five are left out."""

    @classmethod
    def from_bytes(cls, data: bytes) -> Background:
        """Read the table.

        Args:
            data: The content of `data/background.txt`: comment lines with `#`, a line `articles N`, then lines of a
                number and the words that so many articles hold.

        Returns:
            The table.

        Raises:
            ValueError: It is not of that form.
        """
        articles, frequencies = 0, {}
        for line in data.decode("utf-8").splitlines():
            head, *rest = line.split() or ["#"]
            if head == "articles":
                articles = int(rest[0])
            elif not head.startswith("#"):
                frequencies.update(dict.fromkeys(rest, int(head)))
        if not articles:
            raise ValueError("a background table without its number of articles")
        return cls(articles, frequencies)

    def rarity(self, word: str) -> float:
        """Weigh a word by its inverse document frequency: 0 for one that every article holds."""
        return math.log((self.articles + 1) / (self.frequencies.get(word, 0) + 1))


def words(text: str, language: str | None = None) -> list[str]:
    """Cut a text into the words that are compared.

    Args:
        text: Any text; only its beginning counts, see `REACH`.
        language: ISO 639-1; None where unknown. Function words of this language are left out: the background table
            is English and would take those of other languages for rarities.

    Returns:
        Words in lower case, in order, with repetitions.
    """
    passed = frozenset(FUNCTION_WORDS.get(language or "", "").split())
    return [word for word in _WORD.findall(text[:REACH].lower()) if word not in passed]


def weigh(some_words: Iterable[str], background: Background) -> dict[str, float]:
    """Weigh the words of a text: 1 + log(count) times rarity, scaled to a vector of length one.

    Args:
        some_words: What `words` gives.
        background: The table.

    Returns:
        Word to weight, between 0 and 1; empty for a text without words.
    """
    weights = {word: (1 + math.log(count)) * background.rarity(word) for word, count in Counter(some_words).items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Compare two texts already weighed: 0 if they share no word, 1 if they have the same words."""
    if len(one) > len(two):
        one, two = two, one
    return min(1.0, sum(weight * two[word] for word, weight in one.items() if word in two))


def similarity(words_a: Sequence[str], words_b: Sequence[str], background: Background) -> float:
    """Return how alike two texts are.

    Args:
        words_a: The words of one, as `words` gives them.
        words_b: The words of the other.
        background: The table.

    Returns:
        The cosine of their weighed words, 0 to 1.
    """
    return cosine(weigh(words_a, background), weigh(words_b, background))
