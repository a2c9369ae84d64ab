"""Counts over the articles of a query: over them all, or over those that it leaves out, where these are fewer.

Counts add up: what is left is what there was less what was taken away. A query takes most articles where it asks for a
word that nearly all have (`said`), refuses one that few have (`-oil`), or refuses what the reader marked (`is:unread`).
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from operator import sub
from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch_one
from warreader.archive._facets import count_facets, subtract
from warreader.archive._kept_facets import kept_facets, kept_total
from warreader.archive._parts import Hits
from warreader.archive._people import FEW, EveryoneCount, WatchedCount, named_most
from warreader.archive._stretches import read_stretches
from warreader.archive._watched import kept_watched, watch
from warreader.frozen import dataclass
from warreader.query import And, Has, Is, Not, Noted, Or, State, Tagged, conjuncts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import apsw

    from warreader.archive._facets import FacetKind
    from warreader.archive._people import PeopleCount
    from warreader.archive._selection import Selection
    from warreader.archive._values import Facets
    from warreader.archive._watched import Watched
    from warreader.query import Node, Query

_MARKED: Final = frozenset({State.READ, State.STARRED, State.TAGGED, State.CORRECTED})

_Counted = tuple["Facets", "array[int] | None"]
"""Counts without people, and in how many articles each watched person is named; None where nobody asks."""


def facets_of(
    connection: apsw.Connection, select: Callable[[Query], Selection], query: Query, kinds: Collection[FacetKind]
) -> Facets:
    """Count over the articles of a query.

    Args:
        connection: A read connection, inside a transaction.
        select: Compiles a query.
        query: The query.
        kinds: What to count.
    """
    folded, named, selection = query.folded, "person" in kinds, select(query)
    watched = kept_watched(connection) if named else None
    ready = not named or (watched is not None and watched.counts is not None)
    if ready and not folded and query.sample is None and (total := kept_total(connection)) is not None:
        counted = _Most(connection, select, kinds, watched, total).over(query, selection)
        if counted is not None:
            facets, counts = counted
            of_people = ((), 0) if watched is None or counts is None else named_most(connection, watched, counts)
            return _only(replace(facets, people=of_people[0], rare=of_people[1]), kinds)
    hits = Hits(connection, selection)
    few = not hits.exceed(FEW)
    people: PeopleCount | None = None
    if named:
        people = EveryoneCount(folded=folded) if few else WatchedCount(watched or watch(connection), folded=folded)
    laid_out = not few and not folded and (watched is not None or not named)
    parts = hits.parts(read_stretches(connection) if laid_out else ())
    return count_facets(connection, parts, people, folded=folded, kinds=kinds)


def _only(facets: Facets, kinds: Collection[FacetKind]) -> Facets:
    """Leave out what nobody asked for: from that nothing was taken away."""
    return replace(
        facets,
        cities=facets.cities if "city" in kinds else (),
        days=facets.days if "day" in kinds else (),
        sources=facets.sources if "source" in kinds else (),
    )


@dataclass(frozen=True, slots=True)
class _Most:
    """Counts over queries that take most articles, from what is kept of all."""

    connection: apsw.Connection
    select: Callable[[Query], Selection]
    kinds: Collection[FacetKind]
    watched: Watched | None
    total: int
    """Articles of a list of everything."""

    def over(self, query: Query, selection: Selection) -> _Counted | None:
        """Count over a query; None where it does not take most, or what it leaves out cannot be asked for."""
        if query.root is None:
            return self._whole()
        if (parts := _without_marked(query)) is not None:
            wide, refused = parts
            others = self.select(refused)
            base = self.over(wide, self.select(wide))
            return None if base is None else self._less(base, others, base[0].total - self._count(others))
        rest = None if _seeks_phrase(selection.match or "") else selection.rest()
        left = 0 if rest is None else self._count(selection)
        if rest is None or 2 * left <= self.total:
            return None
        whole = self._whole()
        return None if whole is None else self._less(whole, rest, left)

    def _whole(self) -> _Counted | None:
        whole = kept_facets(self.connection)
        return None if whole is None else (whole, self.watched.counts if self.watched else None)

    def _count(self, selection: Selection) -> int:
        text, values = selection.sql("count(*)")
        return int(fetch_one(self.connection, text, *values)[0])

    def _less(self, base: _Counted, others: Selection, left: int) -> _Counted | None:
        """Subtract the counts over some articles; None where few are left, so that these are counted sooner."""
        if left <= max(FEW, base[0].total // 2):
            return None
        counts = base[1]
        people = WatchedCount(self.watched, folded=False) if self.watched and counts is not None else None
        gone = base[0].total - left
        if not gone:
            return base
        parts = Hits(self.connection, others).parts(read_stretches(self.connection) if gone > FEW else ())
        rest = count_facets(self.connection, parts, people, folded=False, kinds=self.kinds)
        if people is not None and counts is not None:
            counts = array("q", map(sub, counts, people.counts))
        return subtract(base[0], rest), counts


def _seeks_phrase(match: str) -> bool:
    """Tell whether words must stand beside each other, which is looked for once only: 0.2 s for 635,000 articles."""
    return "NEAR(" in match or any(" " in quoted for quoted in match.split('"')[1::2])


def _without_marked(query: Query) -> tuple[Query, Query] | None:
    """Take apart a query that refuses what is marked: without that, and what it refuses; None: it refuses nothing."""
    parts = conjuncts(query.root)
    refused = [marked for part in parts if (marked := _refused(part)) is not None]
    if not refused:
        return None
    left = [part for part in parts if _refused(part) is None]
    wide = replace(query, root=And(tuple(left)) if len(left) > 1 else left[0] if left else None)
    return wide, wide & (Or(tuple(refused)) if len(refused) > 1 else refused[0])


def _refused(node: Node | None) -> Node | None:
    """Give what a condition on the reader's marks refuses; None for any other condition."""
    match node:
        case Is(State.UNREAD):
            return Is(State.READ)
        case Not(part=Is(state=state) as part) if state in _MARKED:
            return part
        case Not(part=Tagged() | Noted() | Has() as part):
            return part
        case _:
            return None


def asks_for_marks(node: Node | None) -> bool:
    """Tell whether the answer changes when the reader marks an article."""
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
