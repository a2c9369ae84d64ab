"""Hands the terminal over from the first frame to the reader.

The first rows enter the alternate screen and take the keyboard out of line mode. A thread then reads the keyboard, and
the rows follow the keys that move, while the reader is imported. The reader's driver goes on with the same screen
instead of entering it again, which would clear it; it reads the keyboard from there, and the rows still follow until
the reader asks where one stands. From the first key on that has to wait all keys wait, in order; a key or a signal that
ends the program does so at once, since nothing has been made yet that has to be put away. At its end the driver gives
back what the terminal was before the first rows. If the reader never starts, `give_back` does.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import termios
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from warreader.tui.startup.first_list import FirstList

ENTER: Final = "\x1b[?1049h"
"""Enters the alternate screen."""
_LEAVE: Final = "\x1b[?1049l"
_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
_NO_WRAP, _WRAP = "\x1b[?7l", "\x1b[?7h"
_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # places in what termios.tcgetattr gives
_INPUT_OFF: Final = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_LOCAL_OFF: Final = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
_AT_ONCE: Final = 1024  # bytes read from the keyboard
_KEY: Final = re.compile(rb"\x1b[\[O][0-9;]*[A-Za-z~]|.", re.DOTALL)  # a sequence of ECMA-48, or a byte
_BEGUN: Final = re.compile(rb"\x1b(?:[\[O][0-9;]*)?\Z")  # the first bytes of such a sequence, or the key escape
_REST: Final = 0.02  # seconds that a terminal may take between two bytes of one sequence
_NAMES: Final = {
    b"j": "j", b"k": "k", b"d": "d", b"u": "u", b" ": "space", b"b": "b",
    b"\x04": "ctrl+d", b"\x15": "ctrl+u", b"\x06": "ctrl+f", b"\x02": "ctrl+b",
    b"\x1b[A": "up", b"\x1bOA": "up", b"\x1b[B": "down", b"\x1bOB": "down", b"\x1b[5~": "pageup",
    b"\x1b[6~": "pagedown", b"\x1b[H": "home", b"\x1bOH": "home", b"\x1b[1~": "home",
}  # fmt: skip
"""What a terminal sends to how the toolkit names the key; only of those that `first_list.MOVES` follows."""
ENDS: Final = {b"q": 0, b"Q": 0, b"\x11": 0, b"\x03": 128 + signal.SIGINT}
"""What a terminal sends for the keys that end the program from its list, and the exit code."""
ENDING: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""The signals that ask the reader to end."""
_PATIENCE: Final = 0.2  # seconds that a signal waits for the rows to be drawn


class HeldTerminal:
    """A terminal that may show a first frame. Made before anything is changed, so that whatever happens is undone."""

    def __init__(self) -> None:
        self.is_held = False
        """Whether it shows a frame and nobody has taken it over yet."""
        self.before: list[Any] = []
        """What it was, for `termios.tcsetattr`; empty until it shows a frame."""
        self._first: FirstList | None = None
        self._follows = False
        self._lock = Lock()  # a key is followed, and what it changes written, or the reader has the screen
        self._unread = b""
        self._listener: Thread | None = None
        self._stop: int | None = None
        self._handlers: dict[int, Any] = {}

    def show(self, first: FirstList, *, follows: bool) -> None:
        """Show the first rows.

        Args:
            first: The rows.
            follows: Whether they follow the keys that move; where those have other meanings, all keys wait.

        Raises:
            OSError, termios.error: One end of the program is no terminal; nothing was changed.
        """
        keyboard, output = sys.__stdin__, sys.__stderr__  # where the toolkit reads and writes
        if keyboard is None or output is None or not output.isatty():
            raise OSError
        self.before = termios.tcgetattr(keyboard)
        quiet = termios.tcgetattr(keyboard)
        quiet[_INPUT] &= ~_INPUT_OFF
        quiet[_LOCAL] &= ~_LOCAL_OFF
        quiet[_CHARACTERS][termios.VMIN] = 1
        self.is_held = True
        for number in ENDING:
            if (handler := signal.getsignal(number)) is not signal.SIG_IGN:  # nohup ignores SIGHUP
                self._handlers[number] = handler
                signal.signal(number, self._signalled)
        termios.tcsetattr(keyboard, termios.TCSANOW, quiet)
        output.write(f"{ENTER}{_HIDE_CURSOR}{_NO_WRAP}{first.draw()}")
        output.flush()
        self._first, self._follows = first, follows
        if follows:
            self._listen(keyboard.fileno())

    # --- keys

    def _listen(self, keyboard: int) -> None:
        wake, self._stop = os.pipe()
        self._listener = Thread(target=self._follow, args=(keyboard, wake), daemon=True)
        self._listener.start()

    def _follow(self, keyboard: int, wake: int) -> None:
        """Read the keyboard until it ends, somebody else is to read it, or a key has to wait; runs in a thread."""
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # they are the main thread's
        typed = b""
        with contextlib.closing(os.fdopen(wake, "rb", 0)), contextlib.suppress(OSError):  # OSError: it was hung up
            while not self._unread:
                ready = select.select([keyboard, wake], [], [], _REST if typed else None)[0]
                if wake in ready:
                    break
                if ready:
                    more = os.read(keyboard, _AT_ONCE)
                    if not more:
                        break
                    typed += more
                    if _BEGUN.search(typed):
                        continue
                self._unread, typed = self._waiting(typed), b""
        self._unread += typed

    def _waiting(self, data: bytes) -> bytes:
        """Follow what was typed, and give what has to wait."""
        for key in _KEY.finditer(data):
            followed = self._follows
            if not self.follow_key(_NAMES.get(key[0], ""), _write):
                if followed and key[0] in ENDS:
                    self._leave(ENDS[key[0]])
                return data[key.start() :]
        return b""

    def follow_key(self, key: str, write: Callable[[str], object]) -> bool:
        """Let the first rows follow a key.

        Args:
            key: As the toolkit names it.
            write: Writes to the terminal.

        Returns:
            Whether they did; if not it has to wait for the reader, as all that come after it have to.
        """
        with self._lock:
            text = self._first.press(key) if self._follows and self._first is not None else None
            self._follows = text is not None
            if text:
                write(text)
            return self._follows

    def hand_over(self) -> str:
        """Stop reading the keyboard, and give, once, what has been read of it and has to wait."""
        if self._listener is not None and self._stop is not None:
            os.close(self._stop)
            self._listener.join()
        self._listener = self._stop = None
        typed, self._unread = self._unread, b""
        return typed.decode(errors="replace")

    def standing(self) -> tuple[int, int]:
        """Let the first rows follow no more; tell the row one stands on, and the line at the top of their window."""
        with self._lock:
            self._follows = False
            return (self._first.cursor, self._first.top) if self._first is not None else (0, 0)

    @contextlib.contextmanager
    def taken_over(self) -> Iterator[None]:
        """Let the reader take the terminal over; nothing ends the program in the middle of that."""
        with self._lock:
            yield
            self.is_held = False

    # --- the end

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self._leave(128 + number)

    def _leave(self, code: int) -> None:
        """End the program at once, unless the reader has taken the terminal over: then it does."""
        drawn = self._lock.acquire(timeout=_PATIENCE)
        try:
            if self.is_held:
                self._restore()
                os._exit(code)
        finally:
            if drawn:
                self._lock.release()

    def give_back(self) -> None:
        """Make the terminal what it was before; does nothing where nothing was shown, or the reader has taken it."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers = {}
        if self.is_held:
            self.is_held = False
            self.hand_over()
            self._restore()

    def _restore(self) -> None:
        keyboard, output = sys.__stdin__, sys.__stderr__
        if keyboard is not None and output is not None:
            with contextlib.suppress(OSError, termios.error):  # the terminal was closed
                os.write(output.fileno(), f"{_WRAP}{_SHOW_CURSOR}{_LEAVE}".encode())
                termios.tcsetattr(keyboard, termios.TCSADRAIN, self.before)


@contextlib.contextmanager
def signals_blocked() -> Iterator[None]:
    """Let the signals that ask the reader to end wait, until somebody takes them or this is left."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _write(text: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(text)
        sys.__stderr__.flush()
