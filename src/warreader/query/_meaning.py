"""What a query means, told over the plain facts of one article.

The archive gives the same meaning in SQL; a property test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Final, Protocol

from warreader.article import Basis, Label
from warreader.query._tree import (
    And,
    Dated,
    FromSource,
    InCity,
    InLanguage,
    Is,
    Named,
    Near,
    Node,
    Not,
    OnBasis,
    Or,
    Query,
    State,
    Undated,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.article import Annotation, Article, City, Published


class Lexicon(Protocol):
    """What the language knows of the world. The archive implements it."""

    def cities(self, spelling: str) -> frozenset[int]:
        """Give the GeoNames numbers of all cities that can be spelt so."""
        ...

    def people(self, name: str) -> frozenset[str]:
        """Give the joined names that can be spelt so: exactly that one if there is one, else all that contain it."""
        ...

    def organisations(self, name: str) -> frozenset[str]:
        """Give the joined names of organisations, as `people` does."""
        ...

    def sources(self, name: str) -> frozenset[str]:
        """Give the sources that can be meant: exactly that one if there is one, else all that contain it."""
        ...

    def words(self, text: str) -> tuple[str, ...]:
        """Cut a text into the words that the index knows: folded in case, without accents."""
        ...


@dataclass(frozen=True, slots=True)
class CityFact:
    """That an article names a city."""

    geonameid: int
    """Which one."""
    focus: bool
    """True if the article is about it."""
    kept: frozenset[str]
    """Its spellings in kept blocks, case-folded."""
    folded: frozenset[str]
    """Its spellings in folded blocks, case-folded."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a query can ask of one article."""

    title: str = ""
    """The title."""
    kept: str = ""
    """The text of the kept blocks, a line each."""
    folded: str = ""
    """The text of the folded blocks, a line each."""
    published: Published | None = None
    """The date, inferred or not."""
    cities: tuple[CityFact, ...] = ()
    """The cities that it names."""
    names: frozenset[tuple[Label, str, bool]] = frozenset()
    """People and organisations: label, joined name, and whether it stands in a kept block."""
    source: str | None = None
    """Who published it."""
    language: str | None = None
    """ISO 639-1 or BCP 47."""
    read: bool = False
    """The reader has read it."""
    starred: bool = False
    """The reader has starred it."""
    duplicate: bool = False
    """An article with this very text was there before."""

    @classmethod
    def of(cls, article: Article, *, read: bool = False, starred: bool = False, duplicate: bool = False) -> Facts:
        """Gather the facts of an article.

        Args:
            article: With inferred date and joined names laid over it, where it is one of an archive.
            read: What the reader's marks say.
            starred: What the reader's marks say.
            duplicate: What the archive says.

        Returns:
            The facts.
        """
        annotation = article.annotation
        kept, folded = split_folded(article.text, annotation)
        return cls(
            title=annotation.title,
            kept=kept,
            folded=folded,
            published=annotation.published,
            cities=tuple(_city_fact(article.text, city) for city in annotation.cities),
            names=frozenset(
                (entity.label, entity.name, entity.kept)
                for entity in annotation.entities
                if entity.label in {Label.PER, Label.ORG}
            ),
            source=article.given.source,
            language=annotation.language,
            read=read,
            starred=starred,
            duplicate=duplicate,
        )


def split_folded(text: str, annotation: Annotation) -> tuple[str, str]:
    """Give the text of the kept and of the folded blocks, one block a line.

    A text without blocks is kept as a whole.
    """
    if not annotation.blocks:
        return text, ""
    kept = "\n".join(text[block.start : block.end] for block in annotation.blocks if block.kept)
    return kept, "\n".join(text[block.start : block.end] for block in annotation.blocks if not block.kept)


def _city_fact(text: str, city: City) -> CityFact:
    spellings = {
        side: frozenset(text[one.start : one.end].casefold() for one in city.mentions if one.kept is side)
        for side in (True, False)
    }
    return CityFact(city.geonameid, city.focus, spellings[True], spellings[False])


def matches(query: Query, facts: Facts, lexicon: Lexicon) -> bool:
    """Tell whether an article is an answer to a query.

    Args:
        query: What is asked.
        facts: What is known of the article.
        lexicon: What spellings mean.

    Returns:
        True if it is.
    """
    return query.root is None or _holds(query.root, _Asked(facts, lexicon, query.folded))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An article under question."""

    facts: Facts
    lexicon: Lexicon
    folded: bool

    def fields(self, *, title_only: bool = False) -> list[tuple[str, ...]]:
        """Give the words of each stretch of text that counts; phrases do not reach over from one to the next."""
        texts = [self.facts.title]
        if not title_only:
            texts += [self.facts.kept, *([self.facts.folded] if self.folded else [])]
        return [self.lexicon.words(text) for text in texts]


@singledispatch
def _holds(node: Node, asked: _Asked) -> bool:
    raise TypeError(f"no meaning for {node!r} asked of {asked.facts.title!r}")


@_holds.register
def _(node: And, asked: _Asked) -> bool:
    return all(_holds(part, asked) for part in node.parts)


@_holds.register
def _(node: Or, asked: _Asked) -> bool:
    return any(_holds(part, asked) for part in node.parts)


@_holds.register
def _(node: Not, asked: _Asked) -> bool:
    return not _holds(node.part, asked)


@_holds.register
def _(node: Words, asked: _Asked) -> bool:
    wanted = asked.lexicon.words(node.text)
    fields = asked.fields(title_only=node.title)
    return any(True for field in fields for _ in _places(field, wanted, prefix=node.prefix))


@_holds.register
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
    """Tell whether all phrases begin inside one window, as FTS5 measures it.

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


@_holds.register
def _(node: InCity, asked: _Asked) -> bool:
    cities = asked.facts.cities
    if node.literal:
        wanted = node.spelling.casefold()
        return any(wanted in city.kept or (asked.folded and wanted in city.folded) for city in cities)
    known = asked.lexicon.cities(node.spelling)
    if node.focus:
        return any(city.focus and city.geonameid in known for city in cities)
    return any(city.geonameid in known and bool(city.kept or (asked.folded and city.folded)) for city in cities)


@_holds.register
def _(node: Dated, asked: _Asked) -> bool:
    published = asked.facts.published
    if published is None:
        return False
    if published.basis is not Basis.INFERRED:
        return _inside(published, node)
    return node.inferred and any(_inside(one, node) for one in (published, *published.alternatives))


def _inside(period: object, node: Dated) -> bool:
    date = period.date  # type: ignore[attr-defined]  # Published and Alternative
    if date.earliest is None:
        return False
    first, last = node.days
    return (first is None or first <= date.earliest.toordinal()) and (last is None or date.latest.toordinal() <= last)


@_holds.register
def _(_node: Undated, asked: _Asked) -> bool:
    published = asked.facts.published
    return published is None or published.earliest is None or published.basis is Basis.INFERRED


@_holds.register
def _(node: OnBasis, asked: _Asked) -> bool:
    return asked.facts.published is not None and asked.facts.published.basis is node.basis


@_holds.register
def _(node: Named, asked: _Asked) -> bool:
    lexicon = asked.lexicon
    known = lexicon.people(node.name) if node.label is Label.PER else lexicon.organisations(node.name)
    return any(
        label is node.label and name in known and (kept or asked.folded) for label, name, kept in asked.facts.names
    )


@_holds.register
def _(node: FromSource, asked: _Asked) -> bool:
    return asked.facts.source is not None and asked.facts.source in asked.lexicon.sources(node.name)


@_holds.register
def _(node: InLanguage, asked: _Asked) -> bool:
    language = (asked.facts.language or "").lower()
    return language == node.code or language.startswith(f"{node.code}-")


_STATES: Final = {State.READ: "read", State.STARRED: "starred", State.DUPLICATE: "duplicate"}


@_holds.register
def _(node: Is, asked: _Asked) -> bool:
    facts = asked.facts
    if node.state is State.UNREAD:
        return not facts.read
    if node.state is State.INFERRED:
        return facts.published is not None and facts.published.basis is Basis.INFERRED
    return bool(getattr(facts, _STATES[node.state]))
