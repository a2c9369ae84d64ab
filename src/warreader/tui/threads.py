"""Worker threads, one per kind of work, whose results are delivered on the asking thread.

A slow count never holds up the rows of a list, and marks reach the disk in the order in which they were made. Of what
is asked for under one name only the latest is answered: what it overtakes is dropped, and stopped if it runs.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from textual.events import Callback
from textual.message import Message

from warreader.archive import stopped_when
from warreader.errors import WarreaderError
from warreader.tui.answers import Failed

Answer = TypeVar("Answer")
KEPT: Final = "write"
"""The thread whose work is done even when all is closed."""


class Threads:
    """Worker threads that deliver their results as messages.

    Args:
        names: One for each.
        post: Takes a message to where messages are handled; called from the threads.
        done: Called by a thread after each job, with the thread's name.
    """

    def __init__(self, names: Iterable[str], post: Callable[[Message], object], done: Callable[[str], None]) -> None:
        self._post, self._done = post, done
        self._threads = {name: ThreadPoolExecutor(1, f"warreader-{name}") for name in names}
        self._newest: dict[str, int] = {}
        self._lock = threading.Lock()
        self._pending = 0
        self._awaited: Counter[str] = Counter()
        self.is_closing = False
        """Whether nobody waits for an answer any more."""

    @property
    def busy(self) -> bool:
        """True while an answer is outstanding."""
        return self._pending > 0

    def awaits(self, kind: str) -> bool:
        """Return whether an answer of a kind is outstanding, or has not been handed over."""
        return self._awaited[kind] > 0

    def close(self) -> None:
        """Wait until all that is to be written is on the disk, and drop the rest."""
        self.is_closing = True
        for name, thread in self._threads.items():
            thread.shutdown(wait=True, cancel_futures=name != KEPT)

    def ask(  # noqa: PLR0913  # all by their names but for what every one has
        self,
        thread: str,
        what: str,
        job: Callable[[], Answer | Iterator[Answer]],
        then: Callable[[Answer], None] | None = None,
        *,
        latest: str = "",
        identity: str | None = None,
        failed: Callable[[str], None] | None = None,
        awaited: str = "",
    ) -> None:
        """Have something done.

        Args:
            thread: Which one does it.
            what: What could not be done, where it fails.
            job: Gives an answer, or an iterator of them.
            then: Gets each answer, on the thread of the messages; None: an answer is a message, or None for nothing.
            latest: Of all that is asked under one name, only the last is answered; empty: this is answered.
            identity: The article that is about, for `Failed`.
            failed: Gets why it failed, untrusted; None: that is a message, `Failed`.
            awaited: What kind of answers it is one of, for `awaits`; empty for none.
        """
        with self._lock:
            self._pending += 1
            if latest:
                self._newest[latest] = self._newest.get(latest, 0) + 1
            ticket = (latest, self._newest[latest]) if latest else None
        told = partial(Failed, what, identity=identity) if failed is None else _calling(failed)
        self._awaited[awaited] += bool(awaited)
        done = partial(self._handed_over, awaited) if awaited else None
        self._threads[thread].submit(self._do, thread, partial(self._answer, job, then, ticket, told), done)

    def drop(self, *names: str) -> None:
        """Answer nothing of what was asked for under these names."""
        with self._lock:
            for name in names:
                self._newest[name] = self._newest.get(name, 0) + 1

    def _do(self, thread: str, answer: Callable[[], None], handed_over: Callable[[], None] | None) -> None:
        try:
            answer()
        finally:
            if handed_over is not None:
                self._post(Callback(handed_over))
            self._done(thread)
            with self._lock:
                self._pending -= 1

    def _answer(
        self,
        job: Callable[[], Answer | Iterator[Answer]],
        then: Callable[[Answer], None] | None,
        ticket: tuple[str, int] | None,
        failed: Callable[[str], Message],
    ) -> None:
        try:
            if self._is_wanted(ticket):
                with stopped_when(lambda: not self._is_wanted(ticket)):
                    for message in _messages(job(), then):
                        if not self._is_wanted(ticket):
                            break
                        self._post(message)
        except WarreaderError as error:
            if self._is_wanted(ticket):
                self._post(failed(str(error)))
        except Exception as error:  # noqa: BLE001  # no error of a thread may end the reader; it is told on the screen
            self._post(failed(f"{type(error).__name__}: {error}"))

    def _handed_over(self, awaited: str) -> None:
        """Take note, behind an answer, that it has been handed over, or that none comes."""
        self._awaited[awaited] -= 1

    def _is_wanted(self, ticket: tuple[str, int] | None) -> bool:
        return ticket is None or (self._newest[ticket[0]] == ticket[1] and not self.is_closing)


def _messages(given: Answer | Iterator[Answer], then: Callable[[Answer], None] | None) -> Iterator[Message]:
    """Make messages of what a job gives: those that it gives, or those that hand it over."""
    for value in given if isinstance(given, Iterator) else (given,):
        if then is not None:
            yield Callback(partial(then, value))
        elif isinstance(value, Message):
            yield value


def _calling(told: Callable[[str], None]) -> Callable[[str], Message]:
    return lambda reason: Callback(partial(told, reason))
