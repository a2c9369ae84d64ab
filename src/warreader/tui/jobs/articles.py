"""Jobs on articles: finding one by its ID, reading it, exporting those that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.frozen import dataclass
from warreader.query import Is, Query, State
from warreader.tui.answers import WorkDone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from warreader.archive import Archive, Listing, Row
    from warreader.article import Article


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


def read_article(archive: Archive, row: Row) -> Article:
    """Read what an article says."""
    return archive.article(row.id)


def export_listed(
    archive: Archive, progress: Callable[[int, int], None], query: Query, form: str, folder: Path
) -> WorkDone:
    """Export the articles of a query."""
    from warreader.export import Request, export  # not for the first frame
    from warreader.ingest import engine_version

    summary = export(archive, Request(query, form, engines=engine_version()), folder, progress)
    return WorkDone(f"{summary.told}: {summary.files:,} files in {folder}")
