"""Turns a query into SQL: a full-text expression over words and keys, a range of rowids, and conditions for the rest.

What a user typed never reaches FTS5 as it is: words are cut by the index's own tokenizer and each is quoted. Words,
cities, names, sources and states are words of the index and go into one expression; a date is a range of rowids; the
reader's marks are sets of rowids.
"""

from __future__ import annotations

from datetime import date
from functools import singledispatchmethod
from typing import TYPE_CHECKING, Final

from warreader.archive import _keys as keys
from warreader.archive._codec import bindable
from warreader.archive._database import fetch, fetch_one
from warreader.archive._drawing import drawn
from warreader.archive._marked import marked
from warreader.archive._phrases import NONE, Phrases
from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._selection import Selection
from warreader.article import Label
from warreader.errors import QueryError
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
    asks_for_older,
    event_prefixes,
    kilometres_between,
)

if TYPE_CHECKING:
    import apsw

    from warreader.archive._lexicon import ArchiveLexicon
    from warreader.archive._selection import Value
    from warreader.query import Node, Query

_MOST_KEYS: Final = 2_000
"""Alternatives of one condition, such as the people called 'Ivan'; FTS5 opens a list for each of them."""
_DEEPEST: Final = 12
"""Levels of one full-text expression: FTS5's parser gives up at 17 (measured); what is deeper becomes SQL."""
_DAY_DIGITS: Final = len("YYYYMMDD")
_BEYOND: Final = 1 << 62  # greater than any rowid
_MATCH: Final = "{id} IN (SELECT rowid FROM search WHERE search MATCH ?)"
_MATCH_FOLDED: Final = (  # one set: two of them joined by OR take twice as long
    "{id} IN (SELECT rowid FROM search WHERE search MATCH ? "
    "UNION ALL SELECT rowid FROM search_folded WHERE search_folded MATCH ?)"
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
        self._phrases = Phrases(connection, lexicon, root, typing=typing)

    @classmethod
    def select(
        cls, query: Query, connection: apsw.Connection, lexicon: ArchiveLexicon, *, typing: bool = False
    ) -> Selection:
        """Compile a whole query."""
        compiler = cls(connection, lexicon, query.root, folded=query.folded, typing=typing)
        selection = Selection(folded=query.folded)
        parts = query.root.parts if isinstance(query.root, And) else ([] if query.root is None else [query.root])
        matches: list[Node] = []
        for part in parts:
            if isinstance(part, Dated) and not (part.inferred and compiler.rivals(part)):
                compiler.bound(selection, part)
            elif compiler.expression(part) is not None:
                matches.append(part)
            else:
                selection.conditions.append(compiler.condition(part))
        if matches:
            selection.match = compiler.expression(And(tuple(matches)) if len(matches) > 1 else matches[0])
        if not asks_for_older(query.root):
            compiler.leave_older(selection)
        selection.approximate = compiler._phrases.approximate
        if query.sample is not None:
            sample, _ = drawn(connection, selection, query.sample, query.seed)
            return Selection(conditions=[sample], approximate=selection.approximate)
        return selection

    def leave_older(self, selection: Selection) -> None:
        """Leave out what a later text of its page has superseded."""
        if selection.match is not None:
            selection.match = f'({selection.match}) NOT "{keys.SUPERSEDED}"'
        elif fetch_one(self._connection, "SELECT 1 FROM page WHERE superseded LIMIT 1"):
            selection.conditions.append(("{id} NOT IN (SELECT article FROM page WHERE superseded)", []))

    def rivals(self, node: Dated) -> bool:
        """Tell whether an alternative to an inferred date lies in a period, and the inferred date itself does not."""
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
        if loose := _loose(node):
            selection.conditions.append(loose)

    def condition(self, node: Node) -> tuple[str, list[Value]]:
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
                return marked(node, self._lexicon)
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
        return None if None in parts else " OR ".join(f"({part})" for part in parts)

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

    @expression.register(InCity)
    def _(self, node: InCity) -> str:
        if node.literal:
            numbers = self._lexicon.spellings(node.spelling)
            return self._any([keys.spelling(one, kept=side) for one in numbers for side in self._sides])
        cities = sorted(self._lexicon.cities(node.spelling))
        if node.focus:
            return self._any([keys.focus(one) for one in cities])
        return self._any([keys.city(one, kept=side) for one in cities for side in self._sides])

    @expression.register(InArea)
    def _(self, node: InArea) -> str:
        found: list[str] = []
        for code, region in sorted(self._lexicon.areas(node.name), key=str):
            if region is None:
                found += [keys.country(code, kept=side) for side in self._sides]
            else:
                sql = "SELECT id FROM label WHERE kind = 'region' AND text = ?"
                numbers = fetch(self._connection, sql, f"{code}/{bindable(region)}")
                found += [keys.region(row[0], kept=side) for row in numbers for side in self._sides]
        return self._any(found)

    @expression.register(NearCity)
    def _(self, node: NearCity) -> str:
        centres = self._lexicon.positions(node.spelling)
        rows = fetch(self._connection, "SELECT id, latitude, longitude FROM city") if centres else []
        near = [
            number
            for number, north, east in rows
            if any(kilometres_between((north, east), centre) <= node.kilometres for centre in centres)
        ]
        return self._any([keys.city(one, kept=side) for one in near for side in self._sides])

    @expression.register(TellsOf)
    def _(self, node: TellsOf) -> str:
        days = event_prefixes(*node.days)
        return " OR ".join(_begun(keys.event(digits, kept=side), digits) for digits in days for side in self._sides)

    @property
    def _sides(self) -> tuple[bool, ...]:
        return (True, False) if self._folded else (True,)

    @expression.register(Named)
    def _(self, node: Named) -> str:
        lexicon = self._lexicon
        joined = lexicon.people(node.name) if node.label is Label.PER else lexicon.organisations(node.name)
        numbers = [one for form in sorted(joined) for one in lexicon.names(node.label, form)]
        return self._any([keys.name(node.label, one, kept=side) for one in numbers for side in self._sides])

    @expression.register(FromSource)
    def _(self, node: FromSource) -> str:
        rows = fetch(self._connection, "SELECT id, text FROM label WHERE kind = 'source'")
        known = self._lexicon.sources(node.name)
        return self._any([keys.source(number) for number, text in rows if text in known])

    @expression.register(InLanguage)
    def _(self, node: InLanguage) -> str:
        rows = fetch(self._connection, "SELECT id, text FROM label WHERE kind = 'language'")
        code = bindable(node.code)
        found = [number for number, text in rows if text.lower() == code or text.lower().startswith(f"{code}-")]
        return self._any([keys.language(number) for number in found])

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

    @staticmethod
    def _any(found: list[str]) -> str:
        if len(found) > _MOST_KEYS:
            raise QueryError(f"{len(found):,} different ones can be meant; write more of the name")
        return " OR ".join(f'"{one}"' for one in found) or NONE


def _begun(key: str, digits: str) -> str:
    """Ask for a key of a date, or for all that begin so; a whole day begins none but itself, and is found sooner."""
    return f'"{key}"' if len(digits) == _DAY_DIGITS else f'"{key}" *'


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


def _loose(node: Dated) -> tuple[str, list[Value]] | None:
    """Refuse what lies in the range of rowids and yet not in the period, or is inferred."""
    _, last = node.days
    refused: list[str] = [] if node.inferred else ["l.inferred"]
    values: list[Value] = []
    if last is not None:
        refused.append("l.latest > ?")
        values.append(last)
    if not refused:
        return None
    return f"NOT EXISTS (SELECT 1 FROM loose l WHERE l.article = {{id}} AND ({' OR '.join(refused)}))", values


def _periods(node: Dated) -> list[str]:
    """Write the period as beginnings of dates; none where it is empty."""
    first, last = node.days
    begin = date.min.toordinal() if first is None else max(first, date.min.toordinal())
    end = date.max.toordinal() if last is None else min(last, date.max.toordinal())
    return event_prefixes(date.fromordinal(begin), date.fromordinal(end)) if begin <= end else []
