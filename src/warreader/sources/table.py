"""CSV: a table with a row for every article and the names of its columns in the first row.

The delimiter is that which cuts the first row into most columns. A field may hold line breaks; one that is too long, or
a quote that is never closed, costs its row.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from warreader.sources._encoding import decode
from warreader.sources._fields import record_of
from warreader.sources._record import BINARY, EMPTY, Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._stream import Received

_SUFFIXES: Final = (".csv", ".tsv", ".tab")
_DELIMITERS: Final = (",", ";", "\t", "|")
LONGEST_FIELD: Final = 16 * 1024 * 1024
"""Code points of the longest field; the csv module stops at 131,072, which long articles reach."""
BROKEN: Final = "broken row"


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # commas alone make no table
    """Tell by its name whether this is a table."""
    return name.lower().endswith(_SUFFIXES)


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the rows of a table.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every row; the number behind `#` is that of the row, the first one behind the names being 1.
    """
    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    decoded = decode(data)
    if decoded is None:
        yield Problem(location, BINARY, failed=False)
        return
    lines = decoded.text.splitlines(keepends=True)
    if not decoded.text.strip():
        yield Problem(location, EMPTY, failed=False)
        return
    csv.field_size_limit(LONGEST_FIELD)  # for the whole process; nothing else here reads tables
    delimiter = max(_DELIMITERS, key=lines[0].count)
    rows = csv.reader(lines, delimiter=delimiter)
    names = next(rows, [])
    for number, row in _rows(rows):
        where = f"{location}#{number}"
        if row is None:
            yield Problem(where, BROKEN, failed=True)
        elif row:
            raw = delimiter.join(row).encode("utf-8", "surrogatepass")
            fields = dict(zip(names, row, strict=False))
            yield record_of(fields, where, fingerprint(raw), decoded.encoding, 0)


def _rows(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | None]]:
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield number, None
            continue
        yield number, row
