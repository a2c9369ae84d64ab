"""Implements `archive.CityNames` over the gazetteer, which is loaded at the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warreader.text.places import Gazetteer


class CityIndex:
    """Implements `archive.CityNames`; maps the gazetteer on first use."""

    def __init__(self) -> None:
        self._is_open = False

    def _gazetteer(self) -> Gazetteer:
        from warreader.ingest.gazetteer import load_gazetteer  # 20 ms that a plain list does without

        self._is_open = True
        return load_gazetteer()

    def release(self) -> None:
        """Give back the memory that answers have taken."""
        if self._is_open:
            from warreader.ingest.gazetteer import release  # it is loaded by now

            self._is_open = False
            release()

    def cities_spelt(self, spelling: str) -> frozenset[int]:
        """Return the GeoNames numbers of all cities that can be spelt so.

        Args:
            spelling: In any script, case and case form.

        Returns:
            The numbers; empty for a spelling that no city has.
        """
        return self._gazetteer().cities_spelt(spelling)

    def areas_spelt(self, name: str) -> frozenset[tuple[str, str | None]]:
        """Return the countries and regions of a name.

        Args:
            name: In any script, case and case form.

        Returns:
            (ISO code, None) for a country, (ISO code, name) for a region; empty for a name that none has.
        """
        gazetteer = self._gazetteer()
        found: set[tuple[str, str | None]] = set()
        for entry in gazetteer.spelt(name):
            if entry.kind.name == "COUNTRY":
                found.add((gazetteer.country_at(entry.row)[0], None))
            elif entry.kind.name == "REGION":
                country, _, region = gazetteer.region_at(entry.row)
                found.add((country, region))
        return frozenset(found)

    def country_name(self, code: str) -> str | None:
        """Return the English name of a country by its ISO code; None for an unknown one."""
        return self._gazetteer().country_name(code)

    def position(self, geonameid: int) -> tuple[float, float] | None:
        """Return degrees north and east of a city; None for an unknown one."""
        city = self._gazetteer().city(geonameid)
        return None if city is None else (city.latitude, city.longitude)
