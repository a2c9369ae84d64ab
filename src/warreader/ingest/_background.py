"""The process that annotates beside a reader: `python -m warreader.ingest._background FOLDER ENGINES`.

It tells on standard output how far it is, a JSON object a line, and ends as soon as standard input does: whoever
started it holds the other end of that.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import Final

from warreader.errors import WarreaderError
from warreader.ingest.background import WAITING, Stage, alone, give_way

BATCH: Final = 50
"""Articles of one transaction: a tenth of a second, so that a correction in the reader hardly waits for it."""


def main() -> None:
    """Annotate what waits."""
    give_way()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    folder, engines = Path(sys.argv[1]), json.loads(sys.argv[2])
    try:
        with alone(folder) as mine:
            if mine:
                _run(folder, cautious=engines["cautious"], entities=tuple(map(tuple, engines["entities"])))
            else:
                _tell(Stage.BUSY)
    except (WarreaderError, OSError) as error:
        _tell(Stage.FAILED, detail=str(error))


def _run(folder: Path, *, cautious: bool, entities: tuple[tuple[str, str], ...]) -> None:
    from warreader.archive import Archive  # noqa: PLC0415  # not before this process gives way
    from warreader.ingest import CityIndex, load_annotator, reannotate  # noqa: PLC0415  # as above

    def progress(done: int, total: int) -> None:
        _tell(Stage.WORKING if done < total else Stage.SETTLING, done, total)

    with Archive.open(folder, lexicon=CityIndex()) as archive:
        _tell(Stage.WORKING, 0, archive.search(WAITING).total)
        annotator = load_annotator(cautious=cautious, entities=entities)
        run = reannotate(archive, annotator, WAITING, progress=progress, batch=BATCH)
    _tell(Stage.FINISHED, run.done, run.found, run.problems[0].detail if run.problems else "")


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
