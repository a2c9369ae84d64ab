"""Annotates texts in order, with several processes where that pays.

Source texts come in one by one; pairs of text and annotation go out one by one. Memory is bounded: no more than a few
chunks a process are on their way. A small import never starts a process, because one takes longer to start than a
hundred texts take to annotate; a larger one goes on alone until the first process is ready.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from enum import Enum
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from warreader.article import SourceText
from warreader.ingest.engines import load_annotator
from warreader.sources import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warreader.article import Annotation
    from warreader.ingest.taggers import Engines
    from warreader.sources import Record
    from warreader.text.annotate import Annotator

    _Results = Future[list[Annotation | Problem | None]]

ALONE: Final = 300
"""Texts that are taken, one behind the other, before the first process is started."""
ALONE_LENGTH: Final = 150_000
"""Code points of such texts, of which fewer do as well: a second of one core's work, as long as a process takes to be
ready."""
CHUNK: Final = 16
"""Texts handed to a process at once: 0.1 s of work, so that Ctrl-C is answered within a second."""
CHUNK_LENGTH: Final = 200_000
"""Code points handed to a process at once: one huge text goes alone."""
FAULT: Final = "a fault of warreader itself"
DEBUG_VARIABLE: Final = "WARREADER_DEBUG"
"""Set, it lets a fault of an engine end the run with its traceback."""
_AHEAD: Final = 8
"""Chunks waiting a process: enough to keep it busy while a batch of 500 is stored, few enough to bound memory."""

PAUSE: Final = None
"""Stands in a stream where no record is there yet: what is under way is finished before the next is waited for."""


def annotate_in_order(
    records: Iterable[Record | None], annotator: Annotator, *, workers: int = 1, keep_all: bool = False
) -> Iterator[tuple[Record, Annotation | None]]:
    """Annotate texts in order.

    Args:
        records: Texts, and problems, which pass through; `PAUSE` where the next one is not there yet.
        annotator: The engines of this process.
        workers: Processes that may run; 1 or less annotates in this one only.
        keep_all: Fold nothing.

    Yields:
        Each record with its annotation; None for a problem. A text on which an engine fails comes out as a problem.
    """
    waiting = iter(records)
    while workers > 1:
        early, behind = _gather(waiting)
        if behind is _Behind.MORE:
            yield from _in_processes(chain(early, waiting), annotator, workers, keep_all=keep_all)
            return
        yield from _annotated(early, annotator, keep_all=keep_all)
        if behind is _Behind.NOTHING:
            return
    yield from _annotated(waiting, annotator, keep_all=keep_all)


class _Behind(Enum):
    """What comes behind the records that were gathered."""

    MORE = "more, as far as anyone knows"
    PAUSE = "a pause"
    NOTHING = "the end"


def _gather(records: Iterator[Record | None]) -> tuple[list[Record], _Behind]:
    """Take as many records as one process does alone; fewer where they pause or end before."""
    early: list[Record] = []
    length = 0
    for record in records:
        if record is PAUSE:
            return early, _Behind.PAUSE
        early.append(record)
        length += _length(record)
        if len(early) == ALONE or length >= ALONE_LENGTH:
            return early, _Behind.MORE
    return early, _Behind.NOTHING


def _annotated(
    records: Iterable[Record | None], annotator: Annotator, *, keep_all: bool
) -> Iterator[tuple[Record, Annotation | None]]:
    for record in records:
        if record is not PAUSE:
            yield _answered(record, _annotate(record, annotator, keep_all=keep_all))


def _annotate(record: Record, annotator: Annotator, *, keep_all: bool) -> Annotation | Problem | None:
    if not isinstance(record, SourceText):
        return None
    try:
        return annotator.annotate(record, keep_all=keep_all)
    except Exception as error:  # engines promise never to raise; one text must not cost a million others
        if os.environ.get(DEBUG_VARIABLE):
            raise
        detail = f"{type(error).__name__}: {error}"
        return Problem(record.origin.location, FAULT, failed=True, detail=detail)


def _answered(record: Record, result: Annotation | Problem | None) -> tuple[Record, Annotation | None]:
    return (result, None) if isinstance(result, Problem) else (record, result)


def core_count() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chunks(records: Iterator[Record | None]) -> Iterator[list[Record]]:
    """Gather records for one process; an empty chunk is a pause."""
    chunk: list[Record] = []
    length = 0
    for record in records:
        if chunk and (record is PAUSE or len(chunk) == CHUNK or length + _length(record) > CHUNK_LENGTH):
            yield chunk
            chunk, length = [], 0
        if record is PAUSE:
            yield []
        else:
            chunk.append(record)
            length += _length(record)
    if chunk:
        yield chunk


def _length(record: Record) -> int:
    return len(record.text) if isinstance(record, SourceText) else 0


def _in_processes(
    records: Iterator[Record | None], annotator: Annotator, workers: int, *, keep_all: bool
) -> Iterator[tuple[Record, Annotation | None]]:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)  # never fork: threads and an open database do not survive it
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(
        workers, context, initializer=_prepare, initargs=(annotator.cautious, annotator.entities)
    )
    made_like = (annotator.cautious, annotator.entities)
    under_way: deque[tuple[list[Record], _Results]] = deque()
    chunks = _chunks(records)
    ready: list[_Results] = []
    try:
        ready.extend(_submit(pool, [], keep_all, *made_like) for _ in range(workers))  # starts them all
        yield from _annotated(_until(records, ready), annotator, keep_all=keep_all)
        for chunk in chunks:
            if chunk:
                under_way.append((chunk, _submit(pool, chunk, keep_all, *made_like)))
            while under_way and (not chunk or len(under_way) > workers * _AHEAD):
                yield from _finished(under_way)
        while under_way:
            yield from _finished(under_way)
    except BrokenProcessPool:  # a process was killed, most likely for want of memory: go on alone
        for chunk in chain((chunk for chunk, _ in under_way), chunks):
            yield from _annotated(chunk, annotator, keep_all=keep_all)
    finally:
        if not any(future.done() for future in ready):  # the end of this program would wait for them
            for child in multiprocessing.active_children():
                if child not in others:
                    child.terminate()
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor,
    chunk: list[Record],
    keep_all: bool,  # noqa: FBT001  # passed on by position
    cautious: bool,  # noqa: FBT001  # as above
    entities: Engines,
) -> _Results:
    """Hand a chunk to the pool; where that has broken, the result says so when its turn comes."""
    try:
        return pool.submit(_annotate_chunk, chunk, keep_all, cautious, entities)
    except BrokenProcessPool as error:
        future: _Results = Future()
        future.set_exception(error)
        return future


def _until(records: Iterator[Record | None], ready: list[_Results]) -> Iterator[Record | None]:
    """Return records for as long as no process is ready."""
    while not any(future.done() for future in ready) and (some := list(islice(records, 1))):
        yield from some


def _finished(
    under_way: deque[tuple[list[Record], _Results]],
) -> Iterator[tuple[Record, Annotation | None]]:
    chunk, future = under_way[0]
    annotations = future.result()
    under_way.popleft()  # not before: a chunk whose process was killed is done again
    yield from map(_answered, chunk, annotations)


def _prepare(cautious: bool, entities: Engines) -> None:  # noqa: FBT001  # the pool calls it by position
    """Make a new process ready: its parent answers signals, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_annotator(cautious=cautious, entities=entities)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _annotate_chunk(
    chunk: list[Record],
    keep_all: bool,  # noqa: FBT001  # the pool calls it by position
    cautious: bool,  # noqa: FBT001  # as above
    entities: Engines,
) -> list[Annotation | Problem | None]:
    annotator = load_annotator(cautious=cautious, entities=entities)
    return [_annotate(record, annotator, keep_all=keep_all) for record in chunk]
