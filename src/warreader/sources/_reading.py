"""Reads the files below some paths, and standard input, in this process or in the guarded one.

Paths come in, source texts and problems go out, in order.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from warreader.sources import _fields
from warreader.sources._folder import STANDARD_INPUT, File, find_files
from warreader.sources._record import Problem, Record
from warreader.sources._registry import TOO_LARGE, read_received, resolved
from warreader.sources._stream import from_stream, open_file, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from warreader.sources._keys import Fields
    from warreader.sources._stream import Received


def read_paths(paths: Iterable[Path | str], stdin: BinaryIO | None = None) -> Iterator[Record]:
    """Read files, folders and standard input.

    Args:
        paths: Files and folders, or '-' for standard input.
        stdin: What '-' reads; None where there is no standard input.

    Yields:
        A source text or a problem for everything that was found.
    """
    for path in (os.fspath(one) for one in paths):
        if path == STANDARD_INPUT:
            yield from _standard_input(stdin)
            continue
        for found in find_files([path]):
            yield from [found] if isinstance(found, Problem) else read_file(found)


def read_file(file: File) -> Iterator[Record]:
    """Read one file in whatever format it is.

    Args:
        file: As `find_files` gives it.

    Yields:
        Its articles and problems.
    """
    try:
        with open_file(file.path, follow=file.named) as received:
            yield from _read(received, file.path)
    except OSError as error:
        yield problem_of(error, file.path)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Record]:
    if stdin is None:
        yield Problem(STANDARD_INPUT, "no standard input", failed=True)
        return
    try:
        yield from _read(from_stream(stdin), STANDARD_INPUT)
    except OSError as error:
        yield problem_of(error, STANDARD_INPUT)


def record_of(record: Fields, location: str, sha256: str, encoding: str, replaced: int) -> Record:
    """Make a source text of a record; see `_fields.item_of`."""
    return resolved(_fields.item_of(record, location, sha256, encoding, replaced))


def _read(received: Received, location: str) -> Iterator[Record]:
    try:
        yield from map(resolved, read_received(received, location))
    except MemoryError:
        yield Problem(location, TOO_LARGE, failed=True)
