"""warreader: storage and search through `Archive`, and whole imports through the command."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import zlib
from typing import TYPE_CHECKING, Final

from bench_archive import article_of
from benchmark.corpus import Kind, Question, read
from warreader.archive import Archive
from warreader.query import parse

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "warreader"
_BATCH: Final = 2_000
_PAGE: Final = 50


class Ours:
    """An archive of the corpus, with its cities and names, made without the engines."""

    name = NAME

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ours"

    def store(self, corpus: Path, limit: int) -> float:
        """Store the corpus.

        Returns:
            Seconds of processor time, without those of reading it.
        """
        seconds = 0.0
        with Archive.open(self.folder) as archive:
            batch = []
            for number, record in enumerate(read(corpus, limit), 1):
                batch.append(article_of(json.dumps(record), f"{corpus.name}#{number}"))
                if len(batch) == _BATCH:
                    seconds += _spent(lambda batch=batch: archive.add(batch))  # type: ignore[misc]
                    batch = []
            return seconds + _spent(lambda: archive.add(batch)) + _spent(archive.upkeep.optimize)

    def open(self) -> None:
        """Get ready to answer."""
        self._archive = Archive.open(self.folder)

    def ask(self, question: Question) -> object:
        """Return the newest 50, or counts."""
        if question.kind is Kind.COUNTS:
            return self._archive.facets(parse(question.text), ("city", "day"))
        return self._archive.search(parse(_query(question))).rows(0, _PAGE)

    def close(self) -> None:
        """Be done."""
        self._archive.close()

    def size(self) -> int:
        """Return the bytes on disk."""
        return sum(path.stat().st_size for path in self.folder.iterdir())


def _query(question: Question) -> str:
    if question.kind is Kind.CITY:
        return f"city:{zlib.crc32(question.text.encode()) % 10_000_000}"  # as bench_archive numbers them
    text = f'"{question.text}"' if question.kind is Kind.PHRASE else question.text
    return f"{text} date:{question.month}" if question.kind is Kind.MONTH else text


def _spent(action: object) -> float:
    begun = time.process_time()
    action()  # type: ignore[operator]
    return time.process_time() - begun


def import_speed(corpus: Path, folder: Path, *options: str) -> tuple[float, float]:
    """Run `warreader import` on a corpus.

    Returns:
        Articles a second, by the clock and by processor time.
    """
    before, begun = _children(), time.perf_counter()
    words = [sys.executable, "-m", "warreader", "import", "--json", *options, str(corpus), "--archive", str(folder)]
    done = subprocess.run(words, check=True, capture_output=True)
    clock, processor = time.perf_counter() - begun, _children() - before
    stored = json.loads(done.stdout)["stored"]
    return stored / clock, stored / processor


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
