"""The reading history, as in a browser.

A value that holds IDs of articles, and nothing of the screen. The place in each article is kept among the marks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from warreader.frozen import dataclass

LONGEST: Final = 200
"""Articles that are kept: an afternoon's reading; the earliest go first."""


@dataclass(frozen=True, slots=True)
class History:
    """The articles that were read."""

    read: tuple[str, ...] = ()
    """Their IDs, the earliest first; never the same twice in a row."""
    at: int = -1
    """The one that is read now, from 0; -1 as long as nothing was read."""

    @property
    def current(self) -> str | None:
        """The ID of the article that is read now; None as long as nothing was read."""
        return self.read[self.at] if self.read else None

    def visit(self, identity: str) -> History:
        """Go to another article: what lay ahead is forgotten. The one that is read already stays."""
        if identity == self.current:
            return self
        read = (*self.read[: self.at + 1], identity)[-LONGEST:]
        return History(read, len(read) - 1)

    def step(self, by: int) -> History:
        """Go back (below zero) or forward by some articles, as far as there are any."""
        return replace(self, at=max(0, min(self.at + by, len(self.read) - 1))) if self.read else self

    def without(self, identity: str) -> History:
        """Leave out an article that is gone; one stands where one stood, or before it."""
        kept = [number for number, one in enumerate(self.read) if one != identity]
        before = sum(number <= self.at for number in kept)
        joined = History()
        at = -1
        for place, number in enumerate(kept):
            joined = joined.visit(self.read[number])
            at = joined.at if place < before else at
        return replace(joined, at=max(at, 0)) if joined.read else joined
