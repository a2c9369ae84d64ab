"""Counts over the articles of a query, the newest first: what is counted so far can be told between two parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warreader.archive._counting.facets import count_in_parts
from warreader.archive._counting.frequent_people import kept_watched, watch
from warreader.archive._counting.hits import Hits
from warreader.archive._counting.people import FEW, EveryoneCount, WatchedCount
from warreader.archive._counting.stretches import read_stretches
from warreader.query import And, Has, Is, Not, Noted, Or, State, Tagged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    import apsw

    from warreader.archive._counting.facets import FacetKind
    from warreader.archive._counting.people import PeopleCount
    from warreader.archive._search.selection import Selection
    from warreader.archive._values import Facets
    from warreader.query import Node


def facets_in_parts(
    connection: apsw.Connection,
    selection: Selection,
    kinds: Collection[FacetKind],
    due: Callable[[], bool],
) -> Iterator[Facets]:
    """Count over articles.

    Args:
        connection: A read connection, inside a transaction.
        selection: Which.
        kinds: What to count.
        due: Tells whether what is counted so far is wanted; asked between two parts.

    Yields:
        The counts of the newest articles, whenever they are due; at the end those of all.
    """
    hits, folded = Hits(connection, selection, read_stretches(connection)), selection.folded
    watched = kept_watched(connection) if "person" in kinds else None
    people: PeopleCount | None = None
    if "person" in kinds:
        many = hits.exceed(FEW)
        people = WatchedCount(watched or watch(connection), folded=folded) if many else EveryoneCount(folded=folded)
    laid_out = people is None or (watched is not None and isinstance(people, WatchedCount))
    placed = laid_out and not folded
    for found in count_in_parts(connection, hits.parts(placed=placed), people, folded=folded, kinds=kinds, due=due):
        yield replace(found, approximate=True) if selection.approximate else found


def asks_for_marks(node: Node | None) -> bool:
    """Return whether the answer changes when the reader marks an article."""
    match node:
        case And() | Or():
            return any(map(asks_for_marks, node.parts))
        case Not():
            return asks_for_marks(node.part)
        case Is():
            return node.state in {State.READ, State.UNREAD, State.STARRED, State.TAGGED}
        case Tagged() | Noted() | Has():
            return True
        case _:
            return False
