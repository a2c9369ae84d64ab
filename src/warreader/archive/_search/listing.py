"""The result of a search: a total, and rows fetched on demand."""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._counting.stored_facets import kept_total
from warreader.archive._counting.stretches import read_stretches
from warreader.archive._search.rows import read_rows
from warreader.archive._search.sampling import sample_condition
from warreader.archive._search.selection import Selection
from warreader.archive._search.title_order import kept_titles
from warreader.archive._storage.codec import identity_bytes
from warreader.archive._storage.database import fetch, fetch_one, translated
from warreader.archive._storage.limits import limited
from warreader.query import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from warreader.archive._storage.database import Readers
    from warreader.archive._values import Row

RANKED: Final = 5_000
"""How many of the newest matches are ordered by relevance; the others follow, newest first. Measured at a million
articles: 12 ms in the middle, 32 at most, against 2.2 s for ranking every match of a common word."""
_WEIGHTS: Final = "1.0, 5.0, 0.0"  # a word in the title counts five times one in the text; keys do not rank
_SECONDS: Final = 0.5
"""Processor time for one statement of a search."""
_ROW_SECONDS: Final = 0.001
"""What each row that is fetched may take beside: it takes 0.02 ms, and whoever asks for thousands waits for them."""
_FEW: Final = 50  # of so many articles, one is sorted by title sooner than picked out of the order of all
_LOWEST: Final = -(1 << 63)  # of all rowids
_FOLDED_SECONDS: Final = 3.0
"""The same where words of folded text count too: a word that stands in all of a million articles takes 0.12 s."""
_ORDERING_SECONDS: Final = 10.0
"""The same where all of a result is ordered by title or relevance, once."""


class Listing:
    """A result set as a value. Safe to use from any thread; every thread reads through a connection of its own.

    Args:
        readers: Connections to the archive.
        path: Of the archive, for messages.
        selection: Which articles.
        sort: In which order.
        ranking: The words to rank by, as a full-text expression; None ranks nothing.
    """

    def __init__(
        self, readers: Readers, path: Path, selection: Selection, sort: Sort, ranking: str | None = None
    ) -> None:
        self.sort: Final = sort
        """The order."""
        self.approximate: Final = selection.approximate
        """True while a word is typed in a large archive: only its commonest completions were looked for."""
        self._readers = readers
        self._path = path
        self._selection = selection
        self._ranking = ranking
        self._lock = threading.Lock()
        self._total: int | None = None
        self._order: array[int] | None = None
        self._anchors: list[tuple[int, int]] = []  # place in the list and rowid of rows that were fetched, in order

    @property
    def total(self) -> int:
        """How many articles there are. Counted once.

        Raises:
            QueryError: The query takes too long.
        """
        if self._total is None:
            with translated(self._path), limited(self._readers.get(), self._seconds) as connection:
                text, values = self._selection.sql("count(*)")
                self._total = int(fetch_one(connection, text, *values)[0])
        return self._total

    def take_total(self, total: int) -> None:
        """Take how many articles there are, where they were counted with what they name: `Facets.total`."""
        self._total = total

    @property
    def counted(self) -> int | None:
        """How many articles there are, if that can be told without counting them; else None."""
        if self._total is None and self._selection.is_everything:
            with translated(self._path):
                self._total = kept_total(self._readers.get())
        return self._total

    def __len__(self) -> int:
        return self.total

    def rows(self, start: int, stop: int) -> list[Row]:
        """Fetch a stretch of the list.

        Args:
            start: The first row, from 0.
            stop: Behind the last one; may lie behind the end of the list.

        Returns:
            The rows; empty behind the end.

        Raises:
            QueryError: The query takes too long.
        """
        start = max(0, start)
        if stop <= start:
            return []
        seconds = self._seconds_of_order + (stop - start) * _ROW_SECONDS
        with translated(self._path), limited(self._readers.get(), seconds) as connection:
            return read_rows(connection, self._numbers(connection, start, stop))

    def ids(self) -> list[str]:
        """Return the IDs of all articles, in order. For commands that go through a whole result."""
        with translated(self._path):
            connection = self._readers.get()
            known = "SELECT lower(hex(identity)) FROM article WHERE id = ?"
            rows = (fetch_one(connection, known, number) for number in self._all(connection))
            return [row[0] for row in rows if row is not None]

    def draw(self, size: int, seed: int) -> tuple[list[str], int]:
        """Draw articles as `sample:` and `seed:` in a query do. For commands, which wait as long as it takes.

        Args:
            size: How many to draw; where there are fewer, all are drawn.
            seed: Any whole number; the same one draws the same articles on every machine.

        Returns:
            The IDs of those that are drawn, in order, and the total that they are drawn from.
        """
        with translated(self._path):
            condition, found = sample_condition(self._readers.get(), self._selection, size, seed)
        sample = Selection(conditions=[condition])
        return Listing(self._readers, self._path, sample, self.sort, self._ranking).ids(), found

    def position(self, identity: str) -> int | None:
        """Find an article in the list.

        Returns:
            Its row, from 0; None if it is not in the list.
        """
        with translated(self._path), limited(self._readers.get(), self._seconds_of_order) as connection:
            row = fetch_one(connection, "SELECT id FROM article WHERE identity = ?", identity_bytes(identity))
            if row is None:
                return None
            number = row[0]
            text, values = self._selection.sql("1", ("{id} = ?", [number]))
            if fetch_one(connection, text, *values) is None:
                return None
            order = () if self._by_date else self._ordered(connection)
            if number in order:
                return order.index(number)
            if self.sort is Sort.TITLE:
                return None
            sign = "<" if self.sort is Sort.OLDEST else ">"
            text, values = self._selection.sql("count(*)", (f"{{id}} {sign} ?", [number]))
            return int(fetch_one(connection, text, *values)[0])

    @property
    def _seconds(self) -> float:
        return _FOLDED_SECONDS if self._selection.folded else _SECONDS

    @property
    def _seconds_of_order(self) -> float:
        return self._seconds if self._by_date else _ORDERING_SECONDS

    @property
    def _by_date(self) -> bool:
        return self.sort in {Sort.NEWEST, Sort.OLDEST}

    def _numbers(self, connection: apsw.Connection, start: int, stop: int) -> Sequence[int]:
        if self._by_date:
            return self._page(connection, start, stop)
        order = self._ordered(connection)
        if self.sort is Sort.TITLE or stop <= len(order):
            return order[start:stop]
        return [*order[start:], *self._page(connection, max(start, len(order)), stop)]

    def _page(self, connection: apsw.Connection, start: int, stop: int) -> list[int]:
        """Fetch rowids by walking from the nearest place that is known: the beginning, an earlier page, or the end."""
        newest = self.sort is not Sort.OLDEST
        index, anchor = self._anchor(start)
        from_end = self._total is not None and self._total - stop < start - index
        if from_end and self._total is not None:
            stop = min(stop, self._total)
            numbers = self._walk(connection, None, self._total - stop, max(0, stop - start), newest=not newest)[::-1]
        else:
            numbers = self._walk(connection, anchor, start - index - 1, stop - start, newest=newest)
        if numbers:
            self._remember(start, numbers[0])
            self._remember(start + len(numbers) - 1, numbers[-1])
        return numbers

    def _anchor(self, start: int) -> tuple[int, int | None]:
        """Find the nearest row before a place whose rowid is known; -1 and None: the beginning."""
        with self._lock:
            behind = bisect_left(self._anchors, (start, _LOWEST))
            return self._anchors[behind - 1] if behind else (-1, None)

    def _remember(self, place: int, number: int) -> None:
        with self._lock:
            at = bisect_left(self._anchors, (place, _LOWEST))
            if at < len(self._anchors) and self._anchors[at][0] == place:
                self._anchors[at] = (place, number)
            else:
                self._anchors.insert(at, (place, number))

    def _walk(
        self, connection: apsw.Connection, anchor: int | None, skip: int, count: int, *, newest: bool
    ) -> list[int]:
        if newest and count >= 0 and self._selection.conditions:
            near = self._selection.since(self._gathered_from(connection, anchor))
            found = self._walked(connection, near, anchor, skip, count, newest=True)
            if len(found) == count:
                return found
        return self._walked(connection, self._selection, anchor, skip, count, newest=newest)

    def _gathered_from(self, connection: apsw.Connection, anchor: int | None) -> int:
        """Give the rowid from which on articles are gathered at first: two stretches, of a million articles a 15th."""
        behind = min((one for one in (anchor, self._selection.high) if one is not None), default=None)
        before = [one.first for one in read_stretches(connection) if behind is None or one.first < behind]
        return before[-2:][0] if before else _LOWEST

    @staticmethod
    def _walked(  # noqa: PLR0913  # as `_walk` has them
        connection: apsw.Connection,
        selection: Selection,
        anchor: int | None,
        skip: int,
        count: int,
        *,
        newest: bool,
    ) -> list[int]:
        sign, order = ("<", "DESC") if newest else (">", "ASC")
        behind = [] if anchor is None else [(f"{{id}} {sign} ?", [anchor])]
        text, values = selection.sql("{id}", *behind)  # type: ignore[arg-type]  # ints are values
        column = "id" if selection.match is None else "rowid"
        rows = connection.execute(f"{text} ORDER BY {column} {order} LIMIT ? OFFSET ?", [*values, count, skip])
        return [row[0] for row in rows]

    def _all(self, connection: apsw.Connection) -> Sequence[int]:
        if self.sort is Sort.TITLE:
            return self._ordered(connection)
        order = () if self._by_date else self._ordered(connection)
        rest = self._walk(connection, None, len(order), -1, newest=self.sort is not Sort.OLDEST)
        return [*order, *rest]

    def _ordered(self, connection: apsw.Connection) -> array[int]:
        """Put rowids in an order that is not that of time, once: all by title, or the newest by relevance."""
        with self._lock:
            if self._order is None:
                self._order = self._titled(connection) if self.sort is Sort.TITLE else self._ranked(connection)
            return self._order

    def _titled(self, connection: apsw.Connection) -> array[int]:
        kept = kept_titles(connection)
        if kept is not None and self._selection.is_everything:
            return kept
        found = array("q", self._walk(connection, None, 0, -1, newest=True))
        if kept is not None and len(found) * _FEW > len(kept):
            return array("q", filter(set(found).__contains__, kept))
        text = (
            "SELECT a.id FROM carray(?) h CROSS JOIN article a ON a.id = h.value ORDER BY casefold(a.title), a.id DESC"
        )
        return array("q", (row[0] for row in connection.execute(text, (apsw.carray(found),)))) if found else found

    def _ranked(self, connection: apsw.Connection) -> array[int]:
        head = self._walk(connection, None, 0, RANKED, newest=True)
        if self._ranking is None or not head:
            return array("q", head)
        text = (
            f"SELECT rowid, bm25(search, {_WEIGHTS}) FROM search "  # our own weights
            "WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        )
        scores = dict(fetch(connection, text, self._ranking, head[-1], head[0]))
        head.sort(key=lambda number: scores.get(number, 0.0))  # bm25 is below zero, the better the lower
        return array("q", head)
