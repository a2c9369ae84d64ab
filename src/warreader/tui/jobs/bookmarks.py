"""Marks as vim has them, one a letter: what is kept of a place, how they are listed, which letters are meant.

In: a text and a place in it, marks with what is known of their articles, letters as they are typed. Out: passages,
entries to pick from, letters; and the jobs that read and write marks on the archive's threads.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.errors import NothingFoundError
from warreader.terminal import show_line
from warreader.text.passages import Passage, find_passage
from warreader.tui.answers import WorkDone
from warreader.tui.jobs.articles import FoundPlace, find_place, row_of
from warreader.tui.render import wording
from warreader.tui.render.pick_lines import Entry

if TYPE_CHECKING:
    from warreader.archive import Archive, Bookmark, Row

LETTERS: Final = string.ascii_lowercase
_LONGEST: Final = 120  # code points of the words that are kept: a line or two of the screen
_SHOWN: Final = 60  # code points of them that are listed
_RANGE: Final = re.compile(r"([a-z])(?:-([a-z]))?")


def passage_at(text: str, place: int) -> Passage | None:
    """Keep the words that begin at a place, to find it again when the text has shifted.

    Args:
        text: The source text.
        place: Code point; 0 and below is the beginning.

    Returns:
        The words up to the end of their line, 120 code points of them at most; None for the beginning of the text, and
        where nothing but white space follows.
    """
    if place <= 0:
        return None
    start = next((at for at in range(place, len(text)) if not text[at].isspace()), len(text))
    if start == len(text):
        return None
    end = text.find("\n", start, start + _LONGEST)
    return Passage.of(text, Span(start, end if end > start else min(start + _LONGEST, len(text))))


def letters_of(typed: str) -> str:
    """Read letters as vim's `:delmarks` takes them: `a`, `a c-e`, `ace`; `!` is all of them.

    Returns:
        The letters, each once; empty where something is none.
    """
    if typed.strip() == "!":
        return LETTERS
    squeezed = re.sub(r"[\s,]+", "", typed)
    if not re.fullmatch(rf"(?:{_RANGE.pattern})+", squeezed):
        return ""
    found = [
        letter
        for first, last in _RANGE.findall(squeezed)
        for letter in LETTERS[LETTERS.index(first) : LETTERS.index(last or first) + 1]
    ]
    return "".join(dict.fromkeys(found))


def mark_entry(mark: Bookmark, row: Row | None) -> Entry:
    """Make the entry of a mark: its letter, its words, then date and title of the article."""
    exact = mark.passage.exact[:_SHOWN] if mark.passage is not None else "at the beginning"
    about = "no longer in the archive" if row is None else wording.row_date(row.published)
    title = show_line(mark.title if row is None else row.title)
    return Entry(" ".join(show_line(exact).split()), mark.letter, f"{about} · {title}")


# --- jobs for the archive's threads


def set_mark(archive: Archive, row: Row, letter: str, place: int) -> WorkDone:
    """Mark a place (code point) in an article."""
    before = archive.marks.bookmarks.get(letter)
    passage = passage_at(archive.article(row.id).text, place)
    archive.marks.bookmarks.put(letter, row.id, passage, title=row.title)
    moved = "" if before is None else f"; it was in “{before.title}”" if before.article != row.id else "; it was moved"
    where = "this place" if passage is not None else "the beginning"
    return WorkDone(f"Mark {letter} is {where} of “{row.title}”{moved}")


def delete_marks(archive: Archive, letters: str) -> WorkDone:
    """Remove marks."""
    there = archive.marks.bookmarks.remove(letters)
    if not there:
        return WorkDone("There is no such mark.")
    return WorkDone(f"{wording.counted(len(there), 'mark')} taken away: {' '.join(there)}")


def read_marks(archive: Archive) -> tuple[tuple[Bookmark, Row | None], ...]:
    """Read all marks by letter, each with its article as it is listed, None where that is gone."""
    return tuple((mark, row_of(archive, mark.article)) for mark in archive.marks.bookmarks.all())


def find_mark(archive: Archive, letter: str) -> FoundPlace:
    """Find where a mark stands now."""
    mark = archive.marks.bookmarks.get(letter)
    if mark is None:
        return FoundPlace(None, 0, f"There is no mark {letter}.")
    if mark.passage is None:
        return find_place(archive, mark.article, 0)
    try:
        found = find_passage(mark.passage, archive.article(mark.article).text)
    except NothingFoundError:
        return FoundPlace(None, 0, f"The article of mark {letter} is not in this archive; the mark is kept.")
    missing = "" if found is not None else f"The words of mark {letter} are no longer in this article."
    return FoundPlace(row_of(archive, mark.article), 0 if found is None else found.span.start, missing)
