"""The compact encoding of the given metadata and annotations of an article.

The form of `annotate` names every value: 2.3 times the size of the text, and still 0.33 of it compressed. This one
lists values in order, places as distances, and leaves out what the text or the article's row says again; 0 stands for
that. Version 2 of the archive left out less, and is read as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.codec import dump, pack_published, unpack_published
from warreader.article import (
    Annotation,
    Aside,
    Block,
    City,
    Entity,
    Given,
    Kind,
    Label,
    Link,
    Mention,
    Outlet,
    Span,
    TitleBasis,
)
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Published

Values = list[Any]
Place = tuple[str, str, str | None, float, float]
"""Name, country, region, degrees north and east."""
_BEFORE_MARKUP: Final = 10  # values that a detail always has; behind them may stand asides, then links
_WITH_PLACE: Final = 10  # values of a city that is written with its name and place


@dataclass(frozen=True, slots=True)
class Known:
    """Values of an article that stand elsewhere in the database, and are left out of its detail."""

    title: str
    """The title in its row."""
    published: Published | None
    """The date in its row."""
    city: Callable[[int], Place | None]
    """By GeoNames number: name, country, region, degrees north and east; None for a city that is not there."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What was learned from the markup of a page."""

    asides: tuple[Aside, ...] = ()
    """What is no part of the article."""
    links: tuple[Link, ...] = ()
    """What is a link."""


NO_MARKUP: Final = Markup()
"""Of a text that came without any."""


def pack_detail(text: str, given: Given, annotation: Annotation, known: Known, markup: Markup = NO_MARKUP) -> bytes:
    """Write what belongs to a text.

    Args:
        text: The source text.
        given: What was given beside it.
        annotation: What was understood of it.
        known: What need not be written; `unpack_detail` must be told the same.
        markup: What the markup of its page said.

    Returns:
        JSON; lone surrogates are escaped.
    """
    own = annotation.published
    title = 0 if given.title == annotation.title else given.title
    dated = 0 if own is not None and given.published == str(own.date) else given.published
    form = [
        [title, dated, given.source, given.language, given.url, given.fetched],
        0 if annotation.title == known.title else annotation.title,
        annotation.title_basis,
        annotation.language,
        None if annotation.headline is None else [annotation.headline.start, annotation.headline.end],
        _pack_blocks(annotation.blocks),
        0 if own == known.published else pack_published(own),
        [_pack_city(city, known) for city in annotation.cities],
        _pack_entities(text, annotation.entities),
        annotation.words,
    ]
    if markup.asides or markup.links:
        form.append(_pack_asides(markup.asides))
    if markup.links:
        form.append(_pack_links(markup.links))
    return dump(form).encode()


def unpack_detail(text: str, packed: bytes, known: Known) -> tuple[Given, Annotation, Markup]:
    """Read what `pack_detail` wrote.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    given, title, basis, language, headline, blocks, published, cities, entities, words, *rest = json.loads(packed)
    title = known.title if title == 0 else title
    own = known.published if published == 0 else unpack_published(published)
    if given[0] == 0:
        given[0] = title
    if given[1] == 0 and own is not None:
        given[1] = str(own.date)
    found = Annotation(
        title=title,
        title_basis=TitleBasis(basis),
        language=language,
        headline=None if headline is None else Span(*headline),
        blocks=_unpack_blocks(blocks),
        published=own,
        cities=tuple(_unpack_city(city, known) for city in cities),
        entities=_unpack_entities(text, entities),
        words=words,
    )
    asides, links = (*rest, [], [])[:2]
    return Given(*given), found, Markup(_unpack_asides(asides), _unpack_links(links))


def with_links(packed: bytes, links: tuple[Link, ...]) -> bytes | None:
    """Add links to what `pack_detail` wrote when links were not kept yet; None where it has some.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    form = json.loads(packed)
    if len(form) > _BEFORE_MARKUP + 1:
        return None
    asides = form[_BEFORE_MARKUP] if len(form) > _BEFORE_MARKUP else []
    return dump([*form[:_BEFORE_MARKUP], asides, _pack_links(links)]).encode()


def unpack_given(packed: bytes) -> Outlet:
    """Read only where a text stood and who published it.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    given = json.loads(packed)[0]
    return Outlet(given[2], given[4])


def unpack_blocks(packed: bytes) -> tuple[Block, ...]:
    """Read only the blocks of a text.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    return _unpack_blocks(json.loads(packed)[5])


def _pack_blocks(blocks: tuple[Block, ...]) -> Values:
    values: Values = []
    place = 0
    for block in blocks:
        values += [block.start - place, block.end - block.start, block.kind, int(block.kept), block.reason]
        values.append(round(block.confidence, 3))
        place = block.end
    return values


def _unpack_blocks(values: Values) -> tuple[Block, ...]:
    blocks: list[Block] = []
    place = 0
    for gap, length, kind, kept, reason, confidence in _rows(values, 6):
        blocks.append(Block(place + gap, place + gap + length, Kind(kind), bool(kept), reason, confidence))
        place += gap + length
    return tuple(blocks)


def _pack_asides(asides: tuple[Aside, ...]) -> Values:
    return [value for one in asides for value in (one.start, one.end - one.start, one.kind, one.reason)]


def _unpack_asides(values: Values) -> tuple[Aside, ...]:
    return tuple(Aside(start, start + length, Kind(kind), reason) for start, length, kind, reason in _rows(values, 4))


def _pack_links(links: tuple[Link, ...]) -> Values:
    values: Values = []
    place = 0
    for link in links:
        values += [link.start - place, link.end - link.start, link.url]
        place = link.end
    return values


def _unpack_links(values: Values) -> tuple[Link, ...]:
    links: list[Link] = []
    place = 0
    for gap, length, url in _rows(values, 3):
        links.append(Link(place + gap, place + gap + length, url))
        place += gap + length
    return tuple(links)


def _pack_entities(text: str, entities: tuple[Entity, ...]) -> Values:
    values: Values = []
    place = 0
    for entity in entities:
        spelt = 0 if entity.text == text[entity.start : entity.end] else entity.text
        name = 0 if entity.name == entity.text else entity.name
        values += [entity.start - place, entity.end - entity.start, entity.label, spelt, name, int(entity.kept)]
        values.append(0 if entity.day is None else entity.day)
        place = entity.end
    return values


def _unpack_entities(text: str, values: Values) -> tuple[Entity, ...]:
    entities: list[Entity] = []
    place = 0
    for gap, length, label, spelt, name, kept, day in _rows(values, 7):
        start, end = place + gap, place + gap + length
        shown = text[start:end] if spelt == 0 else spelt
        known = shown if name == 0 else name
        entities.append(Entity(start, end, Label(label), shown, known, bool(kept), None if day == 0 else day))
        place = end
    return tuple(entities)


def _pack_city(city: City, known: Known) -> Values:
    mentions = [value for one in city.mentions for value in (one.start, one.end - one.start, int(one.kept))]
    where = (city.name, city.country, city.region, city.latitude, city.longitude)
    values = [int(city.focus), int(city.dateline), round(city.confidence, 3), mentions]
    return [city.geonameid, *(() if known.city(city.geonameid) == where else where), *values]


def _unpack_city(values: Values, known: Known) -> City:
    where: Place | None = tuple(values[1:6]) if len(values) == _WITH_PLACE else known.city(values[0])
    if where is None:
        raise ValueError(f"the city {values[0]} is missing")
    focus, dateline, confidence, places = values[-4:]
    mentions = tuple(Mention(start, start + length, bool(kept)) for start, length, kept in _rows(places, 3))
    return City(values[0], *where, bool(focus), bool(dateline), confidence, mentions)


def _rows(values: Values, width: int) -> list[tuple[Any, ...]]:
    return list(zip(*(values[start::width] for start in range(width)), strict=True))
