"""Reads the newest rows of an archive quickly, before the rest of the program is imported.

In: the folder of an archive. Out: what drawing a row needs, and nothing else; None where there is any doubt, since the
reader that follows reads the same rows properly and says what is wrong. Takes 3 ms, nothing is written, and of the
package only this module is imported (`archive.__init__` imports what is asked for).
"""

from __future__ import annotations

import datetime as dt
import json
import struct
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import apsw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BITS: Final = 24  # `_storage.schema.SEQUENCE_BITS`: below them a rowid holds the day
_APPLICATION: Final = int.from_bytes(b"wrAr")  # `_storage.schema.ARCHIVE`
_VERSION: Final = 4  # of the schema, from which on rows stand as they are read here
_HEADER: Final = 100  # bytes, https://www.sqlite.org/fileformat.html section 1.3
_BASES: Final = {"i": "inferred", "w": "crawler", "y": "year-filled"}  # those that show; see `_storage.codec`
_ROWS: Final = """
SELECT a.id, a.title, a.title_basis, a.published, s.text, coalesce(m.read, 0), coalesce(m.starred, 0), f.cities,
       a.engines IS NOT NULL
FROM article a LEFT JOIN label s ON s.id = a.source LEFT JOIN feature f ON f.article = a.id
LEFT JOIN user.mark m ON m.article = lower(hex(a.identity))
WHERE NOT EXISTS (SELECT 1 FROM page p WHERE p.article = a.id AND p.superseded) ORDER BY a.id DESC LIMIT ?
"""


class GlancedDate(NamedTuple):
    """A date, or a part of one."""

    year: int | None
    """None where the text tells no year."""
    month: int | None
    """None where only the year is known."""
    day: int | None
    """None where only the month is known."""


class GlancedClaim(NamedTuple):
    """When an article was published, as far as a row says."""

    date: GlancedDate
    """The date."""
    basis: str
    """`inferred`, `crawler`, or anything for what is neither."""
    time: None = None
    """Not read."""
    zone: None = None
    """Not read."""
    alternatives: tuple[GlancedClaim, ...] = ()
    """The dates that lost."""


class GlancedCity(NamedTuple):
    """A city named in the kept text."""

    name: str
    """Its usual name."""
    focus: bool
    """True if the article is about it."""


class GlancedRow(NamedTuple):
    """A list row with the attributes of `archive.Row` that drawing it needs."""

    title: str
    """Untrusted."""
    title_basis: str
    """`opening`, or anything for a headline."""
    published: GlancedClaim | None
    """None where the text does not say."""
    cities: tuple[GlancedCity, ...]
    """Those it names, the most important first."""
    source: str | None
    """Untrusted."""
    read: bool
    """Whether it was read."""
    starred: bool
    """Whether it has a star."""
    annotated: bool
    """Whether the engines have seen it."""


def first_rows(folder: Path, user: Path, count: int) -> list[GlancedRow] | None:
    """Read the newest rows of an archive.

    Args:
        folder: Where `archive.db` is.
        user: Where `user.db` is.
        count: How many rows, at most.

    Returns:
        The rows; None where there is no archive, or one that this cannot read at once.
    """
    try:
        if not _is_current(folder / "archive.db"):
            return None
        connection = apsw.Connection(str(folder / "archive.db"), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.execute("ATTACH ? AS user", (str(user / "user.db"),))
            return _rows(connection, count)
        finally:
            connection.close()
    except (apsw.Error, OSError, ValueError, LookupError, TypeError, struct.error):
        return None


def _is_current(file: Path) -> bool:
    with file.open("rb") as opened:
        header = opened.read(_HEADER)
    version, application = int.from_bytes(header[60:64]), int.from_bytes(header[68:72])
    return application == _APPLICATION and version >= _VERSION


def _rows(connection: apsw.Connection, count: int) -> list[GlancedRow]:
    read: list[Any] = connection.execute(_ROWS, (count,)).fetchall()
    lists = {row[0]: struct.unpack(f"<{len(row[7] or b'') // 4}I", row[7] or b"") for row in read}
    names = _names(connection, {_city(number) for numbers in lists.values() for number in numbers})
    return [
        GlancedRow(
            title=row[1],
            title_basis="opening" if row[2] in {"o", "opening"} else row[2],
            published=_published(row[3], row[0] >> _BITS),
            cities=tuple(GlancedCity(names[_city(one)], bool(one & 2)) for one in lists[row[0]] if one & 3),
            source=row[4],
            read=bool(row[5]),
            starred=bool(row[6]),
            annotated=bool(row[8]),
        )
        for row in read
    ]


def _city(packed: int) -> int:
    number = packed >> 2
    return number + (3 << 30) if number >= 1 << 29 else number  # as `_storage.features.city_of`


def _names(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, str]:
    marks = ", ".join(map(str, numbers))
    found: list[Any] = connection.execute(f"SELECT id, name FROM city WHERE id IN ({marks})").fetchall()
    return dict(found)


def _published(packed: str | None, day: int) -> GlancedClaim | None:
    if packed is None:
        return None
    form = json.loads(packed)
    others = form[6] if len(form) > 6 else []  # noqa: PLR2004  # `_storage.codec.pack_published` says what stands where
    return GlancedClaim(
        date=_date(form[0]) if form[0] else _of_day(day),
        basis=_BASES.get(form[1], form[1]),
        alternatives=tuple(GlancedClaim(_date(one[0]), _BASES.get(one[1], one[1])) for one in others),
    )


def _date(text: str) -> GlancedDate:
    """Read `2022-03-02`, `2022-03`, `2022`, or `--03-02` for a day of no year."""
    if text.startswith("--"):
        month, day = text[2:].split("-")
        return GlancedDate(None, int(month), int(day))
    parts = [int(part) for part in text.split("-")]
    year, month_, day_ = [*parts, None, None][:3]
    return GlancedDate(year, month_, day_)


def _of_day(day: int) -> GlancedDate:
    date = dt.date.fromordinal(day)
    return GlancedDate(date.year, date.month, date.day)
