"""Encodes short lists of numbers as little-endian 32-bit integers, so that lists can be concatenated in SQL."""

from __future__ import annotations

import struct
import sys
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOUR_BYTES: Final = "I" if array("I").itemsize == 4 else "L"  # noqa: PLR2004  # the C type of 32 bits
TWO_BYTES: Final = "H"


def pack_numbers(numbers: Sequence[int]) -> bytes:
    """Write numbers.

    Args:
        numbers: Each from 0 to 2**32 - 1.

    Raises:
        OverflowError: One is not.
    """
    try:
        return struct.pack(f"<{len(numbers)}I", *numbers)
    except struct.error as error:
        raise OverflowError(f"a number needs more than 32 bits: {error}") from error


def unpack_numbers(packed: Iterable[bytes]) -> array[int]:
    """Read the numbers of any count of rows, one row behind the other.

    Raises:
        ValueError: They are damaged.
    """
    return read_array(FOUR_BYTES, b"".join(packed))


def read_array(kind: str, packed: bytes) -> array[int]:
    """Read little-endian numbers.

    Args:
        kind: The type code of the array: `FOUR_BYTES` or `TWO_BYTES`.
        packed: The numbers.

    Raises:
        ValueError: They are damaged.
    """
    numbers = array(kind)
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def little_endian(numbers: array[int]) -> bytes:
    """Write numbers as `read_array` reads them."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
