"""The parser: recursive descent over tokens, for finished and for half-typed queries.

    query = and-or tree;  or = and {"OR" and};  and = unary {["AND"] unary};  unary = {"NOT" | "-"} near
    near = atom {"NEAR/n" atom};  atom = "(" or ")" | field ":" value | word | word"*" | "phrase" | "phrase"*

Operators are written in capitals. A fault never stops the parser: it notes the place, leaves the part out and goes on.
`parse` then raises the first fault, `parse_draft` gives what is left together with all of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from warreader.errors import QueryError
from warreader.frozen import dataclass
from warreader.query._fields import FIELDS, Drawn, Field, Value, nearest
from warreader.query._scanner import Mark, Token, scan, searchable
from warreader.query._tree import Near, Node, Query, Sort, Words, all_of, any_of, negation

LONGEST: Final = 4_000
"""Code points of a query. A pasted paragraph fits; hostile input does not reach the index."""
_EXPRESSION: Final = "; the reader looks for a regular expression inside an article that is open"
_DEEPEST: Final = 40  # parentheses inside each other; far below Python's recursion limit
_MOST_CONDITIONS: Final = 128
_OPEN_QUOTE: Final = 'this quote is never closed; put a " where the phrase ends'
_OPEN_PARENTHESIS: Final = "this ( is never closed; put a ) where the group ends"
_NEAR: Final = 10  # words, when NEAR stands without a number: FTS5's own default
_MOST_NEAR: Final = 5  # phrases of one NEAR: the index tries their places against each other
_FUZZY: Final = re.compile(r"~\d*\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a query that could not be understood."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind it."""
    message: str
    """What is wrong and what to write instead, one line."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A query while it is being typed."""

    query: Query
    """The valid part."""
    faults: tuple[Fault, ...]
    """What was left out, in the order of its place."""


def parse(text: str) -> Query:
    """Understand a finished query.

    Args:
        text: As the user typed it; empty takes every article.

    Returns:
        The query. `parse(str(query)) == query`.

    Raises:
        QueryError: A part cannot be understood; it carries the place of the first such part.
    """
    draft = parse_draft(text)
    if draft.faults:
        fault = draft.faults[0]
        raise QueryError(fault.message, fault.start, fault.end)
    return draft.query


def parse_draft(text: str, *, typing: bool = False) -> Draft:
    """Understand a query while it is being typed: whatever is valid runs, the rest is marked.

    Args:
        text: As it stands in the search bar.
        typing: True while keys come in: a plain word at the very end may go on, also that of a phrase.

    Returns:
        The valid part and the faults. Never raises.
    """
    if len(text) > LONGEST:
        fault = Fault(LONGEST, len(text), f"a query has at most {LONGEST:,} characters; this one has {len(text):,}")
        return Draft(Query(), (fault,))
    tokens = scan(text)
    if typing and tokens and tokens[-1].end == len(text) and _goes_on(tokens):
        last = tokens.pop()
        tokens += [replace(last, text=f"{last.text}*")] if last.mark is Mark.WORD else [last, _star_behind(last)]
    parser = _Parser(tokens, len(text))
    query = parser.query()
    return Draft(query, tuple(sorted(parser.faults, key=lambda fault: (fault.start, fault.end))))


def _goes_on(tokens: list[Token]) -> bool:
    """Return whether the last word is one to search for, not a field's value, and says not yet whether it goes on."""
    last = tokens[-1]
    valued = len(tokens) > 1 and tokens[-2].mark is Mark.FIELD and tokens[-2].end == last.start
    if last.mark is Mark.QUOTED:
        return not valued and not last.closed and last.text[-1:].isalnum()
    return last.mark is Mark.WORD and searchable(last.text) and not valued and last.text[-1] not in "*~"


def _star_behind(token: Token) -> Token:
    return Token(Mark.WORD, "*", token.end, token.end)


class _Parser:
    """The parser of one query."""

    def __init__(self, tokens: list[Token], length: int) -> None:
        self.tokens = tokens
        self.length = length
        self.place = 0
        self.depth = 0
        self.too_deep = False
        self.conditions = 0
        self.folded = False
        self.sort: Sort | None = None
        self.drawn = Drawn()
        self.seeded: Token | None = None
        self.faults: list[Fault] = []
        self.skipped: list[Token] = []

    def query(self) -> Query:
        parts: list[Node] = []
        while self._peek() is not None:
            if (node := self._or()) is not None:
                parts.append(node)
            if (token := self._peek()) is not None:  # only a stray ")" stops _or before the end
                self._fault(token, "this ) has no ( before it")
                self.place += 1
        root = all_of(parts)
        if root is None and self.skipped and not self.faults:
            self._fault(self.skipped[0], "there is no letter or digit to search for")
        if self.seeded is not None and self.drawn.size is None:
            self._fault(self.seeded, "seed: goes with sample:, as in sample:200 seed:7")
            return Query(root, self.folded, self.sort)
        return Query(root, self.folded, self.sort, self.drawn.size, self.drawn.seed or 0)

    @property
    def _modes(self) -> tuple[bool, Sort | None, Drawn]:
        """What changes the whole query."""
        return self.folded, self.sort, self.drawn

    def _peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _adjacent(self, *marks: Mark) -> Token | None:
        """Return the next token if it is of such a kind and touches the one before it."""
        token = self._peek()
        touches = token is not None and token.start == self.tokens[self.place - 1].end
        return token if touches and token is not None and token.mark in marks else None

    def _fault(self, token: Token, message: str, end: int | None = None) -> None:
        self.faults.append(Fault(token.start, token.end if end is None else end, message))

    def _or(self) -> Node | None:
        parts: list[Node] = []
        operator: Token | None = None
        while True:
            node, empty = self._and()
            if node is not None:
                parts.append(node)
            if operator is not None and empty:
                self._fault(operator, "OR needs something on its right")
            token = self._peek()
            if token is None or token.mark is not Mark.OR:
                return any_of(parts)
            if operator is None and empty:
                self._fault(token, "OR needs something on its left")
            operator = token
            self.place += 1

    def _and(self) -> tuple[Node | None, bool]:
        """Read what stands side by side; also tell whether there was nothing at all."""
        parts: list[Node] = []
        before = len(self.faults)
        operator: Token | None = None
        while (token := self._peek()) is not None and token.mark not in {Mark.OR, Mark.CLOSE}:
            if token.mark is Mark.AND:
                if operator is not None or not parts:
                    self._fault(token, "AND needs something on both sides")
                operator = token
                self.place += 1
                continue
            node = self._unary()
            if node is not None:
                parts.append(node)
                operator = None
        if operator is not None and parts:
            self._fault(operator, "AND needs something on both sides")
        return all_of(parts), not parts and len(self.faults) == before

    def _unary(self) -> Node | None:
        signs: list[Token] = []
        while (token := self._peek()) is not None and token.mark is Mark.NOT:
            signs.append(token)
            self.place += 1
        if not signs:
            return self._near()
        before = (len(self.faults), self._modes)
        ends = token is None or token.mark in {Mark.OR, Mark.AND, Mark.CLOSE}
        node = None if ends else self._near()
        if self._modes != before[1]:
            self.folded, self.sort, self.drawn = before[1]
            said = "is:folded, sort:, sample: and seed: change the whole query; they cannot be negated"
            self._fault(signs[0], said, self._behind())
        elif node is None and len(self.faults) == before[0]:
            self._fault(signs[0], "NOT and - need something to leave out")
        return negation(node) if node is not None and len(signs) % 2 else node

    def _near(self) -> Node | None:
        start = self._peek()
        node = self._atom()
        parts: list[Node | None] = [node]
        distance = 0
        while (token := self._peek()) is not None and token.mark is Mark.NEAR:
            self.place += 1
            distance = max(distance, int(token.text or _NEAR))
            following = self._peek()
            ends = following is None or following.mark in {Mark.OR, Mark.AND, Mark.NOT, Mark.CLOSE, Mark.NEAR}
            parts.append(None if ends else self._atom())
        if len(parts) == 1 or start is None:
            return node
        words = tuple(part for part in parts if isinstance(part, Words) and not part.title)
        if len(words) < len(parts):
            self._fault(start, "NEAR stands between words or phrases: killed NEAR/5 wounded", self._behind())
            return all_of([part for part in parts if part is not None])
        if len(words) > _MOST_NEAR:
            self._fault(start, f"NEAR joins at most {_MOST_NEAR} words or phrases", self._behind())
            return all_of(list(words))
        return Near(words, distance)

    def _behind(self) -> int:
        return self.tokens[self.place - 1].end

    def _atom(self) -> Node | None:
        token = self._peek()
        assert token is not None  # noqa: S101  # every caller has looked
        self.place += 1
        if token.mark is Mark.OPEN:
            return self._group(token)
        self.conditions += 1
        if self.conditions > _MOST_CONDITIONS:
            if self.conditions == _MOST_CONDITIONS + 1:
                self._fault(token, f"a query has at most {_MOST_CONDITIONS} words and conditions", self.length)
            return None
        if token.mark is Mark.FIELD:
            return self._field(token)
        if token.mark is Mark.NEAR:
            self._fault(token, "NEAR stands between words or phrases: killed NEAR/5 wounded")
            return None
        if token.mark is Mark.QUOTED:
            return self._phrase(token)
        return self._word(token)

    def _group(self, token: Token) -> Node | None:
        if self.depth >= _DEEPEST:
            self._fault(token, f"parentheses are at most {_DEEPEST} deep", self.length)
            self.place = len(self.tokens)
            self.too_deep = True
            return None
        self.depth += 1
        before = (len(self.faults), self._modes)
        node = self._or()
        self.depth -= 1
        closing = self._peek()
        if closing is None:
            if not self.too_deep:
                self._fault(token, _OPEN_PARENTHESIS)
            return node
        self.place += 1
        if node is None and before == (len(self.faults), self._modes):
            self._fault(token, "there is nothing between the parentheses", closing.end)
        return node

    def _phrase(self, token: Token) -> Node | None:
        star = self._star()
        if not token.closed:
            self._fault(token, _OPEN_QUOTE)
        if searchable(token.text):
            return Words(token.text, prefix=star)
        if token.closed:
            self._fault(token, "there is no letter or digit to search for")
        return None

    def _star(self) -> bool:
        star = self._adjacent(Mark.WORD)
        if star is None or star.text != "*":
            return False
        self.place += 1
        return True

    def _word(self, token: Token) -> Node | None:
        text = token.text
        prefix = text.endswith("*")
        text = text.removesuffix("*")
        if "*" in text and searchable(text):
            self._fault(token, "a star stands at the end of a word: shell*")
            return None
        if _FUZZY.search(text) and searchable(text):
            self._fault(token, "there is no fuzzy search; a star at the end finds longer words: shell*")
            return None
        if not searchable(text):
            self.skipped.append(token)
            return None
        return Words(text, prefix=prefix)

    def _field(self, token: Token) -> Node | None:
        field = FIELDS.get(token.text)
        value, end = self._value(field)
        if field is None:
            near = _EXPRESSION if token.text == "re" else nearest(token.text, FIELDS)
            message = f"there is no field {token.text}:{near}"
            self._fault(token, f"{message} (to search for the text itself, put it in quotes)", end)
            return None
        if value is None:
            self._fault(token, f"{field.name}: needs a value, as in {field.example}", end)
            return None
        try:
            made = field.read(value)
        except ValueError as error:
            self._fault(token, f"{field.name}: {error}", end)
            return None
        return None if self._changes_all(made, token) else made  # type: ignore[return-value]  # a node is left

    def _changes_all(self, made: Node | Sort | Drawn | str, token: Token) -> bool:
        """Take what changes the whole query; tell whether it was that."""
        if isinstance(made, Sort):
            self.sort = made
        elif isinstance(made, Drawn):
            size, seed = (self.drawn.size if made.size is None else made.size), self.drawn.seed
            self.drawn = Drawn(size, seed if made.seed is None else made.seed)
            self.seeded = token if made.seed is not None else self.seeded
        elif isinstance(made, str):
            self.folded = True
        else:
            return False
        return True

    def _value(self, field: Field | None) -> tuple[Value | None, int]:
        """Read what stands behind a colon; also say where it ends."""
        signs = field.signs if field else "=~"
        sign, text = "", ""
        token = self._adjacent(Mark.WORD, Mark.QUOTED)
        if token is not None:
            self.place += 1
            text = token.text
            if token.mark is Mark.WORD and text[0] in signs:
                sign, text = text[0], text[1:]
                if not text and (quoted := self._adjacent(Mark.QUOTED)):
                    self.place += 1
                    token, text = quoted, quoted.text
            if not token.closed:
                self._fault(token, _OPEN_QUOTE)
        distance = ""
        if token is not None and field is not None and field.takes_distance:
            text, distance = self._distance(token, text)
        end = self._behind()
        if token is None or not text.strip():
            return None, end
        if token.mark is Mark.QUOTED:
            return Value(text, sign, self._star(), distance), end
        prefix = field is not None and field.takes_star and text.endswith("*")
        return Value(text.removesuffix("*") if prefix else text, sign, prefix, distance), end

    def _distance(self, token: Token, text: str) -> tuple[str, str]:
        """Take `~50km` off a value, or off what stands right behind its quotes."""
        if token.mark is Mark.WORD:
            name, _, distance = text.partition("~")
            return name, distance
        behind = self._adjacent(Mark.WORD)
        if behind is None or not behind.text.startswith("~"):
            return text, ""
        self.place += 1
        return text, behind.text[1:]
