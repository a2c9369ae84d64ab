"""The process that parses hostile files: `python -m warreader.sources._guard.process BYTES SECONDS`.

Requests come in on standard input, records go out on standard output, as frames. It gives itself no more memory than
BYTES, and ends itself by SIGALRM when SECONDS pass without a record: the kernel's default action works even where a
parser never comes back to Python. While it waits for its parent, to send or to take, the clock stands.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from warreader.sources import feed, opml
from warreader.sources._guard import protocol
from warreader.sources._record import Problem
from warreader.sources._registry import read_received, resolved
from warreader.sources._stream import from_stream, open_file, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warreader.sources._page import Item

OUT_OF_MEMORY: Final = 66
"""Exit code."""


class _Clock:
    """Ends the process when it works too long without giving anything."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def start(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Incoming(io.RawIOBase):
    """A stream that the parent sends piece by piece."""

    def __init__(self, pipe: BinaryIO, clock: _Clock) -> None:
        super().__init__()
        self._pipe = pipe
        self._clock = clock
        self._waiting = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        while not self._waiting and not self._ended:
            self._clock.stop()
            frame = protocol.read_frame(self._pipe)
            self._clock.start()
            self._waiting = memoryview(b"" if frame is None else frame[1])
            self._ended = not self._waiting
        count = min(len(buffer), len(self._waiting))
        buffer[:count], self._waiting = self._waiting[:count], self._waiting[count:]
        return count

    def drain(self) -> None:
        """Take what nobody has read, so that the next request can be seen."""
        scratch = bytearray(protocol.LARGEST_FRAME.bit_length() << 12)
        while self.readinto(scratch):
            pass


def main(arguments: list[str]) -> None:
    """Answer requests until the parent closes the pipe.

    Args:
        arguments: Bytes of memory, seconds without a record.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory(int(arguments[0]))
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # whatever a library prints is no frame
    clock = _Clock(float(arguments[1]))
    try:
        while (frame := protocol.read_frame(incoming)) is not None:
            _answer(protocol.decode(frame[1]), incoming, outgoing, clock)
    except BrokenPipeError:
        pass
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _limit_memory(count: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        count = min(count, hard)
    resource.setrlimit(resource.RLIMIT_AS, (count, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(request: dict[str, Any], incoming: BinaryIO, outgoing: BinaryIO, clock: _Clock) -> None:
    stream = _Incoming(incoming, clock) if request["do"] in {"stream", "feed"} else None
    clock.start()
    for number, item in enumerate(_items(request, stream)):
        if number < request.get("skip", 0):
            continue
        lost = request.get("lost") if number == request.get("skip") else None
        record = Problem(_location(item), lost, failed=True) if lost else resolved(item)
        payload = protocol.encode(protocol.record_to_form(record))
        clock.stop()
        protocol.write_frame(outgoing, protocol.RECORD, payload)
        clock.start()
    if stream is not None:
        stream.drain()
    clock.stop()
    protocol.write_frame(outgoing, protocol.END)


def _items(request: dict[str, Any], stream: _Incoming | None) -> Iterable[Item]:
    if request["do"] == "page":
        return [protocol.page_from_form(request["page"])]
    if stream is None:
        return _of_file(request["path"], follow=request["follow"])
    received = from_stream(io.BufferedReader(stream))
    location = request["location"]
    if request["do"] != "feed":
        return read_received(received, location)
    entries = opml.read_feeds if opml.matches("", received.head) else feed.read_entries
    return entries(received, location)


def _of_file(path: str, *, follow: bool) -> Iterator[Item]:
    try:
        with open_file(path, follow=follow) as received:
            yield from read_received(received, path)
    except OSError as error:
        yield problem_of(error, path)


def _location(item: Item) -> str:
    return getattr(item, "location", None) or item.origin.location  # type: ignore[union-attr]  # source texts have one


if __name__ == "__main__":
    main(sys.argv[1:])
