"""The gazetteer: a compact read-only file of all places of 500 people and more.

In: the bytes of `data/gazetteer.bin`, best as a memory map. Out: cities by spelling or number, and whatever else a key
can mean: a first-level region, a country, a people. The form is described in docs/decisions/0010-gazetteer.md and
written by `tools/build_gazetteer.py`; offsets are little-endian, columns are read through `memoryview.cast`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from math import expm1
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from warreader.frozen import dataclass
from warreader.text.places._folding import key_of, name_key
from warreader.text.places._form import (
    BUCKET_BITS,
    KIND_SHIFT,
    ORDINAL_BITS,
    POPULATION_SCALE,
    PRIMARY_BIT,
    ROW_BITS,
    Entry,
    KeyKind,
    Sections,
)
from warreader.text.places._inflection import base_forms
from warreader.text.places._tokens import Folder

if TYPE_CHECKING:
    import mmap

_CACHE_SIZE: Final = 40_000  # keys; about 6 MB, and a news archive repeats its words


@dataclass(frozen=True, slots=True)
class GazetteerCity:
    """A city, town or village of the gazetteer."""

    geonameid: int
    """Its GeoNames number; numbers of 4,000,000,000 and more are our own supplement."""
    name: str
    """Its name as newspapers in English write it."""
    country: str
    """ISO 3166-1 alpha-2."""
    region: str | None
    """Name of the first-level region; None where unknown."""
    region_row: int
    """Row of that region: cities with the same row lie in the same region."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    population: int
    """People, within 0.03 %; 0 where GeoNames has no figure."""


class Inflected(NamedTuple):
    """What a case form can mean."""

    entries: tuple[Entry, ...]
    """All meanings of all its nominatives."""
    given: bool
    """True where one of them is a given name: `Володимиром`."""


class Guard(NamedTuple):
    """How far a name of a city is also something else."""

    small: int
    """2 where English texts mostly write it small, 1 where they do now and then, else 0."""
    surname: int
    """3 for a frequent surname, 2 for a common one, 1 for a known one, else 0."""
    given: int
    """2 for a frequent given name, 1 for a known one, else 0."""


_NO_GUARD: Final = Guard(0, 0, 0)


class Gazetteer:
    """All cities that a text can name, in one read-only buffer.

    Args:
        buffer: The file's content: bytes, a memory view or a memory map. It must stay open as long as the gazetteer.

    Raises:
        ValueError: The buffer is no gazetteer, is cut off, or is of another version.
    """

    def __init__(self, buffer: bytes | memoryview | mmap.mmap) -> None:
        sections = Sections(buffer)
        column, self._lines = sections.column, sections.lines
        self._ids = column("ids", "I")
        self._population = column("population", "H")
        self._coordinates = column("coordinates", "i")
        self._region = column("region", "H")
        self._spelling_at = column("spelling_at", "I")
        self._buckets = column("buckets", "I")
        self._prints = column("prints", "H")
        self._entries = column("entries", "I")
        self._spellings = sections.raw("spellings")
        self._countries = sections.lines("countries")
        self._given = column("given", "I")
        self._capitals = frozenset(bisect_left(self._ids, number) for number in column("capitals", "I"))
        self._guard_lines = sections.raw("guards")
        self._guards: dict[str, Guard] = {}
        self.folder: Final = Folder()
        self._cache: dict[str, tuple[Entry, ...]] = {}
        self._inflected: dict[str, Inflected] = {}
        self._region_rows: dict[tuple[str, str], int] = {}
        self._country_row = {line[:2]: row for row, line in enumerate(self._countries)}

    def __len__(self) -> int:
        return len(self._ids)

    @cached_property
    def _regions(self) -> list[str]:
        """Read at the first use, 0.9 MB: who asks for the name of a country does without."""
        return self._lines("regions")

    @cached_property
    def _peoples(self) -> list[str]:
        return self._lines("peoples")

    @cached_property
    def _counties(self) -> list[str]:
        return self._lines("counties")

    def forget(self) -> None:
        """Drop what was looked up; it is looked up again when it is asked for."""
        self._cache.clear()
        self._inflected.clear()

    # --- keys -----------------------------------------------------------------------------------------------------

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Look up a folded key.

        Args:
            key: As `name_key` makes it.

        Returns:
            Everything it can mean, in no order; empty where it means nothing.
        """
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            found = self._cache[key] = self._look_up(key)
        return found

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        code = crc32(key.encode("utf-8", "surrogatepass"))
        bucket, mark = code >> (32 - BUCKET_BITS), code & 0xFFFF
        start, end = self._buckets[bucket], self._buckets[bucket + 1]
        found = []
        for at in range(start, end):
            if self._prints[at] != mark:
                continue
            entry = self._entries[at]
            kind = KeyKind(entry >> KIND_SHIFT)
            row = entry & ((1 << ROW_BITS) - 1)
            ordinal = (entry >> ROW_BITS) & ((1 << ORDINAL_BITS) - 1)
            if name_key(self._spelling(kind, row, ordinal)) == key:
                found.append(Entry(kind, row, bool(entry >> PRIMARY_BIT & 1)))
        return tuple(found)

    def _spelling(self, kind: KeyKind, row: int, ordinal: int) -> str:
        if kind is KeyKind.CITY:
            return self._city_spellings(row)[ordinal]
        if kind is KeyKind.REGION:
            return self._regions[row].split("\t")[3 + ordinal]
        if kind is KeyKind.COUNTRY:
            table = self._countries
        else:
            table = self._peoples if kind is KeyKind.PEOPLE else self._counties
        return table[row].split("\t")[1 + ordinal]

    def _city_spellings(self, row: int) -> list[str]:
        return str(self._spellings[self._spelling_at[row] : self._spelling_at[row + 1] - 1], "utf-8").split("\n")

    # --- cities ---------------------------------------------------------------------------------------------------

    def city(self, geonameid: int) -> GazetteerCity | None:
        """Find a city by its number; None where the gazetteer has none."""
        row = bisect_left(self._ids, geonameid)
        if row == len(self._ids) or self._ids[row] != geonameid:
            return None
        return self.city_at(row)

    def size_of(self, row: int) -> int:
        """Read a figure that grows with the population of one row: for comparing."""
        return self._population[row]

    def people_in(self, row: int) -> float:
        """Read the population of one row."""
        return expm1(self._population[row] / POPULATION_SCALE)

    def is_capital(self, row: int) -> bool:
        """Return whether the city of one row is the capital of its country."""
        return row in self._capitals

    def position(self, row: int) -> tuple[float, float]:
        """Read latitude and longitude of one row, in degrees."""
        return self._coordinates[2 * row] / 1e5, self._coordinates[2 * row + 1] / 1e5

    def region_of(self, row: int) -> int:
        """Read the row of the region in which a city lies."""
        return self._region[row]

    def country_of(self, row: int) -> str:
        """Read the country of one row."""
        return self._regions[self._region[row]][:2]

    def city_at(self, row: int) -> GazetteerCity:
        """Read the city of one row."""
        region_row = self._region[row]
        country, _, name, *_ = [*self._regions[region_row].split("\t"), ""]
        return GazetteerCity(
            geonameid=self._ids[row],
            name=self._city_spellings(row)[0],
            country=country,
            region=name or None,
            region_row=region_row,
            latitude=self._coordinates[2 * row] / 1e5,
            longitude=self._coordinates[2 * row + 1] / 1e5,
            population=round(expm1(self._population[row] / POPULATION_SCALE)),
        )

    def spellings(self, geonameid: int) -> tuple[str, ...]:
        """List the spellings of a city, its display name first; empty for an unknown number."""
        row = bisect_left(self._ids, geonameid)
        if row == len(self._ids) or self._ids[row] != geonameid:
            return ()
        return tuple(self._city_spellings(row))

    def named(self, spelling: str) -> tuple[GazetteerCity, ...]:
        """Find the cities of a name.

        Args:
            spelling: In any of the scripts kept, in any case of letters; a Cyrillic case form (`Києві`) will do.

        Returns:
            The cities, those of that very name before those spelt so elsewhere, each by population, largest first;
            empty where there is none.
        """
        return tuple(city for city, _ in self._ranked(spelling))

    def cities_spelt(self, spelling: str) -> frozenset[int]:
        """Resolve a name as a reader of the news means it: what `city:NAME` of a query selects.

        Args:
            spelling: As for `named`.

        Returns:
            The geonameid of the most prominent city of that name, and of every other that has at least a fifth of its
            people: nobody could choose between the Springfields, but `London` is not the one in Ontario, and `Kharkov`
            is Kharkiv. Empty where no city is spelt so.
        """
        ranked = self._ranked(spelling)
        if not ranked:
            return frozenset()
        most = ranked[0][1]
        return frozenset(city.geonameid for city, weight in ranked if weight * _RIVAL_SHARE >= most)

    def _ranked(self, spelling: str) -> list[tuple[GazetteerCity, float]]:
        rows: dict[int, bool] = {}
        for entry in self.spelt(spelling):
            if entry.kind is KeyKind.CITY:
                rows[entry.row] = rows.get(entry.row, False) or entry.primary
        cities = [(self.city_at(row), primary) for row, primary in rows.items()]
        weighed = [(city, (city.population + 1) * (1.0 if primary else _ALIAS_SHARE)) for city, primary in cities]
        return sorted(weighed, key=lambda pair: (-pair[1], pair[0].geonameid))

    def spelt(self, spelling: str) -> tuple[Entry, ...]:
        """Look up a name as it stands, and as a case form: Львове is Lviv and a village."""
        key = name_key(spelling)
        if not key:
            return ()
        found = self.entries(key)
        if found and key.isascii():
            return found
        return tuple(dict.fromkeys((*found, *self.inflected(key.split(" "), "pl").entries)))

    def inflected(self, words: list[str], latin: str | None) -> Inflected:
        """Look up folded words as a case form of a name.

        Args:
            words: The words of a key that `entries` does not have.
            latin: Language after whose rules Latin words are inflected; None: they are not.

        Returns:
            Everything that any of its nominatives can mean; empty where there is none.
        """
        key = f"{latin} {' '.join(words)}"
        known = self._inflected.get(key)
        if known is None:
            if len(self._inflected) >= _CACHE_SIZE:
                self._inflected.clear()
            known = self._inflected[key] = self._find_inflected(words, latin)
        return known

    def _find_inflected(self, words: list[str], latin: str | None) -> Inflected:
        entries: dict[Entry, None] = {}
        given = False
        for base in base_forms(words, latin):
            entries.update(dict.fromkeys(self.entries(key_of(list(base)))))
            given = given or (len(base) == 1 and self.is_given(base[0]))
        return Inflected(tuple(entries), given)

    # --- regions and countries ------------------------------------------------------------------------------------

    def region_at(self, row: int) -> tuple[str, str, str]:
        """Read a region: country, GeoNames code, name."""
        country, code, name, *_ = [*self._regions[row].split("\t"), ""]
        return country, code, name

    def region_row(self, country: str, code: str) -> int | None:
        """Find the row of a region by country and GeoNames code; None where there is none."""
        if not self._region_rows:
            for row, line in enumerate(self._regions):
                of, its, _ = line.split("\t", 2)
                self._region_rows[of, its] = row
        return self._region_rows.get((country, code))

    def country_at(self, row: int) -> tuple[str, str]:
        """Read a country: its code, its name in English."""
        code, name, *_ = self._countries[row].split("\t")
        return code, name

    def people_at(self, row: int) -> tuple[str, str]:
        """Read a people: code of its country, its demonym."""
        code, name, *_ = self._peoples[row].split("\t")
        return code, name

    def county_at(self, row: int) -> tuple[list[str], str]:
        """Read a county of the United States: codes of the states that have one of that name, the name."""
        states, name = self._counties[row].split("\t")
        return states.split(","), name

    def guard(self, key: str) -> Guard:
        """Return how far a key is also a small word, a surname or a given name."""
        if not self._guards:  # read at the first use: 9,000 lines are most of the time to load
            for line in str(self._guard_lines, "utf-8").split("\n"):
                word, *levels = line.split("\t")
                self._guards[word] = Guard(*map(int, levels))
        return self._guards.get(key, _NO_GUARD)

    def is_given(self, word: str) -> bool:
        """Return whether a folded word is a given name somewhere."""
        code = crc32(word.encode("utf-8", "surrogatepass"))
        at = bisect_left(self._given, code)
        return at < len(self._given) and self._given[at] == code

    def country_name(self, code: str) -> str | None:
        """Name a country in English; None for an unknown code."""
        row = self._country_row.get(code)
        return None if row is None else self.country_at(row)[1]


_ALIAS_SHARE: Final = (
    0.3  # a spelling from elsewhere counts a third of a name of one's own: prototype, swept on the dev set
)
_RIVAL_SHARE: Final = 5.0
