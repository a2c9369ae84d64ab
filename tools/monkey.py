"""Plays on the reader like a monkey: random keys, resizes and clicks over an archive under import; then kills it.

    python tools/monkey.py --minutes 30 --seed 7
    python tools/monkey.py --minutes 30 --keep FOLDER   leaves what was measured, a line a move, in FOLDER/moves.jsonl
    python tools/monkey.py --seconds 5                  as in the test suite

Three processes: one reads (the program as it is, on a terminal of its own), one imports articles made of the seeds, and
this one types and watches: no exception and no failure told on the screen, memory that grows by at most 5 % after the
first part of the time (counted from when every key was pressed and every size of the window was had: until then modules
load and bounded caches fill), and, after a kill -9, every mark on the disk that was confirmed. It also tells what a key
cost early and late. Exit code 0, or 1 with what went wrong. The same seed plays the same keys. Linux only.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).parent))

from monkey_moves import Monkey, growth, told
from warreader.archive import Archive
from warreader.article import Given, Origin, SourceText
from warreader.config import Config, OwnKeys
from warreader.ingest import CityIndex, import_into, load_annotator
from warreader.resources import shipped_folder
from warreader.tui import run
from warreader.tui.answers import Marked, WorkDone
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import ArchiveWorker
from warreader.tui.keys.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

GROWTH: Final = 0.05
"""Of resident memory, private and of files, from the second fifth of the time to the last one, once all was used."""
_OUTSIDE: Final = ("pipe", "pager", "editor", "browser", "links", "export")
"""Last words of the IDs of actions that start other programs or write files; they get no key."""
_LONG: Final = 60.0
"""Seconds of play from which on marks must be confirmed to the end; of 5 minutes each half had about 400."""
_FIRST: Final = 20  # articles that are there before the play begins


def _own_keys() -> tuple[OwnKeys, ...]:
    outside = (action for action in ACTIONS if action.id.rpartition(".")[2] in _OUTSIDE)
    return tuple(OwnKeys(action.id, "", "monkey") for action in outside)


def _log_complaints(log: Path) -> None:
    """Write down every failure that the reader tells."""
    notify = ReaderApp.notify

    def watched(self: ReaderApp, message: str, *, severity: str = "information", **more: object) -> None:
        if severity == "error":
            with log.open("a", encoding="utf-8") as out:
                out.write(message + "\n")
        notify(self, message, severity=severity, **more)  # type: ignore[arg-type]

    ReaderApp.notify = watched  # type: ignore[assignment,method-assign]


def _log_marks(log: Path) -> None:
    """Write down every mark that the archive has confirmed, before the screen shows it.

    What is undone or done to many at once names no article, so the marks of all that were written down are read again.
    """
    out = log.open("a", encoding="utf-8", buffering=1)
    init = ArchiveWorker.__init__
    marked: set[str] = set()

    def watched(self: ArchiveWorker, archive: Archive, post: object) -> None:
        def tell(message: Message) -> object:
            if isinstance(message, Marked):
                row = message.row
                marked.add(row.id)
                out.write(json.dumps([row.id, row.read, row.starred]) + "\n")
            elif isinstance(message, WorkDone):
                for identity in sorted(marked):
                    mark = archive.marks.get(identity)
                    out.write(json.dumps([identity, mark.read, mark.starred]) + "\n")
            return post(message)  # type: ignore[operator]

        init(self, archive, tell)

    ArchiveWorker.__init__ = watched  # type: ignore[method-assign]


def _stay(_app: ReaderApp, *_result: object, **_more: object) -> None:
    pass


def _read(folder: Path) -> int:
    """Be the reader; one that cannot be left, since a click may hit the key that leaves it."""
    ReaderApp.exit = _stay  # type: ignore[method-assign]
    _log_complaints(folder / "complaints.log")
    _log_marks(folder / "marks.log")
    with Archive.open(folder / "archive", lexicon=CityIndex()) as archive:
        return run(archive, Config(keys=_own_keys()), name="monkey", resumes=False)


def _made(start: int) -> Iterator[SourceText]:
    """Make articles of the seeds: their paragraphs in another order, on other days."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted(shipped_folder("seeds").glob("*.txt"))]
    number = start
    while True:
        chance = random.Random(number)  # as above
        first, *rest = seeds[number % len(seeds)].split("\n")
        chance.shuffle(rest)
        text = "\n".join([f"{number} March: {first}", f"{1 + number % 28} March 2022", *rest])
        yield SourceText(text, Given(), Origin(f"monkey/{number}", "0" * 64))
        number += 1


def _import(folder: Path, start: int, count: int | None) -> None:
    made = _made(start)
    annotator = load_annotator()
    with Archive.open(folder, lexicon=CityIndex()) as archive:
        if count is not None:
            import_into(archive, (next(made) for _ in range(count)), annotator)
            return
        while True:
            import_into(archive, (next(made) for _ in range(3)), annotator)
            time.sleep(0.5)


def _lost(folder: Path, log: Path) -> list[str]:
    """Name the marks that were confirmed and are not there."""
    wanted: dict[str, tuple[bool, bool]] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        if line.endswith("]"):
            identity, read, starred = json.loads(line)
            wanted[identity] = (read, starred)
    with Archive.open(folder, lexicon=CityIndex()) as archive:
        found = {identity: archive.marks.get(identity) for identity in wanted}
    return [
        f"{identity}: read, starred should be {one}, and is {(found[identity].read, found[identity].starred)}"
        for identity, one in wanted.items()
        if (found[identity].read, found[identity].starred) != one
    ]


def watch(folder: Path, seconds: float, seed: int) -> list[str]:
    """Play, kill, and look.

    Args:
        folder: An empty folder to play in.
        seconds: How long.
        seed: Chooses the keys.

    Returns:
        What went wrong, a line each.
    """
    marks, complaints = folder / "marks.log", folder / "complaints.log"
    for log in (marks, complaints):
        log.touch()
    archive = folder / "archive"
    _import(archive, 0, _FIRST)
    quiet = {"PATH": "", "HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment = {**os.environ, **quiet, "TEXTUAL_ANIMATIONS": "none"}
    faults: list[str] = []
    confirmed_by_half = None
    with (folder / "import.err").open("w+") as errors:
        command = [sys.executable, __file__, "--role", "import", "--folder", str(folder)]
        importer = subprocess.Popen(command, cwd=folder, env=environment, stderr=errors)
        reader = [sys.executable, __file__, "--role", "read", "--folder", str(folder)]
        monkey = Monkey(reader, folder, seed, environment)
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end and not faults:
                if confirmed_by_half is None and time.monotonic() > end - seconds / 2:
                    confirmed_by_half = marks.stat().st_size
                faults = monkey.play() + complaints.read_text(encoding="utf-8").splitlines()
                if importer.poll() is not None:
                    faults += ["import ended by itself", *(folder / "import.err").read_text().splitlines()]
        finally:
            monkey.close()
            importer.kill()
            importer.wait()
    faults += _lost(archive, marks)
    if seconds >= _LONG and marks.stat().st_size == confirmed_by_half:
        faults.append("the reader stood still: no mark was confirmed in the second half")
    if (grown := growth(folder)) > GROWTH:
        faults.append(f"memory grew by {grown:.1%}")
    confirmed = len(marks.read_text(encoding="utf-8").splitlines())
    print(f"{monkey.moves:,} moves, {confirmed:,} marks confirmed", *told(folder), sep="\n")
    return faults


def main() -> int:
    """Run what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="an empty folder, for the archive and what was measured")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--role", choices=("watch", "read", "import"), default="watch", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.role == "import":
        _import(asked.folder / "archive", 1_000, None)
    elif asked.role == "read":
        return _read(asked.folder)
    seconds = asked.minutes * 60 + asked.seconds or 60.0
    with contextlib.ExitStack() as stack:
        folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        faults = watch(folder, seconds, asked.seed)
    print("\n".join(faults) or "nothing went wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
