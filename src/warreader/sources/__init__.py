"""Reads what users hold: paths and standard input come in, source texts and problems go out, one after another.

A format is a module with two functions:

- `matches(name, head) -> bool` tells by the name and the first bytes whether a file is of that format;
- `read(received, location) -> Iterator[Item]` reads it; a container has `read_members(received, location, inside)`.

`_registry` lists them; the first that matches reads. Nothing is raised for bad content: it is a `Problem`. Parsers that
hostile content could crash, hang or make eat memory run in a process of their own, where a `Guard` is given.
"""

from __future__ import annotations

from warreader.sources._folder import STANDARD_INPUT, File, find_files
from warreader.sources._keys import Fields, Parts, parts_of
from warreader.sources._reading import read_file, read_paths, record_of
from warreader.sources._record import EMPTY, Problem, Record, fingerprint
from warreader.sources.jsonl import lines_of, parse_object

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
