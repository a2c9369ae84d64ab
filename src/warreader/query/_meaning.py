"""Evaluates a query for one article, in plain Python; `archive` does the same in SQL.

The archive gives the same meaning in SQL; a property test holds the two equal.
"""

from __future__ import annotations

from functools import singledispatch
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from warreader.article import Basis, Label
from warreader.frozen import dataclass
from warreader.query._events import event_prefixes
from warreader.query._reader_conditions import Has, HasKind, Noted, Tagged
from warreader.query._tree import (
    And,
    Dated,
    FromSource,
    InArea,
    InCity,
    InLanguage,
    Is,
    Named,
    Near,
    NearCity,
    Node,
    Not,
    OnBasis,
    Or,
    Query,
    State,
    TellsOf,
    Undated,
    Words,
    asks_for_superseded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.article import PartialDate
    from warreader.query._facts import Facts, Lexicon


_EARTH_RADIUS: Final = 6371.0088  # km, mean (IUGG)


def matches(query: Query, facts: Facts, lexicon: Lexicon) -> bool:
    """Return whether an article is an answer to a query.

    Args:
        query: What is asked.
        facts: What is known of the article.
        lexicon: What spellings mean.

    Returns:
        True if it is.
    """
    if facts.superseded and not asks_for_superseded(query.root):
        return False
    return query.root is None or _holds(query.root, _Asked(facts, lexicon, query.folded))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The article that a query is evaluated for."""

    facts: Facts
    lexicon: Lexicon
    folded: bool

    def fields(self, *, title_only: bool = False) -> list[tuple[str, ...]]:
        """Return the words of each stretch of text that counts; phrases do not reach over from one to the next."""
        texts = [self.facts.title]
        if not title_only:
            texts += [self.facts.kept, *([self.facts.folded] if self.folded else [])]
        return [self.lexicon.words(text) for text in texts]


@singledispatch
def _holds(node: Node, asked: _Asked) -> bool:
    raise TypeError(f"no meaning for {node!r} asked of {asked.facts.title!r}")


@_holds.register(And)
def _(node: And, asked: _Asked) -> bool:
    return all(_holds(part, asked) for part in node.parts)


@_holds.register(Or)
def _(node: Or, asked: _Asked) -> bool:
    return any(_holds(part, asked) for part in node.parts)


@_holds.register(Not)
def _(node: Not, asked: _Asked) -> bool:
    return not _holds(node.part, asked)


@_holds.register(Words)
def _(node: Words, asked: _Asked) -> bool:
    wanted = asked.lexicon.words(node.text)
    fields = asked.fields(title_only=node.title)
    return any(True for field in fields for _ in _places(field, wanted, prefix=node.prefix))


@_holds.register(Near)
def _(node: Near, asked: _Asked) -> bool:
    wanted = [(asked.lexicon.words(part.text), part.prefix) for part in node.parts]
    return any(_close(field, wanted, node.distance) for field in asked.fields())


def _places(field: tuple[str, ...], wanted: Sequence[str], *, prefix: bool) -> Iterator[int]:
    """Find where words stand side by side."""
    length = len(wanted)
    for start in range(len(field) - length + 1) if length else ():
        found = field[start : start + length]
        if found[:-1] == tuple(wanted[:-1]) and (
            found[-1].startswith(wanted[-1]) if prefix else found[-1] == wanted[-1]
        ):
            yield start


def _close(field: tuple[str, ...], wanted: list[tuple[tuple[str, ...], bool]], distance: int) -> bool:
    """Return whether all phrases begin inside one window, as FTS5 measures it.

    With M the place of the last phrase to begin, a phrase of n words must begin at M - n - distance or later
    (fts5ExprNearIsMatch in SQLite's fts5_expr.c).
    """
    places = [list(_places(field, words, prefix=prefix)) for words, prefix in wanted]
    return any(
        all(
            any(last - len(words) - distance <= place <= last for place in mine)
            for (words, _), mine in zip(wanted, places, strict=True)
        )
        for last in {place for mine in places for place in mine}
    )


@_holds.register(InCity)
def _(node: InCity, asked: _Asked) -> bool:
    cities = asked.facts.cities
    if node.literal:
        wanted = node.spelling.casefold()
        return any(wanted in city.kept or (asked.folded and wanted in city.folded) for city in cities)
    known = asked.lexicon.cities(node.spelling)
    if node.focus:
        return any(city.focus and city.geonameid in known for city in cities)
    return any(city.geonameid in known and city.counts(folded=asked.folded) for city in cities)


@_holds.register(InArea)
def _(node: InArea, asked: _Asked) -> bool:
    areas = asked.lexicon.areas(node.name)
    return any(
        city.counts(folded=asked.folded) and not areas.isdisjoint({(city.country, None), (city.country, city.region)})
        for city in asked.facts.cities
    )


@_holds.register(NearCity)
def _(node: NearCity, asked: _Asked) -> bool:
    centres = asked.lexicon.positions(node.spelling)
    return any(
        city.counts(folded=asked.folded) and kilometres_between(city.position, centre) <= node.kilometres
        for city in asked.facts.cities
        for centre in centres
    )


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure the distance of two places (degrees north, degrees east) on a sphere, by the haversine formula."""
    (south, west), (north, east) = ((radians(a), radians(b)) for a, b in (one, other))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


@_holds.register(TellsOf)
def _(node: TellsOf, asked: _Asked) -> bool:
    wanted = tuple(event_prefixes(*node.days))
    return any((kept or asked.folded) and digits.startswith(wanted) for digits, kept in asked.facts.events)


@_holds.register(Dated)
def _(node: Dated, asked: _Asked) -> bool:
    published = asked.facts.published
    if published is None:
        return False
    if published.basis is not Basis.INFERRED:
        return _inside(published.date, node)
    dates = (published.date, *(rival.date for rival in published.alternatives))
    return node.inferred and any(_inside(date, node) for date in dates)


def _inside(date: PartialDate, node: Dated) -> bool:
    if date.earliest is None or date.latest is None:
        return False
    first, last = node.days
    return (first is None or first <= date.earliest.toordinal()) and (last is None or date.latest.toordinal() <= last)


@_holds.register(Undated)
def _(_node: Undated, asked: _Asked) -> bool:
    published = asked.facts.published
    return published is None or published.earliest is None or published.basis is Basis.INFERRED


@_holds.register(OnBasis)
def _(node: OnBasis, asked: _Asked) -> bool:
    return asked.facts.published is not None and asked.facts.published.basis is node.basis


@_holds.register(Named)
def _(node: Named, asked: _Asked) -> bool:
    lexicon = asked.lexicon
    known = lexicon.people(node.name) if node.label is Label.PER else lexicon.organisations(node.name)
    return any(
        label is node.label and name in known and (kept or asked.folded) for label, name, kept in asked.facts.names
    )


@_holds.register(FromSource)
def _(node: FromSource, asked: _Asked) -> bool:
    return not asked.facts.sources.isdisjoint(asked.lexicon.sources(node.name))


@_holds.register(InLanguage)
def _(node: InLanguage, asked: _Asked) -> bool:
    language = (asked.facts.language or "").lower()
    return language == node.code or language.startswith(f"{node.code}-")


_STATES: Final = {
    State.READ: "read",
    State.STARRED: "starred",
    State.DUPLICATE: "duplicate",
    State.SUPERSEDED: "superseded",
    State.UNANNOTATED: "unannotated",
    State.CORRECTED: "corrected",
}


@_holds.register(Is)
def _(node: Is, asked: _Asked) -> bool:
    facts = asked.facts
    if node.state is State.UNREAD:
        return not facts.read
    if node.state is State.TAGGED:
        return bool(facts.tags)
    if node.state is State.INFERRED:
        return facts.published is not None and facts.published.basis is Basis.INFERRED
    return bool(getattr(facts, _STATES[node.state]))


@_holds.register(Tagged)
def _(node: Tagged, asked: _Asked) -> bool:
    return node.name in asked.facts.tags


@_holds.register(Has)
def _(node: Has, asked: _Asked) -> bool:
    return bool(asked.facts.notes if node.thing is HasKind.NOTE else asked.facts.tags)


@_holds.register(Noted)
def _(node: Noted, asked: _Asked) -> bool:
    wanted = asked.lexicon.words(node.text)
    fields = map(asked.lexicon.words, asked.facts.notes)
    return any(True for field in fields for _ in _places(field, wanted, prefix=node.prefix))
