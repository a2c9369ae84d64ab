"""Draws a sample of a list that anyone can draw again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def draw_sample(identities: Sequence[str], size: int, seed: int) -> tuple[str, ...]:
    """Draw articles at random, the same ones for the same seed on every machine.

    Every article has a place that follows from its ID and the seed (SHA-256); the first ones are drawn. So a sample of
    300 holds the sample of 200, and an article that comes in or goes changes at most one of the drawn ones.

    Args:
        identities: IDs, in any order.
        size: How many to draw.
        seed: Any whole number.

    Returns:
        As many as asked, or all where there are fewer; in the order in which they came.
    """
    places = {one: hashlib.sha256(f"{seed}:{one}".encode()).digest() for one in identities}
    drawn = set(sorted(places, key=places.__getitem__)[: max(0, size)])
    return tuple(one for one in places if one in drawn)
