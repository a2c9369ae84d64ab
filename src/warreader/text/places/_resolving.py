"""Settles which city each name means: all names of a document together.

In: the candidates that were accepted. Out: a row of the gazetteer for each name. What speaks for a city: its people, a
country or region named in the text, a region behind the comma (`Parma, Ohio`), and other cities of the text that lie
in the same country, region or neighbourhood. One name means one city throughout a text, unless a comma
says otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._scoring import Candidate, Context

# Prototype's weights, chosen on the development sets.
_ALIAS: Final = -0.7
_METROPOLIS: Final = 0.3
_COUNTRY: Final = 1.6
_REGION: Final = 1.2
_FELLOW_COUNTRY: Final = 0.9
_FELLOW_REGION: Final = 1.0
_NEAR: Final = 1.1
_NEAR_KM: Final = 120.0
_ROUNDS: Final = 3
_MOST: Final = 25
_KM: Final = 111.0
_MILLION: Final = 1_000_000


class Resolver:
    """Settles the names of one document.

    Args:
        accepted: The candidates that name a city.
        context: What the document says of countries and regions.
        gazetteer: The cities.
    """

    def __init__(self, accepted: list[Candidate], context: Context, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._context = context
        self._total = sum(context.countries.values()) + 1
        self._rows: dict[str, dict[int, bool]] = {}
        self._fixed: dict[str, int] = {}
        for candidate in accepted:
            rows = self._rows.setdefault(candidate.finding.key, {})
            rows.update(candidate.rows)
        for candidate in accepted:
            row = self.qualified(candidate)
            if row is not None:
                self._fixed.setdefault(candidate.finding.key, row)
        for key, rows in self._rows.items():
            if len(rows) > _MOST:
                largest = sorted(rows, key=lambda row: self._people(row, own=rows[row]), reverse=True)[:_MOST]
                self._rows[key] = {row: rows[row] for row in largest}

    def _people(self, row: int, *, own: bool) -> float:
        return self._gazetteer.people_in(row) * (1.0 if own else 0.6)

    def qualified(self, candidate: Candidate) -> int | None:
        """Settle a name by what stands behind its comma; None where nothing does."""
        gazetteer = self._gazetteer
        if candidate.region is not None:
            rows = [r for r in candidate.rows if gazetteer.region_at(gazetteer.region_of(r))[:2] == candidate.region]
        elif candidate.country is not None:
            rows = [r for r in candidate.rows if gazetteer.country_of(r) == candidate.country]
        else:
            return None
        return max(rows, key=lambda row: self._people(row, own=candidate.rows[row]), default=None)

    def settle(self) -> dict[str, int]:
        """Choose a city for every name, then again in the light of the others, until nothing changes."""
        chosen = {
            key: self._fixed.get(key, max(rows, key=lambda row, key=key: self._alone(key, row)))  # type: ignore[misc]
            for key, rows in self._rows.items()
        }
        for _ in range(_ROUNDS):
            changed = False
            for key, rows in self._rows.items():
                if key in self._fixed or len(rows) == 1:
                    continue
                best = max(rows, key=lambda row, key=key: self._alone(key, row) + self._together(key, row, chosen))  # type: ignore[misc]
                changed |= best != chosen[key]
                chosen[key] = best
            if not changed:
                break
        return chosen

    def _alone(self, key: str, row: int) -> float:
        gazetteer = self._gazetteer
        people = gazetteer.people_in(row)
        value = math.log10(people + 100) + (_METROPOLIS if people >= _MILLION else 0.0)
        if not self._rows[key].get(row, False):
            value += _ALIAS
        value += _COUNTRY * min(1.0, self._context.countries.get(gazetteer.country_of(row), 0) / self._total * 1.5)
        return value + _REGION * min(1.0, self._context.regions.get(gazetteer.region_of(row), 0) / 2)

    def _together(self, key: str, row: int, chosen: dict[str, int]) -> float:
        gazetteer = self._gazetteer
        country, region = gazetteer.country_of(row), gazetteer.region_of(row)
        latitude, longitude = gazetteer.position(row)
        shrink = math.cos(math.radians(latitude))
        others: Counter[str] = Counter()
        near = 0.0
        for other, at in chosen.items():
            if other == key:
                continue
            weight = 2 if other in self._fixed else 1
            others["country"] += weight * (gazetteer.country_of(at) == country)
            others["region"] += weight * (gazetteer.region_of(at) == region)
            if at != row:
                there = gazetteer.position(at)
                km = math.hypot((latitude - there[0]) * _KM, (longitude - there[1]) * _KM * shrink)
                near += max(0.0, 1 - km / _NEAR_KM) * weight
        share = max(1, len(chosen) - 1)
        return (
            _FELLOW_COUNTRY * min(1.0, others["country"] / share * 1.2)
            + _FELLOW_REGION * min(1.0, others["region"] / share * 1.5)
            + _NEAR * min(1.0, near / 1.5)
        )
