"""Copies: articles that tell the same in nearly the same words, as when many sites print one story of an agency.

New articles are compared with all others in a pass of its own (`Archive.link_copies`): each gets a sketch of a few
numbers; those that share a band of it with another are compared word for word; what is near goes into one family.
Nothing is dropped. A pass that was cut off goes on where it was: `fresh` holds what is still to do.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from warreader.archive._codec import identity_bytes, unpack_published
from warreader.archive._database import decoding, fetch, fetch_one
from warreader.archive._rows import read_origins
from warreader.archive._schema import day_of
from warreader.archive._values import Copy
from warreader.article import Article
from warreader.query import split_folded
from warreader.text.copies import BANDS, bands, fingerprint, likeness, promising, sketch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

    from warreader.archive._documents import Documents
    from warreader.text.copies import Print

BATCH: Final = 500
"""Articles of one transaction."""
_WATCHED: Final = 500_000  # bands that are looked for in one walk over all sketches: 60 MB
_FIRST: Final = 4  # articles of one band that the others are compared with; more share a cliché, not a story
_REMEMBERED: Final = 2_000  # texts
_SHOWN: Final = 500  # copies of one article that are measured
_WAITING: Final = """
SELECT f.article, a.identity, a.title, a.published, d.text, d.detail,
       EXISTS (SELECT 1 FROM page p WHERE p.article = f.article) FROM fresh f
JOIN article a ON a.id = f.article AND a.engines IS NOT NULL JOIN document d ON d.id = f.article
WHERE NOT EXISTS (SELECT 1 FROM sketch s WHERE s.article = f.article) LIMIT ?
"""
_DOCUMENT: Final = (
    "SELECT a.title, a.published, d.text, d.detail FROM article a JOIN document d USING (id) WHERE a.id = ?"
)
_COPIES: Final = """
SELECT k.id, lower(hex(k.identity)), k.title, s.text, k.published, k.text_hash = me.text_hash
FROM article me JOIN article k ON k.id <> me.id LEFT JOIN label s ON s.id = k.source
WHERE me.identity = ?1 AND k.id IN (
    SELECT other.article FROM copy mine JOIN copy other USING (family) WHERE mine.article = me.id
    UNION SELECT same.id FROM article same WHERE same.text_hash = me.text_hash
) AND k.id NOT IN (
    SELECT p.article FROM page p WHERE p.superseded OR p.address = (SELECT address FROM page WHERE article = me.id)
) LIMIT ?2
"""


def sketch_some(documents: Documents, note_page: Callable[[int, Article], None]) -> int:
    """Sketch articles that have no sketch yet; inside a transaction.

    Args:
        documents: Through the write connection.
        note_page: Links an article with what stood at its address; one of an archive from before that was noted.

    Returns:
        How many.
    """
    rows = fetch(documents.connection, _WAITING, BATCH)
    for number, identity, title, published, packed, detail, has_page in rows:
        text, given, annotation, _ = documents.read(number, title, published, packed, detail)
        sketched = sketch(fingerprint(split_folded(text, annotation)[0]))
        row = (number, struct.pack(f"<{len(sketched)}H", *sketched))
        documents.connection.execute("INSERT OR REPLACE INTO sketch VALUES (?, ?)", row)
        if not has_page:
            origins = read_origins(documents.connection, identity)
            note_page(number, Article(identity.hex(), "", text, given, annotation, origins))
    return len(rows)


def _print_of(documents: Documents, number: int, *columns: object) -> Print:
    text, _, annotation, _ = documents.read(number, *columns)  # type: ignore[arg-type]  # title, date, text, detail
    return fingerprint(split_folded(text, annotation)[0])


def find_candidates(connection: apsw.Connection) -> tuple[list[int], list[tuple[int, int]]]:
    """Find pairs of articles that share a band of their sketches, one of them not yet compared.

    Returns:
        The articles that are new, and the pairs, in order.
    """
    sql = "SELECT article, bands FROM fresh JOIN sketch USING (article)"
    new = fetch(connection, sql)
    parts = 1 + len(new) * BANDS // _WATCHED
    pairs: set[tuple[int, int]] = set()
    fresh = {row[0] for row in new}
    for part in range(parts):
        watched: dict[int, tuple[tuple[int, bytes], ...]] = {
            band: () for _, packed in new for band in bands(_unpack(packed)) if band % parts == part
        }
        for number, packed in connection.execute("SELECT article, bands FROM sketch") if watched else ():
            for band in bands(_unpack(packed)):
                if (first := watched.get(band)) is not None:
                    pairs.update(
                        (other, number)
                        for other, sketched in first
                        if (number in fresh or other in fresh) and promising(_unpack(packed), _unpack(sketched))
                    )
                    if len(first) < _FIRST:
                        watched[band] = (*first, (number, packed))
    return sorted(fresh), sorted(pair for pair in pairs if pair[0] != pair[1])


def _unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 2}H", packed)


def near_pairs(documents: Documents, pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Compare pairs word for word.

    Yields:
        Those that are copies of each other.
    """

    @lru_cache(_REMEMBERED)
    def print_of(number: int) -> Print | None:
        row = fetch_one(documents.connection, _DOCUMENT, number)
        return None if row is None else _print_of(documents, number, *row)

    for one, other in pairs:
        mine, theirs = print_of(one), print_of(other)
        if mine is not None and theirs is not None and likeness(mine, theirs).near:
            yield one, other


def join_families(connection: apsw.Connection, pairs: list[tuple[int, int]]) -> None:
    """Put the articles of each pair into one family; inside a transaction."""
    for one, other in pairs:
        rows = dict(fetch(connection, "SELECT article, family FROM copy WHERE article IN (?, ?)", one, other))
        if not rows:
            family = fetch_one(connection, "SELECT coalesce(max(family), 0) + 1 FROM copy")[0]
        else:
            family = min(rows.values())
            for old in set(rows.values()) - {family}:
                connection.execute("UPDATE copy SET family = ? WHERE family = ?", (family, old))
        for number in {one, other} - rows.keys():
            connection.execute("INSERT INTO copy SELECT id, ? FROM article WHERE id = ?", (family, number))


def read_copies(documents: Documents, identity: str) -> tuple[Copy, ...]:
    """Read the copies of an article, the nearest first; without other versions of its own page."""
    connection = documents.connection
    packed = identity_bytes(identity)
    with decoding():
        mine = fetch_one(connection, "SELECT id FROM article WHERE identity = ?", packed)
        rows = fetch(connection, _COPIES, packed, _SHOWN) if mine else []
        own = _print(documents, mine[0]) if rows else None
        found = [
            Copy(
                other,
                title,
                source,
                unpack_published(published, day_of(number)),
                1.0 if same or own is None else likeness(own, _print(documents, number)).resemblance,
                bool(same),
            )
            for number, other, title, source, published, same in rows
        ]
    return tuple(sorted(found, key=lambda one: (not one.same_text, -one.similarity, one.id)))


def _print(documents: Documents, number: int) -> Print:
    return _print_of(documents, number, *fetch_one(documents.connection, _DOCUMENT, number))
