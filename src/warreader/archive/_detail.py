"""The compact form in which an archive keeps what was given beside a text and what was understood of it.

The form of `annotate` names every value: 2.3 times the size of the text, and still 0.33 of it compressed. This one
lists values in order, places as distances, and leaves out what the text says again: 0.14 (1,500 stories).
"""

from __future__ import annotations

import json
from typing import Any

from warreader.archive._codec import pack_published, unpack_published
from warreader.article import (
    Annotation,
    Aside,
    Block,
    City,
    Entity,
    Given,
    Kind,
    Label,
    Mention,
    Span,
    TitleBasis,
)

Values = list[Any]


def pack_detail(text: str, given: Given, annotation: Annotation, asides: tuple[Aside, ...] = ()) -> bytes:
    """Write what belongs to a text.

    Args:
        text: The source text.
        given: What was given beside it.
        annotation: What was understood of it.
        asides: What the markup of its page said is no part of the article.

    Returns:
        JSON; lone surrogates are escaped.
    """
    form = [
        [given.title, given.published, given.source, given.language, given.url, given.fetched],
        annotation.title,
        annotation.title_basis,
        annotation.language,
        None if annotation.headline is None else [annotation.headline.start, annotation.headline.end],
        _pack_blocks(annotation.blocks),
        pack_published(annotation.published),
        [_pack_city(city) for city in annotation.cities],
        _pack_entities(text, annotation.entities),
        annotation.words,
    ]
    if asides:
        form.append(_pack_asides(asides))
    return json.dumps(form, separators=(",", ":")).encode()


def unpack_detail(text: str, packed: bytes) -> tuple[Given, Annotation, tuple[Aside, ...]]:
    """Read what `pack_detail` wrote.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    given, title, basis, language, headline, blocks, published, cities, entities, words, *rest = json.loads(packed)
    found = Annotation(
        title=title,
        title_basis=TitleBasis(basis),
        language=language,
        headline=None if headline is None else Span(*headline),
        blocks=_unpack_blocks(blocks),
        published=unpack_published(published),
        cities=tuple(_unpack_city(city) for city in cities),
        entities=_unpack_entities(text, entities),
        words=words,
    )
    return Given(*given), found, _unpack_asides(rest[0]) if rest else ()


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


def _pack_city(city: City) -> Values:
    mentions = [value for one in city.mentions for value in (one.start, one.end - one.start, int(one.kept))]
    known = [city.geonameid, city.name, city.country, city.region, city.latitude, city.longitude]
    return [*known, int(city.focus), int(city.dateline), round(city.confidence, 3), mentions]


def _unpack_city(values: Values) -> City:
    geonameid, name, country, region, latitude, longitude, focus, dateline, confidence, places = values
    mentions = tuple(Mention(start, start + length, bool(kept)) for start, length, kept in _rows(places, 3))
    where = (geonameid, name, country, region, latitude, longitude)
    return City(*where, bool(focus), bool(dateline), confidence, mentions)


def _rows(values: Values, width: int) -> list[tuple[Any, ...]]:
    return list(zip(*(values[start::width] for start in range(width)), strict=True))
