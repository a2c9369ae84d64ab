#!/usr/bin/env python3
"""Measure warreader, and beside it the same work done by others, and print tables in Markdown.

    bench.py [--articles 20000] [--corpus FILE.jsonl] [--folder DIR] [--only storage,questions,import,screen]

Without a corpus one is made (tools/make_corpus.py), the same one for the same number. Others are FTS5 with everything
at its default, tantivy (pip install tantivy), ripgrep, notmuch and newsboat, where they are installed. `chrt -r 1` in
front keeps a busy machine out of the figures: milliseconds are those of the clock, speeds of storing those of processor
time.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import apsw

from benchmark import long_article, ours, peers, screen
from benchmark.corpus import Kind, Question, questions, read
from benchmark.timing import Table, middle_and_high, spent
from make_corpus import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARTS: Final = ("storage", "questions", "import", "screen")
_NEWSBOAT: Final = "newsboat"
_COLUMNS: Final = (ours.NAME, *(peer.name for peer in peers.PEERS), _NEWSBOAT)
_REPEATED: Final = 3  # but counts: warreader keeps those that it has counted, and the first time is what one waits for
_WITH_ENGINES: Final = 1_000  # articles that are imported with all engines


def store_and_ask(corpus: Path, folder: Path, limit: int, parts: Sequence[str]) -> Iterator[Table]:
    """Let everybody store the corpus and answer the questions."""
    raw = sum(len(record["text"].encode("utf-8", "surrogatepass")) for record in read(corpus, limit))
    count = sum(1 for _ in read(corpus, limit))
    storage = Table(f"{count:,} articles, {raw / 1e6:,.0f} MB of text", _COLUMNS)
    answers = Table("newest 50, ms: median / 95th percentile", _COLUMNS)
    asked = questions(corpus, limit) if "questions" in parts else []
    for contender in contenders(folder):
        seconds = contender.store(corpus, limit)
        if contender.size():
            storage.put("articles a second of processor time", contender.name, f"{count / seconds:,.0f}")
            storage.put("bytes on disk for one of text", contender.name, f"{contender.size() / raw:.2f}")
        contender.open()
        for kind in Kind:
            try:
                taken = ask(contender, [question for question in asked if question.kind is kind])
            except peers.UnsupportedError:
                continue
            if taken:
                answers.put(kind.value, contender.name, middle_and_high(taken))
        contender.close()
    if "storage" in parts:
        yield storage
    if asked:
        yield answers


def ask(contender: Any, asked: Sequence[Question]) -> list[float]:  # noqa: ANN401  # any of `contenders`
    """Ask questions of one kind; gives milliseconds."""
    return [
        one
        for question in asked
        for one in spent(partial(contender.ask, question), 1 if question.kind is Kind.COUNTS else _REPEATED)
    ]


def contenders(folder: Path) -> list[Any]:
    """Return all that are there."""
    return [ours.Ours(folder), *(peer(folder) for peer in peers.PEERS if peer.is_there())]


def imports(corpus: Path, folder: Path, limit: int) -> Table:
    """Run whole imports through the command."""
    if limit:
        part = folder / "part.jsonl"
        _head(corpus, part, limit)
        corpus = part
    few = folder / "few.jsonl"
    _head(corpus, few, _WITH_ENGINES)
    table = Table("articles a second: by the clock, of processor time", ("warreader",))
    clock, processor = ours.import_speed(corpus, folder / "import", "--no-annotate")
    table.put("import --no-annotate", "warreader", f"{clock:,.0f}, {processor:,.0f}")
    clock, processor = ours.import_speed(few, folder / "annotated")
    table.put(f"import, with all engines, {_WITH_ENGINES:,} articles", "warreader", f"{clock:,.0f}, {processor:,.0f}")
    return table


def _head(corpus: Path, target: Path, count: int) -> None:
    with corpus.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as file:
        file.writelines(line for _, line in zip(range(count), lines, strict=False))


def screens(corpus: Path, folder: Path, limit: int) -> Table:
    """Press keys in the reader, and in newsboat."""
    table = Table(f"{screen.COLUMNS}x{screen.LINES}, ms: median / 95th percentile", (ours.NAME, _NEWSBOAT))
    found = {ours.NAME: {**screen.warreader_on_screen(folder / "ours"), **long_article.on_screen(folder)}}
    if (others := screen.newsboat_on_screen(corpus, folder, limit)) is not None:
        found[_NEWSBOAT] = others
    for name, figures in found.items():
        for row, times in figures.items():
            table.put(row, name, f"{times[0]:.0f}" if "MB" in row else middle_and_high(times))
    return table


def machine() -> str:
    """Say on what this was measured."""
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"SQLite {apsw.sqlite_lib_version()} here and {peers.sqlite3.sqlite_version} for FTS5 with defaults"
    )


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=0, help="at most so many; of a made corpus 20,000")
    parser.add_argument("--corpus", type=Path, help="JSON Lines with text, and if known title, published, city")
    parser.add_argument("--folder", type=Path, help="where everything is built, and stays; else a temporary one")
    parser.add_argument("--only", default=",".join(_PARTS), help=f"of {', '.join(_PARTS)}")
    options = parser.parse_args()
    parts = options.only.split(",")
    if unknown := set(parts) - set(_PARTS):
        sys.exit(f"no such part: {', '.join(unknown)}; there are {', '.join(_PARTS)}")
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name).resolve()
        corpus, limit = options.corpus, options.articles
        if corpus is None:
            corpus, limit = folder / "corpus.jsonl", 0
            write(corpus, options.articles or 20_000)
        print(machine(), flush=True)
        for table in measure(corpus, folder, limit, parts):
            print(f"\n{table.markdown()}", flush=True)


def measure(corpus: Path, folder: Path, limit: int, parts: Sequence[str]) -> Iterator[Table]:
    """Measure the parts that are wanted, one after another."""
    if {"storage", "questions", "screen"} & set(parts):
        yield from store_and_ask(corpus, folder, limit, parts)
    if "import" in parts:
        yield imports(corpus, folder, limit)
    if "screen" in parts:
        yield screens(corpus, folder, limit)


if __name__ == "__main__":
    main()
