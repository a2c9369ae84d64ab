"""Turns exceptions into one line on standard error and an exit code.

| code | meaning |
|---|---|
| 0 | done; also when the reader of a pipe went away |
| 1 | nothing found |
| 2 | wrong use |
| 3 | something could not be read, the rest was |
| 4 | the archive is damaged or newer |
| 70 | a fault of the program, or the system refuses: no memory, no space |
| 128 + n | ended by signal n |
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from warreader.cli.output import complain, discard_output
from warreader.errors import WarreaderError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_ENDING: Final = (signal.SIGTERM, signal.SIGHUP)
_SIGNAL_BASE: Final = 128  # the convention of shells
_NO_ROOM: Final = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_UNEXPECTED: Final = 70  # EX_SOFTWARE of sysexits.h: none of the codes that mean something
DEBUG_VARIABLE: Final = "WARREADER_DEBUG"
"""Set, it shows where a fault of the program lies."""


class SignalledError(BaseException):
    """A signal asks the program to end; unwinds like Ctrl-C, so that a transaction is rolled back."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run_guarded(action: Callable[[], int]) -> int:
    """Run a command.

    Args:
        action: Does the work and returns an exit code.

    Returns:
        The exit code; nothing is raised and no traceback is printed.
    """
    before = {number: signal.getsignal(number) for number in _ENDING}
    for number, handler in before.items():
        if handler is signal.SIG_DFL:  # nohup ignores SIGHUP, and that is to stay
            signal.signal(number, _end)
    try:
        return _run(action)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(action: Callable[[], int]) -> int:
    try:
        code = action()
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return 0
    except (KeyboardInterrupt, SignalledError) as error:
        return _SIGNAL_BASE + (error.number if isinstance(error, SignalledError) else signal.SIGINT)
    except Exception as error:  # noqa: BLE001  # whatever happens, the user sees one line and no traceback
        return _explain(error)
    return code


def _explain(error: Exception) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    if isinstance(error, WarreaderError):
        complain(str(error))
        return error.exit_code
    if isinstance(error, OSError) and error.errno in _NO_ROOM and not error.filename:
        discard_output()
        complain("standard output cannot be written: the disk is full; free some of it and run this again")
        return _UNEXPECTED
    if isinstance(error, MemoryError):
        complain("out of memory; close something, or give less at once")
    elif isinstance(error, OSError):
        complain(_of_system(error))
    else:
        complain(f"a fault of warreader itself: {type(error).__name__}: {error}; {DEBUG_VARIABLE}=1 shows where")
    return _UNEXPECTED


def _end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001  # the signature of a handler
    raise SignalledError(number)


def _of_system(error: OSError) -> str:
    what = error.strerror or type(error).__name__
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{what[:1].lower()}{what[1:]}"
