"""The SQL for the articles that a query selects, from which lists, counts and samples are made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from warreader.archive._storage import keys

Value = int | str


@dataclass(slots=True)
class Selection:
    """Which articles a query takes, as SQL.

    In a condition `{id}` stands for the rowid, and `{bound}`, behind a full-text expression, for a bound of the rowids
    that are gathered for it.
    """

    match: str | None = None
    """A full-text expression; None where none is needed."""
    low: int | None = None
    """Least rowid; None where there is no bound."""
    high: int | None = None
    """Rowid behind the greatest one."""
    conditions: list[tuple[str, list[Value]]] = field(default_factory=list)
    """All must hold, beside the above."""
    approximate: bool = False
    """True if beginnings of words stand for their commonest completions only."""
    folded: bool = False
    """True if words of folded text count: all articles that have one are gathered before the first is found."""

    @property
    def is_everything(self) -> bool:
        """True if no article is left out."""
        return self.match is None and self.low is None and self.high is None and not self.conditions

    @property
    def gathers(self) -> bool:
        """True if articles are gathered for a condition, or for all words that begin so, before the first is found."""
        return bool(self.conditions) or "*" in (self.match or "")

    def rest(self) -> Selection | None:
        """Return the articles of a list of everything that the query does not take; None where that is not simple."""
        if self.match is None or self.conditions or self.low is not None or self.high is not None:
            return None
        return Selection(f'"{keys.ANY}" NOT (({self.match}) OR "{keys.SUPERSEDED}")')

    def since(self, low: int) -> Selection:
        """Return those of its articles whose rowid is not below a bound."""
        return replace(self, low=low if self.low is None else max(self.low, low))

    def before(self, high: int) -> Selection:
        """Return those of its articles whose rowid is below a bound."""
        return replace(self, high=high if self.high is None else min(self.high, high))

    def sql(self, columns: str, *more: tuple[str, list[Value]]) -> tuple[str, list[Value]]:
        """Write the statement up to its WHERE clause.

        Args:
            columns: What to select; `{id}` is the rowid.
            more: Further conditions.

        Returns:
            The statement and its values.
        """
        table, number = ("article", "article.id") if self.match is None else ("search", "search.rowid")
        parts: list[tuple[str, list[Value]]] = []
        if self.match is not None:
            parts.append(("search MATCH ?", [self.match]))
        if self.low is not None:
            parts.append(("{id} >= ?", [self.low]))
        if self.high is not None:
            parts.append(("{id} < ?", [self.high]))
        parts += [*self.conditions, *more]
        where = " AND ".join(f"({text})" for text, _ in parts) or "1"
        text = f"SELECT {columns} FROM {table} WHERE {where}".replace("{id}", number)
        text = text.replace("{bound}", "" if self.low is None else f" AND rowid >= {self.low:d}")
        return text, [value for _, values in parts for value in values]
