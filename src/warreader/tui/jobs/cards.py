"""Collects what the card of a name shows: spellings, counts over time, who appears with it.

In: a place in an article. Out: whose card is meant, and a job for the archive's threads that counts what the card says.
Nothing here touches a widget.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Label
from warreader.errors import NothingFoundError, QueryError, UsageError
from warreader.frozen import dataclass
from warreader.query import InCity, Named, Query, Words
from warreader.tui.answers import WorkDone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive import Archive, DayCount, NameCount, Row, StoredName
    from warreader.article import Article, City
    from warreader.query import Node

MOST_BESIDE: Final = 8
"""People shown who appear with it."""
MOST_NEWEST: Final = 5
"""Articles shown."""
_JOINED: Final = frozenset({Label.PER, Label.ORG})
_NO_CARD: Final = frozenset({Label.DATE, Label.QUANTITY})


@dataclass(frozen=True, slots=True)
class Subject:
    """The name that a card is about. Texts are untrusted."""

    name: str
    """The form that its spellings share."""
    label: Label
    """Its kind."""
    spelt: tuple[str, ...] = ()
    """How the article spells it in which it was asked for, each once, in order."""
    city: City | None = None
    """The city that is meant; None for everything else."""

    @property
    def is_joined(self) -> bool:
        """Whether its spellings are joined across the archive, and it can be asked for by name."""
        return self.label in _JOINED


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name that is joined across the archive."""

    text: str
    """Untrusted."""
    articles: int
    """Articles that spell it so, folded mentions included."""
    reason: str = ""
    """Why it was taken for the same name; empty for the form that the others were joined to."""
    within: tuple[str, ...] = ()
    """Shorter ones that stand for it inside one article."""


@dataclass(frozen=True, slots=True)
class Card:
    """The content of a card; before counting, only its subject."""

    subject: Subject
    """Whose."""
    node: Node | None = None
    """The condition that asks for it; None as long as that is not known, or where nothing can be asked for."""
    total: int | None = None
    """Articles of the whole archive that name it in kept text; None as long as nobody has counted them."""
    about: int | None = None
    """For a city: articles that are about it."""
    undated: int = 0
    """Articles without a date that is stated."""
    days: tuple[DayCount, ...] = ()
    """When it was named."""
    beside: tuple[NameCount, ...] = ()
    """People of the same articles, the most frequent first, without itself."""
    newest: tuple[Row, ...] = ()
    """The newest articles."""
    spellings: tuple[Spelling, ...] = ()
    """For people and organisations: the most frequent first."""
    country: str = ""
    """For a city: its country in English."""
    fault: str = ""
    """Why it could not be counted; untrusted."""
    is_partial: bool = False
    """Whether more is to come."""


def subject_at(article: Article, place: int) -> Subject | None:
    """Return whose name stands at a place.

    Args:
        article: The article.
        place: Code point of its source text.

    Returns:
        Person, organisation, city, or what else has a name; None where no name stands, for a date and for a quantity.
    """
    entities = article.annotation.entities
    here = next((one for one in entities if one.start <= place < one.end), None)
    start, end = (place, place + 1) if here is None else (here.start, here.end)
    if here is None or here.label is Label.LOC:
        for city in article.annotation.cities:
            if any(one.start < end and start < one.end for one in city.mentions):
                spelt = dict.fromkeys(article.text[one.start : one.end] for one in city.mentions)
                return Subject(city.name, Label.LOC, tuple(spelt), city)
    if here is None or here.label in _NO_CARD:
        return None
    same = [one.text for one in entities if one.label is here.label and one.name == here.name]
    return Subject(here.name, here.label, tuple(dict.fromkeys(same)))


def read_card(archive: Archive, subject: Subject) -> Iterator[Card]:
    """Count what a card says, what is quickly known first.

    How often it is named and where lately comes after some ten milliseconds in a million articles, when and beside whom
    within half a second; where something takes too long, or the name means too many, the card says so.

    Yields:
        What is known so far; the last one is all of it.
    """
    node = _node(archive, subject)
    country = archive.lexicon.country(subject.city.country) if subject.city is not None else ""
    card = Card(subject, node, country=country, is_partial=True)
    try:
        if node is None:
            card = replace(card, total=0)
        else:
            listing = archive.search(Query(node))
            about = archive.search(Query(InCity(node.spelling, focus=True))).total if isinstance(node, InCity) else None
            card = replace(card, total=listing.total, about=about, newest=tuple(listing.rows(0, MOST_NEWEST)))
            yield card
            dates = archive.facets(Query(node), {"day"})
            card = replace(card, undated=dates.undated, days=dates.days)
            yield card
            people = archive.facets(Query(node), {"person"}).people
            itself = subject.name if subject.label is Label.PER else None
            card = replace(card, beside=tuple(one for one in people if one.key != itself)[:MOST_BESIDE])
    except QueryError as error:
        card = replace(card, fault=str(error))
    if subject.is_joined:
        yield card
        card = replace(card, spellings=_spellings(archive, subject))
    yield replace(card, is_partial=False)


def split(archive: Archive, subject: Subject, spelling: str) -> WorkDone:
    """Keep a spelling apart from a name, and say so; one that cannot be kept apart is told too."""
    from warreader.ingest.name_decisions import split_name  # not for the first frame

    try:
        split_name(archive, subject.name, [spelling])
    except (NothingFoundError, UsageError) as error:
        return WorkDone(str(error))
    return WorkDone(f"{spelling} is kept apart from {subject.name}.", moved=True)


def _node(archive: Archive, subject: Subject) -> Node | None:
    """Return the condition that asks for it: what no list of names is kept of is asked for by its words."""
    if subject.city is not None:
        return InCity(archive.city_value(subject.city.geonameid))
    if subject.is_joined:
        return Named(subject.label, subject.name)
    words = " ".join(subject.name.replace('"', " ").split())
    return Words(words) if any(sign.isalnum() for sign in words) else None


def _spellings(archive: Archive, subject: Subject) -> tuple[Spelling, ...]:
    from warreader.ingest.name_joining import explain_joins  # not for the first frame

    names: list[StoredName] = archive.names.stored(subject.label, subject.name)
    reasons = explain_joins(archive, subject.label, [one.text for one in names]) if len(names) > 1 else {}
    return tuple(
        Spelling(one.text, one.articles, "" if one.text == subject.name else reasons.get(one.text, ""), one.within)
        for one in sorted(names, key=lambda one: (-one.articles, one.text))
    )
