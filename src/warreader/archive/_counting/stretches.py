"""Stretches: what neighbouring articles are counted for, laid out so that hits are counted by their places.

Reading the list of each of 250,000 articles by its rowid takes 0.1 s, and counting all that they name half as long.
Here every article of a stretch of rowids has a place, and the n-th of what it is counted for, of one kind, stands at
that place of the n-th layer. SQLite gives the places of the hits as one text. Where most of a stretch are hits, the
others are counted, and taken away from the totals of the stretch. Of people only those who are watched are laid out
(see `frequent_people`), and where two names of an article are one person, once. What few articles have so much of is
behind the layers, with its place; what all have is in no layer.

A stretch follows from its articles and from who is watched; it is dropped as soon as one of these changes.
"""

from __future__ import annotations

import struct
from array import array
from collections import Counter
from itertools import compress, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.numbers import FOUR_BYTES, TWO_BYTES, little_endian, read_array
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import apsw

Kind = Literal["where", "from", "who", "when"]
"""What is laid out together, as it is counted together: cities and dates; sources and languages; people; and days, of
which there are only totals, since a place tells its day."""
MOST_PLACES: Final = 50_000
"""Places of a stretch: SQLite's `char` writes them as characters, which end at 0xD800 for now."""
_SEQUENCE: Final = (1 << SEQUENCE_BITS) - 1
_WORTH_A_LAYER: Final = 8
"""A layer has an entry for one place in so many at least; what is rarer is cheaper with its place beside it."""
_MOST: Final = 0.65
"""The part of a stretch from which on it takes longer to count hits than to sort out the others and count these."""
_HEAD: Final = struct.Struct("<BBHII")
"""Bytes of a code, layers, codes that all have, length of a layer, entries behind the layers."""
_LANE: Final = array(FOUR_BYTES).itemsize
_LONGEST: Final = 0xFFFF
_MOST_LAYERS: Final = 0xFF  # a byte of the head
_HEADS: Final = "SELECT first, stop, stride, articles FROM stretch ORDER BY first"
_PACKED: Final = "SELECT packed FROM layer WHERE stretch = ? AND kind = ?"
_TOTALS: Final = "SELECT totals FROM layer WHERE stretch = ? AND kind = ?"


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

    @property
    def _modulus(self) -> int:
        """What a day of rowids leaves as many of as a day has places: so a place is a remainder.

        Where a day has more places than a stretch, all its articles are of one day, and any would do.
        """
        return (1 << SEQUENCE_BITS) - min(self.stride, MOST_PLACES)

    def place(self, number: str) -> str:
        """Write as SQL what place an article has, from 1.

        Args:
            number: What its rowid is called.
        """
        return f"({number} - ({self.first - 1})) % {self._modulus}"

    def places_of(self, numbers: Iterable[int]) -> list[int]:
        """Return the places of articles, from 1."""
        before, modulus = self.first - 1, self._modulus
        return [(number - before) % modulus for number in numbers]

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
    common = sorted(set(codes[0]).intersection(*codes))[:_LONGEST]
    shared = set(common)
    columns: list[list[tuple[int, int]]] = []
    left = [(place, [code for code in held if code not in shared]) for place, held in zip(places, codes, strict=True)]
    while left := [pair for pair in left if len(pair[1]) > len(columns)]:
        columns.append([(place, held[len(columns)]) for place, held in left])
    dense = 0
    while dense < min(len(columns), _MOST_LAYERS) and len(columns[dense]) * _WORTH_A_LAYER >= span:
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
    head = _HEAD.pack(others.itemsize, dense, len(common), span + 1, len(others))
    return head + b"".join(little_endian(one) for one in (array(FOUR_BYTES, common), *layers, owners, others))


def pack_totals(counts: Mapping[int, int]) -> bytes:
    """Write in how many articles of a stretch each code stands: a lane for each, so that sums of them are sums."""
    return little_endian(array(FOUR_BYTES, (counts.get(code, 0) for code in range(max(counts, default=-1) + 1))))


class Chosen:
    """The places of a stretch that are looked at: those of the hits, or where these are most of it, all others.

    Args:
        stretch: Where they are.
        places: Of the hits, or of all others, in order.
        are_others: Whether they are those of the others.
    """

    def __init__(self, stretch: Stretch, places: array[int], *, are_others: bool) -> None:
        self.stretch = stretch
        self._found = places
        self._sorted_out = not are_others and len(places) > _MOST * stretch.articles
        self.are_others = are_others or self._sorted_out
        """Whether it is the others that are looked at."""
        self.number = stretch.articles - len(places) if self._sorted_out else len(places)
        """How many places are looked at."""
        self._mask = bytearray()
        self._pick: Callable[[array[int]], tuple[int, ...]] | None = None

    def mask(self) -> bytearray:
        """Return for every place whether it is one of them."""
        if not self._mask:
            value = not self._sorted_out
            self._mask = mask = bytearray((self._sorted_out,)) * _LONGEST
            for place in self._found:
                mask[place] = value
        return self._mask

    def codes(self, layer: array[int]) -> tuple[int, ...]:
        """Return what stands in a layer at all of them, and before them nothing (0)."""
        if self._pick is None:  # all layers of a stretch are as long
            places = compress(range(len(layer)), self.mask()) if self._sorted_out else self._found
            self._pick = itemgetter(0, 0, *places)
        return self._pick(layer)


class LaidCount:
    """Counts what hits are counted for, of one kind, over any number of stretches.

    Args:
        connection: A read connection.
        kind: What to count.
    """

    def __init__(self, connection: apsw.Connection, kind: Kind) -> None:
        self._connection = connection
        self._kind = kind
        self._totals = 0  # a lane for each code; as one number, 20,000 of them are added in 10 us
        self._hits: Counter[int] = Counter()
        self._others: Counter[int] = Counter()

    def add(self, chosen: Chosen) -> None:
        """Count in a stretch.

        Raises:
            DamagedValueError: The stretch cannot be read.
        """
        first = chosen.stretch.first
        with decoding():
            if chosen.are_others:
                self._totals += _read_totals(self._connection, first, self._kind)
            if not chosen.number:
                return
            counts = self._others if chosen.are_others else self._hits
            common, layers, owners, others = _unpack(fetch_one(self._connection, _PACKED, first, self._kind)[0])
            for code in common:
                counts[code] += chosen.number
            for layer in layers:
                counts.update(chosen.codes(layer))
            if others:
                counts.update(compress(others, map(chosen.mask().__getitem__, owners)))

    def take(self) -> dict[int, int]:
        """Return what was counted since it was asked before, by code."""
        counts = dict(enumerate(_lanes(self._totals)))
        for code, count in self._hits.items():
            counts[code] = counts.get(code, 0) + count
        for code, count in self._others.items():
            counts[code] = counts.get(code, 0) - count
        self._totals, self._hits, self._others = 0, Counter(), Counter()
        return {code: count for code, count in counts.items() if code and count}


def articles_by_day(connection: apsw.Connection, stretch: Stretch) -> array[int]:
    """Return how many articles of a stretch each day has, from its first on.

    Raises:
        DamagedValueError: The stretch cannot be read.
    """
    with decoding():
        return _lanes(_read_totals(connection, stretch.first, "when"))


def _read_totals(connection: apsw.Connection, first: int, kind: Kind) -> int:
    (totals,) = fetch_one(connection, _TOTALS, first, kind)
    if len(totals) % _LANE:
        raise ValueError(f"totals of {len(totals)} bytes")
    return int.from_bytes(totals, "little")


def _lanes(number: int) -> array[int]:
    return read_array(FOUR_BYTES, number.to_bytes(-(-number.bit_length() // (8 * _LANE)) * _LANE, "little"))


def _unpack(packed: bytes) -> tuple[array[int], list[array[int]], array[int], array[int]]:
    width, dense, common, length, entries = _HEAD.unpack(packed[: _HEAD.size].ljust(_HEAD.size, b"\xff"))
    kind = TWO_BYTES if width == array(TWO_BYTES).itemsize else FOUR_BYTES
    ends = [_HEAD.size]
    for size in (_LANE * common, *(width * length for _ in range(dense)), 2 * entries, width * entries):
        ends.append(ends[-1] + size)
    if ends[-1] != len(packed):
        raise ValueError(f"a stretch of {len(packed)} bytes")
    pieces: Iterator[bytes] = (packed[start:end] for start, end in pairwise(ends))
    codes = read_array(FOUR_BYTES, next(pieces))
    layers = [read_array(kind, next(pieces)) for _ in range(dense)]
    return codes, layers, read_array(TWO_BYTES, next(pieces)), read_array(kind, next(pieces))
