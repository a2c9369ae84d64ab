"""Runs a search: query in, `Listing` out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive._search.compile import Compiler
from warreader.archive._search.listing import Listing
from warreader.archive._storage.limits import COUNT_SECONDS
from warreader.query import And, Near, Or, Sort, Words

if TYPE_CHECKING:
    from warreader.archive._store import Store
    from warreader.query import Node, Query


def search(store: Store, query: Query, sort: Sort = Sort.NEWEST, *, typing: bool = False) -> Listing:
    """Find articles.

    Args:
        store: The databases.
        query: What to find.
        sort: The order; a `sort:` in the query wins.
        typing: True while the query is being typed, see `Archive.search`.

    Returns:
        The list; nothing is counted or fetched yet.

    Raises:
        QueryError: A name in the query means too many people, or to draw its sample takes too long.
    """
    with store.reading(COUNT_SECONDS) as connection:
        selection = Compiler.select(query, connection, store.lexicon, typing=typing)
        order = query.sort or sort
        ranking = None
        if order is Sort.RELEVANCE and (words := _words(query.root)):
            compiler = Compiler(connection, store.lexicon, query.root, folded=False)
            ranking = compiler.expression(Or(tuple(words)) if len(words) > 1 else words[0])
    return Listing(store.readers, store.path, selection, order, ranking)


def _words(node: Node | None) -> list[Words | Near]:
    """Gather the words that an answer should have, for ranking."""
    if isinstance(node, And | Or):
        return [word for part in node.parts for word in _words(part)]
    return [node] if isinstance(node, Words | Near) else []
