"""The binary format of the gazetteer: sections, columns, and entries of its hash table.

In: the buffer. Out: columns that are read in place, through `memoryview.cast`. Described in
docs/decisions/0010-gazetteer.md; written by `tools/gazetteer_form.py` with the constants of this module. All values are
little-endian.
"""

from __future__ import annotations

import struct
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    import mmap

MAGIC: Final = b"WRGAZ\x00"
VERSION: Final = 1
SECTIONS: Final = (
    "ids",  # I: geonameids, sorted
    "population",  # H: log1p(people) * POPULATION_SCALE
    "coordinates",  # i, i: latitude and longitude in 1e-5 degrees
    "region",  # H: row of `regions`
    "spelling_at",  # I: where a city's spellings begin in `spellings`; one more than there are cities
    "spellings",  # UTF-8, joined by newlines; the first one is the display name
    "regions",  # UTF-8 lines: country, code, then tab-separated spellings; the first one is the display name
    "countries",  # UTF-8 lines: code, then spellings
    "peoples",  # UTF-8 lines: code of the country, then demonyms
    "buckets",  # I: where a bucket begins in `prints`; one more than there are buckets
    "prints",  # H: low bits of the hash
    "entries",  # I: kind, primary, ordinal of the spelling, row
    "counties",  # UTF-8 lines: states that have a county of the name, joined by commas, then the name
    "guards",  # UTF-8 lines: a key and its levels as a small word (0-2), a surname (0-3), a given name (0-2)
    "capitals",  # I: geonameids of capitals, sorted
    "given",  # I: CRC-32 of given names, sorted
)
HEADER: Final = struct.Struct("<6sH" + "II" * len(SECTIONS))
POPULATION_SCALE: Final = 3700.0
BUCKET_BITS: Final = 16
ROW_BITS: Final = 18
ORDINAL_BITS: Final = 8
PRIMARY_BIT: Final = ROW_BITS + ORDINAL_BITS
KIND_SHIFT: Final = PRIMARY_BIT + 1


class KeyKind(IntEnum):
    """What a key of the gazetteer can mean."""

    CITY = 0
    REGION = 1
    COUNTRY = 2
    PEOPLE = 3
    COUNTY = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a key."""

    kind: KeyKind
    """What it is."""
    row: int
    """Its row in the table of its kind."""
    primary: bool
    """True where the key is the place's own name, False for a spelling of another language or time."""


class Sections:
    """The sections of one file.

    Args:
        buffer: The file's content.

    Raises:
        ValueError: The buffer is no gazetteer, is cut off, or is of another version.
    """

    def __init__(self, buffer: bytes | memoryview | mmap.mmap) -> None:
        self._view = memoryview(buffer)
        if len(self._view) < HEADER.size:
            raise ValueError("the gazetteer is cut off; build or install it again")
        magic, version, *places = HEADER.unpack_from(self._view)
        if magic != MAGIC or version != VERSION:
            raise ValueError("this is no gazetteer of this version; build or install it again")
        self._spans = dict(zip(SECTIONS, zip(places[::2], places[1::2], strict=True), strict=True))
        if any(start + length > len(self._view) for start, length in self._spans.values()):
            raise ValueError("the gazetteer is cut off; build or install it again")

    def raw(self, name: str) -> memoryview:
        """Return the bytes of one section."""
        start, length = self._spans[name]
        return self._view[start : start + length]

    def column(self, name: str, code: str) -> memoryview:
        """Read one section as fixed-width values: `I`, `H` or `i` as `struct` has them."""
        part = self.raw(name)
        if sys.byteorder == "big":
            part = memoryview(_swapped(bytes(part), struct.calcsize(code)))
        return part.cast("B").cast(code)  # type: ignore[call-overload,no-any-return]  # the code is one of I, H, i

    def lines(self, name: str) -> list[str]:
        """Read one section as lines of text."""
        return str(self.raw(name), "utf-8").split("\n")


def _swapped(data: bytes, width: int) -> bytes:
    """Turn the byte order of fixed-width values."""
    if width == 1:
        return data
    out = bytearray(len(data))
    for at in range(width):
        out[at::width] = data[width - 1 - at :: width]
    return bytes(out)
