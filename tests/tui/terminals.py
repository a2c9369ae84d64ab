"""The other end of a terminal, for tests that run the program in one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time


class Terminal:
    """The other end of a program's terminal."""

    def __init__(self, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.before = termios.tcgetattr(self.slave)
        plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        self.process = subprocess.Popen(
            command,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={
                **plain,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "TEXTUAL_ANIMATIONS": "none",
                **environment,
            },
            start_new_session=True,
        )
        self.received = b""
        self._typed_at = 0

    def read(self, *, until: bytes = b"", quiet: float = 0.08, limit: float = 20.0) -> bytes:
        """Read until something has come since keys were last typed, and then nothing for a while.

        Returns:
            What came meanwhile.
        """
        end, before = time.monotonic() + limit, len(self.received)
        while time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], quiet)
            if not ready:
                if self._has_come(until) or self.process.poll() is not None:
                    break
                continue
            try:
                self.received += os.read(self.master, 1 << 16)
            except OSError:
                break
        assert self._has_come(until), f"no {until!r}, but at last {self.received[-200:]!r}"
        return self.received[before:]

    def _has_come(self, awaited: bytes) -> bool:
        return awaited in self.received[self._typed_at :]

    def write(self, keys: bytes) -> None:
        """Type keys and read nothing."""
        self._typed_at = len(self.received)
        os.write(self.master, keys)

    def type(self, keys: bytes) -> None:
        self.write(keys)
        # Behind a lone escape the next key would be taken for one with Alt.
        self.read(quiet=0.2 if keys.endswith(b"\x1b") else 0.08)

    def end(self, again: bytes = b"", limit: float = 30.0) -> int:
        """Read until the program has ended; give its exit code.

        Args:
            again: Keys typed every second: on a busy machine a key behind an escape may be taken for one with Alt.
            limit: Seconds after which a program that goes on is a fault.
        """
        begun = time.monotonic()
        while self.process.poll() is None:
            assert time.monotonic() - begun < limit, "the program does not end"
            self.read(limit=1)
            if again and self.process.poll() is None:
                self.write(again)
        self.read()
        return self.process.wait()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for end in (self.master, self.slave):
            with contextlib.suppress(OSError):  # a test hung up
                os.close(end)
