"""The background process of a reader: `python -m warreader.ingest._background_process FOLDER ENGINES`.

It tells on standard output how far it is, a JSON object a line, and ends as soon as standard input does: whoever
started it holds the other end of that.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.errors import WarreaderError
from warreader.ingest.background import WAITING, Stage, give_way, only_annotator

if TYPE_CHECKING:
    from warreader.archive import Archive

BATCH: Final = 10
"""Articles of one transaction: 11 ms of processor time, so that a correction in the reader hardly waits for it."""
_QUIET: Final = 10.0
"""Seconds in which nobody else has stored anything: an import is through, since its batches come faster than that."""


def main() -> None:
    """Annotate what waits."""
    give_way()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    folder, engines = Path(sys.argv[1]), json.loads(sys.argv[2])
    try:
        with only_annotator(folder) as mine:
            if mine:
                _run(folder, cautious=engines["cautious"], entities=tuple(map(tuple, engines["entities"])))
            else:
                _tell(Stage.BUSY)
    except (WarreaderError, OSError) as error:
        _tell(Stage.FAILED, detail=str(error))


def _run(folder: Path, *, cautious: bool, entities: tuple[tuple[str, str], ...]) -> None:
    from warreader.archive import Archive  # not before this process gives way
    from warreader.ingest import CityIndex, join_spellings, load_annotator, names_wait, reannotate
    from warreader.ingest._due_note import was_cut_off

    with Archive.open(folder, lexicon=CityIndex()) as archive:
        others = Others(archive)

        def progress(done: int, total: int) -> None:
            if others.have_written():
                _tell(Stage.WAITING, done, total)
                others.wait_for()
            _tell(Stage.WORKING if done < total else Stage.SETTLING, done, total)

        def passes(_what: str, done: int, total: int) -> None:
            if others.have_written():
                others.wait_for()
            _tell(Stage.SETTLING, done, total)

        cut_off = was_cut_off(folder)  # then more than names is due
        if not cut_off and not archive.search(WAITING).rows(0, 1) and names_wait(archive):
            join_spellings(archive, progress=passes)
            archive.upkeep.keep_counts()
            _tell(Stage.FINISHED)
            return
        _tell(Stage.WORKING, 0, archive.search(WAITING).total)
        annotator = load_annotator(cautious=cautious, entities=entities)
        run = reannotate(archive, annotator, WAITING, progress=progress, passes=passes, batch=BATCH)
    _tell(Stage.FINISHED, run.done, run.found, run.problems[0].detail if run.problems else "")


class Others:
    """Detects other writers of an archive, which go first.

    Args:
        archive: The archive, as this process has it open.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._seen = archive.foreign_version()

    def have_written(self) -> bool:
        """Return whether they have written anything since this was asked last."""
        before, self._seen = self._seen, self._archive.foreign_version()
        return before != self._seen

    def wait_for(self) -> None:
        """Wait until they have not written anything for a while."""
        time.sleep(_QUIET)
        while self.have_written():
            time.sleep(_QUIET)


def _tell(stage: Stage, done: int = 0, total: int = 0, detail: str = "") -> None:
    line = json.dumps({"stage": stage, "done": done, "total": total, "detail": detail})
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError:  # nobody listens any more
        os._exit(1)


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    main()
