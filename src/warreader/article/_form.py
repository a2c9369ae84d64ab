"""Writes annotations as JSON objects, as `warreader annotate` and `show --json` print them.

The keys are a promise to other programs; docs/forms.md describes them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article._model import (
        Annotation,
        Block,
        City,
        Entity,
        Evidence,
        Link,
        Published,
    )

Form = dict[str, Any]


def annotation_to_form(annotation: Annotation) -> Form:
    """Write an annotation as a JSON object, without `id` and `text`.

    Args:
        annotation: What was understood.

    Returns:
        A dictionary of plain values, in the order of docs/forms.md.
    """
    headline = annotation.headline
    return {
        "language": annotation.language,
        "title": annotation.title,
        "title_basis": str(annotation.title_basis),
        "headline": None if headline is None else {"start": headline.start, "end": headline.end},
        "blocks": [
            {
                "start": block.start,
                "end": block.end,
                "kind": str(block.kind),
                "kept": block.kept,
                "reason": block.reason,
                "confidence": round(block.confidence, 3),
            }
            for block in annotation.blocks
        ],
        "published": published_to_form(annotation.published),
        "cities": [_city_to_form(city) for city in annotation.cities],
        "entities": [_entity_to_form(entity) for entity in annotation.entities],
        "words": annotation.words,
    }


def links_to_form(links: Sequence[Link], blocks: Sequence[Block]) -> list[Form]:
    """Write links as JSON objects.

    Args:
        links: Those of one text, in order.
        blocks: Its blocks; a link of which a part is folded counts as folded.

    Returns:
        Dictionaries of `start`, `end`, `url` and `kept`.
    """
    folds = [block for block in blocks if not block.kept]
    ends = [block.end for block in folds]
    written: list[Form] = []
    for link in links:
        at = bisect_right(ends, link.start)
        kept = at == len(folds) or folds[at].start >= link.end
        written.append({"start": link.start, "end": link.end, "url": link.url, "kept": kept})
    return written


def published_to_form(published: Published | None) -> Form | None:
    """Write a publication date as a JSON object; None stays None."""
    if published is None:
        return None
    earliest, latest = published.earliest, published.latest
    return {
        "date": str(published.date),
        "earliest": None if earliest is None else earliest.isoformat(),
        "latest": None if latest is None else latest.isoformat(),
        "time": published.time,
        "zone": published.zone,
        "basis": str(published.basis),
        "confidence": round(published.confidence, 3),
        "evidence": [_evidence_to_form(item) for item in published.evidence],
        "alternatives": [
            {
                "date": str(item.date),
                "basis": str(item.basis),
                "confidence": round(item.confidence, 3),
                "evidence": [_evidence_to_form(one) for one in item.evidence],
            }
            for item in published.alternatives
        ],
    }


def _evidence_to_form(evidence: Evidence) -> Form:
    if evidence.article is not None:
        return {"article": evidence.article}
    return {"start": evidence.start, "end": evidence.end}


def _city_to_form(city: City) -> Form:
    return {
        "geonameid": city.geonameid,
        "name": city.name,
        "country": city.country,
        "region": city.region,
        "latitude": city.latitude,
        "longitude": city.longitude,
        "focus": city.focus,
        "dateline": city.dateline,
        "confidence": round(city.confidence, 3),
        "mentions": [{"start": item.start, "end": item.end, "kept": item.kept} for item in city.mentions],
    }


def _entity_to_form(entity: Entity) -> Form:
    form = {
        "start": entity.start,
        "end": entity.end,
        "label": str(entity.label),
        "text": entity.text,
        "name": entity.name,
        "kept": entity.kept,
    }
    return form if entity.day is None else {**form, "day": entity.day}
