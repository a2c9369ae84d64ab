"""An archive of the seeds, made once, and ways to run the command: here, in a process of its own, on a terminal."""

from __future__ import annotations

import gzip
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from warreader.archive import Archive
from warreader.cli.start import main
from warreader.ingest import CityIndex, add_seeds, load_annotator
from warreader.resources import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "warreader")


@dataclass(frozen=True)
class Outcome:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Run(Protocol):
    def __call__(self, *words: str) -> Outcome: ...


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that holds the seeds; tests must not write to it."""
    folder = tmp_path_factory.mktemp("seeds") / "archive"
    with Archive.open(folder, lexicon=CityIndex()) as archive:
        add_seeds(archive, load_annotator())
    return folder


@pytest.fixture(scope="session")
def seeds_annotated() -> list[dict[str, Any]]:
    """What the filter answers to the three seeds, which are asked for by 0, 1 and 2."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped_folder("seeds").glob("*.txt"))]
    given = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts))
    done = _alone("annotate", given=given.encode())
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process."""

    def run_here(*words: str) -> Outcome:
        capfd.readouterr()
        code = main(words)
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def on_seeds(run: Run, seeds: Path) -> Run:
    """Run a command on the archive of the seeds."""
    return lambda command, *words: run(command, "--archive", str(seeds), *words)


@pytest.fixture
def alone() -> Any:
    """Run the command in a process of its own, off a terminal."""
    return _alone


@pytest.fixture
def on_terminal() -> Any:
    """Run the command on a pseudo-terminal of 100 columns; give its exit code and every byte that reached it."""
    return _on_terminal


def _alone(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *words], input=given, capture_output=True, timeout=60, check=False, env={**os.environ, **environment}
    )


def _on_terminal(*words: str, **environment: str) -> tuple[int, bytes]:
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLUMNS": "100", **environment})
        os.execv(COMMAND[0], [*COMMAND, *words])
    received, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        received += piece
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), received


@pytest.fixture
def folder(seeds: Path, tmp_path: Path) -> Path:
    """A copy of the archive of the seeds, to do anything to."""
    shutil.copytree(seeds, tmp_path / "archive")
    return tmp_path / "archive"


@pytest.fixture
def on(run: Run, folder: Path) -> Run:
    return lambda command, *words: run(command, "--archive", str(folder), *words)


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder of articles in four formats."""
    place = tmp_path / "crawl"
    place.mkdir()
    (place / "a.txt").write_text("Kharkiv was shelled on Tuesday, the mayor said.\n")
    lines = [json.dumps({"text": f"Sumy was hit {n} times, the mayor said."}) for n in range(5)]
    (place / "b.jsonl").write_text("\n".join(lines))
    (place / "c.txt.gz").write_bytes(gzip.compress(b"Izium was shelled on Tuesday, the mayor said.\n"))
    with zipfile.ZipFile(place / "d.zip", "w") as packed:
        packed.writestr("e/f.txt", "Kyiv was shelled on Tuesday, the mayor said.\n")
    return place


@pytest.fixture
def mine(run: Run, seeds: Path, tmp_path: Path) -> Run:
    """Run a command on an archive that may be changed."""
    shutil.copytree(seeds, tmp_path / "archive")
    return lambda command, *words: run(command, "--archive", str(tmp_path / "archive"), *words)


@pytest.fixture
def identity(mine: Run) -> str:
    """The ID of one of its articles."""
    return str(mine("list", "title:killed", "--json").objects[0]["id"])
