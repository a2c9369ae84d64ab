"""Plays on the reader like a monkey: random keys, resizes and clicks over an archive under import; then kills it.

    python tools/monkey.py --minutes 30 --seed 7
    python tools/monkey.py --seconds 5                  as in the test suite

Three processes: one reads (the real application, headless), one imports articles made of the seeds, and this one
watches: no exception and no failure told on the screen, memory that grows by at most 5 % after the first part of
the time (counted from when every key was pressed and every size of the window was had: until then modules load and
bounded caches fill), and, after a kill -9, every mark on the disk that was confirmed. Exit code 0, or 1 with what went
wrong. The same seed plays the same keys.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.archive import Archive
from warreader.article import Given, Origin, SourceText
from warreader.config import Config, OwnKeys
from warreader.ingest import CityIndex, import_into, load_annotator
from warreader.query import Query
from warreader.resources import shipped_folder
from warreader.tui import memory as memory_of_reader
from warreader.tui.answers import Marked, Start
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import ArchiveWorker, search
from warreader.tui.jobs.work import Worked
from warreader.tui.keys.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message
    from textual.pilot import Pilot

GROWTH: Final = 0.05
"""Of resident memory, private and of files, from the second fifth of the time to the last one, once all was used."""
_BEGINS: Final = 60.0  # seconds until the first move, at most
LONG: Final = 60.0
"""Seconds of play below which memory is not judged: caches still fill."""
WARM: Final = "warm"
"""Marks a sample of memory that was taken when every key and size had been used."""
_OUTSIDE: Final = ("pipe", "edit", "pager", "browser", "export", "save", "link")
"""Words in the IDs of actions that start other programs or write files; they get no key."""
_AWAY: Final = {"q", "Q", "ctrl+q", "ctrl+c"}
_SIZES: Final = ((160, 45), (100, 30), (80, 24), (40, 12), (20, 5), (9, 3), (200, 60), (120, 40))
_TYPED: Final = [*'abcdehiklnorstuvy :/"()~-*05', "Ж", "ї", "漢", "é", "😀"]
_RESIZES, _CLICKS = 0.03, 0.12
"""Of all moves; the others are keys."""
_EARLY, _LATE = (0.2, 0.4), 0.8
"""Shares of the time whose memory is compared."""
_FIRST: Final = 20  # articles that are there before the play begins


def _keys() -> list[str]:
    bound = {part for action in ACTIONS for keys in action.keys for part in keys.split(" ")} - _AWAY
    return [*sorted(bound), *_TYPED, "1", "2", "9", "backspace", "delete", "ctrl+w", "ctrl+a", "insert", "f12"]


def _own_keys() -> tuple[OwnKeys, ...]:
    outside = (action for action in ACTIONS if any(word in action.id for word in _OUTSIDE))
    return tuple(OwnKeys(action.id, "", "monkey") for action in outside)


class WatchedApp(ReaderApp):
    """The reader, that remembers what it had to complain of."""

    complaints: list[str]

    def notify(self, message: str, *, severity: str = "information", **more: object) -> None:  # type: ignore[override]
        """Remember a failure."""
        if severity == "error":
            self.complaints.append(message)
        super().notify(message, severity=severity, **more)  # type: ignore[arg-type]


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
            elif isinstance(message, Worked):
                for identity in sorted(marked):
                    mark = archive.marks.get(identity)
                    out.write(json.dumps([identity, mark.read, mark.starred]) + "\n")
            return post(message)  # type: ignore[operator]

        init(self, archive, tell)

    ArchiveWorker.__init__ = watched  # type: ignore[method-assign]


async def _play(archive: Archive, seed: int, seconds: float, memory: Path) -> list[str]:
    chance, keys = random.Random(seed), _keys()  # a game, no secret
    unused: set[object] = {*keys, *_SIZES}
    end, complaints, samples = time.monotonic() + seconds, [], memory.open("a", encoding="utf-8", buffering=1)
    while time.monotonic() < end:
        result = search(archive, Query())
        app = WatchedApp(archive, Config(keys=_own_keys()), Start(result, "", result.total, "monkey"))
        app.complaints = complaints
        async with app.run_test(size=chance.choice(_SIZES)) as pilot:
            memory_of_reader.settle()  # as `tui.run` has it done; a pilot's application leaves that out
            while time.monotonic() < end and app.return_code is None and not complaints:
                unused -= await _move(pilot, chance, keys)
                samples.write(f"{time.monotonic()} {_resident()} {'cold' if unused else WARM}\n")
        if complaints:
            break
    return complaints


async def _move(pilot: Pilot[None], chance: random.Random, keys: list[str]) -> set[object]:
    """Do one thing, and give the keys or the size that it used."""
    size, kind = pilot.app.size, chance.random()
    if kind < _RESIZES:
        wanted = chance.choice(_SIZES)
        await pilot.resize_terminal(*wanted)
        return {wanted}
    if kind < _RESIZES + _CLICKS:
        await pilot.click(offset=(chance.randrange(size.width), chance.randrange(size.height)))
        return set()
    pressed = chance.choices(keys, k=chance.randint(1, 6))
    await pilot.press(*pressed)
    return set(pressed)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


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


def _growth(memory: Path) -> float:
    lines = memory.read_text(encoding="ascii").splitlines()
    samples = [line.split() for line in lines if line.endswith(f" {WARM}")]  # the last one may be cut off by the kill
    times, sizes = [float(at) for at, _, _ in samples], [int(size) for _, size, _ in samples]
    if not times or times[-1] - times[0] < LONG:
        return 0.0
    share = [(at - times[0]) / (times[-1] - times[0]) for at in times]
    early = statistics.median(size for at, size in zip(share, sizes, strict=True) if _EARLY[0] <= at < _EARLY[1])
    late = statistics.median(size for at, size in zip(share, sizes, strict=True) if at >= _LATE)
    return late / early - 1


def _told(memory: Path) -> str:
    warm = memory.read_text(encoding="ascii").count(f" {WARM}\n")
    return f"{_growth(memory):+.1%} over {warm:,} moves after all was used" if warm else "not judged: not all was used"


def watch(folder: Path, seconds: float, seed: int) -> list[str]:
    """Play, kill, and look.

    Args:
        folder: An empty folder to play in.
        seconds: How long.
        seed: Chooses the keys.

    Returns:
        What went wrong, a line each.
    """
    log, memory = folder / "marks.log", folder / "memory.log"
    log.touch()
    memory.touch()
    archive = folder / "archive"
    _import(archive, 0, _FIRST)
    here = [sys.executable, __file__, "--archive", str(archive), "--seed", str(seed)]
    quiet = {"PATH": "", "HOME": str(folder), "TEXTUAL_ANIMATIONS": "none"}
    environment = {**os.environ, **quiet}
    play = [
        *here,
        "--role",
        "play",
        "--seconds",
        str(seconds * 10),
    ]  # it is killed, and ends by itself only for a fault
    with (folder / "play.err").open("w+") as errors:
        reader = subprocess.Popen(play, cwd=folder, env=environment, stderr=errors, stdout=errors)
        importer = subprocess.Popen([*here, "--role", "import"], cwd=folder, env=environment, stderr=errors)
        begun, end = False, time.monotonic() + _BEGINS
        while time.monotonic() < end and reader.poll() is None and importer.poll() is None:
            if not begun and memory.stat().st_size:  # a busy machine takes its time until the first move
                begun, end = True, time.monotonic() + seconds
            time.sleep(0.1)
        faults = [
            f"{name} ended by itself"
            for name, one in (("reader", reader), ("import", importer))
            if one.poll() is not None
        ]
        for one in (reader, importer):
            if one.poll() is None:
                one.send_signal(signal.SIGKILL)
            one.wait()
        errors.seek(0)
        if faults:
            faults += errors.read().splitlines()[-60:]
    faults += _lost(archive, log)
    if (grown := _growth(memory)) > GROWTH:
        faults.append(f"memory grew by {grown:.1%}")
    moves, marks = (len(path.read_text(encoding="utf-8").splitlines()) for path in (memory, log))
    print(f"{moves:,} moves, {marks:,} marks confirmed, memory {_told(memory)}")
    return faults


def main() -> int:
    """Run what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--role", choices=("watch", "play", "import"), default="watch", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    seconds = asked.minutes * 60 + asked.seconds or 60.0
    if asked.role == "import":
        _import(asked.archive, 1_000, None)
    elif asked.role == "play":
        folder = asked.archive.parent
        _log_marks(folder / "marks.log")
        with Archive.open(asked.archive, lexicon=CityIndex()) as archive:
            complaints = asyncio.run(_play(archive, asked.seed, seconds, folder / "memory.log"))
        print("\n".join(complaints))
        return 1
    else:
        with tempfile.TemporaryDirectory() as folder:
            faults = watch(Path(folder), seconds, asked.seed)
        print("\n".join(faults) or "nothing went wrong")
        return 1 if faults else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
