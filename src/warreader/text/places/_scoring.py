"""Scores whether a match names a city.

In: the findings of a text. Out: for each possible city the clues seen, and their weighted sum, a log-odds-like figure
that `_engine` compares with a threshold. Two rounds: the second knows which cities the first one believed.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from warreader.text.places._candidate import Candidate
from warreader.text.places._clues import View
from warreader.text.places._form import KeyKind
from warreader.text.places._matching import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warreader.text.places._context import Context
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._matching import Finding
    from warreader.text.places._tokens import Tokens

_FAR_LARGER: Final = 10
_LOOKED_AT: Final = 25  # the largest cities of a name
COMPANY: Final = 150
"""Other names that one is weighed beside: the first of the text. No article names as many; a list of towns would take
the square of its length."""
_NEAR_KM: Final = 100.0
_KM: Final = 111.0
_ECHO: Final = 4.0
_FEW: Final = 3
_VILLAGE: Final = 20_000  # people
_CYRILLIC_WRITING: Final = frozenset({"UA", "RU", "BY"})


def candidates(
    tokens: Tokens, findings: list[Finding], context: Context, gazetteer: Gazetteer, language: str | None
) -> list[Candidate]:
    """Score every possible city of a text by what stands around it: the first round.

    Args:
        tokens: The words of the text.
        findings: What the gazetteer knows of them.
        context: What the text says of countries and regions.
        gazetteer: The cities.
        language: Of the text; None where unknown.

    Returns:
        A candidate for each finding of kind city, in order.
    """
    found = []
    for finding in findings:
        if finding.kind is Kind.CITY:
            rows: dict[int, bool] = {}
            for entry in finding.entries:
                if entry.kind is KeyKind.CITY:
                    rows[entry.row] = rows.get(entry.row, False) or entry.primary
            largest = sorted(_prominent(rows, gazetteer), key=gazetteer.size_of, reverse=True)[:_LOOKED_AT]
            found.append(Candidate(finding, {row: rows[row] for row in largest}, gazetteer.people_in(largest[0])))
    view = View(tokens, findings, gazetteer, language)
    for candidate in found:
        view.look(candidate)
        _document(candidate, context, gazetteer)
    persons = _persons(found)
    for candidate in found:
        known = persons.get(candidate.finding.key, 0)
        if known and "comma_region" not in candidate.clues:
            candidate.clues["person_after_preposition" if candidate.clues.get("preposition") else "person"] = 1
        candidate.weigh()
    return found


def _prominent(rows: dict[int, bool], gazetteer: Gazetteer) -> list[int]:
    """Drop places that only somewhere are spelt like a far larger one of their country: Mykolaivka as Mykolaiv."""
    if all(rows.values()) or not any(rows.values()):
        return list(rows)
    largest: dict[str, float] = {}
    for row, own in rows.items():
        if own:
            country = gazetteer.country_of(row)
            largest[country] = max(largest.get(country, 0.0), gazetteer.people_in(row))
    return [
        row
        for row, own in rows.items()
        if own or gazetteer.people_in(row) * _FAR_LARGER >= largest.get(gazetteer.country_of(row), 0.0)
    ]


def _persons(found: list[Candidate]) -> Counter[str]:
    """Count how often a name looks like a person's anywhere: a given name or title before it, 'said' behind it."""
    persons: Counter[str] = Counter()
    for candidate in found:
        clues = candidate.clues
        persons[candidate.finding.key] += bool(
            clues.get("after_given")
            or clues.get("title")
            or clues.get("after_initial")
            or (clues.get("before_speech") and not clues["famous"])
        )
    return persons


def _document(candidate: Candidate, context: Context, gazetteer: Gazetteer) -> None:
    support = 0.0
    for row in candidate.rows:
        country = gazetteer.country_of(row)
        if context.regions.get(gazetteer.region_of(row)):
            support = max(support, 1.0)
        elif context.countries.get(country):
            support = max(support, 0.5)
        if country in context.home or (candidate.finding.cyrillic and country in _CYRILLIC_WRITING):
            candidate.clues["home"] = 1
            placed = candidate.clues.get("preposition") or candidate.clues.get("place_noun")
            candidate.clues["home_preposition"] = placed or 0
            candidate.clues["home_small_bare"] = not placed and candidate.most < _VILLAGE
    candidate.clues["support_region"] = support == 1.0
    candidate.clues["support_country"] = support == 0.5  # noqa: PLR2004  # set above


def reconsider(found: list[Candidate], chosen: Mapping[str, int], gazetteer: Gazetteer) -> None:
    """Score the candidates again, knowing which cities the first round believed: the second round.

    Args:
        found: The candidates; their scores change.
        chosen: The row of each name that was believed.
        gazetteer: The cities.
    """
    echoes = _two_best(found)
    chosen = dict(islice(chosen.items(), COMPANY))
    countries = {key: gazetteer.country_of(row) for key, row in chosen.items()}
    around: dict[str, dict[str, float]] = {}
    for candidate in found:
        key, clues = candidate.finding.key, candidate.clues
        best, second = echoes[key]
        if second is not None:
            echo = second if candidate.score == best else best
            clues["echo"] = max(-_ECHO, min(_ECHO, echo))
        if key not in around:
            around[key] = _fellows(candidate, chosen, countries, gazetteer)
        clues.update(around[key])
        supported = bool(clues["support_region"] or clues["support_country"] or clues.get("home"))
        clues["alone"] = not supported and not clues["fellow"]
        clues["alone_other"] = clues["alone"] and clues["other_language"]
        clues["foreign_fellow"] = clues["foreign"] and clues["fellow"]
        clues["foreign_support"] = clues["foreign"] and supported
        candidate.weigh()


def _two_best(found: list[Candidate]) -> dict[str, tuple[float, float | None]]:
    """Find the best and the second best score of each name; None where it is named once."""
    best: dict[str, tuple[float, float | None]] = {}
    for candidate in found:
        score = candidate.score
        first, second = best.get(candidate.finding.key, (None, None))
        if first is None:
            best[candidate.finding.key] = (score, None)
        elif score > first:
            best[candidate.finding.key] = (score, first)
        else:
            best[candidate.finding.key] = (first, score if second is None else max(second, score))
    return best


def _fellows(
    candidate: Candidate, chosen: Mapping[str, int], countries: Mapping[str, str], gazetteer: Gazetteer
) -> dict[str, float]:
    """Return how many other cities of the text lie in its country, whether one lies near or is the same."""
    key = candidate.finding.key
    fellows = Counter(country for other, country in countries.items() if other != key)
    most = max(fellows[gazetteer.country_of(row)] for row in candidate.rows)
    places = [gazetteer.position(row) for other, row in chosen.items() if other != key]
    close = any(_any_near(gazetteer.position(row), places) for row in candidate.rows)
    same = any(row in candidate.rows for other, row in chosen.items() if other != key)
    return {"fellow": most > 0, "fellows": most / max(_FEW, fellows.total()), "near": close, "same_city": same}


def _any_near(here: tuple[float, float], places: list[tuple[float, float]]) -> bool:
    """Return whether one of many positions is within 100 km; most are not worth more than a look at their latitude."""
    north, reach = here[0], _NEAR_KM / _KM
    return any(abs(north - place[0]) < reach and near(here, place) for place in places)


def near(here: tuple[float, float], there: tuple[float, float]) -> bool:
    """Return whether two positions are within 100 km."""
    north = (here[0] - there[0]) * _KM
    east = (here[1] - there[1]) * _KM * math.cos(math.radians(here[0]))
    return north * north + east * east < _NEAR_KM * _NEAR_KM
