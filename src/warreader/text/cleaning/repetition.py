"""Finds lines that a source repeats under many articles: slogans, appeals, notes on itself.

In: the lines of some articles of one source, with their days. Out: which lines return, and in how many articles. A line
that returns is evidence and no proof: it moves the line model's threshold (`vote`), so that a plain sentence such as
'He did not elaborate.' survives however often a source prints it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.cleaning.shape import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warreader.text.cleaning.shape import Shape

FEWEST: Final = 4
"""Articles in which a line must stand; in two of them 87 of 100 such lines are junk, the rest figures and labels."""
SHARE: Final = 0.05
"""Share of the source's articles in which it must stand: a set phrase of reporters stands in one of a hundred."""
DAYS: Final = 3
"""Days on which they were published, where their dates are known: an update of a story repeats its paragraphs."""
LONGEST: Final = 300
"""Code points of a line that may return; a longer one is a paragraph."""
_FEWEST_WORDS: Final = 2
"""Words that it has: figures, names and 'Photo:' return by chance."""
_BYTES: Final = 8
_REASON: Final = re.compile(r"in \d+ articles of this source")
_LABEL: Final = 0.9
_SENTENCE: Final = 0.6
_PARAGRAPH: Final = 0.4
"""Chance of being the article below which a repeated line folds: a line without a stop, a short sentence, prose."""


@dataclass(frozen=True, slots=True)
class RepeatedLines:
    """the lines repeated across the articles of one source."""

    articles: Mapping[int, int] = field(default_factory=dict)
    """Fingerprint of a line -> articles in which it stands."""

    def count(self, line: str) -> int:
        """Return in how many articles a line stands; 0 where it does not return."""
        return self.articles.get(fingerprint(line), 0) if self.articles and may_repeat(line) else 0


def may_repeat(line: str) -> bool:
    """Return whether the return of a line would mean anything: it has words, and is no paragraph.

    Args:
        line: A line without white space around it.

    Returns:
        True if it is worth counting.
    """
    return 0 < len(line) <= LONGEST and len(measure(line).tokens) >= _FEWEST_WORDS


def fingerprint(line: str) -> int:
    """Return 64 bits that are the same for the same words, whatever their case and spacing."""
    plain = " ".join(line.lower().split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=_BYTES).digest())


def find_repeated_lines(articles: Iterable[tuple[Iterable[str], str | None]]) -> RepeatedLines:
    """Count the lines of some articles of one source.

    Args:
        articles: The kept lines of each article, and its day; None where that is unknown. No two of the same text.

    Returns:
        The lines that return.
    """
    counts: Counter[int] = Counter()
    days: defaultdict[int, set[str]] = defaultdict(set)
    undated: set[int] = set()
    total = 0
    for lines, day in articles:
        total += 1
        for one in {fingerprint(line) for line in lines if may_repeat(line)}:
            counts[one] += 1
            if day is None:
                undated.add(one)
            else:
                days[one].add(day)
    fewest = max(FEWEST, total * SHARE)
    return RepeatedLines(
        {
            one: count
            for one, count in counts.items()
            if count >= fewest and (len(days[one]) >= DAYS or (one in undated and not days[one]))
        }
    )


def returns(count: int) -> str:
    """Return the reason of a fold."""
    return f"in {count} articles of this source"


def is_repetition(reason: str) -> bool:
    """Return whether a reason is one of `returns`."""
    return bool(_REASON.fullmatch(reason))


def vote(shape: Shape) -> float:
    """Return the chance of being the article below which a repeated line folds.

    Args:
        shape: The line.

    Returns:
        The higher, the less the line looks like a sentence of a story.
    """
    if shape.prose:
        return _PARAGRAPH
    return _SENTENCE if shape.ends else _LABEL
