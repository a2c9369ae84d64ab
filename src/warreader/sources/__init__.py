"""Reads what users hold: paths and standard input come in, source texts and problems go out, one after another.

A format is a module with two functions:

- `matches(name, head) -> bool` tells by the name and the first bytes whether a file is of that format;
- `read(received, location) -> Iterator[Record]` reads it.

`_registry` lists them; the first that matches reads. Nothing is raised for bad content: it is a `Problem`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from warreader.sources._fields import record_of
from warreader.sources._folder import STANDARD_INPUT, File, find_files
from warreader.sources._keys import Fields, Parts, parts_of
from warreader.sources._record import EMPTY, Problem, Record, fingerprint
from warreader.sources._registry import read_received
from warreader.sources._stream import from_stream, open_file, problem_of
from warreader.sources.jsonl import lines_of, parse_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = [
    "EMPTY",
    "STANDARD_INPUT",
    "Fields",
    "File",
    "Parts",
    "Problem",
    "Record",
    "find_files",
    "fingerprint",
    "lines_of",
    "parse_object",
    "parts_of",
    "read_file",
    "read_paths",
    "record_of",
]


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
            yield from read_received(received, file.path)
    except OSError as error:
        yield problem_of(error, file.path)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Record]:
    if stdin is None:
        yield Problem(STANDARD_INPUT, "no standard input", failed=True)
        return
    try:
        yield from read_received(from_stream(stdin), STANDARD_INPUT)
    except OSError as error:
        yield problem_of(error, STANDARD_INPUT)
