"""Jobs on saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.errors import NothingFoundError, UsageError
from warreader.query import parse
from warreader.tui.answers import WorkDone

if TYPE_CHECKING:
    from warreader.archive import Archive, SavedSearch
    from warreader.query import Query


Counted = tuple["SavedSearch", int, int]
"""A saved search, the number of its articles, and of the new ones among them."""


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
