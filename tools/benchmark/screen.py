"""Programs on a pseudo-terminal: how soon rows show, how soon a key is answered, how much memory they take.

A key's time runs from its byte to the last byte that changed the screen; the burst ends with 80 ms of silence. What the
bytes mean is worked out afterwards, so that the emulator costs the program nothing.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import pyte

from benchmark.corpus import read
from warreader.archive import Archive
from warreader.query import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS: Final = 120
LINES: Final = 40
_QUIET: Final = 0.08  # seconds without a byte that end a burst
_LONG_QUIET: Final = 0.5  # the same while a program starts
_PATIENCE: Final = 20.0  # seconds to wait for the first byte
_BEYOND_PYTE: Final = re.compile(
    r"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]* q|\x1b[P_^X\]].*?(?:\x1b\\|\x07)", re.DOTALL
)
KEYS: Final = {"j": (b"j", 30), "PageDown": (b"\x1b[6~", 20), "End": (b"\x1b[F", 5)}
_HOME: Final = b"\x1b[H"
_FEED: Final = 20_000  # articles of a feed: newsboat holds all of them in memory
_TITLE: Final = 20  # letters by which a title is known on the screen


class Terminal:
    """A program on a pseudo-terminal of its own.

    Args:
        words: The command.
        environment: What is set beside the present environment.
    """

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._shown: dict[int, tuple[object, ...]] = {}
        self._begun = time.perf_counter()
        self._process, self._master = pty.fork()
        if self._process == 0:
            os.environ.update(
                {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "WARREADER_RESUME": "false", **environment}
            )
            os.environ.pop("COLUMNS", None)
            os.execvp(words[0], list(words))  # that is the point
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def __enter__(self) -> Self:
        """Return self."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the program."""
        with suppress(OSError):
            os.close(self._master)
        with suppress(ProcessLookupError):
            os.kill(self._process, 9)
        os.waitpid(self._process, 0)

    def until(self, text: str) -> float:
        """Wait for a text on the screen.

        Returns:
            Milliseconds from the start of the program to the piece of output that completed it.

        Raises:
            RuntimeError: It does not come.
        """
        found = None
        for moment, piece in self._read(_LONG_QUIET):
            self._feed(piece)
            if found is None and text in "\n".join(self._screen.display):
                found = (moment - self._begun) * 1000
        if found is None:
            raise RuntimeError(f"{text!r} did not show:\n" + "\n".join(self._screen.display))
        return found

    def key(self, pressed: bytes) -> float | None:
        """Press a key.

        Returns:
            Milliseconds to the last byte that changed the screen; None if nothing changed.
        """
        begun, changed = time.perf_counter(), None
        os.write(self._master, pressed)
        for moment, piece in list(self._read(_QUIET)):
            if self._feed(piece):
                changed = (moment - begun) * 1000
        return changed

    def memory(self) -> float:
        """Return megabytes of resident memory."""
        status = Path(f"/proc/{self._process}/status")
        line = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
        return int(line[1]) / 1024 if line else 0.0

    def _read(self, quiet: float) -> list[tuple[float, bytes]]:
        pieces: list[tuple[float, bytes]] = []
        wait = _PATIENCE if quiet == _LONG_QUIET else 0.5
        while select.select([self._master], [], [], wait)[0]:
            try:
                piece = os.read(self._master, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            pieces.append((time.perf_counter(), piece))
            wait = quiet
        return pieces

    def _feed(self, piece: bytes) -> bool:
        self._screen.dirty.clear()
        self._stream.feed(_BEYOND_PYTE.sub("", piece.decode("utf-8", "replace")).encode())
        changed = False
        for line in self._screen.dirty:
            cells = self._screen.buffer[line]
            row = tuple((cells[at].data, cells[at].fg, cells[at].bg, cells[at].reverse) for at in range(COLUMNS))
            changed |= self._shown.get(line) != row
            self._shown[line] = row
        return changed


def warreader_on_screen(folder: Path) -> dict[str, list[float]]:
    """Measure the reader on an archive.

    Returns:
        Milliseconds of each kind, and megabytes of memory.
    """
    with Archive.open(folder) as archive:
        title = archive.search(Query()).rows(0, 1)[0].title[:_TITLE]
    words = [sys.executable, "-m", "warreader", "--archive", str(folder)]
    return _measured(words, {"PYTHONUNBUFFERED": "1"}, title)


def newsboat_on_screen(corpus: Path, folder: Path, limit: int) -> dict[str, list[float]] | None:
    """Measure newsboat on a feed of the same articles, 20,000 at most; None where it is not installed."""
    if shutil.which("newsboat") is None:
        return None
    folder = folder / "newsboat"
    folder.mkdir()
    count = min(limit or _FEED, _FEED)
    with (folder / "feed.xml").open("w", encoding="utf-8") as feed:
        feed.write('<?xml version="1.0"?><rss version="2.0"><channel><title>Everything there is</title>\n')
        for number, record in enumerate(read(corpus, count)):
            day = datetime.fromisoformat(record["published"] or "2000-01-01").replace(tzinfo=UTC)
            feed.write(
                f"<item><title>{escape(record['title'])}</title><guid>{number}</guid>"
                f"<pubDate>{format_datetime(day)}</pubDate><description>{escape(record['text'])}</description></item>\n"
            )
        feed.write("</channel></rss>\n")
    (folder / "urls").write_text(f"file://{folder / 'feed.xml'}\n")
    (folder / "config").write_text("")
    places = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    subprocess.run(["newsboat", *places, "-x", "reload"], check=True, capture_output=True)
    return _measured(["newsboat", *places], {}, "Everything there is", opens=True)


def _measured(
    words: Sequence[str], environment: Mapping[str, str], text: str, *, opens: bool = False
) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"start to rows": []}
    for _ in range(3):
        with Terminal(words, environment) as terminal:
            start = terminal.until(text)
            if opens:  # a list of feeds comes first
                start += terminal.key(b"\r") or 0.0
            found["start to rows"].append(start)
    with Terminal(words, environment) as terminal:
        terminal.until(text)
        if opens:
            terminal.key(b"\r")
        for name, (pressed, times) in KEYS.items():
            taken = []
            for _ in range(times):
                taken.append(terminal.key(pressed))
                if name == "End":
                    terminal.key(_HOME)
            found[name] = [one for one in taken if one is not None]
        found["memory, MB"] = [terminal.memory()]
    return found
