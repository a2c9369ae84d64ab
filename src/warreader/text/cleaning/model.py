"""The line model: how likely a line is the article, from gradient-boosted trees in two layers.

Weights come in as bytes of JSON, made by tools/train_cleaner.py; inference is plain Python. The first trees look at
each line with the measures of `features`; the second look again, and also at what the first said of the lines around
(`context`): neighbours of junk are more often junk, and behind the end of a story hardly anything belongs to it.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

from warreader.frozen import dataclass
from warreader.text.cleaning.context import CONTEXT, surround
from warreader.text.cleaning.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SETTLED: Final = 3.0
"""Log odds that a rule's verdict carries into the second look."""
_CLEAR: Final = 3.5
"""Log odds of the first look that the second is not asked about: it folded none of 9,000 such lines."""
_COLUMNS: Final = (*FEATURES, *CONTEXT)

Tree = float | tuple[int, float, Any, Any]
"""A leaf's weight, or: column, threshold, the tree for values up to it, the tree for values above."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights of the line model, ready to use."""

    first: tuple[Tree, ...]
    """Their sum is the log odds that a line is the article, by itself and its place."""
    second: tuple[Tree, ...]
    """The same, knowing also what the first trees said of the whole page."""
    vocabulary: Mapping[str, float]
    """Word -> how much it speaks for the article, above 0, or against it, below 0."""
    normal: float
    """Probability of being the article below which a line is folded."""
    brief: float
    """The same for a heading or label, which is a smaller loss."""
    cautious: float
    """The same for all lines, for readers who would rather see junk than miss a sentence."""

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
            columns = [_COLUMNS.index(name) for name in form["features"]]
            return cls(
                first=tuple(_tree(tree, columns) for tree in form["first"]),
                second=tuple(_tree(tree, columns) for tree in form["second"]),
                vocabulary=form["vocabulary"],
                normal=form["normal"],
                brief=form["brief"],
                cautious=form["cautious"],
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"not the weights of a line model: {error}") from error

    def chances(
        self, rows: Sequence[tuple[float, ...]], settled: Sequence[bool | None], sizes: Sequence[int]
    ) -> list[float]:
        """Say how likely each line of a page is the article.

        Args:
            rows: The features of each line, in the order of `FEATURES`.
            settled: True where a rule keeps the line for sure, False where it folds it, None where the model decides.
            sizes: Code points of the lines.

        Returns:
            A probability a line, 0 to 1; of settled lines it only repeats what is settled.
        """
        said = [
            add_up(self.first, row) if known is None else SETTLED if known else -SETTLED
            for row, known in zip(rows, settled, strict=True)
        ]
        company = surround(said, sizes)
        return [
            _chance(odds if known is not None or odds > _CLEAR else add_up(self.second, row + around))
            for odds, known, row, around in zip(said, settled, rows, company, strict=True)
        ]


def add_up(trees: Sequence[Tree], row: Sequence[float]) -> float:
    """Ask every tree about a row and add up what they say: log odds."""
    total = 0.0
    for tree in trees:
        node = tree
        while node.__class__ is tuple:
            column, threshold, low, high = node
            node = low if row[column] <= threshold else high
        total += node  # type: ignore[operator]  # it is a leaf
    return total


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _tree(form: Any, columns: Sequence[int]) -> Tree:  # noqa: ANN401  # JSON
    if isinstance(form, int | float):
        return float(form)
    column, threshold, low, high = form
    return columns[column], float(threshold), _tree(low, columns), _tree(high, columns)
