"""A candidate city with its features.

`_clues` and `_scoring` write into it, `_disambiguation` and `_focus` read it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warreader.text.places._weights import WEIGHTS

if TYPE_CHECKING:
    from warreader.text.places._matching import Finding


@dataclass(slots=True)
class Candidate:
    """A finding that may be a city."""

    finding: Finding
    """Where it stands and what it can be."""
    rows: dict[int, bool]
    """Rows of the cities it can be, the largest 25; True where it is the city's own name."""
    most: float
    """People in the largest of them."""
    clues: dict[str, float] = field(default_factory=dict)
    """What was seen; values are 1 but for measured ones."""
    score: float = 0.0
    """The weighted sum of the clues."""
    region: int | None = None
    """Row of the region printed behind it: `Parma, Ohio`."""
    country: str | None = None
    """Country printed behind it: `Chasiv Yar, Ukraine`."""
    capital: bool = False
    """True where it can be the capital of a country."""
    dateline: bool = False
    """True where it begins a dateline."""

    def weigh(self) -> None:
        """Sum up the clues."""
        score = 0.0
        for name, value in self.clues.items():
            if value:
                score += WEIGHTS[name] * value
        self.score = score
