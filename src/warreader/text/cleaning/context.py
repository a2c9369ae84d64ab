"""Features of the line model's second layer: what its first layer said of the lines around.

In: the log odds of every line of a page that it is the article, and how long the lines are. Out: one row of numbers a
line, in the order of `CONTEXT`. A list of headlines of other articles is told by its neighbours and by what follows,
not by any one of its lines.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTEXT: Final = (
    "said",
    "said-1",
    "said+1",
    "said-2",
    "said+2",
    "before3",
    "behind3",
    "before8",
    "behind8",
    "story_before",
    "story_behind",
    "story_left",
    "article_behind",
    "junk_behind",
    "junk_before",
)
"""What a row says: the log odds of the line and its neighbours, means of them, and how much story and junk is where."""
_MOST: Final = 4.0
"""Log odds beyond which more says no more."""
_NOBODY: Final = -5.0
"""Stands for a neighbour that is not there."""
_LONGEST: Final = 600
"""Code points of a line that count for the amount of story."""
_ARTICLE: Final = math.log(0.8 / 0.2)
_JUNK: Final = math.log(0.3 / 0.7)
"""Log odds above and below which a line is counted as article or as junk."""


def surround(said: Sequence[float], sizes: Sequence[int]) -> list[tuple[float, ...]]:
    """Measure the company of every line.

    Args:
        said: Log odds that a line is the article, one a line.
        sizes: Code points of the lines.

    Returns:
        One row a line, of the length of `CONTEXT`.
    """
    odds = [max(-_MOST, min(_MOST, each)) for each in said]
    total = len(odds)
    sums = [*accumulate(odds, initial=0.0)]
    likely = [min(size, _LONGEST) / (1 + math.exp(-each)) for size, each in zip(sizes, odds, strict=True)]
    story = [*accumulate(likely, initial=0.0)]
    article = [*accumulate([each > _ARTICLE for each in odds], initial=0.0)]
    junk = [*accumulate([each < _JUNK for each in odds], initial=0.0)]
    volume = story[-1] + 1
    padded = [_NOBODY, _NOBODY, *odds, _NOBODY, _NOBODY]

    def mean(start: int, stop: int) -> float:
        start, stop = max(0, start), min(total, stop)
        return (sums[stop] - sums[start]) / (stop - start) if start < stop else _NOBODY

    return [
        (
            padded[at + 2],
            padded[at + 1],
            padded[at + 3],
            padded[at],
            padded[at + 4],
            mean(at - 3, at),
            mean(at + 1, at + 4),
            mean(at - 8, at),
            mean(at + 1, at + 9),
            story[at] / volume,
            (story[-1] - story[at + 1]) / volume,
            math.log1p(max(0.0, story[-1] - story[at + 1])),
            (article[-1] - article[at + 1]) / max(1, total - at - 1),
            math.log1p(junk[-1] - junk[at + 1]),
            math.log1p(junk[at]),
        )
        for at in range(total)
    ]
