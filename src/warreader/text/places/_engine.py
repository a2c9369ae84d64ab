"""The engine: source text and blocks in, cities with their mentions and roles out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from warreader.article import City, Kind, Mention
from warreader.text.language import identify
from warreader.text.places._context import gather
from warreader.text.places._gazetteer import KeyKind
from warreader.text.places._matching import Kind as FoundKind
from warreader.text.places._matching import find_all
from warreader.text.places._regions import tell_regions
from warreader.text.places._resolving import Resolver
from warreader.text.places._roles import choose_focus
from warreader.text.places._scoring import candidates, reconsider
from warreader.text.places._tokens import tokenise
from warreader.text.places._weights import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Block
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._matching import Finding
    from warreader.text.places._scoring import Candidate

_INFLECTED: Final = frozenset({"pl", "cs", "sk", "hr", "sl", "sr"})
_DESK: Final = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.SECTION})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A country, region or people that a text names."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one, without a possessive ending."""
    role: str
    """'country', 'region' (also districts, oblasts and peninsulas) or 'demonym'."""
    name: str
    """Its name in English; for a region as GeoNames has it."""
    country: str
    """ISO 3166-1 alpha-2."""
    kept: bool
    """False where it stands in a folded block."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a text says of places."""

    cities: tuple[City, ...] = ()
    """Focus cities first, then by mentions."""
    others: tuple[PlaceMention, ...] = ()
    """Countries, regions and peoples, in order."""


def find_places(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> Places:
    """Find the cities a text names, and the countries, regions and peoples around them.

    Args:
        text: The source text.
        blocks: Its blocks, in order. A mention in a folded block is not kept; nor is one in a byline, timestamp or
            section: an agency's desk is not where the event is. A text without blocks counts as kept throughout.
        gazetteer: The cities.

    Returns:
        The places; empty where the text names none.
    """
    tokens = tokenise(text)
    language = identify(text)
    findings = find_all(tokens, gazetteer, latin_cases=language in _INFLECTED)
    tell_regions(tokens, findings)
    context = gather(findings, gazetteer, language)
    found = candidates(tokens, findings, context, gazetteer)
    first = Resolver([candidate for candidate in found if candidate.score >= THRESHOLD], context, gazetteer)
    reconsider(found, first.settle(), gazetteer)
    accepted = [candidate for candidate in found if candidate.score >= THRESHOLD]
    resolver = Resolver(accepted, context, gazetteer)
    chosen = resolver.settle()
    kept = _Kept(blocks)
    mentions: dict[int, list[tuple[Candidate, Mention]]] = defaultdict(list)
    for candidate in accepted:
        row = resolver.qualified(candidate)
        row = chosen[candidate.finding.key] if row is None else row
        finding = candidate.finding
        mentions[row].append((candidate, Mention(finding.start, finding.end, kept.at(finding.start))))
    focus = choose_focus(text, blocks, mentions)
    cities = [_city(gazetteer, row, pairs, focus=row in focus, blocks=blocks) for row, pairs in mentions.items()]
    cities.sort(key=lambda city: (not city.focus, not city.kept, -len(city.mentions), city.mentions[0].start))
    others = [_other(finding, gazetteer, kept) for finding in findings if finding.kind is not FoundKind.CITY]
    return Places(tuple(cities), tuple(others))


class _Kept:
    """Tells whether a code point stands in the article's own text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._away = [(b.start, b.end) for b in blocks if not b.kept or b.kind in _DESK]

    def at(self, place: int) -> bool:
        return not any(start <= place < end for start, end in self._away)


def _city(
    gazetteer: Gazetteer, row: int, pairs: list[tuple[Candidate, Mention]], *, focus: bool, blocks: Sequence[Block]
) -> City:
    city = gazetteer.city_at(row)
    best = max(candidate.score for candidate, _ in pairs)
    dateline = any(candidate.dateline and mention.kept for candidate, mention in pairs) or any(
        block.kind is Kind.DATELINE and block.start <= mention.start < block.end
        for block in blocks
        for _, mention in pairs
    )
    return City(
        geonameid=city.geonameid,
        name=city.name,
        country=city.country,
        region=city.region,
        latitude=city.latitude,
        longitude=city.longitude,
        focus=focus,
        dateline=dateline,
        confidence=_confidence(best),
        mentions=tuple(mention for _, mention in pairs),
    )


def _confidence(score: float) -> float:
    return round(min(0.99, max(0.5, 0.5 + (score - THRESHOLD) / 8)), 3)


def _other(finding: Finding, gazetteer: Gazetteer, kept: _Kept) -> PlaceMention:
    name, country = _name(finding, gazetteer)
    return PlaceMention(finding.start, finding.end, finding.kind.value, name, country, kept.at(finding.start))


def _name(finding: Finding, gazetteer: Gazetteer) -> tuple[str, str]:
    """Name a country, region or people, and its country; a region named like its city by the city's."""
    by_kind = {entry.kind: entry.row for entry in reversed(finding.entries)}
    if finding.kind is FoundKind.COUNTRY:
        country, name = gazetteer.country_at(by_kind[KeyKind.COUNTRY])
    elif finding.kind is FoundKind.DEMONYM:
        country, name = gazetteer.people_at(by_kind[KeyKind.PEOPLE])
    elif KeyKind.COUNTY in by_kind:
        country, name = "US", gazetteer.county_at(by_kind[KeyKind.COUNTY])[1]
    elif KeyKind.REGION in by_kind:
        country, _, name = gazetteer.region_at(by_kind[KeyKind.REGION])
    else:
        rows = [entry.row for entry in finding.entries if entry.kind is KeyKind.CITY]
        city = gazetteer.city_at(max(rows, key=gazetteer.people_in))
        country, name = city.country, city.region or city.name
    return name, country
