"""The people who are watched: those that most articles of an archive name. Over many articles only they are counted.

A person is one name, or several that are joined, and has a place, under which the stretches count it (`stretches`).
Who is watched is kept with the counts over everything, and changes as little as it can: a place stays with its person,
and whoever was watched stays so, until all is laid out anew.
"""

from __future__ import annotations

import struct
from itertools import count, filterfalse
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.changes import changes
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.numbers import pack_numbers, unpack_numbers
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from array import array

    import apsw

    from warreader.archive._storage.changes import Changes

WATCHED: Final = 20_000
"""People who are watched."""
_STAYING: Final = WATCHED // 4
"""People who are watched beyond that, since they once were: without them, stretches would have to be laid out anew."""
_SLACK: Final = 2  # articles: whoever is named in so many more than the least watched one need not be watched yet
_WATCHED_TO_RISEN: Final = 64
"""People who are watched to one article in which somebody else may have been named since: then they are found anew."""

_KEPT: Final = "people"
_HEAD: Final = struct.Struct("<QQQII")  # generation, joins, risen, rare, how many names
_NOT_COUNTED: Final = (1 << 64) - 1  # no generation
_SETTING: Final = "SELECT value FROM setting WHERE name = ?"
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
    """By place: how many articles of the whole archive name that person in kept text; empty: nobody is named; None: not
    counted."""


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
    if before is not None:
        known = [not before.keys().isdisjoint(names) for _, names in people]
        rare = people[known.index(False)][0] if False in known else least
        if rare > least + max(_SLACK, least >> 2) or len(people) <= WATCHED:
            known[:WATCHED] = [True] * len(known[:WATCHED])
            rare = least
        seated = [names for (_, names), watched in zip(people, known, strict=True) if watched]
        named = {name for names in seated for name in names}
        seated += [[name] for name in before if name not in named]  # no longer among the first, and alone
        if len(seated) <= WATCHED + _STAYING:
            places, changed = _seated(seated, before)
            return Watched(places, rare), changed
    places = {name: place for place, (_, names) in enumerate(people[:WATCHED]) for name in names}
    return Watched(places, least), None


def _people(connection: apsw.Connection) -> list[tuple[int, list[int]]]:
    """Give more people than are watched, each with the articles of their names and these; the most named first."""
    joined: dict[str, tuple[int, list[int]]] = {}
    for form, name, articles in connection.execute(_JOINED):
        before, names = joined.setdefault(form, (0, []))
        joined[form] = (before + articles, [*names, name])
    taken = {name for _, names in joined.values() for name in names}
    people = list(joined.values())
    people += [
        (articles, [name])
        for name, articles in fetch(connection, _ALONE, WATCHED + 1 + len(joined))
        if name not in taken
    ]
    people.sort(key=itemgetter(0), reverse=True)
    return people


def _seated(people: list[list[int]], before: dict[int, int]) -> tuple[dict[int, int], set[int]]:
    """Assign people their places: that which one of their names had, or a free one; and the names that have another."""
    free = filterfalse(set(before.values()).__contains__, count())
    places: dict[int, int] = {}
    taken: set[int] = set()
    for names in people:
        own = next((before[name] for name in names if name in before and before[name] not in taken), None)
        place = next(free) if own is None else own
        taken.add(place)
        places.update(dict.fromkeys(names, place))
    return places, {name for name, _ in places.items() ^ before.items()}


def keep_watched(connection: apsw.Connection, watched: Watched, made_after: Changes) -> None:
    """Store who is watched; inside a transaction.

    Args:
        connection: The write connection.
        watched: Who that is, with or without counts over the whole archive.
        made_after: What has happened to the archive, of which this follows.
    """
    made_in = _NOT_COUNTED if watched.counts is None else made_after.generation
    head = _HEAD.pack(made_in, made_after.joins, made_after.risen, watched.rare, len(watched.places))
    numbers = pack_numbers([*watched.places, *watched.places.values(), *(watched.counts or ())])
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_KEPT, head + numbers))


def kept_watched(connection: apsw.Connection) -> Watched | None:
    """Read who is watched.

    While a few articles come they are still the same people, and somebody else may have been named in every new one.

    Returns:
        None where other names were joined since then, or where so much has come that others may be named as often;
        without counts where anything has changed.
    """
    row = fetch_one(connection, _SETTING, _KEPT)
    if row is None:
        return None
    made_in, joins, risen, rare, names = _HEAD.unpack_from(row[0])
    places, counts = _unpack(row[0], names)
    now = changes(connection)
    if made_in == now.generation:
        return Watched(places, rare, counts)
    more = now.risen - risen
    if joins != now.joins or not 0 <= more * _WATCHED_TO_RISEN <= len(places):
        return None
    return Watched(places, rare + more)


def kept_places(connection: apsw.Connection) -> dict[int, int] | None:
    """Read `Watched.places`, after which the stretches are laid out; None where nobody is watched yet."""
    row = fetch_one(connection, _SETTING, _KEPT)
    return None if row is None else _unpack(row[0], _HEAD.unpack_from(row[0])[-1])[0]


def _unpack(packed: bytes, names: int) -> tuple[dict[int, int], array[int]]:
    numbers = unpack_numbers((packed[_HEAD.size :],))
    return dict(zip(numbers[:names], numbers[names : 2 * names], strict=True)), numbers[2 * names :]
