"""The reader's bookmarks, one per letter a to z, each an article and a passage in it.

They are called marks on the screen, as in vim; in the archive everything that the reader made is a mark.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.codec import bindable, identity_bytes
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._user.journal import Step, record, write_bookmark
from warreader.archive._user.user_file import now
from warreader.frozen import dataclass
from warreader.text.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.archive._user.user_file import UserFile

LETTERS: Final = string.ascii_lowercase
"""What a bookmark can be called."""
_COLUMNS: Final = "letter, article, start, stop, exact, prefix, suffix, title, made"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmarked place."""

    letter: str
    """Its name, a to z."""
    article: str
    """ID of the article; it may no longer be there."""
    passage: Passage | None
    """The words at which it was set; None: the beginning of the article."""
    title: str
    """What the article was called then; untrusted."""
    made: str
    """When, ISO 8601 in UTC."""


class Bookmarks:
    """Writes and reads bookmarks; every change is on disk before the call returns, and can be undone.

    Args:
        file: The reader's file.
    """

    def __init__(self, file: UserFile) -> None:
        self._file = file

    def put(self, letter: str, identity: str, passage: Passage | None = None, *, title: str = "") -> Bookmark:
        """Set a bookmark; one of that letter is moved.

        Args:
            letter: One of `LETTERS`.
            identity: The article.
            passage: The words at which to come back; None: the beginning.
            title: What the article is called.

        Returns:
            The bookmark.

        Raises:
            ValueError: That is no letter from a to z.
        """
        if len(letter) != 1 or letter not in LETTERS:
            raise ValueError(f"a mark is a letter from a to z, and not {letter!r}")
        identity_bytes(identity)  # a wrong ID is a fault of the program, not a bookmark
        mark = Bookmark(letter, identity, passage, bindable(title), now())
        with self._file.writing() as connection:
            before = _row_of(connection, letter)
            write_bookmark(connection, letter, _row(mark))
            record(connection, f"mark {letter}", [Step("bookmark", letter, before, [identity])])
        return mark

    def remove(self, letters: Iterable[str]) -> str:
        """Remove bookmarks, as one undo step.

        Returns:
            The letters of those that there were.
        """
        with self._file.writing() as connection:
            rows = {letter: _row_of(connection, letter) for letter in dict.fromkeys(letters)}
            there = {letter: row for letter, row in rows.items() if row is not None}
            for letter in there:
                write_bookmark(connection, letter, None)
            steps = [Step("bookmark", letter, row, [row[0]]) for letter, row in there.items()]
            record(connection, f"took away mark {' '.join(there)}", steps)
        return "".join(there)

    def get(self, letter: str) -> Bookmark | None:
        """Return the bookmark of a letter; None where none was set."""
        with self._file.reading() as connection:
            row = fetch_one(connection, f"SELECT {_COLUMNS} FROM bookmark WHERE letter = ?", letter)
        return None if row is None else _bookmark(row)

    def all(self) -> tuple[Bookmark, ...]:
        """Return every bookmark, by its letter."""
        with self._file.reading() as connection:
            return tuple(map(_bookmark, fetch(connection, f"SELECT {_COLUMNS} FROM bookmark ORDER BY letter")))


def _row_of(connection: Any, letter: str) -> list[Any] | None:  # noqa: ANN401  # apsw.Connection
    row = fetch_one(connection, f"SELECT {_COLUMNS} FROM bookmark WHERE letter = ?", letter)
    return None if row is None else list(row[1:])


def _bookmark(row: tuple[Any, ...]) -> Bookmark:
    letter, article, start, stop, exact, prefix, suffix, title, made = row
    passage = None if exact is None else Passage(start, stop, exact, prefix, suffix)
    return Bookmark(letter, article, passage, title, made)


def _row(mark: Bookmark) -> list[Any]:
    """Write a bookmark as the columns behind its letter."""
    kept = mark.passage
    place = (
        [None] * 5
        if kept is None
        else [kept.start, kept.end, bindable(kept.exact), bindable(kept.prefix), bindable(kept.suffix)]
    )
    return [mark.article, *place, mark.title, mark.made]
