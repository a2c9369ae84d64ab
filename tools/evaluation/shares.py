"""The arithmetic that all measures share."""

from __future__ import annotations

from typing import Any

Doc = dict[str, Any]
"""A gold document, or the answer to it."""
Found = dict[str, Doc]
"""Answers by the id of their document."""
Figures = dict[str, float]
"""Figures by name; whole numbers are counts."""


def ratio(part: float, whole: float) -> float:
    """Divide; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(one: Doc, other: Doc) -> bool:
    """Return whether two spans with `start` and `end` share a code point."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
