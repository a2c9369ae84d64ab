"""Draws a reproducible random sample of a list.

Every article has a place that follows from its ID and the seed (SHA-256); the first ones are drawn. So a sample of 300
holds the sample of 200, and an article that comes in or goes changes at most one of the drawn ones.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def draw_place(identity: str, seed: int) -> bytes:
    """Return the place of an article among all that may be drawn; the least ones are drawn."""
    import hashlib  # 2 ms of a start, which draws none

    return hashlib.sha256(f"{seed}:{identity}".encode()).digest()


def draw_sample(identities: Sequence[str], size: int, seed: int) -> tuple[str, ...]:
    """Draw articles at random, the same ones for the same seed on every machine.

    Args:
        identities: IDs, in any order, each once.
        size: How many to draw.
        seed: Any whole number.

    Returns:
        As many as asked, or all where there are fewer; in the order in which they came.
    """
    least = nsmallest(max(0, size), ((draw_place(one, seed), at) for at, one in enumerate(identities)))
    return tuple(identities[at] for at in sorted(at for _, at in least))
