"""The syntax tree of a query, and how it is printed.

Nodes are values. `str(node)` is the text that parses to the same node again; a node inside another one brings its own
parentheses where the grammar needs them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, get_args

from warreader.frozen import dataclass
from warreader.query._quoting import quote
from warreader.query._reader_conditions import Has, Noted, Tagged

if TYPE_CHECKING:
    from warreader.article import Basis, Label, PartialDate


class Sort(StrEnum):
    """The order of a list."""

    NEWEST = "newest"
    """By publication day, latest first; without a date last."""
    OLDEST = "oldest"
    """By publication day, earliest first; without a date first."""
    RELEVANCE = "relevance"
    """By how well the words fit, among the newest matches; the others follow, newest first."""
    TITLE = "title"
    """By title, in code point order of the case-folded form."""


class State(StrEnum):
    """The values of `is:`, apart from `is:folded`, which widens a query."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    INFERRED = "inferred"
    """The date is inferred from the archive."""
    DUPLICATE = "duplicate"
    """The text is that of an article which was there before."""
    SUPERSEDED = "superseded"
    """There is a later text of its page. A query that does not ask for them leaves such articles out."""
    UNANNOTATED = "unannotated"
    """It was stored without the engines, which have not come to it yet."""
    TAGGED = "tagged"
    """The reader gave it a tag."""
    CORRECTED = "corrected"
    """The reader corrected its date, its cities or its headline."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or several that stand side by side: found in title and kept text."""

    text: str
    """As typed, without quotes; it holds at least one letter or digit."""
    prefix: bool = False
    """True if the last word may go on: `shell*`."""
    title: bool = False
    """True if only the title counts: `title:`."""

    def __str__(self) -> str:
        return ("title:" if self.title else "") + quote(self.text, value=self.title) + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Near:
    """Words close to each other, in any order: `killed NEAR/5 wounded`."""

    parts: tuple[Words, ...]
    """Two or more; none of them is bound to the title."""
    distance: int
    """At most so many words between the first and the last."""

    def __str__(self) -> str:
        return f" NEAR/{self.distance} ".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class InCity:
    """The article names a city, or is about one."""

    spelling: str
    """Any spelling of its name, or its GeoNames number."""
    focus: bool = False
    """True if the article must be about it: `about:`."""
    literal: bool = False
    """True if the article must spell it so, whatever the case: `city:=Kharkov`."""

    def __str__(self) -> str:
        sign = "=" if self.literal else ""
        return f"{'about' if self.focus else 'city'}:{sign}{quote(self.spelling, value=True)}"


@dataclass(frozen=True, slots=True)
class InArea:
    """The article names a city of a country or region: `in:Ukraine`, `in:"Kharkiv Oblast"`."""

    name: str
    """Its name in any language, or the two letters of a country."""

    def __str__(self) -> str:
        return f"in:{quote(self.name, value=True)}"


@dataclass(frozen=True, slots=True)
class NearCity:
    """The article names a city within a distance of one: `near:Kharkiv~50km`."""

    spelling: str
    """Any spelling of its name, or its GeoNames number."""
    kilometres: int
    """As the crow flies."""

    def __str__(self) -> str:
        return f"near:{quote(self.spelling, value=True)}~{self.kilometres}km"


@dataclass(frozen=True, slots=True)
class TellsOf:
    """The article tells of a day inside a period, whenever it was published: `event:2022-03-01`."""

    first: PartialDate | None
    """All of it belongs to the period; None where the period has no beginning."""
    last: PartialDate | None
    """All of it belongs to the period; None where it has no end."""

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        first = None if self.first is None else self.first.earliest
        last = None if self.last is None else self.last.latest
        return first or date.min, last or date.max

    def __str__(self) -> str:
        return f"event:{self.first}" if self.first == self.last else f"event:{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Dated:
    """The article's own period lies inside one: `date:2022-03`, `date:A..B`, `after:A`, `before:B`."""

    first: PartialDate | None
    """All of it belongs to the period (`after:` begins behind all of it); None where the period has no beginning."""
    last: PartialDate | None
    """All of it belongs to the period (`before:` ends before all of it); None where the period has no end."""
    inferred: bool = False
    """True if an inferred date or one of its alternatives will do as well: `~`."""
    strict: bool = False
    """True for `after:` and `before:`, which leave the named date itself out."""

    @property
    def days(self) -> tuple[int | None, int | None]:
        """First and last day as proleptic Gregorian ordinals, both belonging to it; None where it is open."""
        first = last = None
        if self.first is not None and self.first.earliest is not None and self.first.latest is not None:
            first = self.first.latest.toordinal() + 1 if self.strict else self.first.earliest.toordinal()
        if self.last is not None and self.last.earliest is not None and self.last.latest is not None:
            last = self.last.earliest.toordinal() - 1 if self.strict else self.last.latest.toordinal()
        return first, last

    def __str__(self) -> str:
        sign = "~" if self.inferred else ""
        if self.strict:
            return f"after:{sign}{self.first}" if self.last is None else f"before:{sign}{self.last}"
        if self.first == self.last:
            return f"date:{sign}{self.first}"
        return f"date:{sign}{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Undated:
    """The article has no date, a date without a year, or an inferred one: `date:unknown`."""

    def __str__(self) -> str:
        return "date:unknown"


@dataclass(frozen=True, slots=True)
class OnBasis:
    """The date rests on a certain ground: `basis:crawler`."""

    basis: Basis
    """The ground."""

    def __str__(self) -> str:
        return f"basis:{self.basis}"


@dataclass(frozen=True, slots=True)
class Named:
    """The article names a person or an organisation, however it is spelt: `person:`, `org:`."""

    label: Label
    """PER or ORG."""
    name: str
    """Any spelling of the name, or a part of it."""

    def __str__(self) -> str:
        return f"{'person' if self.label == 'PER' else 'org'}:{quote(self.name, value=True)}"


@dataclass(frozen=True, slots=True)
class FromSource:
    """The article comes from a source: `source:bbc`."""

    name: str
    """Its name, or words of it."""

    def __str__(self) -> str:
        return f"source:{quote(self.name, value=True)}"


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The article is written in a language: `lang:uk`."""

    code: str
    """BCP 47, lower case; `en` takes `en-GB` too."""

    def __str__(self) -> str:
        return f"lang:{quote(self.code, value=True)}"


@dataclass(frozen=True, slots=True)
class Is:
    """The article is in a state: `is:unread`."""

    state: State
    """The state."""

    def __str__(self) -> str:
        return f"is:{self.state}"


@dataclass(frozen=True, slots=True)
class Not:
    """What is inside does not hold."""

    part: Node
    """What must not hold; never a Not itself."""

    def __str__(self) -> str:
        bare = isinstance(self.part, _LEAVES) and not isinstance(self.part, Near)
        return f"-{self.part}" if bare else f"-({self.part})"


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Node, ...]
    """Two or more, none of them an And."""

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Node, ...]
    """Two or more, none of them an Or."""

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


Condition = (
    Words
    | Near
    | InCity
    | InArea
    | NearCity
    | TellsOf
    | Dated
    | Undated
    | OnBasis
    | Named
    | FromSource
    | InLanguage
    | Is
    | Tagged
    | Noted
    | Has
)
Node = Condition | Not | And | Or
_LEAVES: Final = get_args(Condition)


def all_of(parts: list[Node]) -> Node | None:
    """Join nodes by AND, flat; None where there is none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return And(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def any_of(parts: list[Node]) -> Node | None:
    """Join nodes by OR, flat; None where there is none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return Or(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def conjuncts(node: Node | None) -> tuple[Node, ...]:
    """Take a node apart into conditions that must all hold, none of them an And: what is not one of several is none."""
    match node:
        case None:
            return ()
        case And():
            return tuple(one for part in node.parts for one in conjuncts(part))
        case Not(part=Or(parts=parts)):
            return tuple(one for part in parts for one in conjuncts(negation(part)))
        case _:
            return (node,)


def asks_for_superseded(node: Node | None) -> bool:
    """Return whether a query speaks of articles that are superseded; a query that does not leaves them out."""
    if isinstance(node, And | Or):
        return any(map(asks_for_superseded, node.parts))
    if isinstance(node, Not):
        return asks_for_superseded(node.part)
    return node == Is(State.SUPERSEDED)


def negation(part: Node) -> Node:
    """Negate a node; twice is not at all."""
    return part.part if isinstance(part, Not) else Not(part)


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query. `Query()` takes every article."""

    root: Node | None = None
    """What must hold; None takes everything."""
    folded: bool = False
    """True if words, cities and names in folded blocks count as well: `is:folded`."""
    sort: Sort | None = None
    """The order asked for: `sort:oldest`; None leaves it to whoever shows the list."""
    sample: int | None = None
    """So many of them, drawn at random: `sample:200`; None for all."""
    seed: int = 0
    """Of the sample: the same seed draws the same articles."""

    def __str__(self) -> str:
        """Write it as the parser reads it; empty for a query that takes everything."""
        if self.root is None:
            parts = []
        else:
            more = self.folded or self.sort or self.sample
            parts = [f"({self.root})" if isinstance(self.root, Or) and more else str(self.root)]
        if self.folded:
            parts.append("is:folded")
        if self.sort is not None:
            parts.append(f"sort:{self.sort}")
        if self.sample is not None:
            parts.append(f"sample:{self.sample} seed:{self.seed}")
        return " ".join(parts)

    def __and__(self, other: Query | Node) -> Query:
        """Narrow the query: both must hold. The right side's order and sample win where it names them."""
        if not isinstance(other, Query):
            other = Query(other)
        parts = [root for root in (self.root, other.root) if root is not None]
        drawn = self if other.sample is None else other
        folded, sort = self.folded or other.folded, other.sort or self.sort
        return Query(all_of(parts), folded, sort, drawn.sample, drawn.seed)


EVERYTHING: Final = Query(Or((Is(State.SUPERSEDED), Not(Is(State.SUPERSEDED)))))
"""Takes every article, also those that a later text of their page has superseded."""
