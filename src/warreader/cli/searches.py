"""`warreader searches`: lists saved searches with what is new in each, adds and removes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.cli.output import remark, write_json, write_line
from warreader.errors import NothingFoundError, UsageError
from warreader.query import parse

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.query import Query


def print_searches(archive: Archive, *, as_json: bool) -> int:
    """Print the saved searches, each with its articles and how many of them are new.

    Raises:
        NothingFoundError: There is none.
    """
    saved = archive.marks.searches.all()
    if not saved:
        raise NothingFoundError("there are no saved searches yet; warreader searches add NAME QUERY")
    for one in saved:
        query = parse(one.query)
        total, new = archive.search(query).total, archive.counts.new(query, one.seen)
        if as_json:
            write_json({"name": one.name, "query": one.query, "total": total, "new": new})
        else:
            write_line(f"{total:>9,}  {f'{new:,} new' if new else '':>11}  {one.name}: {one.query}")
    return 0


def save_search(archive: Archive, name: str, query: Query) -> int:
    """Save a query under a name; what it finds now counts as seen."""
    if not str(query):
        raise UsageError("what shall be searched for? warreader searches add NAME QUERY")
    before = {one.name: one.query for one in archive.marks.searches.all()}
    saved = archive.marks.searches.save(name, str(query), archive.newest_import())
    was = before.get(saved.name, saved.query)
    remark(f"saved {saved.name}: {saved.query}" + ("" if was == saved.query else f" (in place of {was})"))
    return 0


def remove_search(archive: Archive, name: str) -> int:
    """Forget a saved search."""
    saved = archive.marks.searches.remove(name)
    remark(f"removed {saved.name}: {saved.query}")
    return 0


def see_search(archive: Archive, name: str) -> int:
    """Record that all articles of a saved search were seen."""
    saved = archive.marks.searches.get(name)
    archive.marks.searches.set_seen(saved.name, archive.newest_import())
    remark(f"nothing is new in {saved.name}")
    return 0
