"""The place engine: source text and blocks in, cities with mentions and roles out."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.article import City, Kind, Mention
from warreader.frozen import dataclass
from warreader.text.language import identify
from warreader.text.places._context import gather
from warreader.text.places._disambiguation import Resolver
from warreader.text.places._focus import NamedArea, choose_focus
from warreader.text.places._form import KeyKind
from warreader.text.places._matching import Kind as FoundKind
from warreader.text.places._matching import find_all
from warreader.text.places._regions import mark_nature, mark_regions
from warreader.text.places._scoring import candidates, reconsider
from warreader.text.places._tokens import tokenise
from warreader.text.places._weights import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Block
    from warreader.text.places._candidate import Candidate
    from warreader.text.places._gazetteer import Gazetteer, GazetteerCity
    from warreader.text.places._matching import Finding

_DESK: Final = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.SECTION})
_CREDIT_LENGTH: Final = 240
_CREDIT: Final = re.compile(
    r"^\W{0,3}(?:(?i:by):? [A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]+){1,5}(?: in [A-Z][\w' ]+)?$"
    r"|(?i:country|location):|[\w .&'-]{2,40} \| |(?i:additional |with )?(?i:reporting|writing|editing) (?i:by)\b)"
    r"|\bcontributed to this (?:report|story|article)\b"
)
"""A line that says who wrote and where: 'Reuters | London', 'Country: United Kingdom', '… in London contributed'."""


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


def find_places(text: str, blocks: Sequence[Block], gazetteer: Gazetteer, language: str | None = None) -> Places:
    """Find the cities a text names, and the countries, regions and peoples around them.

    Args:
        text: The source text.
        blocks: Its blocks, in order. A mention in a folded block is not kept; nor is one in a byline, timestamp or
            section: an agency's desk is not where the event is. A text without blocks counts as kept throughout.
        gazetteer: The cities.
        language: Of the text, ISO 639-1; None: it is identified.

    Returns:
        The places; empty where the text names none.
    """
    tokens = tokenise(text, gazetteer.folder)
    if language is None:
        language = identify(text)
    findings = find_all(tokens, gazetteer, language=language)
    mark_regions(tokens, findings, gazetteer)
    mark_nature(findings, language)
    context = gather(findings, gazetteer, language)
    found = candidates(tokens, findings, context, gazetteer, language)
    first = Resolver([candidate for candidate in found if candidate.score >= THRESHOLD], context, gazetteer)
    reconsider(found, first.settle(), gazetteer)
    accepted = [candidate for candidate in found if candidate.score >= THRESHOLD]
    resolver = Resolver(accepted, context, gazetteer)
    chosen = resolver.settle()
    kept = _Kept(text, blocks)
    mentions: dict[int, list[tuple[Candidate, Mention]]] = defaultdict(list)
    for candidate in accepted:
        row = resolver.qualified(candidate)
        row = chosen[candidate.finding.key] if row is None else row
        finding = candidate.finding
        mentions[row].append((candidate, Mention(finding.start, finding.end, kept.at(finding.start))))
    areas = [finding for finding in findings if finding.kind is not FoundKind.CITY]
    others = [_other(finding, gazetteer, kept) for finding in areas]
    named = [
        NamedArea(other.start, other.country, _regions(finding, gazetteer))
        for finding, other in zip(areas, others, strict=True)
        if other.kept
    ]
    records = {row: gazetteer.city_at(row) for row in mentions}
    focus = choose_focus(text, blocks, mentions, records, named)
    cities = [_city(records[row], pairs, focus=row in focus, kept=kept) for row, pairs in mentions.items()]
    cities.sort(key=lambda city: (not city.focus, not city.kept, -len(city.mentions), city.mentions[0].start))
    return Places(tuple(cities), tuple(others))


class _Kept:
    """Tells whether a code point stands in the article's own text."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._starts = [block.start for block in blocks]
        self._blocks = blocks

    def block(self, place: int) -> Block | None:
        """Find the block around a code point."""
        at = bisect_right(self._starts, place) - 1
        return self._blocks[at] if at >= 0 and place < self._blocks[at].end else None

    def at(self, place: int) -> bool:
        """Return whether a mention that begins here is kept."""
        block = self.block(place)
        if block is not None and not (block.kept and block.kind not in _DESK):
            return False
        start = self._text.rfind("\n", max(0, place - _CREDIT_LENGTH), place) + 1
        end = self._text.find("\n", place, place + _CREDIT_LENGTH)
        line = self._text[max(start, place - _CREDIT_LENGTH) : end if end >= 0 else place + _CREDIT_LENGTH]
        return len(line) >= _CREDIT_LENGTH or not _CREDIT.search(line)


def _city(city: GazetteerCity, pairs: list[tuple[Candidate, Mention]], *, focus: bool, kept: _Kept) -> City:
    best = max(candidate.score for candidate, _ in pairs)
    dateline = any(_is_dateline(candidate, mention, kept) for candidate, mention in pairs)
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


def _is_dateline(candidate: Candidate, mention: Mention, kept: _Kept) -> bool:
    """Return whether a mention is where the article was filed: in a block of that kind, or by its own look."""
    block = kept.block(mention.start)
    if block is not None and block.kind is Kind.DATELINE:
        return True
    return candidate.dateline and mention.kept and (block is None or block.kind is Kind.BODY)


def _confidence(score: float) -> float:
    """Turn the best mention's log-odds into a probability; never quite sure."""
    return round(min(0.99, 1 / (1 + math.exp(-score))), 3)


def _other(finding: Finding, gazetteer: Gazetteer, kept: _Kept) -> PlaceMention:
    name, country = _name(finding, gazetteer)
    return PlaceMention(finding.start, finding.end, finding.kind.value, name, country, kept.at(finding.start))


def _regions(finding: Finding, gazetteer: Gazetteer) -> frozenset[int]:
    """Return the rows of the regions that a name can mean; some stand in the gazetteer twice, by data and by hand."""
    rows = frozenset(entry.row for entry in finding.entries if entry.kind is KeyKind.REGION)
    if rows or finding.kind is not FoundKind.REGION:
        return rows
    cities = [entry.row for entry in finding.entries if entry.kind is KeyKind.CITY]  # 'Kharkiv region'
    return frozenset(gazetteer.city_at(row).region_row for row in sorted(cities, key=gazetteer.size_of)[-1:])


def _name(finding: Finding, gazetteer: Gazetteer) -> tuple[str, str]:
    """Name a country, region or people, and its country; a region named like its city by the city's."""
    if finding.kind is FoundKind.NATURE:
        return finding.key, ""
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
        city = gazetteer.city_at(max(rows, key=gazetteer.size_of))
        country, name = city.country, city.region or city.name
    return name, country
