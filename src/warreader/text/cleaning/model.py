"""The line model: how likely a line is the article, from gradient-boosted trees over the features of `features`.

Weights come in as bytes of JSON, made by tools/train_cleaner.py; inference is plain Python. A pass over the page
smooths the answers: neighbours of junk are more often junk, so each line's odds are combined with those on either
side by the forward-backward rule of a two-state chain.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from warreader.text.cleaning.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SETTLED: Final = 0.95
"""Odds that a rule's verdict carries into the smoothing."""
_ENOUGH: Final = {99: 3.5, 149: 2.5}
"""Number of a tree -> log odds at which the trees behind it change no decision: none of 1,886 lines did."""
_LEAST: Final = 1e-3

Tree = float | tuple[int, float, Any, Any]
"""A leaf's weight, or: column, threshold, the tree for values up to it, the tree for values above."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights of the line model, ready to use."""

    trees: tuple[Tree, ...]
    """Their sum is the log odds that a line is the article."""
    vocabulary: Mapping[str, float]
    """Word -> how much it speaks for the article, above 0, or against it, below 0."""
    stay: float
    """Chance that the next line is of the same sort, for the smoothing; 0.5 smooths nothing."""
    normal: float
    """Probability of being the article below which a line is folded."""
    cautious: float
    """The same for readers who would rather see junk than miss a sentence."""

    @classmethod
    def parse(cls, data: bytes) -> LineModel:
        """Read the weights.

        Args:
            data: JSON, as tools/train_cleaner.py writes it.

        Returns:
            The model.

        Raises:
            ValueError: It is not JSON of that form, or names a feature that this version does not measure.
        """
        form = json.loads(data)
        try:
            columns = [FEATURES.index(name) for name in form["features"]]
            return cls(
                trees=tuple(_tree(tree, columns) for tree in form["trees"]),
                vocabulary=form["vocabulary"],
                stay=form["stay"],
                normal=form["normal"],
                cautious=form["cautious"],
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"not the weights of a line model: {error}") from error

    def probability(self, row: Sequence[float]) -> float:
        """Say how likely a line is the article, before smoothing.

        Args:
            row: Its features, in the order of `FEATURES`.

        Returns:
            0 to 1.
        """
        total = 0.0
        for number, tree in enumerate(self.trees):
            node = tree
            while isinstance(node, tuple):
                column, threshold, low, high = node
                node = low if row[column] <= threshold else high
            total += node
            if abs(total) > _ENOUGH.get(number, math.inf):
                break
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def smooth(self, chances: Sequence[float]) -> list[float]:
        """Combine each line's chance with its neighbours'.

        Args:
            chances: Of each line of the page in order: its own chance of being the article, 0 to 1.

        Returns:
            The smoothed chances.
        """
        ahead = _pass(chances, self.stay)
        behind = _pass(chances[::-1], self.stay)[::-1]
        smoothed: list[float] = []
        for own, before, after in zip(chances, ahead, behind, strict=True):
            yes, no = own * before * after, (1 - own) * (1 - before) * (1 - after)
            smoothed.append(yes / (yes + no) if yes + no else own)
        return smoothed


def settled(*, kept: bool) -> float:
    """Give the chance that a rule's verdict carries into the smoothing."""
    return _SETTLED if kept else 1 - _SETTLED


def _pass(chances: Sequence[float], stay: float) -> list[float]:
    """Carry the chain over the page: for each line, what the lines before it say of it."""
    said, found = 0.5, []
    for chance in chances:
        found.append(said)
        own = min(1 - _LEAST, max(_LEAST, chance))
        yes, no = own * said, (1 - own) * (1 - said)
        is_article = yes / (yes + no)
        said = is_article * stay + (1 - is_article) * (1 - stay)
    return found


def _tree(form: Any, columns: Sequence[int]) -> Tree:  # noqa: ANN401  # JSON
    if isinstance(form, int | float):
        return float(form)
    column, threshold, low, high = form
    return columns[column], float(threshold), _tree(low, columns), _tree(high, columns)
