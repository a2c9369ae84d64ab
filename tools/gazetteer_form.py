"""Writes the form of the gazetteer that `warreader.text.places.Gazetteer` reads; see docs/decisions/."""

from __future__ import annotations

import struct
from collections import defaultdict
from dataclasses import dataclass, field
from math import log1p
from zlib import crc32

from warreader.text.places._folding import name_key
from warreader.text.places._form import (
    BUCKET_BITS,
    HEADER,
    KIND_SHIFT,
    MAGIC,
    ORDINAL_BITS,
    POPULATION_SCALE,
    PRIMARY_BIT,
    ROW_BITS,
    SECTIONS,
    VERSION,
    KeyKind,
)


@dataclass
class Place:
    """One city to be written."""

    geonameid: int
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    spellings: list[str]
    """The display name first; the first `own` of them are its own names, the rest those of other languages."""
    own: int = 1


@dataclass
class Region:
    """One first-level region."""

    country: str
    code: str
    name: str
    spellings: list[str] = field(default_factory=list)
    """Those that are to be found in texts; may be empty."""


@dataclass
class Named:
    """A country, or a people by its country."""

    country: str
    spellings: list[str]


def packed(code: str, values: list[int]) -> bytes:
    """Pack a column, little-endian."""
    return struct.pack(f"<{len(values)}{code}", *values)


def write(
    places: list[Place],
    regions: list[Region],
    countries: list[Named],
    peoples: list[Named],
    counties: list[Named],
    guards: dict[str, tuple[int, int, int]],
    given: list[str],
    capitals: list[int],
) -> bytes:
    """Lay everything out in one buffer."""
    places = sorted(places, key=lambda place: place.geonameid)
    region_row = {(region.country, region.code): row for row, region in enumerate(regions)}
    entries: list[tuple[str, int]] = []

    def index(kind: KeyKind, row: int, spellings: list[str], own: int) -> None:
        seen: set[str] = set()
        for ordinal, spelling in enumerate(spellings[: 1 << ORDINAL_BITS]):
            key = name_key(spelling)
            if key and key not in seen:
                seen.add(key)
                entries.append((key, kind << KIND_SHIFT | (ordinal < own) << PRIMARY_BIT | ordinal << ROW_BITS | row))

    pool, at = bytearray(), []
    for row, place in enumerate(places):
        index(KeyKind.CITY, row, place.spellings, place.own)
        at.append(len(pool))
        pool += "\n".join(place.spellings).encode() + b"\n"
    at.append(len(pool))
    for row, region in enumerate(regions):
        index(KeyKind.REGION, row, region.spellings, len(region.spellings))
    for kind, table in (
        (KeyKind.COUNTRY, countries),
        (KeyKind.PEOPLE, peoples),
        (KeyKind.COUNTY, counties),
    ):
        for row, named in enumerate(table):
            index(kind, row, named.spellings, len(named.spellings))

    buckets: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, entry in entries:
        code = crc32(key.encode())
        buckets[code >> (32 - BUCKET_BITS)].append((code & 0xFFFF, entry))
    starts, prints, column = [], [], []
    for bucket in range(1 << BUCKET_BITS):
        starts.append(len(prints))
        for mark, entry in sorted(buckets.get(bucket, ())):
            prints.append(mark)
            column.append(entry)
    starts.append(len(prints))

    coordinates = [round(value * 1e5) for place in places for value in (place.latitude, place.longitude)]
    sections = {
        "ids": packed("I", [place.geonameid for place in places]),
        "population": packed("H", [round(log1p(place.population) * POPULATION_SCALE) for place in places]),
        "coordinates": packed("i", coordinates),
        "region": packed("H", [region_row[place.country, place.admin1] for place in places]),
        "spelling_at": packed("I", at),
        "spellings": bytes(pool),
        # the display name stands apart from the spellings that are looked up, so that ordinals begin behind it
        "regions": "\n".join("\t".join([r.country, r.code, r.name, *r.spellings]) for r in regions).encode(),
        "countries": "\n".join("\t".join([n.country, *n.spellings]) for n in countries).encode(),
        "peoples": "\n".join("\t".join([n.country, *n.spellings]) for n in peoples).encode(),
        "buckets": packed("I", starts),
        "prints": packed("H", prints),
        "entries": packed("I", column),
        "counties": "\n".join("\t".join([n.country, *n.spellings]) for n in counties).encode(),
        "guards": "\n".join("\t".join([word, *map(str, levels)]) for word, levels in sorted(guards.items())).encode(),
        "capitals": packed("I", capitals),
        "given": packed("I", sorted(crc32(name.encode()) for name in given)),
    }
    body, spans = bytearray(), []
    for name in SECTIONS:
        body += b"\0" * (-(HEADER.size + len(body)) % 4)
        spans += [HEADER.size + len(body), len(sections[name])]
        body += sections[name]
    for name, data in sections.items():
        print(f"  {name:12s} {len(data):>10,d}")
    print(f"  {len(places):,d} places, {len(entries):,d} keys")
    return HEADER.pack(MAGIC, VERSION, *spans) + bytes(body)
