"""Change counters of an archive, by which derived data can tell whether it is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._storage.database import fetch, fetch_one
from warreader.frozen import dataclass

if TYPE_CHECKING:
    import apsw

_GENERATION: Final = "generation"
_JOINS: Final = "joins"
_RISEN: Final = "risen"
_VALUES: Final = "SELECT name, value FROM setting WHERE name IN (?, ?, ?)"
_RAISE: Final = "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = value + ?2"


@dataclass(frozen=True, slots=True)
class Changes:
    """Change counters of an archive; each only grows."""

    generation: int = 0
    """How often it was changed."""
    joins: int = 0
    """How often names were joined otherwise than before."""
    risen: int = 0
    """Articles; between two such numbers, nobody has come to be named in more than their difference."""


def changes(connection: apsw.Connection) -> Changes:
    """Return what has happened to the archive."""
    return Changes(**dict(fetch(connection, _VALUES, _GENERATION, _JOINS, _RISEN)))


def generation(connection: apsw.Connection) -> int:
    """Return how often the archive was changed; counts belong to the generation they were made in."""
    row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _GENERATION)
    return 0 if row is None else int(row[0])


def note_change(connection: apsw.Connection, risen: int) -> None:
    """Record that the archive was changed; inside a transaction.

    Args:
        connection: The write connection.
        risen: In how many more articles than before somebody may be named.
    """
    connection.execute(_RAISE, (_GENERATION, 1))
    if risen:
        connection.execute(_RAISE, (_RISEN, risen))


def note_joining(connection: apsw.Connection) -> None:
    """Record that other names are joined now; inside a transaction."""
    connection.execute(_RAISE, (_JOINS, 1))
