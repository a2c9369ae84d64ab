"""Compiles a query to SQL: a full-text expression, a range of rowids, and conditions for the rest.

What a user typed never reaches FTS5 as it is: words are cut by the index's own tokenizer and each is quoted. Words,
cities, names, sources and states are words of the index and go into one expression; a date is a range of rowids; the
reader's marks are sets of rowids.
"""

from __future__ import annotations

from datetime import date
from functools import singledispatchmethod
from typing import TYPE_CHECKING, Final

from warreader.archive._search.alternatives import NONE, any_of, begun_with
from warreader.archive._search.key_lookup import AT_ONCE, KeyLookup
from warreader.archive._search.phrases import Phrases
from warreader.archive._search.sampling import sample_condition
from warreader.archive._search.selection import Selection
from warreader.archive._search.user_conditions import user_condition
from warreader.archive._storage import keys
from warreader.archive._storage.database import fetch_one
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.query import (
    And,
    Dated,
    FromSource,
    Has,
    InArea,
    InCity,
    InLanguage,
    Is,
    Named,
    Near,
    NearCity,
    Not,
    Noted,
    OnBasis,
    Or,
    State,
    Tagged,
    TellsOf,
    Undated,
    Words,
    asks_for_superseded,
    conjuncts,
    event_prefixes,
)

if TYPE_CHECKING:
    import apsw

    from warreader.archive._search.key_lookup import Keyed
    from warreader.archive._search.lexicon import ArchiveLexicon
    from warreader.archive._search.selection import Condition
    from warreader.query import Node, Query

_DEEPEST: Final = 12
"""Levels of one full-text expression: FTS5's parser gives up at 17 (measured); what is deeper becomes SQL."""
_DAY_DIGITS: Final = len("YYYYMMDD")
_BEYOND: Final = 1 << 62  # greater than any rowid
_FOUND: Final = "SELECT rowid FROM search WHERE search MATCH ?{bound}"
_MATCH: Final = "{id} IN (" + _FOUND + ")"
_MATCH_FOLDED: Final = (  # one set: two of them joined by OR take twice as long
    "{id} IN (" + _FOUND + " UNION ALL SELECT rowid FROM search_folded WHERE search_folded MATCH ?{bound})"
)


class Compiler:
    """Compiles one query.

    Args:
        connection: A read connection, for what only the archive knows.
        lexicon: What spellings mean.
        root: The whole query.
        folded: True if folded text counts.
        typing: True if the beginning of a word may stand for its commonest completions only.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        lexicon: ArchiveLexicon,
        root: Node | None,
        *,
        folded: bool,
        typing: bool = False,
    ) -> None:
        self._connection = connection
        self._lexicon = lexicon
        self._folded = folded
        self._lookup = KeyLookup(connection, lexicon, folded=folded)
        self._phrases = Phrases(connection, lexicon, root, typing=typing)

    @classmethod
    def select(
        cls, query: Query, connection: apsw.Connection, lexicon: ArchiveLexicon, *, typing: bool = False
    ) -> Selection:
        """Compile a whole query."""
        compiler = cls(connection, lexicon, query.root, folded=query.folded, typing=typing)
        selection = Selection(folded=query.folded)
        matches: list[Node] = []
        for part in conjuncts(query.root):
            if isinstance(part, Dated) and not (part.inferred and compiler.rivals(part)):
                compiler.bound(selection, part)
            elif compiler.expression(part) is not None:
                matches.append(part)
            else:
                selection.conditions.append(compiler.condition(part))
        if matches:
            selection.match = compiler.expression(And(tuple(matches)) if len(matches) > 1 else matches[0])
        if not asks_for_superseded(query.root):
            compiler.exclude_superseded(selection)
        selection.approximate = compiler._phrases.approximate
        if query.sample is not None:
            sample, _ = sample_condition(connection, selection, query.sample, query.seed)
            return Selection(conditions=[sample], approximate=selection.approximate)
        return selection

    def exclude_superseded(self, selection: Selection) -> None:
        """Leave out what a later text of its page has superseded."""
        if selection.match is not None:
            selection.match = f'({selection.match}) NOT "{keys.SUPERSEDED}"'
        elif fetch_one(self._connection, "SELECT 1 FROM page WHERE superseded LIMIT 1"):
            selection.leave_out("page", "superseded", [])

    def rivals(self, node: Dated) -> bool:
        """Return whether an alternative to an inferred date lies in a period, and the inferred date itself does not."""
        low, high = _bounds(node)
        sql = "SELECT 1 FROM search WHERE search MATCH ? AND (rowid < ? OR rowid >= ?) LIMIT 1"
        match = " OR ".join(_begun(keys.guessed(digits), digits) for digits in _periods(node)) or NONE
        return fetch_one(self._connection, sql, match, low, _BEYOND if high is None else high) is not None

    def bound(self, selection: Selection, node: Dated) -> None:
        """Narrow a selection to a period."""
        low, high = _bounds(node)
        selection.low = low if selection.low is None else max(selection.low, low)
        if high is not None:
            selection.high = high if selection.high is None else min(selection.high, high)
        _, last = node.days
        refused: list[Condition] = [] if node.inferred else [("inferred", [])]
        refused += [] if last is None else [("latest > ?", [last])]  # it is not certain that it is in the period
        if refused:
            where = " OR ".join(text for text, _ in refused)
            selection.leave_out("loose", where, [value for _, values in refused for value in values])

    def condition(self, node: Node) -> Condition:
        """Write any node as an SQL condition over `{id}`."""
        if (match := self.expression(node)) is not None:
            return _MATCH, [match]
        match node:
            case And() | Or():
                parts = [self.condition(part) for part in node.parts]
                glue = " AND " if isinstance(node, And) else " OR "
                return glue.join(f"({text})" for text, _ in parts), [value for _, values in parts for value in values]
            case Not():
                text, values = self.condition(node.part)
                return f"NOT ({text})", values
            case Is() | Tagged() | Noted() | Has():
                return user_condition(node, self._lexicon)
            case InCity() | InArea() | NearCity() | Named() | FromSource() | InLanguage():
                several = self._lookup.in_groups(node)
                return f"{{id}} IN ({' UNION ALL '.join([_FOUND] * len(several))})", list(several)
            case Words() | Near():  # with folded text
                match = self._phrases.write(node)
                return _MATCH_FOLDED, [match, match]
            case _:
                raise TypeError(f"no SQL for {node!r}")

    @singledispatchmethod
    def expression(self, node: Node) -> str | None:
        """Write a node as a full-text expression; None where it is none."""
        raise TypeError(f"no SQL for {node!r}")

    @expression.register(And)
    def _(self, node: And) -> str | None:
        if _depth(node) > _DEEPEST:
            return None
        wanted = [part for part in node.parts if not isinstance(part, Not)]
        refused = [part.part for part in node.parts if isinstance(part, Not)]
        yes = [self.expression(part) for part in dict.fromkeys(wanted)] or [f'"{keys.ANY}"']
        no = [self.expression(part) for part in dict.fromkeys(refused)]
        if None in yes or None in no:
            return None
        text = " AND ".join(f"({one})" for one in yes)
        return f"({text}) NOT ({' OR '.join(f'({one})' for one in no)})" if no else text

    @expression.register(Or)
    def _(self, node: Or) -> str | None:
        if _depth(node) > _DEEPEST:
            return None
        parts = [self.expression(part) for part in dict.fromkeys(node.parts)]
        return None if None in parts else any_of([f"({part})" for part in parts])

    @expression.register(Not)
    def _(self, node: Not) -> str | None:
        if _depth(node) > _DEEPEST:
            return None
        part = self.expression(node.part)
        return None if part is None else f'"{keys.ANY}" NOT ({part})'

    @expression.register(Words)
    def _(self, node: Words) -> str | None:
        if self._folded and not node.title:
            return None
        text = self._phrases.write(node)
        return f"title : {text}" if node.title and text != NONE else text

    @expression.register(Near)
    def _(self, node: Near) -> str | None:
        return None if self._folded else self._phrases.write(node)

    @expression.register(InCity | InArea | NearCity | Named | FromSource | InLanguage)
    def _(self, node: Keyed) -> str | None:
        found = self._lookup.keys(node)
        return any_of([f'"{one}"' for one in found]) if len(found) <= AT_ONCE else None

    @expression.register(TellsOf)
    def _(self, node: TellsOf) -> str:
        days = event_prefixes(*node.days)
        return " OR ".join(
            _begun(keys.event(digits, kept=side), digits) for digits in days for side in self._lookup.sides
        )

    @expression.register(OnBasis)
    def _(self, node: OnBasis) -> str:
        return f'"{keys.basis(node.basis)}"'

    @expression.register(Undated)
    def _(self, _node: Undated) -> str:
        return f'"{keys.UNKNOWN}"'

    @expression.register(Is)
    def _(self, node: Is) -> str | None:
        known = {
            State.INFERRED: keys.INFERRED,
            State.DUPLICATE: keys.DUPLICATE,
            State.SUPERSEDED: keys.SUPERSEDED,
            State.UNANNOTATED: keys.WAITING,
        }
        return f'"{known[node.state]}"' if node.state in known else None

    @expression.register(Tagged | Noted | Has)
    def _(self, _node: Tagged | Noted | Has) -> None:
        return None

    @expression.register(Dated)
    def _(self, node: Dated) -> str:
        makers = (keys.dated, keys.guessed) if node.inferred else (keys.dated,)
        return " OR ".join(_begun(make(digits), digits) for digits in _periods(node) for make in makers) or NONE


def _begun(key: str, digits: str) -> str:
    """Ask for a key of a date, or for all that begin so; a whole day begins none but itself, and is found sooner."""
    return f'"{key}"' if len(digits) == _DAY_DIGITS else begun_with(key)


def _depth(node: Node) -> int:
    match node:
        case And() | Or():
            return 1 + max(map(_depth, node.parts))
        case Not():
            return 1 + _depth(node.part)
        case _:
            return 0


def _bounds(node: Dated) -> tuple[int, int | None]:
    first, last = node.days
    low = 0 if first is None else max(0, first) << SEQUENCE_BITS
    return low, None if last is None else (max(0, last) + 1) << SEQUENCE_BITS


def _periods(node: Dated) -> list[str]:
    """Write the period as beginnings of dates; none where it is empty."""
    first, last = node.days
    begin = date.min.toordinal() if first is None else max(first, date.min.toordinal())
    end = date.max.toordinal() if last is None else min(last, date.max.toordinal())
    return event_prefixes(date.fromordinal(begin), date.fromordinal(end)) if begin <= end else []
