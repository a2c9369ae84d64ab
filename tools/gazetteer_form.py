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


@dataclass
class Content:
    """All that a gazetteer holds."""

    places: list[Place]
    regions: list[Region]
    countries: list[Named]
    peoples: list[Named]
    counties: list[Named]
    guards: dict[str, tuple[int, int, int]]
    given: list[str]
    capitals: list[int]


def keys_of(content: Content, places: list[Place]) -> list[tuple[str, int]]:
    """List all keys with their entries."""
    entries: list[tuple[str, int]] = []

    def index(kind: KeyKind, row: int, spellings: list[str], own: int) -> None:
        seen: set[str] = set()
        for ordinal, spelling in enumerate(spellings[: 1 << ORDINAL_BITS]):
            key = name_key(spelling)
            if key and key not in seen:
                seen.add(key)
                entries.append((key, kind << KIND_SHIFT | (ordinal < own) << PRIMARY_BIT | ordinal << ROW_BITS | row))

    for row, place in enumerate(places):
        index(KeyKind.CITY, row, place.spellings, place.own)
    for row, region in enumerate(content.regions):
        index(KeyKind.REGION, row, region.spellings, len(region.spellings))
    tables = (
        (KeyKind.COUNTRY, content.countries),
        (KeyKind.PEOPLE, content.peoples),
        (KeyKind.COUNTY, content.counties),
    )
    for kind, table in tables:
        for row, named in enumerate(table):
            index(kind, row, named.spellings, len(named.spellings))
    return entries


def hashed(entries: list[tuple[str, int]]) -> dict[str, bytes]:
    """Lay the hash table out: buckets, prints, entries."""
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
    return {"buckets": packed("I", starts), "prints": packed("H", prints), "entries": packed("I", column)}


def joined(rows: list[list[str]]) -> bytes:
    """Lay a table out as lines of tab-separated fields."""
    return "\n".join(map("\t".join, rows)).encode()


def write(content: Content) -> bytes:
    """Lay everything out in one buffer."""
    places = sorted(content.places, key=lambda place: place.geonameid)
    region_row = {(region.country, region.code): row for row, region in enumerate(content.regions)}
    entries = keys_of(content, places)
    pool, at = bytearray(), [0]
    for place in places:
        pool += "\n".join(place.spellings).encode() + b"\n"
        at.append(len(pool))
    coordinates = [round(value * 1e5) for place in places for value in (place.latitude, place.longitude)]
    sections = {
        "ids": packed("I", [place.geonameid for place in places]),
        "population": packed("H", [round(log1p(place.population) * POPULATION_SCALE) for place in places]),
        "coordinates": packed("i", coordinates),
        "region": packed("H", [region_row[place.country, place.admin1] for place in places]),
        "spelling_at": packed("I", at),
        "spellings": bytes(pool),
        # the display name stands apart from the spellings that are looked up, so that ordinals begin behind it
        "regions": joined([[r.country, r.code, r.name, *r.spellings] for r in content.regions]),
        "countries": joined([[n.country, *n.spellings] for n in content.countries]),
        "peoples": joined([[n.country, *n.spellings] for n in content.peoples]),
        **hashed(entries),
        "counties": joined([[n.country, *n.spellings] for n in content.counties]),
        "guards": joined([[word, *map(str, levels)] for word, levels in sorted(content.guards.items())]),
        "capitals": packed("I", content.capitals),
        "given": packed("I", sorted(crc32(name.encode()) for name in content.given)),
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
