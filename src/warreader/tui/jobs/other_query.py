"""What else a query may mean that finds nothing: its words can be the name of a city or person, spelt otherwise there.

In: the archive and the query. Out: another query, which finds something.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warreader.article import Label
from warreader.query import And, InCity, Named, Words
from warreader.tui import query_filters

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.query import Query


def other_query(archive: Archive, query: Query, typed: Query | None = None) -> Query | None:
    """Look for the words of a query as what they begin, then as the name of a city, then of a person.

    Args:
        archive: The archive.
        query: What found nothing.
        typed: The query as it was while it was typed, its last word a beginning; None where that need not be tried.

    Returns:
        What was typed, or the query with that name in the place of its words; None where it has no words, or nothing of
        that finds anything either.
    """
    if typed is not None and archive.search(typed).rows(0, 1):
        return typed
    parts = query_filters.conditions(query)
    words = [part for part in parts if isinstance(part, Words) and not part.title]
    if not words:
        return None
    name = " ".join(part.text for part in words)
    others = tuple(part for part in parts if part not in words)
    for node in (InCity(name), Named(Label.PER, name)):
        other = replace(query, root=And((node, *others)) if others else node)
        if archive.search(other).rows(0, 1):
            return other
    return None
