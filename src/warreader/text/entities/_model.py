"""The trained model: a linear-chain conditional random field (Lafferty et al. 2001) over hashed features.

In: the bytes of data/entity-model.bin (made by tools/train_recogniser.py) and the features of a stretch. Out: the
likeliest labels. Weights are whole numbers of eight bits; the seven labels of one bucket lie side by side in two
machine words, so that one addition adds all of them. In plain Python that is faster than crossing into a library for
every token, and there is nothing to install.
"""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING, Final

from warreader.text.entities._features import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC: Final = b"WRENT1\n"
HEADER: Final = struct.Struct("<7sB")
"""Magic and the number of bits of a bucket's number."""
LANES: Final = 8
_COUNT: Final = len(LABELS)
TRANSITIONS: Final = struct.Struct(f"<{_COUNT * _COUNT}i")


class Model:
    """The weights, ready to label.

    Args:
        content: The file data/entity-model.bin.

    Raises:
        ValueError: The bytes are no such file.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < HEADER.size or not content.startswith(MAGIC):
            raise ValueError("the weights of the recogniser are damaged; reinstall warreader")
        _, bits = HEADER.unpack_from(content)
        self.buckets: Final = 1 << bits
        weights = content[HEADER.size + TRANSITIONS.size :]
        if len(weights) != self.buckets * LANES:
            raise ValueError("the weights of the recogniser are cut off; reinstall warreader")
        flat = TRANSITIONS.unpack_from(content, HEADER.size)
        self._into: Final = tuple(tuple(flat[past * _COUNT + now] for past in range(_COUNT)) for now in range(_COUNT))
        self._even: Final = _spread(weights[0::2])
        self._odd: Final = _spread(weights[1::2])

    def label(self, features: Sequence[Sequence[int]]) -> list[int]:
        """Find the likeliest labels of one stretch (Viterbi 1967).

        Args:
            features: For each token its buckets.

        Returns:
            For each token the index of its label in `LABELS`.
        """
        even, odd = self._even.__getitem__, self._odd.__getitem__
        best: list[int] = []
        back: list[list[int]] = []
        for buckets in features:
            own = _lanes(sum(map(even, buckets)), sum(map(odd, buckets)))
            if not best:
                best = own
                continue
            step: list[int] = []
            scores: list[int] = []
            for now, into in enumerate(self._into):
                reached = [score + weight for score, weight in zip(best, into, strict=True)]
                top = max(reached)
                step.append(reached.index(top))
                scores.append(top + own[now])
            back.append(step)
            best = scores
        path = [best.index(max(best))]
        for step in reversed(back):
            path.append(step[path[-1]])
        return path[::-1]


def _spread(lanes: bytes) -> array[int]:
    """Put each four bytes into four lanes of sixteen bits of one machine word."""
    wide = bytearray(2 * len(lanes))
    wide[0::2] = lanes
    words = array("Q")
    words.frombytes(wide)
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        words.byteswap()
    return words


def _lanes(even: int, odd: int) -> list[int]:
    """Read the seven sums out of their lanes; all carry the same bias, which changes no maximum."""
    return [
        even & 0xFFFF,
        odd & 0xFFFF,
        even >> 16 & 0xFFFF,
        odd >> 16 & 0xFFFF,
        even >> 32 & 0xFFFF,
        odd >> 32 & 0xFFFF,
        even >> 48 & 0xFFFF,
    ]
