"""Document-level counts of countries, regions, peoples and language.

In: the findings of a text. Out: how much speaks for each country and region. It helps to believe a name and to settle
it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.places._form import KeyKind
from warreader.text.places._matching import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.places._form import Entry
    from warreader.text.places._gazetteer import Gazetteer

_PEOPLE: Final = 0.7
_REGION: Final = 0.5
_HOME: Final = {"uk": ("UA",), "ru": ("RU", "UA"), "pl": ("PL", "UA"), "de": ("DE",), "ro": ("RO",), "el": ("GR",)}


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for countries and regions."""

    countries: dict[str, float]
    """Weight of each country: its name, its regions, its people."""
    regions: dict[int, float]
    """Weight of each first-level region, by row."""
    home: frozenset[str]
    """Countries that a text of this language is likely about."""

    @property
    def total(self) -> float:
        """Weight of all countries together."""
        return sum(self.countries.values())


def gather(findings: Sequence[Finding], gazetteer: Gazetteer, language: str | None) -> Context:
    """Count the countries and regions of a document.

    Args:
        findings: What the gazetteer knows of it.
        gazetteer: Where they were found.
        language: Of the text; None where unknown.

    Returns:
        The counts.
    """
    context = Context(defaultdict(float), defaultdict(float), frozenset(_HOME.get(language or "", ())))
    for finding in findings:
        if finding.kind in {Kind.CITY, Kind.NATURE}:
            continue
        for entry in finding.entries:
            _count(entry, context, gazetteer)
        if finding.kind in {Kind.REGION, Kind.ADJECTIVE}:
            _named_like_its_city(finding, context, gazetteer)
    return context


def _count(entry: Entry, context: Context, gazetteer: Gazetteer) -> None:
    if entry.kind is KeyKind.COUNTRY:
        context.countries[gazetteer.country_at(entry.row)[0]] += 1
    elif entry.kind is KeyKind.PEOPLE:
        context.countries[gazetteer.people_at(entry.row)[0]] += _PEOPLE
    elif entry.kind is KeyKind.REGION:
        context.regions[entry.row] += 1
        context.countries[gazetteer.region_at(entry.row)[0]] += _REGION
    elif entry.kind is KeyKind.COUNTY:
        states, _ = gazetteer.county_at(entry.row)
        context.countries["US"] += _REGION
        for state in states:
            row = gazetteer.region_row("US", state)
            if row is not None:
                context.regions[row] += 1 / len(states)


def _named_like_its_city(finding: Finding, context: Context, gazetteer: Gazetteer) -> None:
    """Count `Kharkiv region` for the region in which the largest Kharkiv lies."""
    rows = [entry.row for entry in finding.entries if entry.kind is KeyKind.CITY]
    if not rows or any(entry.kind is not KeyKind.CITY for entry in finding.entries):
        return
    row = max(rows, key=gazetteer.size_of)
    context.regions[gazetteer.region_of(row)] += 1
    context.countries[gazetteer.country_of(row)] += _REGION
