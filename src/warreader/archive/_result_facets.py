"""Counts over the articles of a query: over them all, or over those that it leaves out, where these are fewer.

Counts add up: what is left is what there was less what was taken away. A query takes most articles where it asks for a
word that nearly all have (`said`), refuses one that few have (`-oil`), or refuses what the reader marked (`is:unread`).
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import islice
from operator import sub
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._facets import RunningCount, count_in_parts, subtract
from warreader.archive._kept_facets import kept_facets, kept_total
from warreader.archive._parts import Hits, listed
from warreader.archive._people import FEW, EveryoneCount, WatchedCount, named_most
from warreader.archive._storage.limits import Deadline
from warreader.archive._stretches import read_stretches
from warreader.archive._watched import kept_watched, watch
from warreader.query import And, Has, Is, Not, Noted, Or, State, Tagged, conjuncts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator

    from warreader.archive._facets import FacetKind
    from warreader.archive._parts import Part, Placed
    from warreader.archive._people import PeopleCount
    from warreader.archive._search.selection import Selection
    from warreader.archive._stretches import Stretch
    from warreader.archive._values import Facets
    from warreader.query import Node, Query

_MARKED: Final = frozenset({State.READ, State.STARRED, State.TAGGED, State.CORRECTED})

_FIRST: Final = 2
"""Parts that are counted when something is due and nothing of the whole can be told: 20 ms each, and the newest stretch
is often a small one."""

_Counted = tuple["Facets", "array[int] | None"]
"""Counts without people, and in how many articles each watched person is named; None where nobody asks."""


def facets_in_parts(
    connection: apsw.Connection,
    select: Callable[[Query], Selection],
    query: Query,
    kinds: Collection[FacetKind],
    due: Callable[[], bool],
) -> Iterator[Facets]:
    """Count over the articles of a query.

    Args:
        connection: A read connection, inside a transaction.
        select: Compiles a query.
        query: The query.
        kinds: What to count.
        due: Tells whether what is counted so far is wanted.

    Yields:
        The counts of the newest articles, whenever they are due and can be told; at the end those of all.
    """
    asked = _Asked(connection, select(query), kinds, folded=query.folded, due=due)
    hits = Hits(connection, asked.selection)
    if asked.can_subtract and query.sample is None:
        most = _Most(asked, select)
        counted = yield from most.over(query, hits)
        if counted is not None:
            yield most.told(*counted)
            return
    yield from asked.find(hits)
    people: PeopleCount | None = None
    if asked.named:
        people = asked.watched_count() if hits.exceed(FEW) else EveryoneCount(folded=asked.folded)
    yield from count_in_parts(
        connection, hits.parts(asked.laid_out(hits)), people, folded=asked.folded, kinds=kinds, due=due
    )


class _Asked:
    """What is counted, and what is told of it while that takes long."""

    def __init__(
        self,
        connection: apsw.Connection,
        selection: Selection,
        kinds: Collection[FacetKind],
        *,
        folded: bool,
        due: Callable[[], bool],
    ) -> None:
        self.connection, self.selection, self.kinds, self.folded, self.due = connection, selection, kinds, folded, due
        self.named = "person" in kinds
        self.watched = kept_watched(connection) if self.named else None
        self.stretches = read_stretches(connection)

    @property
    def can_subtract(self) -> bool:
        """Whether the counts over everything are kept, of all that is to be counted."""
        ready = not self.named or (self.watched is not None and self.watched.counts is not None)
        return ready and not self.folded and kept_total(self.connection) is not None

    def laid_out(self, hits: Hits) -> list[Stretch]:
        """Return the stretches in which articles can be counted."""
        return self._usable if hits.exceed(FEW) else []

    def watched_count(self) -> WatchedCount | None:
        """Count people, where they are asked for."""
        if not self.named:
            return None
        return WatchedCount(self.watched or watch(self.connection), folded=self.folded)

    def find(self, hits: Hits) -> Iterator[Facets]:
        """Check whether there are more than a few; where that takes long, the newest that are asked for are told."""
        is_asked = hits.selection is self.selection
        if is_asked and not hits.selection.gathers:
            return  # where a few are found late there are few, so that all is told then
        deadline = Deadline(self.connection, self.due)
        try:
            with deadline:
                hits.exceed(FEW)
        except apsw.InterruptError:
            if not deadline.rang:
                raise
            if is_asked and hits.begun:
                yield from self._first_of(listed(hits.begun, self._usable))
            else:
                yield from self.newest()

    def newest(self) -> Iterator[Facets]:
        """Count the articles of the newest stretches, if there are any."""
        newest = self.selection.since(self.stretches[-_FIRST:][0].first) if self.stretches else self.selection
        yield from self._first_of(Hits(self.connection, newest).parts(self._usable))

    @property
    def _usable(self) -> list[Stretch]:
        return self.stretches if not self.folded and (self.watched is not None or not self.named) else []

    def _first_of(self, parts: Iterator[Part | Placed]) -> Iterator[Facets]:
        counted = RunningCount(self.connection, self.watched_count(), self.kinds, folded=self.folded)
        for part in islice(parts, _FIRST):
            counted.take(part)
        if counted.total:
            yield counted.so_far()


def _only(facets: Facets, kinds: Collection[FacetKind]) -> Facets:
    """Leave out what nobody asked for: from that nothing was taken away."""
    return replace(
        facets,
        cities=facets.cities if "city" in kinds else (),
        days=facets.days if "day" in kinds else (),
        sources=facets.sources if "source" in kinds else (),
    )


class _Most:
    """Counts over queries that take most articles, from what is kept of all.

    Nothing of that can be told before it is subtracted: what is due then is counted for itself.

    Args:
        asked: What is counted.
        select: Compiles a query.
    """

    def __init__(self, asked: _Asked, select: Callable[[Query], Selection]) -> None:
        self._asked, self._select = asked, select
        self._connection = asked.connection

    def over(self, query: Query, hits: Hits) -> Generator[Facets, None, _Counted | None]:
        """Count over a query; None where it does not take most, or what it leaves out cannot be asked for."""
        if query.root is None:
            return self._whole()
        if (parts := _without_marked(query)) is not None:
            wide, refused = parts
            base = yield from self.over(wide, Hits(self._connection, self._select(wide)))
            if base is None:
                return None
            others = Hits(self._connection, self._select(refused))
            return None if others.exceed(base[0].total // 2) else (yield from self._less(base, others))
        rest = hits.selection.rest()
        if rest is None or _seeks_phrase(hits.selection.match or ""):
            return None
        yield from self._asked.find(hits)
        if not self._takes_most(hits):
            return None
        whole = self._whole()
        return None if whole is None else (yield from self._less(whole, Hits(self._connection, rest)))

    def told(self, facets: Facets, counts: array[int] | None) -> Facets:
        """Return counts with people, and without what nobody asked for."""
        watched, kinds = self._asked.watched, self._asked.kinds
        of_people = ((), 0) if watched is None or counts is None else named_most(self._connection, watched, counts)
        return _only(replace(facets, people=of_people[0], rare=of_people[1]), kinds)

    def _whole(self) -> _Counted | None:
        whole, watched = kept_facets(self._connection), self._asked.watched
        return None if whole is None else (whole, watched.counts if watched else None)

    def _takes_most(self, hits: Hits) -> bool:
        """Estimate whether a query takes more than half of all articles, by the newest stretch, the middle, the oldest.

        It is only about which way is the shorter one. To gather all words that begin so takes as long for a stretch as
        for all, so of those only the newest is looked at.
        """
        if not hits.exceed(FEW):  # of few, each is looked for behind the end of a stretch
            return False
        known = self._asked.stretches
        samples = known[-1:] if "*" in (hits.selection.match or "") else known[:: max(1, len(known) // 2)]
        return 2 * hits.count(samples) > sum(one.articles for one in samples)

    def _less(self, base: _Counted, hits: Hits) -> Generator[Facets, None, _Counted | None]:
        """Subtract the counts over some articles; None where few are left, since in a few everybody is counted."""
        asked, counts = self._asked, base[1]
        people = None if counts is None else asked.watched_count()
        told = False
        for newest in asked.find(hits):
            told = True
            yield newest
        rest = base[0]
        parts = hits.parts(asked.laid_out(hits))
        for rest in count_in_parts(self._connection, parts, people, folded=False, kinds=asked.kinds, due=asked.due):
            if rest.since is not None and not told:
                told = True
                yield from asked.newest()
        if base[0].total - rest.total <= FEW:
            return None
        if people is not None and counts is not None:
            counts = array("q", map(sub, counts, people.counts))
        return subtract(base[0], rest), counts


def _seeks_phrase(match: str) -> bool:
    """Return whether words must stand beside each other: finding that takes longest, and no shorter for the others.

    So the articles themselves are counted, of which more can be told by the time that something is due.
    """
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
    """Return what a condition on the reader's marks refuses; None for any other condition."""
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
