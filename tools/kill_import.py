#!/usr/bin/env python3
"""Kill imports at random moments, import again, and see that nothing tells the archive from an unbroken one.

    kill_import.py [--kills 200] [--articles 120] [--seed 1]

Three commands are killed in turn, by SIGKILL to the whole process group: `import`, `import --no-annotate`, and the
`reannotate` behind it; batches are small, so that many moments fall between two of them, and inside one. Behind every
kill the databases are checked; then the same command runs to its end, and every article, list, count and mark is
compared with those of a run that nobody stopped. The exit code is 1 at the first difference.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warreader.archive import Archive, Marks
from warreader.article import Given, Label, article_id
from warreader.query import Query, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUERIES: Final = ("", "Kharkiv", "city:Kharkiv", "about:Sumy", "date:2022-03", "date:~2022", "is:duplicate", "is:read")
_MARKED: Final = article_id("Marked before the import began, and not in it.", Given())
_SMALL: Final = """
import sys
from warreader.cli.start import main
from warreader.ingest import reannotation, run
run.BATCH = run.BATCH_UNREAD = reannotation.BATCH = 20
sys.exit(main())
"""
_LATE: Final = 1.05  # of the time of an unbroken run: a few kills come too late, and that is a moment too
_PLACES: Final = ("Kharkiv", "Sumy", "Chernihiv", "Mariupol", "Kherson", "Kyiv", "Izium", "Chuhuiv")
_PEOPLE: Final = ("Oleh Synegubov", "Oleg Sinegubov", "Volodymyr Zelensky", "Ihor Terekhov", "Vitali Klitschko")
_DEEDS: Final = ("shelled a school", "hit a bridge", "retook a village", "cut the power", "fired on a market")


def write_crawl(folder: Path, articles: int, seed: int) -> None:
    """Write what is imported: files, JSON Lines with broken lines, copies, versions, and texts without a date."""
    dice = random.Random(seed)
    (folder / "texts").mkdir(parents=True)
    lines: list[str] = []
    for number in range(articles):
        place, other = dice.sample(_PLACES, 2)
        day = dice.randint(1, 28)
        story = (
            f"Troops {dice.choice(_DEEDS)} in {place} on Tuesday, {dice.choice(_PEOPLE)} said in report {number}.\n"
            f"Read more: another story\n{dice.randint(2, 90)} people were wounded, and {other} was quiet."
        )
        kind = number % 5
        if kind == 0:
            text = f"{place} under fire {number}\nMarch {day}, 2022, 10:06\n{story}"
            (folder / "texts" / f"{number:05}.txt").write_text(text, encoding="utf-8")
        elif kind == 1:
            lines.append(json.dumps({"text": story, "title": f"Report {number}"}))  # no date: it is inferred
        else:
            text = f"{story}\nThe weekend edition brings what {place} reads"  # folded, as this source repeats it
            told = {
                "text": text,
                "published": f"2022-03-{day:02}",
                "source": place,
                "url": f"https://one.example/{number}",
            }
            lines.append(json.dumps(told))
            if not number % 8:  # another outlet prints it as well; then the first one changes it
                other = {"source": f"{place} Weekly", "url": f"https://other.example/{number}"}
                lines += [json.dumps(told | other), json.dumps(told | {"text": f"{text}\nUpdated."})]
        if lines and not number % 30:
            lines += ["{broken", lines[-1], json.dumps({"text": story, "title": "The same with another title"})]
    (folder / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")


def picture(folder: Path) -> dict[str, Any]:
    """Take down all that an archive tells, but the moments of the import."""
    with Archive.open(folder) as archive:
        faults = archive.upkeep.check()
        identities = archive.search(Query()).ids()
        articles = []
        for identity in identities:
            article = archive.article(identity)
            articles.append(replace(article, origins=tuple(replace(one, imported=None) for one in article.origins)))
        return {
            "faults": faults,
            "articles": articles,
            "lists": {text: archive.search(parse(text)).rows(0, len(identities)) for text in _QUERIES},
            "facets": {text: archive.facets(parse(text)) for text in _QUERIES},
            "names": [archive.names.stored(label) for label in (Label.PER, Label.ORG)],
            "names to be joined": [archive.names.due(label) for label in (Label.PER, Label.ORG)],
            "undated": archive.dating.undated(),
            "marks": [archive.marks.get(_MARKED), archive.marks.get(identities[0])],
            "left behind": sorted(path.name for path in folder.iterdir() if path.name == "unsettled"),
        }


@dataclass(frozen=True)
class Command:
    """Something that is killed."""

    name: str
    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    """Commands that run to their end first."""


def commands_on(crawl: Path) -> tuple[Command, ...]:
    """Return what is killed in turn."""
    quick = ("import", "--no-annotate", str(crawl))
    return (
        Command("import", ("import", str(crawl))),
        Command("import --no-annotate", quick),
        Command("reannotate", ("reannotate",), (quick,)),
    )


class Trial:
    """Runs commands on archives of their own.

    Args:
        work: A folder for everything.
        crawl: What is imported.
    """

    def __init__(self, work: Path, crawl: Path) -> None:
        self._work = work
        self.commands = commands_on(crawl)
        self._expected: dict[str, dict[str, Any]] = {}
        self._seconds: dict[str, float] = {}
        self._begun: dict[str, Path] = {}
        for command in self.commands:
            self._prepare(command)
            folder = self.fresh(command)
            began = time.monotonic()
            self.run(folder, command.words)
            self._seconds[command.name] = time.monotonic() - began
            self._expected[command.name] = picture(folder)

    def difference(self, command: Command, dice: random.Random) -> tuple[list[str], int]:
        """Kill a command at a random moment, let it run again, and compare.

        Returns:
            What is not as it should be, and how many articles there were when it was killed.
        """
        folder = self.fresh(command)
        process = self._start(folder, command.words)
        time.sleep(dice.random() ** 0.5 * self._seconds[command.name] * _LATE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        with Archive.open(folder) as archive:
            faults, stored = archive.upkeep.check(), len(archive)
        self.run(folder, command.words)
        found, expected = picture(folder), self._expected[command.name]
        return faults + [key for key in expected if found[key] != expected[key]], stored

    def _prepare(self, command: Command) -> None:
        folder = self._work / f"begun {len(self._begun)}"
        folder.mkdir()
        marks = Marks(folder)
        marks.set_starred(_MARKED, value=True)
        marks.close()
        for words in command.before:
            self.run(folder, words)
        self._begun[command.name] = folder

    def fresh(self, command: Command) -> Path:
        """Make an archive as it is before a command."""
        folder = self._work / "archive"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._begun[command.name], folder)
        return folder

    def _start(self, folder: Path, words: Sequence[str]) -> subprocess.Popen[bytes]:
        line = [sys.executable, "-c", _SMALL, *words, "--archive", str(folder)]
        return subprocess.Popen(line, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)

    def run(self, folder: Path, words: Sequence[str]) -> None:
        """Run a command to its end.

        Raises:
            SystemExit: It fails.
        """
        process = self._start(folder, words)
        if process.wait() not in {0, 3}:  # 3: there are broken lines
            raise SystemExit(f"warreader {' '.join(words)} ended with {process.returncode}")


def main() -> None:
    """Read the command line, kill, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    at: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_crawl(work / "crawl", options.articles, options.seed)
        trial = Trial(work, work / "crawl")
        for number in range(options.kills):
            command = trial.commands[number % len(trial.commands)]
            wrong, stored = trial.difference(command, dice)
            at[
                f"{command.name}, {'nothing' if not stored else 'some' if stored < options.articles else 'all'} stored"
            ] += 1
            if wrong:
                sys.exit(f"kill {number + 1}, of {command.name}, with {stored:,} articles stored: {', '.join(wrong)}")
            if (number + 1) % 10 == 0:
                print(f"{number + 1} kills, no difference", flush=True)
    print(f"{options.kills} kills, every archive as that of an unbroken run")
    for moment, count in sorted(at.items()):
        print(f"  {count} times at {moment}")


if __name__ == "__main__":
    main()
