"""The people who are watched: those that most articles of an archive name. Over many articles only they are counted.

A person is one name, or several that are joined, and has a place, under which the stretches count it (`_stretches`).
Who is watched is kept with the counts over everything, and changes as little as it can: a place stays with its person.
"""

from __future__ import annotations

import struct
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch, fetch_one
from warreader.archive._numbers import pack_numbers, unpack_numbers
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from array import array

    import apsw

WATCHED: Final = 20_000
"""People who are watched."""
_MOST_PLACES: Final = 2 * WATCHED  # one that somebody had is not given to another, so they run out
_SLACK: Final = 2  # articles: whoever is named in so many more than the least watched one need not be watched yet

_KEPT: Final = "people"
_JOINS: Final = "joins"
_HEAD: Final = struct.Struct("<QQQII")  # generation, joins, articles, rare, how many names
_JOINS_NOW: Final = "SELECT coalesce((SELECT value FROM setting WHERE name = ?), 0)"
_SETTING: Final = "SELECT value FROM setting WHERE name = ?"
_ARTICLES: Final = "SELECT count(*) FROM article"
_ALONE: Final = (
    "SELECT id, articles FROM name NOT INDEXED WHERE label = 'PER' AND joined IS NULL AND articles > 0 "
    "ORDER BY articles DESC, id LIMIT ?"
)
_JOINED: Final = """
SELECT joined, id, articles FROM name WHERE label = 'PER' AND joined IS NOT NULL
UNION ALL SELECT text, id, articles FROM name WHERE label = 'PER' AND joined IS NULL
    AND text IN (SELECT joined FROM name WHERE label = 'PER' AND joined IS NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """The people that most articles of an archive name."""

    places: dict[int, int]
    """Number of a name to the place of its person; several names may be one person."""
    rare: int
    """Articles that anybody else is named in at most."""
    counts: array[int] | None = None
    """By place: how many articles of the whole archive name that person in kept text; None: that was not counted."""


def watch(connection: apsw.Connection) -> Watched:
    """Find out who is to be watched: 0.1 s, in an archive of a million people."""
    return watch_again(connection, None)[0]


def watch_again(connection: apsw.Connection, before: dict[int, int] | None) -> tuple[Watched, set[int] | None]:
    """Find out who is to be watched, and leave everybody where they were.

    Args:
        connection: To the archive.
        before: `Watched.places` of before; None: nobody was watched.

    Returns:
        Who is watched now, and the names that are counted for another person than before; None: all may be.
    """
    people = _people(connection)
    least = people[WATCHED][0] if len(people) > WATCHED else 0
    if before is None or max(before.values(), default=0) > _MOST_PLACES:
        places = {name: place for place, (_, names) in enumerate(people[:WATCHED]) for name in names}
        return Watched(places, least), None
    known = [not before.keys().isdisjoint(names) for _, names in people]
    rare = people[known.index(False)][0] if False in known else least
    if people[WATCHED:] and rare <= least + max(_SLACK, least >> 2):
        people = [one for one, watched in zip(people, known, strict=True) if watched]
    else:
        people, rare = people[:WATCHED], least
    places, changed = _seated([names for _, names in people], before)
    return Watched(places, rare), changed


def _people(connection: apsw.Connection) -> list[tuple[int, list[int]]]:
    """Give more people than are watched, each with the articles of their names and these; the most named first."""
    joined: dict[str, tuple[int, list[int]]] = {}
    for form, name, articles in connection.execute(_JOINED):
        before, names = joined.setdefault(form, (0, []))
        joined[form] = (before + articles, [*names, name])
    taken = {name for _, names in joined.values() for name in names}
    people = list(joined.values())
    people += [
        (count, [name]) for name, count in fetch(connection, _ALONE, WATCHED + 1 + len(joined)) if name not in taken
    ]
    people.sort(key=itemgetter(0), reverse=True)
    return people


def _seated(people: list[list[int]], before: dict[int, int]) -> tuple[dict[int, int], set[int]]:
    """Give people their places: that which one of their names had, or a new one; and the names that have another."""
    following = max(before.values(), default=-1) + 1
    places: dict[int, int] = {}
    taken: set[int] = set()
    for names in people:
        place = next((before[name] for name in names if name in before and before[name] not in taken), following)
        following += place == following
        taken.add(place)
        places.update(dict.fromkeys(names, place))
    changed = {name for name, place in places.items() if before.get(name) != place}
    return places, changed | {name for name, place in before.items() if place in taken and places.get(name) != place}


def raise_joins(connection: apsw.Connection) -> None:
    """Note that other names are joined now; inside a transaction."""
    sql = "INSERT INTO setting VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
    connection.execute(sql, (_JOINS,))


def keep_watched(connection: apsw.Connection, watched: Watched, counts: array[int], made_in: int) -> None:
    """Store who is watched, with the counts over the whole archive; inside a transaction."""
    names = pack_numbers([*watched.places, *watched.places.values(), *counts])
    joins, articles = fetch_one(connection, _JOINS_NOW, _JOINS)[0], fetch_one(connection, _ARTICLES)[0]
    packed = _HEAD.pack(made_in, joins, articles, watched.rare, len(watched.places)) + names
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_KEPT, packed))


def kept_watched(connection: apsw.Connection, generation: int) -> Watched | None:
    """Read who is watched.

    While an import goes on they are still the same people, and somebody may have been named in every new article.

    Returns:
        None where other names were joined since then; without counts where anything has changed.
    """
    row = fetch_one(connection, _SETTING, _KEPT)
    if row is None:
        return None
    made_in, made_after, articles, rare, names = _HEAD.unpack_from(row[0])
    if fetch_one(connection, _JOINS_NOW, _JOINS)[0] != made_after:
        return None
    places, counts = _unpack(row[0], names)
    if made_in == generation:
        return Watched(places, rare, counts)
    return Watched(places, rare + max(0, fetch_one(connection, _ARTICLES)[0] - articles))


def kept_places(connection: apsw.Connection) -> dict[int, int] | None:
    """Read `Watched.places`, after which the stretches are laid out; None where nobody is watched yet."""
    row = fetch_one(connection, _SETTING, _KEPT)
    return None if row is None else _unpack(row[0], _HEAD.unpack_from(row[0])[-1])[0]


def _unpack(packed: bytes, names: int) -> tuple[dict[int, int], array[int]]:
    numbers = unpack_numbers((packed[_HEAD.size :],))
    return dict(zip(numbers[:names], numbers[names : 2 * names], strict=True)), numbers[2 * names :]
