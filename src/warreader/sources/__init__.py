"""Readers of file formats: paths and standard input in, source texts and problems out.

A format is a module with two functions:

- `matches(name, head) -> bool` tells by the name and the first bytes whether a file is of that format;
- `read(received, location) -> Iterator[Item]` reads it; a container has `read_members(received, location, inside)`.

`_registry` lists them; the first that matches reads. Nothing is raised for bad content: it is a `Problem`. Parsers that
hostile content could crash, hang or make eat memory run in a process of their own, where a `Guard` is given.

Names are imported when they are used, because a list of articles needs none of the formats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.lazy import lazy_exports

if TYPE_CHECKING:
    from warreader.sources._article_fields import Fields, Parts, captured_at, parts_of
    from warreader.sources._folder import STANDARD_INPUT, File, find_files
    from warreader.sources._guard.guard import Guard
    from warreader.sources._read_paths import is_feed_list, read_body, read_feed, read_file, read_paths, record_of
    from warreader.sources._read_progress import Gauge
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

__getattr__ = lazy_exports(
    __name__,
    {
        "_article_fields": ("Fields", "Parts", "captured_at", "parts_of"),
        "_folder": ("File", "STANDARD_INPUT", "find_files"),
        "_guard.guard": ("Guard",),
        "_read_paths": ("is_feed_list", "read_body", "read_feed", "read_file", "read_paths", "record_of"),
        "_read_progress": ("Gauge",),
        "_record": ("EMPTY", "Problem", "Record", "fingerprint"),
        "jsonl": ("lines_of", "parse_object"),
    },
)
