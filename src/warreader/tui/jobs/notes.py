"""Jobs on notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.tui.answers import WorkDone
from warreader.tui.jobs.articles import row_of

if TYPE_CHECKING:
    from warreader.archive import Archive, Note, Row
    from warreader.article import Article
    from warreader.text.passages import Passage


def read_noted(archive: Archive, row: Row) -> tuple[Article, tuple[Note, ...]]:
    """Read an article, and the notes on it."""
    return archive.article(row.id), tuple(archive.marks.notes.of(row.id))


def write_note(archive: Archive, row: Row, text: str, passage: Passage | None, number: int | None) -> WorkDone:
    """Write a note, change one, or take it away where nothing is left of it.

    Args:
        archive: The archive.
        row: The article.
        text: The note; blank takes it away.
        passage: The words that a new one is on; None: the article.
        number: The note that is changed; None: a new one.
    """
    notes = archive.marks.notes
    if number is None and text.strip():
        notes.add(row.id, text, passage, title=row.title)
        told = "Note saved."
    elif number is not None and text.strip():
        notes.edit(number, text)
        told = "Note changed."
    elif number is not None:
        notes.remove(number)
        told = "Note removed."
    else:
        told = "A note needs words."
    return WorkDone(told, row_of(archive, row.id))


def read_notes(archive: Archive) -> tuple[Note, ...]:
    """Read all notes, the latest first."""
    return tuple(archive.marks.notes.all())


def find_note(archive: Archive, note: Note) -> tuple[Row | None, int | None]:
    """Find the article of a note, and where the words that it is on begin now.

    Returns:
        The article as it is listed, None if it is gone; a code point of its text, None for a note on all of it.
    """
    row = row_of(archive, note.article)
    if row is None or note.passage is None:
        return row, None
    from warreader.text.passages import find_passage  # not for the first frame

    found = find_passage(note.passage, archive.article(note.article).text)
    return row, None if found is None else found.span.start
