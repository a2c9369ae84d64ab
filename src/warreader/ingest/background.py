"""Annotates waiting articles in a background process that yields to the reader and to other writers.

In: an archive's folder and which engines. Out: how far it is, as it goes on. The process has a lower priority, works in
short transactions, waits while others write, and ends with whoever started it, whatever became of that; what is done by
then is done, and the next one goes on with the rest. Only one works on an archive at a time.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.errors import ArchiveError
from warreader.frozen import dataclass
from warreader.ingest._due_note import was_cut_off
from warreader.ingest.name_rules import names_wait
from warreader.query import And, Is, Not, Or, Query, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from warreader.archive import Archive
    from warreader.ingest.taggers import Engines

NOTE: Final = "annotating"
"""The file beside the archive that the process at work holds locked; it stays where one was killed."""
_NICE: Final = 5
"""Beside one busy process on its core it gets a quarter of that: 40 ms for a transaction of 10. At 19 and as a batch it
gets a hundredth, and whoever waits for the lock that it holds waits with it."""
_COMMAND: Final = (sys.executable, "-P", "-m", "warreader.ingest._background_process")
_SUPERSEDED: Final = Is(State.SUPERSEDED)
WAITING: Final = Query(And((Is(State.UNANNOTATED), Or((_SUPERSEDED, Not(_SUPERSEDED))))))
"""What waits for the engines, earlier versions of pages too."""


class Stage(StrEnum):
    """The stage of a background process."""

    WORKING = "working"
    WAITING = "waiting"
    """Somebody else writes to the archive; it waits until that one is through."""
    SETTLING = "settling"
    """All are annotated; dates are inferred and names joined: `done` and `total` are then of those, where known."""
    FINISHED = "finished"
    BUSY = "busy"
    """Another process is at work on this archive."""
    FAILED = "failed"


UNDER_WAY: Final = frozenset({Stage.WORKING, Stage.WAITING, Stage.SETTLING})
"""Stages behind which another one comes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A progress report of a background process."""

    stage: Stage
    """How far it is."""
    done: int = 0
    """Articles that it has annotated."""
    total: int = 0
    """Articles that waited when it began."""
    detail: str = ""
    """What failed; untrusted."""


class Background:
    """The background process of a reader: started where articles wait, ended by `stop`.

    Args:
        folder: The archive's.
        cautious: Let cleaning fold only what is nearly certain to be junk.
        entities: Which languages the taggers of other libraries shall read.
        command: What to start instead of the usual process; for tests.
    """

    def __init__(
        self, folder: Path, *, cautious: bool = False, entities: Engines = (), command: Sequence[str] | None = None
    ) -> None:
        self._folder = folder
        self._command = [*(command or _COMMAND), str(folder), json.dumps({"cautious": cautious, "entities": entities})]
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and not self._stopped

    def start_if_wanted(self, archive: Archive, told: Callable[[Progress], object]) -> bool:
        """Start the process if something waits for the engines, or one before, or an import, was cut off; at once.

        Args:
            archive: The archive, opened.
            told: Called on a thread with what the process tells; a last time when it has ended, unless by `stop`.

        Returns:
            Whether it runs now; not where another one is at work on the archive.
        """
        if self.running:
            return True
        note = self._folder / NOTE
        waits = archive.search(WAITING).rows(0, 1) or note.exists() or was_cut_off(self._folder) or names_wait(archive)
        if not waits or _is_held(note):
            return False
        with self._lock:
            if self._stopped:
                return False
            self._process = subprocess.Popen(  # noqa: S603  # our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # What the terminal sends is the reader's to answer. A session of its own would be scheduled as the
                # equal of this one, whatever its priority: sched(7), autogroup.
                process_group=0,
            )
        threading.Thread(target=self._listen, args=(self._process, told), daemon=True).start()
        return True

    def stop(self) -> None:
        """End the process at once, for good; what it has stored stays."""
        with self._lock:
            self._stopped, process = True, self._process
        if process is not None:
            process.kill()
            process.wait()

    def _listen(self, process: subprocess.Popen[bytes], told: Callable[[Progress], object]) -> None:
        assert process.stdout is not None  # noqa: S101  # as it was started
        last = Progress(Stage.WORKING)
        for line in process.stdout:
            with contextlib.suppress(ValueError, TypeError):
                last = _progress(line)
                if last.stage in UNDER_WAY:
                    told(last)
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        self._process = None
        if self._stopped:
            return
        if last.stage in UNDER_WAY:
            last = Progress(Stage.FAILED, last.done, last.total, f"it ended with code {code}")
        told(last)


def _progress(line: bytes) -> Progress:
    values = json.loads(line)
    return Progress(Stage(values["stage"]), int(values["done"]), int(values["total"]), str(values["detail"]))


@contextlib.contextmanager
def only_annotator(folder: Path) -> Iterator[bool]:
    """Hold the note of whoever annotates an archive.

    Args:
        folder: The archive's.

    Yields:
        Whether nobody else holds it. It goes when the block ends without an error.

    Raises:
        ArchiveError: The note cannot be opened.
    """
    note = folder / NOTE
    try:
        file = _hold(note)
    except OSError as error:
        raise ArchiveError(
            f"{note} cannot be written ({error.strerror}); see that this folder can be, and move away what is there"
        ) from error
    if file is None:
        yield False
        return
    with file:
        yield True
        note.unlink(missing_ok=True)


def _hold(note: Path) -> BinaryIO | None:
    """Open the note and lock it; None where another one has."""
    while True:
        file = note.open("ab")
        try:
            if not _lock(file):
                file.close()
                return None
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), note.stat()):
                    return file
        except BaseException:
            file.close()
            raise
        file.close()  # whoever held it has taken it away since it was opened here, and another file may be the note


def _is_held(note: Path) -> bool:
    """Return whether somebody holds the note."""
    try:
        with note.open("rb") as file:
            return not _lock(file)
    except OSError:  # there is none; or what it is the process will say
        return False


def _lock(file: BinaryIO) -> bool:
    import fcntl  # only where one annotates

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def give_way() -> None:
    """Give this process a lower priority; not so low that a transaction of its own would be held up."""
    if hasattr(os, "sched_setscheduler"):
        with contextlib.suppress(OSError):  # whoever started it may be of a real-time class, which knows no nice
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    os.nice(_NICE)
