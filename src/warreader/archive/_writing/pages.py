"""Versions of one page: articles with different texts from the same web address.

The one captured last is the article; those before it are superseded: kept, linked, and left out of lists that do not
ask for them. A text that stood at several addresses is superseded once each of them has a later one. Two texts of an
address that have nothing in common (a home page, a lying field) are two articles.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from warreader.archive._storage.codec import identity_bytes, text_hash, unpack_published
from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.schema import day_of
from warreader.archive._values import Version
from warreader.article import Origin
from warreader.query import split_folded
from warreader.text.copies import fingerprint, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from warreader.article import Article, Given

_COMMON: Final = 0.1
"""Share of the shorter text that must stand in the other one: a page that was edited keeps more, another story less."""
_COMPARED: Final = 10  # latest versions that a new one is held against
_TRACKING: Final = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "ito", "ocid", "cmpid")
_STATES: Final = """
SELECT p.article, p.superseded, NOT EXISTS (
    SELECT 1 FROM page mine WHERE mine.article = p.article AND NOT EXISTS (
        SELECT 1 FROM page later JOIN article other ON other.id = later.article
        WHERE later.address = mine.address AND later.captured > mine.captured AND other.text_hash <> a.text_hash
    )
)
FROM page p JOIN article a ON a.id = p.article WHERE p.address = ?
"""
_NOWHERE: Final = Origin("", "")


def page_address(url: str | None) -> str | None:
    """Write the address of a page in one form: without scheme, `www.`, fragment and what only tracks readers.

    Returns:
        None for what is no address of a page: another scheme, or the front page of a site.
    """
    if not url or "://" not in url:  # most articles have none, and taking an address apart takes 5 us
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return None
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    asked = [(name, value) for name, value in asked if not name.lower().startswith(_TRACKING)]
    path = parts.path.rstrip("/")
    if parts.scheme not in {"http", "https"} or not host or not (path or asked):
        return None
    return f"{host}{port}{path}" + (f"?{urlencode(asked)}" if asked else "")


def addresses_of(article: Article) -> dict[int, int]:
    """Return where an article stood, and when it was captured there.

    Returns:
        64 bits that stand for an address, with the time by which versions are ordered, in seconds since 1970: of
        capture, else of the import; empty where no address is known.
    """
    found: dict[int, list[Origin]] = {}
    for origin in article.origins or (_NOWHERE,):
        locations = [origin.url or article.given.url, "" if "#" in origin.location else origin.location]
        address = next(filter(None, map(page_address, locations)), None)
        if address is not None:
            found.setdefault(text_hash(address), []).append(origin)
    return {address: _captured_at(article.given, origins) for address, origins in found.items()}


def _captured_at(given: Given, origins: Sequence[Origin]) -> int:
    times = [one.captured for one in origins if one.captured is not None]
    if not times and given.fetched:
        with suppress(ValueError):
            times = [datetime.fromisoformat(given.fetched)]
    times = times or [one.imported for one in origins if one.imported is not None] or [datetime.now(UTC)]
    first = min(one if one.tzinfo else one.replace(tzinfo=UTC) for one in times)
    return int(first.timestamp())


def latest_of(connection: apsw.Connection, address: int) -> list[int]:
    """Return the rowids of the latest versions of a page, the latest first."""
    sql = "SELECT article FROM page WHERE address = ? ORDER BY captured DESC LIMIT ?"
    return [row[0] for row in fetch(connection, sql, address, _COMPARED)]


def is_version(article: Article, other: Article) -> bool:
    """Return whether two texts of one address are versions of one page."""
    if article.annotation.title.casefold() == other.annotation.title.casefold():
        return True
    mine, theirs = (split_folded(one.text, one.annotation)[0] for one in (article, other))
    return likeness(fingerprint(mine), fingerprint(theirs)).containment >= _COMMON


def note_page(connection: apsw.Connection, number: int, address: int, captured: int) -> None:
    """Record that an article stood at an address; of two captured in one second, the later to come is the later one."""
    taken = {row[0] for row in fetch(connection, "SELECT captured FROM page WHERE address = ?", address)}
    while captured in taken:
        captured += 1
    state = is_superseded(connection, number)  # until the versions of this address are put in order
    connection.execute("INSERT INTO page VALUES (?, ?, ?, ?)", (number, address, captured, state))


def has_stood(connection: apsw.Connection, number: int, address: int) -> bool:
    """Return whether it is known that an article stood at an address."""
    sql = "SELECT 1 FROM page WHERE article = ? AND address = ?"
    return fetch_one(connection, sql, number, address) is not None


def order_versions(connection: apsw.Connection, address: int) -> list[int]:
    """Mark the versions of a page that are superseded: each of their addresses has a later text.

    Returns:
        The rowids of those whose state has changed: they must be filed anew.
    """
    changed = [row for row in fetch(connection, _STATES, address) if row[1] != row[2]]
    for number, _, superseded in changed:
        connection.execute("UPDATE page SET superseded = ? WHERE article = ?", (superseded, number))
    return [row[0] for row in changed]


def is_superseded(connection: apsw.Connection, number: int) -> bool:
    """Return whether there is a later text of each of an article's pages."""
    return fetch_one(connection, "SELECT 1 FROM page WHERE article = ? AND superseded", number) is not None


def read_versions(connection: apsw.Connection, identity: str) -> tuple[Version, ...]:
    """Read the versions of an article's pages, the first one first; only itself where there is no other."""
    sql = """
    SELECT a.identity, a.title, p.superseded, a.published, a.id
    FROM article me JOIN page mine ON mine.article = me.id
    JOIN page p ON p.address = mine.address JOIN article a ON a.id = p.article
    WHERE me.identity = ? GROUP BY a.id ORDER BY min(p.captured)
    """
    found = fetch(connection, sql, identity_bytes(identity))
    with decoding():
        return tuple(
            Version(
                id=other.hex(),
                title=title,
                captured=min(_times(connection, "captured", other), default=None),
                imported=min(_times(connection, "imported", other), default=None),
                superseded=bool(superseded),
                published=unpack_published(published, day_of(number)),
            )
            for other, title, superseded, published, number in found
        )


def _times(connection: apsw.Connection, column: str, identity: bytes) -> list[datetime]:
    """Return what a column of the origins of an article says; `page.captured` only orders them."""
    rows = fetch(connection, f"SELECT {column} FROM origin WHERE identity = ? AND {column} IS NOT NULL", identity)
    times = (
        datetime.fromtimestamp(one, UTC) if isinstance(one, int) else datetime.fromisoformat(one) for (one,) in rows
    )
    return [one if one.tzinfo else one.replace(tzinfo=UTC) for one in times]
