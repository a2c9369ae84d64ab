"""Draws a sample of a list that anyone can draw again: on the screen, on the command line, in an export."""

from __future__ import annotations

import hashlib
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def draw_sample(
    identities: Sequence[str], size: int, seed: int, useless: Callable[[], bool] = lambda: False
) -> tuple[str, ...]:
    """Draw articles at random, the same ones for the same seed on every machine.

    Every article has a place that follows from its ID and the seed (SHA-256); the first ones are drawn. So a sample of
    300 holds the sample of 200, and an article that comes in or goes changes at most one of the drawn ones.

    Args:
        identities: IDs, in any order.
        size: How many to draw.
        seed: Any whole number.
        useless: Asked now and then; once it is true, nothing is drawn.

    Returns:
        As many as asked, or all where there are fewer; in the order in which they came.
    """
    places: dict[str, bytes] = {}
    for one in identities:
        places[one] = hashlib.sha256(f"{seed}:{one}".encode()).digest()
        if not len(places) & 0x3FFF and useless():
            return ()
    drawn = set(nsmallest(max(0, size), places, key=places.__getitem__))
    return tuple(one for one in places if one in drawn)
