"""Decides which city each name means, jointly for all names of a document.

In: the candidates that were believed. Out: a row of the gazetteer for each name. What speaks for a city: its people, a
country or region named in the text, a region behind the comma (`Parma, Ohio`), and other cities of the text that lie
in the same country, region or neighbourhood. One name means one city throughout a text, unless a comma says otherwise.
"""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING, Final

from warreader.text.places._scoring import COMPANY
from warreader.text.places._weights import RIVALS

if TYPE_CHECKING:
    from warreader.text.places._candidate import Candidate
    from warreader.text.places._context import Context
    from warreader.text.places._gazetteer import Gazetteer

_ROUNDS: Final = 3
_KM: Final = 111.0
_MILLION: Final = 1_000_000
_DOMINANT: Final = 15.0
_NEAR: Final = 40.0
_WITHIN: Final = 120.0
_FAR: Final = 400.0
_FIXED: Final = 2.0

Clues = dict[str, float]
Place = tuple[float, float, int, str]
"""Degrees north and east, the row of the region, the country."""


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
        self._total = context.total + 1
        self._places: dict[int, Place] = {}
        self.rows: dict[str, dict[int, bool]] = {}
        self.fixed: dict[str, int] = {}
        for candidate in accepted:
            self.rows.setdefault(candidate.finding.key, {}).update(candidate.rows)
        for candidate in accepted:
            row = self.qualified(candidate)
            if row is not None:
                self.fixed.setdefault(candidate.finding.key, row)
        self._alone = {key: {row: self._by_itself(key, row) for row in rows} for key, rows in self.rows.items()}

    def qualified(self, candidate: Candidate) -> int | None:
        """Settle a name by what stands behind its comma; None where nothing does."""
        gazetteer = self._gazetteer
        if candidate.region is not None:
            rows = [row for row in candidate.rows if gazetteer.region_of(row) == candidate.region]
        elif candidate.country is not None:
            rows = [row for row in candidate.rows if gazetteer.country_of(row) == candidate.country]
        else:
            return None
        return max(rows, key=lambda row: (candidate.rows[row], gazetteer.size_of(row)), default=None)

    def settle(self) -> dict[str, int]:
        """Choose a city for every name, then again in the light of the others, until nothing changes."""
        chosen = {key: self._best(key, self._alone[key]) for key in self.rows}
        for _ in range(_ROUNDS):
            changed = False
            for key, rows in self.rows.items():
                if key in self.fixed or len(rows) == 1:
                    continue
                values = {row: weigh(self.clues(key, row, chosen)) for row in rows}
                best = self._best(key, values)
                changed |= best != chosen[key]
                chosen[key] = best
            if not changed:
                break
        return chosen

    def _best(self, key: str, values: dict[int, float] | dict[int, Clues]) -> int:
        if key in self.fixed:
            return self.fixed[key]
        worth = {row: weigh(value) if isinstance(value, dict) else value for row, value in values.items()}
        return max(worth, key=lambda row: (worth[row], -row))

    def clues(self, key: str, row: int, chosen: dict[str, int]) -> Clues:
        """Collect what speaks for one city of a name.

        Args:
            key: The name.
            row: The city.
            chosen: The cities that the names of the text mean so far.

        Returns:
            Clues by name; the weights are `RIVALS`.
        """
        return {**self._alone[key][row], **self._among(key, row, chosen)}

    def _by_itself(self, key: str, row: int) -> Clues:
        gazetteer, context = self._gazetteer, self._context
        people = gazetteer.people_in(row)
        country = gazetteer.country_of(row)
        rivals = [gazetteer.people_in(other) for other in self.rows[key] if other != row]
        region = context.regions.get(gazetteer.region_of(row), 0)
        return {
            "people": math.log10(people + 100),
            "alias": not self.rows[key].get(row, False),
            "metropolis": people >= _MILLION,
            "dominant": people > _DOMINANT * max(rivals, default=people),
            "country": min(1.0, context.countries.get(country, 0) / self._total * 1.5),
            "country_named": country in context.countries,
            "home": country in context.home,
            "region": min(1.0, region / 2),
            "region_named": region >= 1,
        }

    def _among(self, key: str, row: int, chosen: dict[str, int]) -> Clues:
        gazetteer = self._gazetteer
        country, region = gazetteer.country_of(row), gazetteer.region_of(row)
        latitude, longitude = gazetteer.position(row)
        shrink = math.cos(math.radians(latitude))
        same_country = same_region = fixed_region = near = within = far = named_otherwise = 0.0
        for other, at in islice(chosen.items(), COMPANY):
            if other == key:
                continue
            north, east, its_region, its_country = self._where(at)
            fixed = other in self.fixed
            weight = _FIXED if fixed else 1.0
            if its_country == country:
                same_country += weight
            if its_region == region:
                same_region += weight
                fixed_region += fixed
            if at == row and self.rows[other].get(row) and not self.rows[key].get(row):
                named_otherwise = 1.0
            if at != row and abs(north := (latitude - north) * _KM) < _FAR:  # most are not worth a square root
                km = math.hypot(north, (longitude - east) * _KM * shrink)
                near += weight * (km < _NEAR)
                within += weight * max(0.0, 1 - km / _WITHIN)
                far += weight * (km < _FAR)
        share = max(1, min(len(chosen), COMPANY) - 1)
        return {
            "fellow_country": min(1.0, same_country / share * 1.2),
            "fellow_region": min(1.0, same_region / share * 1.5),
            "fellow_region_any": same_region >= 1,
            "fixed_region": fixed_region >= 1,
            "near": near >= 1,
            "within": min(1.0, within / 1.5),
            "far": min(1.0, far / share),
            "named_otherwise": named_otherwise,
        }

    def _where(self, row: int) -> Place:
        """Read where a city lies, once."""
        place = self._places.get(row)
        if place is None:
            gazetteer = self._gazetteer
            place = (*gazetteer.position(row), gazetteer.region_of(row), gazetteer.country_of(row))
            self._places[row] = place
        return place


def weigh(clues: Clues) -> float:
    """Sum up the clues of one city of a name."""
    return sum(RIVALS[name] * value for name, value in clues.items() if value)
