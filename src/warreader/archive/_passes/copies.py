"""Finds near-duplicate articles, as when many sites print one agency story.

New articles are compared with all others in a pass of its own (`Relatives.link_copies`): those whose sketches share a
band (see `_writing.sketches`) are compared word for word; what is near goes into one family. Nothing is dropped.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.codec import identity_bytes, unpack_published
from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.schema import day_of
from warreader.archive._values import Copy
from warreader.text.copies import fingerprint, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import apsw

    from warreader.archive._storage.documents import Documents
    from warreader.text.copies import Print

_REMEMBERED: Final = 500  # texts: 15 MB
_SHOWN: Final = 500  # copies of one article that are measured
_DOCUMENT: Final = "SELECT text, detail FROM document WHERE id = ?"
_SAME_FAMILY: Final = (
    "SELECT 1 FROM copy one JOIN copy other USING (family) WHERE one.article = ? AND other.article = ?"
)
_COPIES: Final = """
SELECT k.id, lower(hex(k.identity)), k.title, s.text, k.published, k.text_hash = me.text_hash
FROM article me JOIN article k ON k.id <> me.id LEFT JOIN label s ON s.id = k.source
WHERE me.identity = ?1 AND k.id IN (
    SELECT other.article FROM copy mine JOIN copy other USING (family) WHERE mine.article = me.id
    UNION SELECT same.id FROM article same WHERE same.text_hash = me.text_hash
) AND k.id NOT IN (
    SELECT p.article FROM page p WHERE p.superseded OR p.address IN (SELECT address FROM page WHERE article = me.id)
) LIMIT ?2
"""


def near_pairs(documents: Documents, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Compare pairs word for word, unless they are known to be one family.

    Yields:
        Those that are copies of each other.
    """
    print_of = lru_cache(_REMEMBERED)(partial(_print_of, documents))
    for one, other in pairs:
        if fetch_one(documents.connection, _SAME_FAMILY, one, other) is None:
            mine, theirs = print_of(one), print_of(other)
            if mine is not None and theirs is not None and likeness(mine, theirs).near:
                yield one, other


def _print_of(documents: Documents, number: int) -> Print | None:
    row = fetch_one(documents.connection, _DOCUMENT, number)
    return None if row is None else fingerprint(documents.kept(*row)[0])


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
        own = _print_of(documents, mine[0]) if rows else None
        found = [
            Copy(
                other,
                title,
                source,
                unpack_published(published, day_of(number)),
                1.0 if same or own is None else _resemblance(own, _print_of(documents, number)),
                bool(same),
            )
            for number, other, title, source, published, same in rows
        ]
    return tuple(sorted(found, key=lambda one: (not one.same_text, -one.similarity, one.id)))


def _resemblance(one: Print, other: Print | None) -> float:
    return 0.0 if other is None else likeness(one, other).resemblance
