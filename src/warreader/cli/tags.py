"""`warreader tag` and `warreader tags`: adds, removes and lists the tags of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive import Change
from warreader.cli.confirmation import confirm, resolve_articles
from warreader.cli.output import counted, remark, write_json, write_line
from warreader.errors import NothingFoundError, UsageError
from warreader.query import tag_name

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.query import Query


def tag_changes(words: tuple[str, ...]) -> tuple[Change, ...]:
    """Read `+hospital -later`; a comma parts tags, `+hospital,children` gives both.

    Raises:
        UsageError: A word is no tag, or there is none.
    """
    if not words:
        raise UsageError("which tag? write +tag to add one and -tag to take one away, behind the query")
    try:
        return tuple(
            Change("tag", word[0] == "+", tag_name(name.lstrip("+-")))
            for word in words
            for name in word[1:].strip(", ").split(",")
        )
    except ValueError as error:
        raise UsageError(str(error)) from error


def tag_articles(
    archive: Archive, query: Query, words: tuple[str, ...], changes: tuple[Change, ...], *, sure: bool
) -> int:
    """Tag the articles of a query, as one undo step; see `resolve_articles`."""
    chosen = resolve_articles(archive, query, words)
    signs = " ".join(map(str, changes))
    confirm(f"{signs} on {counted(len(chosen), 'article')}", count=len(chosen), sure=sure)
    changed = archive.marks.apply(chosen, changes)
    rest = "" if changed == len(chosen) else f"; {len(chosen) - changed:,} had it so already"
    remark(f"{signs} on {counted(changed, 'article')}{rest}; warreader undo takes it back")
    return 0


def print_tags(archive: Archive, *, as_json: bool) -> int:
    """Print every tag and how many articles have it.

    Raises:
        NothingFoundError: There is no tag yet.
    """
    tags = archive.marks.tags()
    if not tags:
        raise NothingFoundError("there are no tags yet; warreader tag ID +tag makes one")
    for name, count in tags:
        if as_json:
            write_json({"tag": name, "count": count})
        else:
            write_line(f"{count:>7,}  {name}")
    return 0
