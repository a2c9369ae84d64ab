"""Finds cities by name for corrections."""

from __future__ import annotations

from warreader.article import City
from warreader.ingest.gazetteer import load_gazetteer


def named_cities(name: str) -> tuple[City, ...]:
    """Find the cities of a name.

    Args:
        name: In any script, case and case form; or a GeoNames number.

    Returns:
        The cities, the likeliest first: those of that very name before those spelt so elsewhere, each by population;
        empty where there is none. None of them has a mention.
    """
    gazetteer = load_gazetteer()
    if name.isascii() and name.isdigit():
        one = gazetteer.city(int(name))
        found = [] if one is None else [one]
    else:
        found = list(gazetteer.named(name))
    return tuple(
        City(
            city.geonameid,
            city.name,
            city.country,
            city.region,
            city.latitude,
            city.longitude,
            focus=True,
            dateline=False,
            confidence=1.0,
            mentions=(),
        )
        for city in found
    )
