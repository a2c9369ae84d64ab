"""Reads list rows and whole articles from the database."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._storage.codec import bindable, identity_bytes, unpack_published
from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.features import city_of
from warreader.archive._storage.indexing import NAMED
from warreader.archive._storage.numbers import unpack_numbers
from warreader.archive._storage.schema import day_of
from warreader.archive._storage.slugs import unpack_slug
from warreader.archive._user.correction import Correction, corrected
from warreader.archive._user.folds import read_folds
from warreader.archive._values import Row, RowCity
from warreader.article import Annotation, Article, Origin, Outlet, TitleBasis
from warreader.text.folding import apply_fold_choices, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive._storage.documents import Documents

_ROW: Final = """
SELECT a.id, hex(a.identity), a.slug, a.title, a.title_basis, a.published, s.text, l.text, a.words, a.duplicate,
       coalesce(m.read, 0), coalesce(m.starred, 0), a.engines IS NOT NULL,
       EXISTS (SELECT 1 FROM page p WHERE p.article = a.id AND p.superseded),
       max(1, (SELECT count(*) FROM copy c JOIN copy o USING (family) WHERE c.article = a.id AND NOT EXISTS (
           SELECT 1 FROM page p WHERE p.article = o.article AND p.article <> a.id AND (
               p.superseded OR p.address IN (SELECT mine.address FROM page mine WHERE mine.article = a.id)))),
           (SELECT count(*) FROM article o WHERE o.text_hash = a.text_hash))
FROM carray(?) h CROSS JOIN article a ON a.id = h.value
LEFT JOIN label s ON s.id = a.source LEFT JOIN label l ON l.id = a.language
LEFT JOIN user.mark m ON m.article = lower(hex(a.identity))
"""
_ARTICLE: Final = """
SELECT a.id, a.slug, a.title, a.published, d.text, d.detail, iif(a.engines = 0, '', e.text), c.value, c.published
FROM article a JOIN document d USING (id) LEFT JOIN label e ON e.id = a.engines
LEFT JOIN corrected c ON c.identity = a.identity WHERE a.identity = ?
"""
_CITIES: Final = "SELECT f.article, f.cities FROM carray(?) h CROSS JOIN feature f ON f.article = h.value"
_TAGS: Final = """
SELECT h.value, t.name FROM carray(?) h CROSS JOIN article a ON a.id = h.value
CROSS JOIN user.tag t INDEXED BY tag_by_article ON t.article = lower(hex(a.identity)) ORDER BY t.name
"""
_ELSEWHERE: Final = """
SELECT h.value, s.text, o.url FROM carray(?) h CROSS JOIN article a ON a.id = h.value
CROSS JOIN origin o INDEXED BY origin_elsewhere ON o.identity = a.identity
LEFT JOIN label s ON s.id = o.source WHERE o.url IS NOT NULL OR o.source IS NOT NULL ORDER BY o.number
"""
_CITY_NAMES: Final = "SELECT t.id, t.name FROM carray(?) h CROSS JOIN city t ON t.id = h.value"
_TITLE_BASES: Final = {**{one[0]: one for one in TitleBasis}, **{str(one): one for one in TitleBasis}}
"""By letter, and by name as version 2 of the archive wrote it."""


def read_rows(connection: apsw.Connection, numbers: Sequence[int]) -> list[Row]:
    """Read the rows of articles.

    Args:
        connection: With `user.db` attached as `user`.
        numbers: Rowids, in the order of the list.

    Returns:
        A row for each that is still there.
    """
    if not numbers:
        return []
    with decoding():
        return _rows(connection, numbers)


def _rows(connection: apsw.Connection, numbers: Sequence[int]) -> list[Row]:
    ids = array("q", numbers)
    cities = _cities(connection, ids)
    tags: dict[int, list[str]] = {}
    for number, tag in connection.execute(_TAGS, (apsw.carray(ids),)):
        tags.setdefault(number, []).append(tag)
    elsewhere: dict[int, list[Outlet]] = {}
    for number, source, url in connection.execute(_ELSEWHERE, (apsw.carray(ids),)):
        elsewhere.setdefault(number, []).append(Outlet(source, url))
    rows: dict[int, Row] = {}
    for row in connection.execute(_ROW, (apsw.carray(ids),)):
        identity, published = row[1].lower(), unpack_published(row[5], day_of(row[0]))
        rows[row[0]] = Row(
            id=identity,
            slug=unpack_slug(row[2], row[3], published, identity),
            title=row[3],
            title_basis=_TITLE_BASES[row[4]],
            published=published,
            cities=cities.get(row[0], ()),
            source=row[6],
            language=row[7],
            words=row[8],
            duplicate=bool(row[9]),
            read=bool(row[10]),
            starred=bool(row[11]),
            annotated=bool(row[12]),
            tags=tuple(tags.get(row[0], ())),
            superseded=bool(row[13]),
            copies=row[14],
            elsewhere=tuple(dict.fromkeys(elsewhere.get(row[0], ()))),
        )
    return [rows[number] for number in numbers if number in rows]


def _cities(connection: apsw.Connection, ids: array[int]) -> dict[int, tuple[RowCity, ...]]:
    """Read the cities that articles name in kept text, or are about."""
    lists = {row[0]: unpack_numbers([row[1]]) for row in connection.execute(_CITIES, (apsw.carray(ids),))}
    numbers = array("q", {city_of(one >> 2) for found in lists.values() for one in found})
    names = dict(connection.execute(_CITY_NAMES, (apsw.carray(numbers),))) if numbers else {}
    return {
        article: tuple(RowCity(city_of(one >> 2), names[city_of(one >> 2)], bool(one & 2)) for one in found if one & 3)
        for article, found in lists.items()
    }


def read_article(documents: Documents, identity: str) -> Article | None:
    """Read an article, with its date as the archive knows it and joined names laid over it.

    Returns:
        None if there is no such article.
    """
    connection = documents.connection
    packed = identity_bytes(identity)
    row = fetch_one(connection, _ARTICLE, packed)
    if row is None:
        return None
    number, slug, title, date, text, detail, engines, correction, uncorrected = row
    with decoding():
        source, given, annotation, markup = documents.read(number, title, date, text, detail)
        published = unpack_published(date, day_of(number))
        slug = unpack_slug(slug, title, published, identity)
        if correction is not None:
            published = unpack_published(uncorrected)
        annotation = replace(_joined(connection, annotation), published=published)
        annotation = corrected(source, annotation, Correction.unpack(correction))
        folds = read_folds(connection, bindable(source_of(given)), schema="user")
        annotation = apply_fold_choices(source, annotation, folds)
        origins = read_origins(connection, packed)
        return Article(identity, slug, source, given, annotation, origins, markup.asides, engines, markup.links)


def read_slug(identity: str, number: int, slug: str, title: str, published: str | None) -> str:
    """Read the slug of an article from the columns of its row.

    Raises:
        DamagedValueError: They cannot be read.
    """
    with decoding():
        return unpack_slug(slug, title, unpack_published(published, day_of(number)), identity)


def read_origins(connection: apsw.Connection, identity: bytes) -> tuple[Origin, ...]:
    """Read where a text was received from, the first one first."""
    sql = (
        "SELECT c.text || o.record, o.sha256, o.captured, o.imported, o.url, s.text FROM origin o "
        "JOIN label c ON c.id = o.container LEFT JOIN label s ON s.id = o.source "
        "WHERE o.identity = ? ORDER BY o.number"
    )
    return tuple(origin_of(*row) for row in fetch(connection, sql, identity))


def origin_of(  # noqa: PLR0913, PLR0917  # the columns of a row
    location: str,
    sha256: bytes,
    captured: str | None,
    imported: int,
    url: str | None,
    source: str | None,
) -> Origin:
    """Make an origin of the columns of its row."""
    moment = None if captured is None else datetime.fromisoformat(captured)
    return Origin(location, sha256.hex(), moment, datetime.fromtimestamp(imported, UTC), url, source)


def _joined(connection: apsw.Connection, annotation: Annotation) -> Annotation:
    """Give every person and organisation the name that the whole archive has for it."""
    sql = "SELECT coalesce(joined, text) FROM name WHERE label = ? AND text = ?"
    known: dict[tuple[str, str], str] = {}
    for entity in annotation.entities:
        key = (entity.label, entity.name)
        if entity.label in NAMED and key not in known:
            row = fetch_one(connection, sql, *key)
            known[key] = entity.name if row is None else row[0]
    others = {key: joined for key, joined in known.items() if joined != key[1]}
    if not others:
        return annotation
    entities = tuple(
        replace(entity, name=others[entity.label, entity.name]) if (entity.label, entity.name) in others else entity
        for entity in annotation.entities
    )
    return replace(annotation, entities=entities)
