"""Jobs on the reader's own work: marks, tags, notes, corrections, searches, undo.

Nothing here touches a widget. What a job says (`told`) is one harmless line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from warreader.archive import Change, Correction
from warreader.errors import NothingFoundError, UsageError
from warreader.frozen import dataclass
from warreader.query import Is, Query, State, parse, tag_name
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from warreader.archive import Archive, Listing, Note, Row, SavedSearch
    from warreader.article import Article
    from warreader.text.passages import Passage


class WorkDone(Message):
    """A change was made and is on disk."""

    def __init__(self, told: str, row: Row | None = None, *, moved: bool = False, folded: bool = False) -> None:
        super().__init__()
        self.told = show_line(told)
        """What, in a line."""
        self.row = row
        """The article as it is listed now; None where several were changed, or none."""
        self.moved = moved
        """True if the list may be another one now."""
        self.folded = folded
        """True if something else is folded now, and the index must follow."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article found by its ID."""

    identity: str
    """Its ID."""
    row: Row | None
    """The article as it is listed; None if it is gone."""
    listing: Listing
    """The list in which its place was looked for."""
    at: int | None
    """Its place there, from 0; None where it is not listed."""


def find_article(archive: Archive, listing: Listing, identity: str) -> Found:
    """Find an article by its ID, and its place in a list."""
    row = row_of(archive, identity)
    return Found(identity, row, listing, None if row is None else listing.position(identity))


def row_of(archive: Archive, identity: str) -> Row | None:
    """Read an article as it is listed, or as it was before a later version of its page came; None if it is gone."""
    for among in (Query(), Query(Is(State.SUPERSEDED))):
        listing = archive.search(among)
        place = listing.position(identity)
        if place is not None and (rows := listing.rows(place, place + 1)):
            return rows[0]
    return None


Counted = tuple["SavedSearch", int, int]
"""A saved search, the number of its articles, and of the new ones among them."""


def read_article(archive: Archive, row: Row) -> Article:
    """Read what an article says."""
    return archive.article(row.id)


def mark(archive: Archive, row: Row, change: Change) -> WorkDone:
    """Star an article, mark it read, or take that back; it can be undone."""
    archive.marks.apply([row.id], [change], f"{change} on “{row.title}”")
    return WorkDone("", row_of(archive, row.id))


def tag(archive: Archive, row: Row, changes: Sequence[Change]) -> WorkDone:
    """Tag one article."""
    changed = archive.marks.apply([row.id], changes, f"{_signs(changes)} on “{row.title}”")
    told = f"{_signs(changes)} on “{row.title}”"
    return WorkDone(told if changed else f"{told}: it was so already", row_of(archive, row.id))


def mark_listed(archive: Archive, listing: Listing, changes: Sequence[Change]) -> WorkDone:
    """Tag or mark every article of a list, as one undo step."""
    changed = archive.marks.apply(listing.ids(), changes)
    return WorkDone(f"{_signs(changes)} on {_articles(changed)}", moved=True)


def undo(archive: Archive) -> WorkDone:
    """Undo the latest change."""
    from warreader.ingest import name_decisions  # not for the first frame

    undone = name_decisions.undo(archive)
    if undone is None:
        return WorkDone("There is nothing to undo.")
    return WorkDone(f"Undone: {undone.told}", moved=True, folded=undone.folded)


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


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place found in an article."""

    row: Row | None
    """The article as it is listed; None if there is nowhere to go."""
    place: int
    """Code point of its source text."""
    missing: str = ""
    """Why there is nowhere to go, or why it is the beginning; empty where all is well."""


def find_place(archive: Archive, identity: str, place: int) -> FoundPlace:
    """Find an article by its ID, to stand at a place in it."""
    row = row_of(archive, identity)
    return FoundPlace(row, place, "" if row is not None else "That article is no longer in the archive.")


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


def read_correction(archive: Archive, row: Row) -> tuple[Article, Correction]:
    """Read an article, and what was corrected so far."""
    return archive.article(row.id), archive.marks.correction(row.id)


def correct(archive: Archive, row: Row, correction: Correction) -> WorkDone:
    """Let the reader's word on an article hold."""
    news = archive.correct(row.id, correction)
    what = ", ".join(correction.fields)
    told = f"Corrected: {what}." if what else "As it was understood, without a correction."
    return WorkDone(told if news else "Nothing was changed.", row_of(archive, row.id), moved=news)


def read_searches(archive: Archive) -> tuple[Counted, ...]:
    """Read the saved searches; one that can no longer be understood counts nothing."""
    found: list[Counted] = []
    for saved in archive.marks.searches.all():
        try:
            query = parse(saved.query)
        except UsageError:
            found.append((saved, 0, 0))
        else:
            found.append((saved, archive.search(query).total, archive.counts.new(query, saved.seen)))
    return tuple(found)


def save_search(archive: Archive, name: str, query: Query) -> WorkDone:
    """Save a query under a name."""
    if not str(query):
        return WorkDone("A saved search needs a query: filter the list first.")
    saved = archive.marks.searches.save(name, str(query), archive.newest_import())
    return WorkDone(f"Saved as {saved.name}: {saved.query}")


def forget_search(archive: Archive, name: str) -> WorkDone:
    """Forget a saved search."""
    try:
        return WorkDone(f"Forgotten: {archive.marks.searches.remove(name).name}")
    except NothingFoundError:
        return WorkDone(f"There is no saved search {name!r}.")


def see_search(archive: Archive, name: str) -> None:
    """Record that what is in a saved search now has been seen."""
    archive.marks.searches.set_seen(name, archive.newest_import())


def export_listed(
    archive: Archive, progress: Callable[[int, int], None], query: Query, form: str, folder: Path
) -> WorkDone:
    """Export the articles of a query."""
    from warreader.export import Request, export  # not for the first frame
    from warreader.ingest import engine_version

    summary = export(archive, Request(query, form, engines=engine_version()), folder, progress)
    return WorkDone(f"{summary.told}: {summary.files:,} files in {folder}")


def tag_changes(words: str) -> tuple[Change, ...]:
    """Read tags as they are typed: `hospital -later` or `hospital, children`, with or without a +.

    Raises:
        ValueError: One is no tag, or there is none.
    """
    names = words.replace(",", " ").split()
    if not names:
        raise ValueError("tag takes tags, as in :tag hospital -later")
    return tuple(Change("tag", name[0] != "-", tag_name(name.lstrip("+-"))) for name in names)


def _signs(changes: Sequence[Change]) -> str:
    return " ".join(map(str, changes))


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
