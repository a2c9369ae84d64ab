"""Tells a region from the city of the same name: `Donetsk region`, `Kyiv district of Kharkiv`.

In: the findings of a text. Out: the same ones, where the words beside a city's name say that its region, district or
regional authority is meant; such a finding is a region or, within an authority's name, no place at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.text.places import _cues as cues
from warreader.text.places._common_words import NATURE
from warreader.text.places._form import KeyKind
from warreader.text.places._matching import Finding, Kind

if TYPE_CHECKING:
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._tokens import Tokens

_ADJOINS: Final = frozenset({" ", "\u00a0", "-"})
_LIST: Final = frozenset({",", "and", "та", "і", "и", "or", "und", "y", "e", "si", "i", "oraz", ""})


def mark_regions(tokens: Tokens, findings: list[Finding], gazetteer: Gazetteer) -> None:
    """Change the kind of findings that name a region; they keep their place in the list.

    Args:
        tokens: The words of the text.
        findings: In order.
        gazetteer: Where they were found.
    """
    starts = {finding.at: finding for finding in findings}
    ends = {finding.behind: finding for finding in findings}
    for finding in findings:
        if finding.kind in {Kind.COUNTRY, Kind.REGION} and _in_a_region_behind(tokens, finding, starts, gazetteer):
            finding.kind = Kind.CITY
        if finding.kind is not Kind.CITY:
            continue
        if _names_plant(tokens, finding) or _names_front(tokens, finding):
            finding.kind = Kind.ADJECTIVE
        elif _noun_behind(tokens, finding):
            noun = tokens.folded[finding.behind]
            if noun in cues.ADJECTIVES_OF_REGION:
                finding.kind = Kind.ADJECTIVE
                continue
            finding.kind = Kind.REGION
            if noun in cues.REGION_NOUNS_PLURAL:
                _tell_list(tokens, finding, ends)
            else:
                finding.end = tokens.end[finding.behind]
        elif _noun_before(tokens, finding):
            finding.kind = Kind.REGION


def mark_nature(findings: list[Finding], language: str | None) -> None:
    """Change the kind of findings that name a river or a range of mountains, where a town is called so too.

    Args:
        findings: In order.
        language: Of the text; None where unknown.
    """
    known = NATURE.get(language or "", frozenset())
    for finding in findings:
        if finding.kind is Kind.CITY and finding.key in known:
            finding.kind = Kind.NATURE


def _in_a_region_behind(tokens: Tokens, finding: Finding, starts: dict[int, Finding], gazetteer: Gazetteer) -> bool:
    """Return whether a country's or region's name is a town of the region behind the comma, as in `Lebanon, Pa`."""
    region = starts.get(finding.behind)
    if region is None or region.kind is not Kind.REGION or tokens.gap(finding.behind).strip() != ",":
        return False
    rows = {entry.row for entry in region.entries if entry.kind is KeyKind.REGION}
    return any(entry.kind is KeyKind.CITY and gazetteer.region_of(entry.row) in rows for entry in finding.entries)


def _noun_behind(tokens: Tokens, finding: Finding) -> bool:
    behind = finding.behind
    if behind >= len(tokens) or tokens.folded[behind] not in cues.REGION_NOUNS:
        return False
    return tokens.text[finding.end : tokens.start[behind]] in _ADJOINS


def _names_plant(tokens: Tokens, finding: Finding) -> bool:
    """Return whether a name is that of a power plant: it stands in a town of its own."""
    words = tuple(tokens.folded[finding.behind : finding.behind + 2])
    if not words or tokens.text[finding.end : tokens.start[finding.behind]] not in _ADJOINS:
        return False
    return words[0] in cues.PLANTS or (words[0] in cues.NUCLEAR and words[-1] in cues.PLANT_NOUNS)


def _names_front(tokens: Tokens, finding: Finding) -> bool:
    """Return whether a name is the adjective of a front, as in 'на Авдіївському напрямку', and not a town Avdiivske."""
    behind = finding.behind
    if not finding.inflected or behind >= len(tokens) or tokens.folded[behind] not in cues.AREA_NOUNS:
        return False
    return tokens.folded[behind - 1].endswith(cues.ADJECTIVE_ENDINGS) and tokens.gap(behind) in _ADJOINS


def _noun_before(tokens: Tokens, finding: Finding) -> bool:
    at = finding.at
    if at == 0 or tokens.gap(at) not in _ADJOINS:
        return False
    if tokens.folded[at - 1] in cues.NOUNS_BEFORE_REGION:
        return True
    if finding.key in cues.TERRITORIES and tokens.folded[at - 1] in cues.DIRECTIONS:
        return True
    of = at > 1 and tokens.folded[at - 1] in cues.OF and tokens.gap(at - 1) == " "
    noun = tokens.folded[at - 2] if of else ""
    return noun in cues.NOUNS_BEFORE_REGION or noun in {"county", "governorate", "oblast"}


def _tell_list(tokens: Tokens, finding: Finding, ends: dict[int, Finding]) -> None:
    """Follow a list to its beginning: `Kherson, Donetsk and Kharkiv regions`."""
    at = finding.at
    while at > 0:
        word = tokens.folded[at - 1]
        before = ends.get(at) or (ends.get(at - 1) if word in _LIST else None)
        gap = tokens.gap(at).strip() if before is ends.get(at) else word
        if before is None or before.kind is not Kind.CITY or gap not in _LIST:
            return
        before.kind = Kind.REGION
        at = before.at
