"""`warreader annotate`: a filter, JSON Lines in and JSON Lines out, without an archive.

Every line is answered by one line, in order; a bad one by `{"id", "error"}`. Memory does not grow with the input, and a
line is answered before the next one has to be there, so that another program can hold a conversation.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from warreader.article import Origin, SourceText, annotation_to_form, links_to_form
from warreader.cli.output import flush, write_json
from warreader.ingest.engines import load_annotator
from warreader.ingest.parallel import PAUSE, annotate_in_order
from warreader.sources import EMPTY, Guard, Problem, lines_of, parse_object, parts_of, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.ingest.taggers import Engines
    from warreader.sources import Fields, Record

_AHEAD: Final = 64  # lines read before they are asked for
_PATIENCE: Final = 0.05  # seconds without a line after which all that came is answered
_HERE: Final = "line"
_NO_FINGERPRINT: Final = ""  # nothing is kept, so nothing is hashed


def run_annotate(
    stream: BinaryIO, *, workers: int, keep_all: bool, cautious: bool = False, entities: Engines = ()
) -> int:
    """Answer every line of a stream.

    Args:
        stream: JSON Lines.
        workers: Processes that may annotate.
        keep_all: Fold nothing.
        cautious: Fold only what is nearly certain to be junk.
        entities: Languages whose names another library finds, and which.

    Returns:
        Exit code 0, or 3 where a line could not be read.
    """
    questions: deque[object] = deque()  # the IDs of the lines under way, in order
    failed = False
    with Guard() as guard:  # for lines that hold a page
        records = _records(_lines_or_pauses(stream), questions, guard)
        annotator = load_annotator(cautious=cautious, entities=entities)
        for record, annotation in annotate_in_order(records, annotator, workers=workers, keep_all=keep_all):
            identity = questions.popleft()
            if isinstance(record, SourceText) and annotation is not None:
                form = annotation_to_form(annotation) | {"links": links_to_form(record.links, annotation.blocks)}
                write_json({"id": identity, "text": record.text, **form})
            elif isinstance(record, Problem):
                failed = True
                write_json({"id": identity, "error": _message(record)})
            if len(questions) == 0:
                flush()
    return 3 if failed else 0


def standard_input() -> BinaryIO:
    """Give standard input as a stream of its own, so that a thread may be left waiting on it when the program ends."""
    return os.fdopen(os.dup(sys.stdin.fileno()), "rb")


def _records(
    lines: Iterator[tuple[int, bytes | None] | None], questions: deque[object], guard: Guard
) -> Iterator[Record | None]:
    for item in lines:
        if item is PAUSE:
            yield PAUSE
            continue
        number, line = item
        if line is not None and not line.strip():
            continue
        identity, record = _question(number, line, guard)
        questions.append(identity)
        yield record


def _question(number: int, line: bytes | None, guard: Guard) -> tuple[object, Record]:
    where = f"{_HERE} {number}"
    if line is None:
        return None, Problem(where, "line too long", failed=True)
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None, Problem(where, "not UTF-8", failed=True)
    fields = parse_object(text, where)
    if isinstance(fields, Problem):
        return None, fields
    return fields.get("id"), _source(fields, where, guard)


def _source(fields: Fields, where: str, guard: Guard) -> Record:
    exact = fields.get("text")
    if isinstance(exact, str):  # as it came, with whatever no archive could hold
        return SourceText(exact, parts_of(fields).given, Origin(where, _NO_FINGERPRINT))
    record = record_of(fields, where, _NO_FINGERPRINT, "utf-8", 0, guard)
    if isinstance(record, Problem) and record.reason == EMPTY:  # a page without a word is no broken line
        return SourceText("", parts_of(fields).given, Origin(where, _NO_FINGERPRINT))
    return record if isinstance(record, SourceText) else replace(record, failed=True)


def _message(problem: Problem) -> str:
    detail = f" ({problem.detail})" if problem.detail else ""
    return f"{problem.location}: {problem.reason}{detail}"


def _lines_or_pauses(stream: BinaryIO) -> Iterator[tuple[int, bytes | None] | None]:
    """Return lines as they come, and a pause where the next one keeps us waiting."""
    waiting: queue.Queue[Any] = queue.Queue(_AHEAD)
    threading.Thread(target=_read_into, args=(stream, waiting), daemon=True).start()
    while True:
        try:
            item = waiting.get(timeout=_PATIENCE)
        except queue.Empty:
            yield PAUSE
            item = waiting.get()
        if isinstance(item, BaseException):
            raise item
        if item is None:
            return
        yield item


def _read_into(stream: BinaryIO, waiting: queue.Queue[Any]) -> None:
    try:
        for item in lines_of(stream):
            waiting.put(item)
    except BaseException as error:  # noqa: BLE001  # it is raised again in the thread that waits
        waiting.put(error)
    waiting.put(None)
