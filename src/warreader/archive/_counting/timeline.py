"""Counts along a timeline: for each stretch of time, how many articles tell of it, or are inferred to be of it.

A stretch is not the sum of its days, since an article may tell of several of them, and an inferred date has rivals. So
each is asked for by a search: 150 of them take 0.1 s of a million articles, and what they say is the list they give.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from warreader.archive._counting.cache import Remembered
from warreader.archive._counting.query_facets import asks_for_marks
from warreader.archive._search.search import search
from warreader.archive._storage import keys
from warreader.archive._storage.changes import generation
from warreader.archive._storage.database import fetch
from warreader.article import PartialDate
from warreader.query import Dated, Is, State, TellsOf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warreader.archive._store import Store
    from warreader.query import Node, Query

Span = tuple[date, date]
"""First and last day, both part of it."""
_YEAR: Final = 4  # digits


class Timeline:
    """Counts along the timeline of an archive.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._remembered: Remembered[tuple[int, ...]] = Remembered(len)

    def event_years(self, *, folded: bool = False) -> tuple[int, ...]:
        """Return the years that an article of the archive tells of, oldest first.

        Args:
            folded: True if folded text counts.
        """
        found: set[int] = set()
        with self._store.reading() as connection:
            for kept in (True, False) if folded else (True,):
                start = keys.event("", kept=kept)
                at = start
                while rows := fetch(connection, "SELECT term FROM search_words WHERE term >= ? LIMIT 1", at):
                    year = str(rows[0][0]).removeprefix(start)[:_YEAR]
                    if not str(rows[0][0]).startswith(start) or not year.isdigit():
                        break
                    found.add(int(year))
                    at = f"{start}{int(year) + 1:04d}"
        return tuple(sorted(found))

    def count_events(self, query: Query, spans: Sequence[Span]) -> tuple[int, ...]:
        """Count the articles of a query that tell of a day in a stretch of time.

        Args:
            query: What to count over.
            spans: The stretches.

        Returns:
            For each of them, the length of the list that `event:` gives. What a text tells of in a month counts for the
            month and the year, and for no day or week: it may lie outside of them.

        Raises:
            QueryError: The query takes too long.
        """
        return self._count_spans("event", query, spans, TellsOf)

    def count_inferred(self, query: Query, spans: Sequence[Span]) -> tuple[int, ...]:
        """Count the articles of a query whose date is inferred, and which may be of a stretch of time.

        Args:
            query: What to count over.
            spans: The stretches.

        Returns:
            For each of them, by how many articles `date:~` gives more than `date:`. An article with two possible dates
            counts for both.

        Raises:
            QueryError: The query takes too long.
        """
        return self._count_spans("date", query & Is(State.INFERRED), spans, partial(Dated, inferred=True))

    def _count_spans(
        self, kind: str, query: Query, spans: Sequence[Span], node: Callable[[PartialDate, PartialDate], Node]
    ) -> tuple[int, ...]:
        with self._store.reading() as connection:
            made_in = generation(connection)
        key = (kind, str(query), tuple(spans))
        if (remembered := self._remembered.get(key, made_in)) is not None:
            return remembered
        counts = tuple(
            search(self._store, query & node(PartialDate.of(first), PartialDate.of(last))).total
            for first, last in spans
        )
        if not asks_for_marks(query.root):
            self._remembered.put(key, made_in, counts)
        return counts
