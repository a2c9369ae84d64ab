"""The reader's saved searches, in `user.db`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._user.user_file import now
from warreader.errors import NothingFoundError, UsageError
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from warreader.archive._user.user_file import UserFile

_LONGEST_NAME: Final = 64  # code points: a line of a list


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved query."""

    name: str
    """Unique; one line."""
    query: str
    """As it is typed."""
    seen: int | None
    """When the newest article was imported that the reader had seen under it, seconds since 1970; None: never seen."""


class Searches:
    """The saved searches; every change is on disk before the call returns.

    Args:
        file: The reader's file.
    """

    def __init__(self, file: UserFile) -> None:
        self._file = file

    def save(self, name: str, query: str, seen: int | None = None) -> SavedSearch:
        """Save a query under a name; one that was there under this name gives way.

        Args:
            name: White space counts as one blank.
            query: Valid; whoever reads it has parsed it.
            seen: The state of the archive that the reader has seen, see `Archive.newest_import`.

        Raises:
            UsageError: The name is empty or too long.
        """
        known = _name(name)
        saved = SavedSearch(known, bindable(query), seen)
        sql = "INSERT OR REPLACE INTO search (name, query, made, seen) VALUES (?, ?, ?, ?)"
        with self._file.writing() as connection:
            connection.execute(sql, (saved.name, saved.query, now(), seen))
        return saved

    def remove(self, name: str) -> SavedSearch:
        """Forget a saved search.

        Raises:
            NothingFoundError: There is none of that name.
        """
        saved = self.get(name)
        with self._file.writing() as connection:
            connection.execute("DELETE FROM search WHERE name = ?", (saved.name,))
        return saved

    def set_seen(self, name: str, seen: int | None) -> None:
        """Record that the reader has seen all that a saved search finds.

        Args:
            name: Of the search; nothing happens where there is none of that name.
            seen: `Archive.newest_import` at that time; None: nothing was seen.
        """
        with self._file.writing() as connection:
            connection.execute("UPDATE search SET seen = ? WHERE name = ?", (seen, _name(name)))

    def get(self, name: str) -> SavedSearch:
        """Return the saved search of a name.

        Raises:
            NothingFoundError: There is none.
        """
        with self._file.reading() as connection:
            row: Any = fetch_one(connection, "SELECT name, query, seen FROM search WHERE name = ?", _name(name))
        if row is None:
            raise NothingFoundError(f"there is no saved search {name!r}; warreader searches lists them")
        return SavedSearch(*row)

    def all(self) -> tuple[SavedSearch, ...]:
        """Return every saved search, by name."""
        with self._file.reading() as connection:
            rows = fetch(connection, "SELECT name, query, seen FROM search ORDER BY name")
        return tuple(SavedSearch(*row) for row in rows)


def _name(name: str) -> str:
    known = bindable(" ".join(name.split()))
    if not known:
        raise UsageError("a saved search needs a name")
    if len(known) > _LONGEST_NAME:
        raise UsageError(f"the name of a saved search has at most {_LONGEST_NAME} characters")
    return known
