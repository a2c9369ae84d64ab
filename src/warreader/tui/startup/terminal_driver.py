"""A Textual driver that takes over a terminal already showing the first frame."""

from __future__ import annotations

import os
import select
import signal
import time
from threading import Thread
from typing import TYPE_CHECKING, Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from warreader.tui.startup.handover import ENTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

    from textual.message import Message

    from warreader.tui.startup.handover import HeldTerminal


_SIGNAL_COMES: Final = 1.0
"""Seconds in which the system itself tells a program that its terminal is gone. It tells only the one that the terminal
controls: not one that `nohup` or `setsid` started."""
_ENDING: Final = 5.0
"""Seconds for ending in order; textual 8.2 may wait for ever to write its last words, since its writer is dead."""


def driver_for(held: HeldTerminal) -> type[LinuxDriver]:
    """Return the driver that takes over a terminal."""

    class TakingOver(LinuxDriver):
        """Goes on with the screen of the first rows."""

        def start_application_mode(self) -> None:
            """Begin, the first time without entering the alternate screen again."""
            if held.is_held:
                with held.taken_over():
                    super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left it so
                self.attrs_before = held.before
            else:
                super().start_application_mode()  # type: ignore[no-untyped-call]  # as above

        def write(self, data: str) -> None:
            """Write to the terminal."""
            if not held.is_held or data != ENTER:
                super().write(data)

        def run_input_thread(self) -> None:
            """Read the keyboard; what was read of it before comes first."""
            for message in _messages(held.hand_over()):
                self.process_message(message)
            Thread(target=_end_with, args=(self.fileno, self.exit_event), daemon=True).start()
            super().run_input_thread()

        def process_message(self, message: Message) -> None:
            """Take what was typed; as long as the first rows follow it, the reader need not know."""
            typed = isinstance(message, events.Key | events.Paste | events.MouseDown)
            if typed and held.follow_key(message.key if isinstance(message, events.Key) else "", self.write):
                return
            super().process_message(message)

    return TakingOver


def _end_with(terminal: int, ended: Event) -> None:
    """End the program with its terminal: the toolkit would read what is no more without end."""
    gone = select.poll()
    gone.register(terminal, 0)  # what hangs up is told of all the same
    gone.poll()
    if not ended.wait(_SIGNAL_COMES):
        os.kill(os.getpid(), signal.SIGHUP)
    time.sleep(_ENDING)
    os._exit(128 + signal.SIGHUP)


def _messages(typed: str) -> Iterator[Message]:
    parser = XTermParser()
    if typed:
        yield from parser.feed(typed)
        yield from parser.feed("")  # the end: an escape there stands alone
