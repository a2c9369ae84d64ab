"""The reader's notes, on an article or on a passage of it, in `user.db`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.codec import bindable, identity_bytes
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._user.journal import Step, record, write_note
from warreader.archive._user.user_file import now
from warreader.errors import NothingFoundError, UsageError
from warreader.frozen import dataclass
from warreader.text.passages import Passage

if TYPE_CHECKING:
    from warreader.archive._user.user_file import UserFile

_COLUMNS: Final = "id, article, text, start, stop, exact, prefix, suffix, title, written, changed"


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the reader."""

    id: int
    """Its number in this `user.db`; never used again."""
    article: str
    """ID of the article that it is about; the article may no longer be there."""
    text: str
    """What the reader wrote; it may have several lines."""
    passage: Passage | None
    """The words that it is about; None: the article as a whole."""
    title: str
    """What the article was called when the note was written; untrusted."""
    written: str
    """When, ISO 8601 in UTC."""
    changed: str
    """When its text was changed last."""


class Notes:
    """Writes and reads notes; every change is on disk before the call returns, and can be undone.

    Args:
        file: The reader's file.
    """

    def __init__(self, file: UserFile) -> None:
        self._file = file

    def add(self, identity: str, text: str, passage: Passage | None = None, *, title: str = "") -> Note:
        """Write a note.

        Args:
            identity: The article.
            text: What to write.
            passage: The words that it is about; None: the article as a whole.
            title: What the article is called.

        Returns:
            The note.

        Raises:
            UsageError: There is nothing in it.
        """
        identity_bytes(identity)  # a wrong ID is a fault of the program, not a note
        moment = now()
        with self._file.writing() as connection:
            row = fetch_one(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'note'")
            note = Note(1 + (row[0] if row else 0), identity, _worded(text), passage, bindable(title), moment, moment)
            write_note(connection, note.id, _row(note))
            record(connection, "wrote a note", [Step("note", str(note.id), None, [identity])])
        return note

    def edit(self, number: int, text: str) -> Note:
        """Replace the text of a note.

        Raises:
            NothingFoundError: There is no such note.
            UsageError: The text is empty.
        """
        with self._file.writing() as connection:
            before = _get(connection, number)
            after = replace(before, text=_worded(text), changed=now())
            write_note(connection, number, _row(after))
            record(connection, "changed a note", [Step("note", str(number), _row(before), [before.article])])
        return after

    def remove(self, number: int) -> Note:
        """Remove a note.

        Returns:
            What it was.

        Raises:
            NothingFoundError: There is no such note.
        """
        with self._file.writing() as connection:
            note = _get(connection, number)
            write_note(connection, number, None)
            record(connection, "removed a note", [Step("note", str(number), _row(note), [note.article])])
        return note

    def get(self, number: int) -> Note:
        """Return a note by its number.

        Raises:
            NothingFoundError: There is no such note.
        """
        with self._file.reading() as connection:
            return _get(connection, number)

    def of(self, identity: str) -> tuple[Note, ...]:
        """Return the notes on an article: those on the whole of it, then by their place in the text."""
        with self._file.reading() as connection:
            rows = fetch(connection, f"SELECT {_COLUMNS} FROM note WHERE article = ? ORDER BY start, id", identity)
        return tuple(map(_note, rows))

    def all(self) -> tuple[Note, ...]:
        """Return every note, the latest first."""
        with self._file.reading() as connection:
            return tuple(map(_note, fetch(connection, f"SELECT {_COLUMNS} FROM note ORDER BY id DESC")))


def _worded(text: str) -> str:
    words = bindable(text).strip()
    if not words:
        raise UsageError("a note needs words")
    return words


def _get(connection: Any, number: int) -> Note:  # noqa: ANN401  # apsw.Connection
    row = fetch_one(connection, f"SELECT {_COLUMNS} FROM note WHERE id = ?", number)
    if row is None:
        raise NothingFoundError(f"there is no note {number}; warreader notes lists them")
    return _note(row)


def _note(row: tuple[Any, ...]) -> Note:
    number, article, text, start, stop, exact, prefix, suffix, title, written, changed = row
    passage = None if exact is None else Passage(start, stop, exact, prefix, suffix)
    return Note(number, article, text, passage, title, written, changed)


def _row(note: Note) -> list[Any]:
    """Write a note as the columns behind its number."""
    kept = note.passage
    place = (
        [None] * 5
        if kept is None
        else [kept.start, kept.end, bindable(kept.exact), bindable(kept.prefix), bindable(kept.suffix)]
    )
    return [note.article, note.text, *place, note.title, note.written, note.changed]
