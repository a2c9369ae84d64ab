"""The terminal between the first frame and the reader: who holds it, and how it is given back.

The first frame enters the alternate screen and takes the keyboard out of line mode, so that what is typed meanwhile
waits unseen. The reader's driver then goes on with the same screen instead of entering it again, which would clear it,
and gives back at its end what the terminal was before the first frame. If the reader never starts, `give_back` does.
"""

from __future__ import annotations

import contextlib
import sys
import termios
from typing import Any, Final

ENTER: Final = "\x1b[?1049h"
"""Enters the alternate screen."""
_LEAVE: Final = "\x1b[?1049l"
_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
_NO_WRAP, _WRAP = "\x1b[?7l", "\x1b[?7h"
_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # places in what termios.tcgetattr gives
_INPUT_OFF: Final = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_LOCAL_OFF: Final = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG


class HeldTerminal:
    """A terminal that may show a first frame. Made before anything is changed, so that whatever happens is undone."""

    def __init__(self) -> None:
        self.is_held = False
        """Whether it shows a frame and nobody has taken it over yet."""
        self.before: list[Any] = []
        """What it was, for `termios.tcsetattr`; empty until it shows a frame."""

    def show(self, frame: str) -> None:
        """Show a frame.

        Args:
            frame: See `first_frame.written`.

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
        termios.tcsetattr(keyboard, termios.TCSANOW, quiet)
        output.write(f"{ENTER}{_HIDE_CURSOR}{_NO_WRAP}{frame}")
        output.flush()

    def give_back(self) -> None:
        """Make the terminal what it was before; does nothing where nothing was shown, or the reader has taken it."""
        keyboard, output = sys.__stdin__, sys.__stderr__
        if not self.is_held or keyboard is None or output is None:
            return
        self.is_held = False
        output.write(f"{_WRAP}{_SHOW_CURSOR}{_LEAVE}")
        output.flush()
        with contextlib.suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSADRAIN, self.before)
