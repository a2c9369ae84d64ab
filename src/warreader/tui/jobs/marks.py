"""Jobs on marks and tags; and undo, which takes back any change of the reader's.

What a job says (`told`) is one harmless line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive import Change
from warreader.query import tag_name
from warreader.tui.answers import WorkDone
from warreader.tui.jobs.articles import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Archive, Listing, Row


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
