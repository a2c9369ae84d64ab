"""The SQL for the articles that a query selects, from which lists, counts and samples are made."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import apsw

from warreader.archive._search.alternatives import gathers, none_of
from warreader.archive._storage.database import fetch

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Marked:
    """The articles that the reader has marked somehow: a value of a condition, in the place of its `{marked}`."""

    select: str
    """The statement that gives their rowids."""
    values: tuple[str, ...] = ()
    """Its values."""
    held: array[int] | None = None
    """The rowids, in order, where they were read already: who asks for one stretch after the other reads them once."""

    def read(self, connection: apsw.Connection) -> Marked:
        """Hold the rowids."""
        found = (row[0] for row in fetch(connection, self.select, *self.values))
        return replace(self, held=array("q", sorted(found)))

    def sql(self, low: int | None, high: int | None) -> tuple[str, tuple[object, ...]]:
        """Write them as a statement, those at least that lie between two bounds."""
        if self.held is None:
            return self.select, self.values
        start = 0 if low is None else bisect_left(self.held, low)
        numbers = self.held[start : len(self.held) if high is None else bisect_left(self.held, high)]
        return ("SELECT value FROM carray(?)", (apsw.carray(numbers),)) if numbers else ("SELECT 1 WHERE 0", ())


_LONGEST: Final = 1_000
"""Characters of an expression that is asked anew for each part: a few words, not the hundreds a name can mean."""

Value = int | str | Marked
Condition = tuple[str, list[Value]]


@dataclass(slots=True)
class Selection:
    """The SQL for the articles that a query selects.

    In a condition `{id}` stands for the rowid, and `{bound}`, where articles are gathered, for the bounds of the rowids
    that are wanted.
    """

    match: str | None = None
    """A full-text expression; None where none is needed."""
    low: int | None = None
    """Least rowid; None where there is no bound."""
    high: int | None = None
    """Rowid behind the greatest one."""
    conditions: list[Condition] = field(default_factory=list)
    """All must hold, beside the above."""
    left_out: list[Condition] = field(default_factory=list)
    """Statements that give what the conditions refuse; where there are fewer of them, it is not known of all."""
    approximate: bool = False
    """True if beginnings of words stand for their commonest completions only."""
    folded: bool = False
    """True if words of folded text count: all articles that have one are gathered before the first is found."""

    @property
    def is_everything(self) -> bool:
        """True if no article is left out."""
        return self.match is None and self.low is None and self.high is None and not self.conditions

    @property
    def begins_late(self) -> bool:
        """True if it takes the index long to give the first article, or the first of any part of them.

        It gathers the articles of all words that begin so, or opens the lists of hundreds of words.
        """
        values = (self.match or "", *(value for _, held in self.conditions for value in held))
        return any(gathers(value) or len(value) >= _LONGEST for value in values if isinstance(value, str))

    def leave_out(self, table: str, where: str, values: list[Value]) -> None:
        """Leave out articles that a table has, by a condition over its rows."""
        self.conditions.append((f"NOT EXISTS (SELECT 1 FROM {table} l WHERE l.article = {{id}} AND ({where}))", values))
        self.left_out.append((f"SELECT article FROM {table} l WHERE ({where}){{bound}}", values))

    def others(self) -> list[Selection] | None:
        """Return what it leaves out within its bounds, in selections that may overlap; None: it cannot be asked for."""
        if len(self.left_out) != len(self.conditions):
            return None
        found = [] if self.match is None else [Selection(none_of(self.match))]
        return found + [Selection(conditions=[(f"{{id}} IN ({text})", values)]) for text, values in self.left_out]

    def since(self, low: int) -> Selection:
        """Return those of its articles whose rowid is not below a bound."""
        return replace(self, low=low if self.low is None else max(self.low, low))

    def before(self, high: int) -> Selection:
        """Return those of its articles whose rowid is below a bound."""
        return replace(self, high=high if self.high is None else min(self.high, high))

    def holding(self, connection: apsw.Connection) -> Selection:
        """Read what the reader has marked, to be asked with it time and again."""
        return replace(
            self,
            conditions=[
                (text, [value.read(connection) if isinstance(value, Marked) else value for value in values])
                for text, values in self.conditions
            ],
        )

    def sql(self, columns: str, *more: Condition, join: str = "", table: str = "article") -> tuple[str, list[Any]]:
        """Write the statement up to its WHERE clause.

        Args:
            columns: What to select; `{id}` is the rowid.
            more: Further conditions.
            join: What is joined to the articles.
            table: The articles, where no index of words is asked.

        Returns:
            The statement and its values.
        """
        table, number = (table, "article.id") if self.match is None else ("search", "search.rowid")
        parts: list[Condition] = []
        if self.match is not None:
            parts.append(("search MATCH ?", [self.match]))
        if self.low is not None:
            parts.append(("{id} >= ?", [self.low]))
        if self.high is not None:
            parts.append(("{id} < ?", [self.high]))
        parts += [*self.conditions, *more]
        where, values = self._filled(" AND ".join(f"({text})" for text, _ in parts) or "1", (v for _, v in parts))
        return f"SELECT {columns} FROM {table} {join} WHERE {where}".replace("{id}", number), values

    def _filled(self, text: str, given: Iterable[list[Value]]) -> tuple[str, list[Any]]:
        """Fill in the bounds, and what the reader has marked, which stands in the order of the values."""
        low = "" if self.low is None else f" AND rowid >= {self.low:d}"
        text = text.replace("{bound}", low if self.high is None else f"{low} AND rowid < {self.high:d}")
        values: list[Any] = []
        for value in (one for some in given for one in some):
            if isinstance(value, Marked):
                select, its_own = value.sql(self.low, self.high)
                text = text.replace("{marked}", select, 1)
                values += its_own
            else:
                values.append(value)
        return text, values
