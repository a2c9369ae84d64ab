"""Draws a sample as the program does, from a whole list of IDs and all at once."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def draw_sample(identities: Sequence[str], size: int, seed: int) -> list[str]:
    """Take the IDs whose hashes with the seed are the least, in the order in which they came."""
    drawn = sorted(identities, key=lambda one: sha256(f"{seed}:{one}".encode()).digest())[:size]
    return [one for one in identities if one in set(drawn)]
