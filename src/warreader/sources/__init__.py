"""Reads what users hold: paths and standard input come in, source texts and problems go out, one after another.

A format is a module with two functions:

- `matches(name, head) -> bool` tells by the name and the first bytes whether a file is of that format;
- `read(received, location) -> Iterator[Item]` reads it; a container has `read_members(received, location, inside)`.

`_registry` lists them; the first that matches reads. Nothing is raised for bad content: it is a `Problem`. Parsers that
hostile content could crash, hang or make eat memory run in a process of their own, where a `Guard` is given.

Names are imported when they are used, because a list of articles needs none of the formats.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from warreader.sources._folder import STANDARD_INPUT, File, find_files
    from warreader.sources._gauge import Gauge
    from warreader.sources._guard import Guard
    from warreader.sources._keys import Fields, Parts, captured_at, parts_of
    from warreader.sources._reading import is_feed_list, read_body, read_feed, read_file, read_paths, record_of
    from warreader.sources._record import EMPTY, Problem, Record, fingerprint
    from warreader.sources.jsonl import lines_of, parse_object

__all__ = [
    "EMPTY",
    "STANDARD_INPUT",
    "Fields",
    "File",
    "Gauge",
    "Guard",
    "Parts",
    "Problem",
    "Record",
    "captured_at",
    "find_files",
    "fingerprint",
    "is_feed_list",
    "lines_of",
    "parse_object",
    "parts_of",
    "read_body",
    "read_feed",
    "read_file",
    "read_paths",
    "record_of",
]

_HOMES: Final = {
    "EMPTY": "_record",
    "STANDARD_INPUT": "_folder",
    "Fields": "_keys",
    "File": "_folder",
    "Gauge": "_gauge",
    "Guard": "_guard",
    "Parts": "_keys",
    "Problem": "_record",
    "Record": "_record",
    "captured_at": "_keys",
    "find_files": "_folder",
    "fingerprint": "_record",
    "is_feed_list": "_reading",
    "lines_of": "jsonl",
    "parse_object": "jsonl",
    "parts_of": "_keys",
    "read_body": "_reading",
    "read_feed": "_reading",
    "read_file": "_reading",
    "read_paths": "_reading",
    "record_of": "_reading",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
