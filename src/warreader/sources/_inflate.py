"""Inflates deflate data, and keeps everything before a damaged place."""

from __future__ import annotations

import zlib
from typing import Final

_RAW: Final = -15
_LITTLE: Final = 16  # packed bytes of a step towards the damage: 100 letters of text


class Inflate:
    """Unpacks one stream of deflated data without a header; zlib itself loses with an error what the same call gave."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_RAW)
        self._error: zlib.error | None = None

    @property
    def eof(self) -> bool:
        """True at the end of the stream."""
        return self._zlib.eof

    @property
    def unconsumed_tail(self) -> bytes:
        """What is still to be unpacked, where a call was to give no more."""
        return b"" if self._error is not None else self._zlib.unconsumed_tail

    @property
    def rest(self) -> bytes:
        """What was not unpacked of what the last call was given."""
        return self._zlib.unused_data if self._zlib.eof else self.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack some bytes.

        Args:
            data: The bytes.
            max_length: How many may come out.

        Raises:
            zlib.error: The data is damaged, and all that stands before the damage was given.
        """
        if self._error is not None:
            raise self._error
        before = self._zlib.copy()
        try:
            return self._zlib.decompress(data, max_length)
        except zlib.error as error:
            self._error = error
            if piece := _as_far_as_it_goes(before, data):
                return piece
            raise


def _as_far_as_it_goes(unpacker: zlib._Decompress, data: bytes) -> bytes:
    """Unpack in small steps what came out of one call before."""
    parts = []
    for at in range(0, len(data), _LITTLE):
        try:
            parts.append(unpacker.decompress(data[at : at + _LITTLE]))
        except zlib.error:
            break
    return b"".join(parts)
