"""Interrupts database queries that take too long, or whose answer is no longer wanted."""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

_STEPS: Final = 2_000  # virtual machine steps between two looks at the clock: about 0.1 ms
_LONGEST: Final = 0.05
"""Seconds that count at most between two looks. A machine that its host halts charges that to whatever ran, and the
question is not to blame. At a million articles a query takes 28 ms between two looks, and a count 48, at most."""
COUNT_SECONDS: Final = 10.0
"""Processor time of a count: it is made in a worker, a list is not."""


def never() -> bool:
    """Tell that nothing is due, or useless."""
    return False


_USELESS: ContextVar[Callable[[], bool]] = ContextVar("useless", default=never)


@contextmanager
def stopped_when(useless: Callable[[], bool]) -> Iterator[None]:
    """Stop searches and counts of this thread that run inside, as soon as a condition holds.

    What is stopped raises a `QueryError`, as where the time is up.

    Args:
        useless: Tells whether nobody waits for the answer any more; asked every 0.1 ms, from this thread.
    """
    before = _USELESS.set(useless)
    try:
        yield
    finally:
        _USELESS.reset(before)


def is_useless() -> bool:
    """Return whether nobody waits any more for what this thread does, as `stopped_when` has it."""
    return _USELESS.get()()


class Stopwatch:
    """Measures processor time of this thread.

    Args:
        clock: Gives seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self._clock = clock
        self._seen = clock()
        self._spent = 0.0

    def spent(self) -> float:
        """Return the seconds, of which at most `_LONGEST` are counted since it was asked before."""
        now = self._clock()
        self._spent += min(now - self._seen, _LONGEST)
        self._seen = now
        return self._spent


@contextmanager
def limited(connection: apsw.Connection, seconds: float) -> Iterator[apsw.Connection]:
    """Stop whatever runs inside after a while; also one consistent view of the database.

    Args:
        connection: A read connection.
        seconds: Processor time of this thread, so that a slow disk is not taken for a hostile query.

    Raises:
        apsw.InterruptError: The time is up, or nobody waits for the answer any more, see `stopped_when`.
    """
    stopwatch, useless = Stopwatch(), _USELESS.get()
    nested = connection.in_transaction
    connection.set_progress_handler(lambda: stopwatch.spent() > seconds or useless(), _STEPS, id=stopwatch)
    try:
        if not nested:
            connection.execute("BEGIN")
        yield connection
    finally:
        connection.set_progress_handler(None, id=stopwatch)
        if not nested and connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def interruptible(connection: apsw.Connection) -> Iterator[None]:
    """Let a signal end a statement that takes long: Python handles signals between its own instructions only.

    Args:
        connection: A connection of the main thread.
    """
    connection.set_progress_handler(never, _STEPS, id=never)
    try:
        yield
    finally:
        connection.set_progress_handler(None, id=never)
