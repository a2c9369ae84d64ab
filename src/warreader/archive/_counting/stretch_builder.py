"""Lays out the stretches of an archive from the lists of its articles, and drops those that are no longer right."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from contextlib import closing
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._counting.frequent_people import kept_places
from warreader.archive._counting.stretches import MOST_PLACES, Kind, Stretch, pack_stretch, pack_totals, read_stretches
from warreader.archive._storage import keys
from warreader.archive._storage.changes import changes
from warreader.archive._storage.database import fetch_one, transaction
from warreader.archive._storage.limits import limited
from warreader.archive._storage.numbers import FOUR_BYTES, little_endian, read_array
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.article import Label
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import apsw

    from warreader.archive._storage.changes import Changes

Row = tuple[int, int | None, int | None, bytes, bytes, int | None, int | None]
Codes = dict[Kind, list[int]]

Laid = tuple[Stretch, dict[Kind, tuple[bytes, bytes]]]
"""A stretch, and for each kind its layers and the totals of these."""

_CODES: Final = "codes"
_AT_ONCE: Final = 4  # stretches of one transaction; two at least, as the first may be one that cannot grow
TRIES: Final = 3
"""How often what another program has overtaken is worked out again."""
_SMALL: Final = MOST_PLACES // 4
"""A stretch with fewer articles grows when there are more behind it; else every import would leave one."""
_MOST_CHANGED: Final = 500  # names that are looked for: one expression
_SEQUENCE: Final = (1 << SEQUENCE_BITS) - 1
_LOWEST: Final = -(1 << 62)
_BEYOND: Final = 1 << 62
_ROWS: Final = """
SELECT f.article, f.source, a.language, f.cities, f.people, l.latest, l.inferred
FROM feature f CROSS JOIN article a ON a.id = f.article LEFT JOIN loose l ON l.article = f.article
WHERE f.article >= ? AND f.article < ? ORDER BY f.article
"""
_DROP: Final = "DELETE FROM stretch WHERE first = (SELECT max(first) FROM stretch WHERE first <= ?1) AND stop > ?1"

CITY, SOURCE, LOOSE, LANGUAGE = range(4)
"""What a value is: its last two bits."""
_KIND_BITS: Final = 2
_DAY_BITS: Final = 22  # of a proleptic Gregorian ordinal


def drop_stretches(connection: apsw.Connection, articles: Collection[int]) -> None:
    """Drop the stretches that articles are in, by rowid; inside a transaction."""
    if articles and fetch_one(connection, "SELECT 1 FROM stretch LIMIT 1") is not None:
        connection.executemany(_DROP, ((number,) for number in articles))


def changed_stretches(connection: apsw.Connection, names: Collection[int] | None) -> list[int]:
    """Find the stretches in which names stand that are counted for another person now.

    Args:
        connection: Any.
        names: Numbers of names; None: all may be.

    Returns:
        The first articles of the stretches.
    """
    stretches = read_stretches(connection)
    if names is None or len(names) > _MOST_CHANGED:
        return [one.first for one in stretches]
    if not names:
        return []
    match = " OR ".join(f'"{keys.name(Label.PER, name, kept=True)}"' for name in names)
    found = connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", (match,))
    rows = array("q", map(itemgetter(0), found))
    return [one.first for one in stretches if bisect_left(rows, one.first) < bisect_left(rows, one.stop)]


def build_stretches(reader: apsw.Connection, writer: apsw.Connection, places: dict[int, int], seconds: float) -> None:
    """Lay out what lies in no stretch. It is worked out before others are kept waiting: to write it takes 10 ms.

    Stops where another program watches other people, or changes the archive time and again while this works: that one
    lays out what is missing when it is through.

    Args:
        reader: A read connection.
        writer: The write connection, outside of a transaction.
        places: Who is watched, see `Watched.places`.
        seconds: Processor time that a few stretches may take.
    """
    overtaken = 0
    while overtaken < TRIES:
        with limited(reader, seconds):
            before = _state(reader, places)
            if before.gap is None:
                return
            coding = Coding(reader)
            with closing(reader.execute(_ROWS, (before.gap.low, before.gap.stop))) as rows:  # open, it holds this state
                laid = [*_laid(rows, before.gap.stop, coding, places)]
        with transaction(writer):
            if overtaken := overtaken + 1 if _state(writer, places) != before else 0:
                continue
            if before.gap.instead_of is not None:
                writer.execute("DELETE FROM stretch WHERE first = ?", (before.gap.instead_of,))
            for stretch, layers in laid:
                values = (stretch.first, stretch.stop, stretch.stride, stretch.articles)
                writer.execute("INSERT INTO stretch VALUES (?, ?, ?, ?)", values)
                by_kind = ((stretch.first, kind, *packed) for kind, packed in layers.items())
                writer.executemany("INSERT INTO layer VALUES (?, ?, ?, ?)", by_kind)
            coding.save(writer)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where articles are in no stretch."""

    low: int
    """The first rowid."""
    stop: int
    """The rowid behind the last."""
    instead_of: int | None
    """The first article of a small stretch before it, which is laid out again with what is behind it."""


@dataclass(frozen=True, slots=True)
class _State:
    """What stretches that are to be laid out follow from, beside the people watched."""

    changes: Changes
    codes: int
    gap: _Gap | None
    """The first; None where nothing is to be laid out."""


def _state(connection: apsw.Connection, places: dict[int, int]) -> _State:
    codes = fetch_one(connection, "SELECT length(value) FROM setting WHERE name = ?", _CODES)
    gap = _first_gap(connection) if kept_places(connection) == places else None
    return _State(changes(connection), 0 if codes is None else int(codes[0]), gap)


def _first_gap(connection: apsw.Connection) -> _Gap | None:
    low, before = _LOWEST, None
    for stretch in [*read_stretches(connection), Stretch(_BEYOND, _BEYOND, 0, 0)]:
        sql = "SELECT 1 FROM feature WHERE article >= ? AND article < ? LIMIT 1"
        if fetch_one(connection, sql, low, stretch.first) is not None:
            if before is not None and before.articles < _SMALL:
                return _Gap(before.first, stretch.first, before.first)
            return _Gap(low, stretch.first, None)
        low, before = stretch.stop, stretch
    return None


def _laid(rows: Iterable[Row], end: int, coding: Coding, places: dict[int, int]) -> Iterator[Laid]:
    """Cut articles into stretches and lay these out; the last of a few that are made at once may leave a gap."""
    made, held, stride = 0, list[tuple[int, Codes]](), 1
    for row in rows:
        number = row[0]
        wider = max(stride, (number & _SEQUENCE) + 1)
        if held and _span(held[0][0], number, wider) > MOST_PLACES:
            yield _stretch(held, number, stride)
            made, held, wider = made + 1, [], (number & _SEQUENCE) + 1
            if made == _AT_ONCE:
                return
        stride = wider
        held.append((number, _codes(row, coding, places)))
    if held:
        yield _stretch(held, end if end < _BEYOND else held[-1][0] + 1, stride)


def _span(first: int, last: int, stride: int) -> int:
    """Return the places of a stretch: the last is at most so far from the first."""
    days = (last >> SEQUENCE_BITS) - (first >> SEQUENCE_BITS)
    return (days + 1) * stride - (first & _SEQUENCE)


def _stretch(held: list[tuple[int, Codes]], stop: int, stride: int) -> Laid:
    stretch = Stretch(held[0][0], stop, stride, len(held))
    places = stretch.places_of(number for number, _ in held)
    days = Counter((number >> SEQUENCE_BITS) - (stretch.first >> SEQUENCE_BITS) for number, _ in held)
    layers: dict[Kind, tuple[bytes, bytes]] = {"when": (b"", pack_totals(days))}
    for kind in held[0][1]:
        codes = [codes[kind] for _, codes in held]
        layers[kind] = pack_stretch(places, codes), pack_totals(Counter(chain.from_iterable(codes)))
    return stretch, layers


def _codes(row: Row, coding: Coding, places: dict[int, int]) -> Codes:
    number, source, language, cities, people, latest, inferred = row
    where = [coding.of(city << _KIND_BITS | CITY) for city in read_array(FOUR_BYTES, cities)]
    if latest is not None:
        loose = (latest << _DAY_BITS | number >> SEQUENCE_BITS) << 1 | bool(inferred)
        where.append(coding.of(loose << _KIND_BITS | LOOSE))
    labels = ((source, SOURCE), (language, LANGUAGE))
    named = {places.get(one >> 1, -1) for one in read_array(FOUR_BYTES, people) if one & 1} - {-1}
    return {
        "where": where,
        "from": [coding.of(label << _KIND_BITS | kind) for label, kind in labels if label is not None],
        "who": [place + 1 for place in named],
    }


class Coding:
    """Codes of what is counted beside people: numbers from 1, in order of appearance; they stay for good.

    The code of a person is their place, from 1.

    Args:
        connection: To the archive.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _CODES)
        self._values = array("q") if row is None else read_array("q", row[0])
        self._codes = {value: code for code, value in enumerate(self._values, 1)}
        self._saved = len(self._values)

    def of(self, value: int) -> int:
        """Return the code of a value."""
        code = self._codes.get(value)
        if code is None:
            self._values.append(value)
            code = self._codes[value] = len(self._values)
        return code

    def value(self, code: int) -> tuple[int, int]:
        """Return what a code stands for, and what that is: a city as its list has it, a source, a language, or days."""
        value = self._values[code - 1]
        return value >> _KIND_BITS, value & ((1 << _KIND_BITS) - 1)

    def save(self, connection: apsw.Connection) -> None:
        """Store what is new; inside a transaction.

        Args:
            connection: The write connection.
        """
        if len(self._values) > self._saved:
            values = (_CODES, little_endian(self._values))
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", values)


def loose_days(value: int) -> tuple[int, int, bool]:
    """Read the first and the last day on which an article can be, and whether that is inferred."""
    days, inferred = value >> 1, bool(value & 1)
    return days & ((1 << _DAY_BITS) - 1), days >> _DAY_BITS, inferred
