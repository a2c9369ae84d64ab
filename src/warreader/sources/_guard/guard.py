"""Parses hostile files in a separate process, so that a crash, hang or memory bomb costs only that file.

Paths, streams and pages come in, records go out. One process serves the whole import; it is started when the first such
file is met, and again where it was lost. Then the file is read once more: what came before is passed over, and the page
on which the process was lost becomes a problem. Where it is lost again before it gave anything, the file is given up.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, cast

from warreader.sources._guard import protocol
from warreader.sources._guard.process import OUT_OF_MEMORY
from warreader.sources._record import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from warreader.sources._page import RawPage
    from warreader.sources._record import Record

MEMORY: Final = 2 << 30
"""Bytes of address space: the largest text takes 1 GiB of them on its way, the libraries 0.3."""
SECONDS: Final = 60.0
"""Without a record: the slowest honest page of 20 MB takes 20 on a slow machine."""
MOST_LOST: Final = 8
"""Times the process may be lost over one file: eight hanging pages are eight minutes."""
_COMMAND: Final = (sys.executable, "-P", "-m", "warreader.sources._guard.process")
_PIECE: Final = 65_536
_DEBUG_VARIABLE: Final = "WARREADER_DEBUG"


class _LostError(Exception):
    """The process is gone; the message says why."""


class Guard:
    """The process that reads hostile files. A context manager; it starts nothing before it is needed.

    Args:
        memory: Bytes it may take.
        seconds: How long it may work without giving a record.
        command: What to start instead of the usual process; for tests.
    """

    def __init__(self, *, memory: int = MEMORY, seconds: float = SECONDS, command: Sequence[str] | None = None) -> None:
        self._command = [*(command or _COMMAND), str(memory), str(seconds)]
        self._memory = memory
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Nothing is to be done before the first file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what was not sent yet finds no reader
                        pipe.close()

    def read_file(self, path: str, *, follow: bool) -> Iterator[Record]:
        """Read a file in whatever format it is.

        Args:
            path: Its path.
            follow: Follow a link.

        Yields:
            Its articles and problems; one for each page that could not be read within the limits.
        """
        seen, lost = 0, ""
        for _ in range(MOST_LOST):
            before = seen
            try:
                for record in self._ask({"do": "file", "path": path, "follow": follow, "skip": seen, "lost": lost}):
                    seen += 1
                    yield record
            except _LostError as error:
                if lost and seen == before:
                    yield Problem(path, str(error), failed=True, detail=_rest(seen))
                    return
                lost = str(error)
            else:
                return
        yield Problem(path, lost, failed=True, detail=_rest(seen))

    def read_stream(self, stream: BinaryIO, location: str, *, feed: bool = False) -> Iterator[Record]:
        """Read what can be read only once, in whatever format it is.

        Args:
            stream: At its beginning; may be a pipe.
            location: Where it stands; its last part is its name.
            feed: Take it for a feed, and give its items even where they have no text.

        Yields:
            Its articles and problems; where the process is lost, what came behind is lost too.
        """
        seen, pump = 0, _Pump(stream, cast("BinaryIO", self._running().stdin))
        try:
            for record in self._ask({"do": "feed" if feed else "stream", "location": location}, pump):
                seen += 1
                yield record
        except _LostError as error:
            yield Problem(location, str(error), failed=True, detail=_rest(seen))
        if pump.error is not None:
            yield Problem(location, "cannot be read to its end", failed=True, detail=str(pump.error))

    def extract(self, page: RawPage) -> Record:
        """Find the article of a page.

        Args:
            page: The page.

        Returns:
            Its source text, or the reason why there is none.
        """
        try:
            return next(self._ask({"do": "page", "page": protocol.page_to_form(page)}, single=True))
        except _LostError as error:
            return Problem(page.location, str(error), failed=True)

    def _ask(self, request: dict[str, Any], pump: _Pump | None = None, *, single: bool = False) -> Iterator[Record]:
        """Send a request and give the answers; a request that is not heard out ends the process."""
        process = self._running()
        answered = False
        try:
            pipe, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
            protocol.write_frame(pipe, protocol.REQUEST, protocol.encode(request))
            if pump is not None:
                pump.start()
            while (frame := protocol.read_frame(answers)) is not None and frame[0] == protocol.RECORD:
                record = protocol.record_from_form(protocol.decode(frame[1]))
                if single:
                    answered = protocol.read_frame(answers) == (protocol.END, b"")
                yield record
            answered = answered or frame == (protocol.END, b"")
            if not answered:
                raise _LostError(self._reason(process))
        except (BrokenPipeError, protocol.FrameError) as error:
            raise _LostError(self._reason(process)) from error
        finally:
            if not answered:
                self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            errors = None if os.environ.get(_DEBUG_VARIABLE) else subprocess.DEVNULL
            self._process = subprocess.Popen(  # noqa: S603  # our own module, in our own interpreter
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
            )
        return self._process

    def _reason(self, process: subprocess.Popen[bytes]) -> str:
        try:
            code = process.wait(1)
        except subprocess.TimeoutExpired:
            return "reader was stopped: it answered with something else"
        if code == OUT_OF_MEMORY:
            return f"reader was stopped: more than {_size(self._memory)} of memory"
        if code == -signal.SIGALRM:
            return f"reader was stopped: nothing for {self._seconds:g} seconds"
        if code == -signal.SIGKILL:
            return "reader was stopped: killed, most likely for want of memory"
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"reader was stopped: it crashed ({name})"


class _Pump(threading.Thread):
    """Sends a stream piece by piece, beside its parent: the reader may answer before it has all of it."""

    def __init__(self, stream: BinaryIO, pipe: BinaryIO) -> None:
        super().__init__(daemon=True)
        self.error: Exception | None = None
        """Why the stream could not be read to its end."""
        self._stream = stream
        self._pipe = pipe

    def run(self) -> None:
        """Send everything, and the end even of a stream that breaks off."""
        with contextlib.suppress(OSError, ValueError):  # the process is gone, and its pipe closed
            while piece := self._next():
                protocol.write_frame(self._pipe, protocol.DATA, piece)
            protocol.write_frame(self._pipe, protocol.DATA)

    def _next(self) -> bytes:
        try:
            return self._stream.read(_PIECE)
        except Exception as error:  # noqa: BLE001  # without an end the other side would wait for ever
            self.error = error
            return b""


def _rest(seen: int) -> str:
    return f"{seen:,} records of it were read before" if seen else ""


def _size(count: int) -> str:
    return f"{count >> 30} GiB" if count >= 1 << 30 else f"{count >> 20} MiB"
