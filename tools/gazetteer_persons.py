"""Which place names are also people's names, and which words are given names: guards of the matching of cities.

From the United States census of 1990 (public domain, through the package `names`) and Faker's lists of given names
(MIT).
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final

from warreader.text.places._folding import fold

LOCALES: Final = (
    *("en_US", "en_GB", "uk_UA", "ru_RU", "pl_PL", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_PT", "ro_RO"),
    *("cs_CZ", "tr_TR", "el_GR", "nl_NL", "hu_HU", "ar_SA", "ka_GE", "hy_AM", "az_AZ", "bg_BG", "he_IL"),
)
SURNAMES_READ: Final = 20_000  # rarer ones are places more often
FREQUENT: Final = 0.02  # per cent of the people
COMMON: Final = 0.004
GIVEN_READ: Final = 2_500
FREQUENT_LEVEL: Final = 2


def census(name: str) -> list[tuple[str, float]]:
    """Read one list of the census: folded names and how many per cent bear them, the commonest first."""
    module = importlib.import_module("names")
    lines = (Path(module.__file__ or "").parent / name).read_text(encoding="ascii").splitlines()
    return [(fold(line.split()[0]), float(line.split()[1])) for line in lines]


def surnames() -> dict[str, int]:
    """Give surnames a level: 3 frequent, 2 common, 1 known."""
    levels = {}
    for name, share in census("dist.all.last")[:SURNAMES_READ]:
        levels[name] = 3 if share >= FREQUENT else 2 if share >= COMMON else 1
    return levels


def given_names() -> dict[str, int]:
    """Give given names a level: 2 frequent in the United States, 1 known somewhere."""
    levels: dict[str, int] = {}
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            if attribute.startswith("first_names"):
                for name in getattr(provider, attribute):
                    for part in str(name).replace("-", " ").split():
                        if len(fold(part)) > 1:
                            levels[fold(part)] = 1
    for name in ("dist.male.first", "dist.female.first"):
        for given, share in census(name)[:GIVEN_READ]:
            levels[given] = 2 if share >= COMMON or levels.get(given) == FREQUENT_LEVEL else 1
    return levels
