"""Stores sketches of articles, and finds pairs that may be copies because they share a band of the sketch.

A pass compares all articles that were new when it began. It goes through the bands in parts of bounded size, which
SQLite sorts; where it is noted in the archive, so that a pass that was cut off goes on there.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.database import fetch, fetch_one
from warreader.text.copies import BANDS, promising, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable

    import apsw

    from warreader.archive._storage.documents import Documents

BATCH: Final = 500
"""Articles of one transaction."""
Pairs = list[tuple[int, int]]
_SORTED: Final = 100_000  # sketches that are sorted at once: 10 MB, and at most 50 MB of pairs
_FIRST: Final = 4  # articles of one band that the others are compared with; more share a cliché, not a story
_RARE: Final = 8  # where one article of so many is new, or fewer, only bands that it has are sorted
_VALUES: Final = 1 << 32  # of a band: four bytes
_PLACE: Final = "comparing"  # the setting that says where a pass is: band * _VALUES + first value of the next part
_WAITING: Final = """
SELECT f.article, d.text, d.detail, EXISTS (SELECT 1 FROM page p WHERE p.article = f.article), EXISTS (
    SELECT 1 FROM origin o JOIN label c ON c.id = o.container WHERE o.identity = a.identity AND c.text LIKE 'http%'
) FROM fresh f
JOIN article a ON a.id = f.article AND a.engines IS NOT NULL JOIN document d ON d.id = f.article
WHERE f.article > ? AND NOT EXISTS (SELECT 1 FROM sketch s WHERE s.article = f.article) ORDER BY f.article LIMIT ?
"""
_BEGIN: Final = "UPDATE fresh SET under_way = 1 WHERE article IN (SELECT article FROM sketch)"
_PART: Final = """
SELECT substr(s.bands, ?1, 4) AS band, s.article, s.bands, f.article IS NOT NULL
FROM sketch s LEFT JOIN fresh f ON f.article = s.article AND f.under_way
WHERE band >= ?2 AND band < ?3 %s ORDER BY 1, 2
"""
_OF_NEW: Final = """
AND band IN (SELECT substr(k.bands, ?1, 4) FROM fresh w JOIN sketch k USING (article) WHERE w.under_way)
"""


Sketched = list[tuple[int, bytes]]
"""Rowids of articles, and their sketches as they are stored."""


def sketch_of(number: int, kept: str) -> tuple[int, bytes]:
    """Sketch an article.

    Args:
        number: Its rowid.
        kept: Its kept text.
    """
    sketched = sketch(kept)
    return number, struct.pack(f"<{len(sketched)}H", *sketched)


def note_sketches(connection: apsw.Connection, sketches: Sketched) -> None:
    """Store sketches of articles that are still where they were; inside a transaction."""
    sql = "INSERT OR REPLACE INTO sketch SELECT id, ?2 FROM article WHERE id = ?1"
    connection.executemany(sql, sketches)


def sketch_some(documents: Documents, after: int) -> tuple[Sketched, list[int]]:
    """Sketch articles that have no sketch yet.

    Args:
        documents: Of the archive.
        after: Only articles with larger rowids.

    Returns:
        The sketches, in order of rowids; and those articles that have an address but no page yet: an archive from
        before pages were noted has such.
    """
    sketches: Sketched = []
    without: list[int] = []
    for number, text, detail, has_page, fetched in fetch(documents.connection, _WAITING, after, BATCH):
        kept, address = documents.kept(text, detail)
        sketches.append(sketch_of(number, kept))
        if (address or fetched) and not has_page:
            without.append(number)
    return sketches, without


def begin_pass(connection: apsw.Connection) -> int | None:
    """Go on with a pass, or begin one; inside a transaction.

    Returns:
        Where it is; None if nothing is new.
    """
    row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _PLACE)
    if row is None or fetch_one(connection, "SELECT 1 FROM fresh WHERE under_way LIMIT 1") is None:
        connection.execute(_BEGIN)
        row = (0,)
        note_place(connection, 0)
    return None if fetch_one(connection, "SELECT 1 FROM fresh WHERE under_way LIMIT 1") is None else int(row[0])


def note_place(connection: apsw.Connection, place: int) -> None:
    """Record where a pass is; inside a transaction."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_PLACE, place))


def end_pass(connection: apsw.Connection) -> None:
    """Record that all articles of a pass have been compared; inside a transaction."""
    connection.execute("DELETE FROM fresh WHERE under_way")
    connection.execute("DELETE FROM setting WHERE name = ?", (_PLACE,))


def read_part(connection: apsw.Connection, place: int) -> tuple[Pairs, int | None]:
    """Find the pairs of the next part of a pass: they share a band, and one of them is new.

    Args:
        connection: A read connection.
        place: Where the pass is.

    Returns:
        The pairs, ordered so that what is compared again and again stands together; where the pass is then, None at
        its end.
    """
    new, all_of_them = fetch_one(
        connection, "SELECT (SELECT count(*) FROM fresh WHERE under_way), (SELECT count(*) FROM sketch)"
    )
    few = new * _RARE <= all_of_them
    band, low = divmod(place, _VALUES)
    width = _VALUES // (1 + (new if few else all_of_them) // _SORTED) + 1
    high = low + width
    end = high.to_bytes(4) if high < _VALUES else b"\xff" * 5
    rows = connection.execute(_PART % (_OF_NEW if few else ""), (4 * band + 1, low.to_bytes(4), end))
    following = place + width if high < _VALUES else (band + 1) * _VALUES
    return sorted(_pairs(rows)), following if following < BANDS * _VALUES else None


def _pairs(rows: Iterable[tuple[bytes, int, bytes, int]]) -> Pairs:
    """Return the promising pairs of rows that are sorted by their band."""
    pairs: Pairs = []
    before: bytes | None = None
    first: list[tuple[int, bytes, int]] = []
    for band, number, packed, new in rows:
        if band != before:
            before, first = band, [(number, packed, new)]
            continue
        mine = _unpack(packed)
        pairs.extend(
            (other, number)
            for other, theirs, other_new in first
            if (new or other_new) and promising(mine, _unpack(theirs))
        )
        if len(first) < _FIRST:
            first.append((number, packed, new))
    return pairs


def _unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 2}H", packed)
