"""Stretches: what neighbouring articles are counted for, laid out so that hits are counted by their places.

Reading the list of each of 250,000 articles by its rowid takes 0.1 s, and counting all that they name half as long.
Here every article of a stretch of rowids has a place, and the n-th of what it is counted for, of one kind, stands at
that place of the n-th layer. SQLite gives the places of the hits as one text. Where most of a stretch are hits, the
others are counted, and taken away from the totals of the stretch. Of people only those who are watched are laid out
(see `_frequent_people`), and where two names of an article are one person, once. What few articles have so much of is
behind the layers, with its place.

A stretch follows from its articles and from who is watched; it is dropped as soon as one of these changes.
"""

from __future__ import annotations

import struct
from array import array
from collections import Counter
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING, Final, Literal

from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.numbers import FOUR_BYTES, TWO_BYTES, little_endian, read_array
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import apsw

Kind = Literal["where", "from", "who"]
"""What is laid out together, as it is counted together: cities and dates; sources and languages; people."""
MOST_PLACES: Final = 50_000
"""Places of a stretch: SQLite's `char` writes them as characters, which end at 0xD800 for now."""
_SEQUENCE: Final = (1 << SEQUENCE_BITS) - 1
_WORTH_A_LAYER: Final = 8
"""A layer has an entry for one place in so many at least; what is rarer is cheaper with its place beside it."""
_MOST: Final = 0.75
"""The part of a stretch from which on it takes longer to count hits than to sort out the others and count these."""
_HEAD: Final = struct.Struct("<BBII")  # bytes of a code, layers, length of a layer, entries behind the layers
_LONGEST: Final = 0xFFFF
_HEADS: Final = "SELECT first, stop, stride, articles FROM stretch ORDER BY first"
_TOTALS: Final = "SELECT totals FROM layer WHERE stretch = ? AND kind = ?"
_PACKED: Final = "SELECT packed FROM layer WHERE stretch = ? AND kind = ?"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a stretch lies, and where in it an article has its place."""

    first: int
    """Rowid of its first article."""
    stop: int
    """Rowid behind the last that belongs to it."""
    stride: int
    """Places from one day to the next."""
    articles: int

    def place(self, number: str) -> str:
        """Write as SQL what place an article has, from 1.

        Args:
            number: What its rowid is called.
        """
        shorter = (1 << SEQUENCE_BITS) - self.stride  # than a day of rowids is one of places
        before = self.first - (self.first >> SEQUENCE_BITS) * shorter - 1
        return f"{number} - ({number} >> {SEQUENCE_BITS}) * {shorter} - ({before})"

    def places_of(self, numbers: Iterable[int]) -> list[int]:
        """Return the places of articles, from 1."""
        first, stride = self.first, self.stride
        before = (first >> SEQUENCE_BITS) * stride + (first & _SEQUENCE) - 1
        return [(number >> SEQUENCE_BITS) * stride + (number & _SEQUENCE) - before for number in numbers]

    def day_of(self, place: int) -> tuple[int, int]:
        """Return the day of a place, and the first place of the next day."""
        offset = (self.first & _SEQUENCE) - 1
        days = (place + offset) // self.stride
        return (self.first >> SEQUENCE_BITS) + days, (days + 1) * self.stride - offset


def read_stretches(connection: apsw.Connection) -> list[Stretch]:
    """Return the stretches of an archive, in order; what lies between them is in none."""
    return [Stretch(*row) for row in fetch(connection, _HEADS)]


def pack_stretch(places: Sequence[int], codes: Sequence[Sequence[int]]) -> bytes:
    """Lay out a stretch.

    Args:
        places: Of its articles, in order.
        codes: What each of them is counted for, above 0.
    """
    span = places[-1]
    columns: list[list[tuple[int, int]]] = []
    left = list(zip(places, codes, strict=True))
    while left := [pair for pair in left if len(pair[1]) > len(columns)]:
        columns.append([(place, held[len(columns)]) for place, held in left])
    dense = 0
    while dense < len(columns) and len(columns[dense]) * _WORTH_A_LAYER >= span:
        dense += 1
    largest = max((code for column in columns for _, code in column), default=0)
    kind = TWO_BYTES if largest <= _LONGEST else FOUR_BYTES
    layers = []
    for column in columns[:dense]:
        layer = array(kind, bytes((span + 1) * array(kind).itemsize))
        for place, code in column:
            layer[place] = code
        layers.append(layer)
    owners = array(TWO_BYTES, (place for column in columns[dense:] for place, _ in column))
    others = array(kind, (code for column in columns[dense:] for _, code in column))
    head = _HEAD.pack(others.itemsize, dense, span + 1, len(others))
    return head + b"".join(little_endian(one) for one in (*layers, owners, others))


def pack_totals(codes: Iterable[Iterable[int]]) -> bytes:
    """Write in how many articles of a stretch each code stands: the codes, and behind them the counts."""
    counts = Counter(chain.from_iterable(codes))
    return little_endian(array(FOUR_BYTES, [*counts, *counts.values()]))


class Chosen:
    """The places of a stretch that are looked at: those of the hits, or where these are most of it, all others.

    Args:
        stretch: Where they are.
        hits: The places of the hits, in order.
    """

    def __init__(self, stretch: Stretch, hits: array[int]) -> None:
        self.stretch = stretch
        self.are_others = len(hits) > _MOST * stretch.articles
        """Whether they are those of the others."""
        self.are_none = len(hits) == stretch.articles
        """Whether there is none of them, since all are hits."""
        self._hits = hits
        self._mask = bytearray()
        self._places: list[int] = []

    def mask(self) -> bytearray:
        """Return for every place whether it is one of them."""
        if not self._mask:
            self._mask = bytearray((self.are_others,)) * _LONGEST
            for place in self._hits:
                self._mask[place] = not self.are_others
        return self._mask

    def places(self, length: int) -> list[int]:
        """Return them, in order.

        Args:
            length: Of each layer of the stretch.
        """
        if not self._places:
            self._places = [*compress(range(length), self.mask())] if self.are_others else self._hits.tolist()
        return self._places


def count_stretch(connection: apsw.Connection, kind: Kind, chosen: Chosen, codes: Counter[int]) -> None:
    """Count what hits are counted for: by themselves, or where they are most of a stretch by the others.

    Args:
        connection: A read connection.
        kind: What to count.
        chosen: Which places are looked at.
        codes: Gets the counts, by code; what stands at 0 means nothing.

    Raises:
        DamagedValueError: The stretch cannot be read.
    """
    stretch = chosen.stretch
    if chosen.are_others:
        _add_totals(connection, stretch, kind, codes)
    if chosen.are_none:
        return
    with decoding():
        layers, owners, others = _unpack(fetch_one(connection, _PACKED, stretch.first, kind)[0])
        counted = Counter[int]() if chosen.are_others else codes
        for layer in layers:
            counted.update(map(layer.__getitem__, chosen.places(len(layer))))
        if others:
            counted.update(compress(others, map(chosen.mask().__getitem__, owners)))
        if chosen.are_others:
            codes.subtract(counted)


def _add_totals(connection: apsw.Connection, stretch: Stretch, kind: Kind, codes: Counter[int]) -> None:
    with decoding():
        totals = read_array(FOUR_BYTES, fetch_one(connection, _TOTALS, stretch.first, kind)[0])
        middle = len(totals) // 2
        for code, count in zip(totals[:middle], totals[middle:], strict=True):  # half the time of Counter.update
            codes[code] += count


def _unpack(packed: bytes) -> tuple[list[array[int]], array[int], array[int]]:
    width, dense, length, entries = _HEAD.unpack(packed[: _HEAD.size].ljust(_HEAD.size, b"\xff"))
    kind = TWO_BYTES if width == array(TWO_BYTES).itemsize else FOUR_BYTES
    ends = [_HEAD.size]
    for size in (*(width * length for _ in range(dense)), 2 * entries, width * entries):
        ends.append(ends[-1] + size)
    if ends[-1] != len(packed):
        raise ValueError(f"a stretch of {len(packed)} bytes")
    pieces: Iterator[bytes] = (packed[start:end] for start, end in pairwise(ends))
    layers = [read_array(kind, next(pieces)) for _ in range(dense)]
    return layers, read_array(TWO_BYTES, next(pieces)), read_array(kind, next(pieces))
