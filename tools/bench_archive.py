#!/usr/bin/env python3
"""Measure an archive at any size: how fast it takes articles in, how large it gets, how long questions take.

    bench_archive.py fill CORPUS.jsonl FOLDER [--limit N]     store the articles, without the engines
    bench_archive.py ask FOLDER                               ask it questions; milliseconds

The corpus holds one object a line with `text`, and optionally `title`, `published` and `city`. `chrt -r 1` keeps a busy
machine out of the figures.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warreader.archive import Archive
from warreader.article import (
    Annotation,
    Article,
    Basis,
    Block,
    City,
    Entity,
    Given,
    Kind,
    Label,
    Mention,
    Origin,
    PartialDate,
    Published,
    TitleBasis,
    article_id,
    slug,
)
from warreader.query import Query, parse, parse_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BATCH: Final = 2_000
_NAMES: Final = re.compile(r"([A-Z][a-z]+) and ([A-Z][a-z]+) said\.")  # what a made corpus has of names
_WORDS: Final = (
    *("oil", "said", "dollar", "bank", "tanker", "missiles", "earthquake", "wheat", "minister", "iran"),
    *("inflation", "soviet", "nuclear", "zzzz"),
)
_PHRASES: Final = ('"central bank"', '"prime minister"', '"interest rates"', '"oil prices"', '"white house"')
_MIXED: Final = (
    "oil iran",
    "dollar -yen",
    "(oil OR wheat) -iran",
    "killed NEAR/10 wounded",
    "tanker*",
    "-oil",
    "is:unread oil",
)
_TYPED: Final = (
    "oil prices",
    "central bank",
    "earthquake damage",
    "tax reform bill",
    "interest rates rise",
    "dollar yen",
)


def article_of(line: str, location: str) -> Article:
    """Make an article of a line of the corpus, with a block a paragraph, its city and its two names."""
    record: dict[str, Any] = json.loads(line)
    title, stated, city = record.get("title") or "", record.get("published"), record.get("city") or ""
    text = f"{city.upper()} - {record['text']}" if city else record["text"]
    given = Given(title=title or None, published=stated)
    identity = article_id(text, given)
    blocks: list[Block] = []
    place = 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(place, place + len(part), Kind.BODY, kept=True, reason="prose", confidence=0.9))
        place += len(part) + 2
    named = _NAMES.search(text)
    groups = (1, 2) if named else ()
    annotation = Annotation(
        title=title or text[:60],
        title_basis=TitleBasis.GIVEN if title else TitleBasis.OPENING,
        language="en",
        blocks=tuple(blocks),
        published=Published(PartialDate.parse(stated), Basis.GIVEN, 1.0) if stated else None,
        cities=_city(city),
        entities=tuple(Entity(*named.span(n), Label.PER, named[n], named[n]) for n in groups) if named else (),
        words=text.count(" ") + 1,
    )
    published = annotation.published
    name = slug(annotation.title, None if published is None else published.date, identity)
    origin = Origin(location, hashlib.sha256(line.encode()).hexdigest())
    return Article(identity, name, text, given, annotation, (origin,))


def _city(name: str) -> tuple[City, ...]:
    if not name:
        return ()
    number = zlib.crc32(name.encode()) % 10_000_000
    mention = Mention(0, len(name))
    return (City(number, name.title(), "US", None, 40.0, -75.0, True, False, 0.9, (mention,)),)  # noqa: FBT003


def fill(corpus: Path, folder: Path, limit: int) -> None:
    """Store a corpus and print speed and size."""
    raw = count = 0
    spent = 0.0
    batch: list[Article] = []

    def store() -> None:
        nonlocal spent
        begun = time.process_time()
        archive.add(batch)
        spent += time.process_time() - begun
        batch.clear()

    with Archive.open(folder) as archive, corpus.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines, 1):
            batch.append(article_of(line, f"{corpus.name}#{count}"))
            raw += len(batch[-1].text.encode("utf-8", "surrogatepass"))
            if len(batch) == _BATCH:
                store()
            if count == limit:
                break
        store()
        begun = time.process_time()
        archive.upkeep.optimize()
        merged = time.process_time() - begun
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{count:,} articles, {raw / 1e6:,.0f} MB of text, {size / raw:.3f} of it on disk")
    print(f"{count / spent:,.0f} articles a second of processor time, then {merged:.0f} s to merge the index")


def ask(folder: Path) -> None:
    """Ask an archive and print a table."""
    with Archive.open(folder) as archive:
        cities = [f"city:{one.geonameid}" for one in archive.facets(Query(), ("city",)).cities[:200:20]]
        plain = [*_WORDS, *_PHRASES, *_MIXED, *cities]
        dated = [f"{text} date:{period}" for text in plain for period in ("2022-03", "2019..2022")]
        print("| question | times | middle | 95th percentile | longest |\n|---|---|---|---|---|")

        def page(text: str) -> object:
            return archive.search(parse(text)).rows(0, 50)

        def key(text: str) -> object:
            return archive.search(parse_draft(text, typing=True).query, typing=True).rows(0, 50)

        def end(text: str) -> object:
            listing = archive.search(parse(text))
            return listing.rows(listing.total - 50, listing.total)

        def counts(text: str) -> object:
            return archive.facets(parse(text), ("city", "day"))

        tell("newest 50: words, phrases, cities", page, plain * 3)
        tell("the same within a month or four years", page, dated)
        tell("newest 50 of everything", page, [""] * 5)
        tell("the last 50 of everything, counted first", end, [""] * 5)
        tell("50 by relevance", page, [f"{text} sort:relevance" for text in plain[:19]])
        tell("how many there are", lambda text: archive.search(parse(text)).total, [*plain, ""])
        tell("a letter of search-as-you-type", key, [text[:n] for text in _TYPED for n in range(1, len(text) + 1)])
        tell("cities and days: a rare word, a month", counts, ["tanker", "date:2022-03", *cities[5:]])
        tell("cities and days: in a quarter of all", counts, ["oil"])
        tell("all counts over everything, kept", lambda text: archive.facets(parse(text)), [""] * 3)
        ids = [row.id for row in archive.search(Query()).rows(0, 300)]
        tell("an article", archive.article, ids)
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def tell(what: str, question: Callable[[str], object], texts: Iterable[str]) -> None:
    """Time a question over several texts and print a row."""
    spent: list[float] = []
    for text in texts:
        begun = time.perf_counter()
        question(text)
        spent.append((time.perf_counter() - begun) * 1000)
    spent.sort()
    middle, high = spent[len(spent) // 2], spent[min(len(spent) - 1, int(len(spent) * 0.95))]
    print(f"| {what} | {len(spent)} | {middle:.1f} | {high:.1f} | {spent[-1]:.1f} |", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    filling = commands.add_parser("fill")
    filling.add_argument("corpus", type=Path)
    filling.add_argument("folder", type=Path)
    filling.add_argument("--limit", type=int, default=0)
    asking = commands.add_parser("ask")
    asking.add_argument("folder", type=Path)
    options = parser.parse_args()
    if options.command == "fill":
        fill(options.corpus, options.folder, options.limit)
    else:
        ask(options.folder)


if __name__ == "__main__":
    main()
