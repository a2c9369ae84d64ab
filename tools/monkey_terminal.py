"""A program on a terminal of its own, as the monkey has it: bytes of keys and clicks in, the time of an answer out.

What it takes of the machine is read from outside: resident memory, and the processor time of all its threads.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import _character_to_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ESCAPE: Final = "\x1b"
_LONE_ESCAPE: Final = 0.15  # seconds: behind it the next key would be taken for one with Alt
_QUIET: Final = 0.02  # seconds without output after which a key is taken for done
_LONGEST: Final = 1.0  # seconds that a key is waited for
_STARTS: Final = 60.0  # seconds until the first words, at most
_SETTLES: Final = 1.5  # seconds without output after which it has started
_ALT: Final = {"alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C"}
_LAST: Final = 60_000  # bytes of output that are kept, to tell how it ended
_NANOSECONDS: Final = 1e-9


def typed(key: str) -> str:
    """Return what a terminal sends for a key, by the toolkit's name of it.

    Raises:
        ValueError: No terminal sends it.
    """
    if len(key) == 1:
        return key
    if (sent := _SENT.get(key)) is None:
        raise ValueError(f"what does a terminal send for {key}?")
    return sent


def _sent() -> dict[str, str]:
    found = {_character_to_key(chr(code)): chr(code) for code in range(0x20, 0x7F)} | _ALT
    for sequence, keys in ANSI_SEQUENCES_KEYS.items():
        if isinstance(keys, tuple) and len(keys) == 1:
            found.setdefault(keys[0].value, sequence)
    return found


_SENT: Final = _sent()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a program takes of the machine."""

    resident: int
    """Bytes of memory, its own and of files."""
    files: int
    """Bytes of them that are pages of files."""
    spent: float
    """Processor seconds of the threads that it has."""


class Terminal:
    """The other end of a program's terminal.

    Args:
        command: The program and its arguments.
        size: Columns and rows.
        folder: Where it runs.
        environment: Its environment.
    """

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._end, child = pty.openpty()
        self.size = size
        self._tell_size()
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=child, stdout=child, stderr=child, start_new_session=True
        )
        os.close(child)
        self.last = b""
        """The end of what it wrote."""

    def begin(self) -> None:
        """Wait until it has written something, and then nothing for a moment."""
        self.read(_STARTS, first=_STARTS, quiet=_SETTLES)

    def press(self, key: str) -> float | None:
        """Press a key; give the seconds until the first answer, None if none came."""
        sent = typed(key)
        self._write(sent)
        quiet = _LONE_ESCAPE if sent == _ESCAPE else _QUIET
        return self.read(_LONGEST, first=quiet, quiet=quiet)

    def click(self, column: int, row: int) -> None:
        """Click on a cell, from 0."""
        self._write("".join(f"\x1b[<0;{column + 1};{row + 1}{end}" for end in "Mm"))
        self.read(_LONGEST, first=_QUIET, quiet=_QUIET)

    def resize(self, size: tuple[int, int]) -> None:
        """Resize the terminal."""
        self.size = size
        self._tell_size()
        self.process.send_signal(signal.SIGWINCH)
        self.read(_LONGEST, first=_LONE_ESCAPE, quiet=_LONE_ESCAPE)

    def read(self, longest: float, *, first: float, quiet: float) -> float | None:
        """Read what it writes until that falls silent.

        Args:
            longest: Seconds to read at most.
            first: Seconds to wait for the first of it.
            quiet: Seconds of silence that end it.

        Returns:
            Seconds until the first came; None if nothing did.
        """
        begun, answered = time.monotonic(), None
        while time.monotonic() - begun < longest and self._comes(quiet if answered is not None else first):
            answered = time.monotonic() - begun if answered is None else answered
        return answered

    def _comes(self, wait: float) -> bool:
        if not select.select([self._end], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._end, 1 << 16)
        except OSError:  # it has ended
            return False
        self.last = (self.last + data)[-_LAST:]
        return bool(data)

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # as above
            os.write(self._end, text.encode())

    def _tell_size(self) -> None:
        columns, rows = self.size
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def taken(self) -> Taken | None:
        """Return what it takes of the machine; None if it has ended."""
        own = Path(f"/proc/{self.process.pid}")
        try:
            _, resident, shared, *_ = (int(pages) for pages in (own / "statm").read_text(encoding="ascii").split())
            spent = [(thread / "schedstat").read_text(encoding="ascii").split()[0] for thread in own.glob("task/*")]
        except (OSError, IndexError):
            return None
        page = os.sysconf("SC_PAGE_SIZE")
        return Taken(resident * page, shared * page, sum(map(int, spent)) * _NANOSECONDS) if resident else None

    def close(self) -> None:
        """Kill it, as a power cut would."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._end)
