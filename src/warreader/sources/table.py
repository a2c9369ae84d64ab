"""CSV: a table with a row for every article and the names of its columns in the first row.

The delimiter is that which cuts the first row into most columns. A field may hold line breaks. A quote that is never
closed costs its row: reading goes on behind the line in which it stands. A table without a column for texts (a list of
addresses, as Media Cloud exports it; GDELT's, which has no names of columns) is named once, not row by row.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.sources._article_fields import can_hold_text
from warreader.sources._encoding import decode
from warreader.sources._record import BINARY, EMPTY, Problem, fingerprint
from warreader.sources._record_fields import item_of
from warreader.sources._stream import LARGEST, TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.sources._encoding import Decoded
    from warreader.sources._page import Item
    from warreader.sources._stream import Received

_SUFFIXES: Final = (".csv", ".tsv", ".tab")
_DELIMITERS: Final = (",", ";", "\t", "|")
_EXCEL: Final = "sep="  # a first line in which Excel names the delimiter
LONGEST_FIELD: Final = 16 * 1024 * 1024
"""Code points of the longest field; the csv module stops at 131,072, which long articles reach."""
_PIECE: Final = 64 * 1024 * 1024
"""Bytes of a piece of a table that is larger than `LARGEST`."""
ROW_TOO_LARGE: Final = f"row larger than {_PIECE >> 20} MB"
BROKEN: Final = "broken row"
CUT_OFF: Final = "row cut off"
NO_TEXT: Final = "table without a column for texts"
_MOST_MENDED: Final = 100
"""Quotes that are never closed and stepped over; each has cost a reading of what stands behind it."""
_LOOKED_AT: Final = 100  # lines behind one with such a quote, to tell it from a file that was cut off
_MOST_NAMED: Final = 8


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # commas alone make no table
    """Check by its name whether this is a table."""
    return name.lower().endswith(_SUFFIXES)


def read(received: Received, location: str) -> Iterator[Item]:
    """Read the rows of a table.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every row; the number behind `#` is that of the row, the first one behind the names being 1.
    """
    csv.field_size_limit(LONGEST_FIELD)  # for the whole process; nothing else here reads tables
    if received.size is not None and received.size > LARGEST:
        yield from _in_pieces(received, location)
        return
    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    decoded = decode(data)
    if decoded is None:
        yield Problem(location, BINARY, failed=False)
        return
    if not decoded.text.strip():
        yield Problem(location, EMPTY, failed=False)
        return
    table = _Table(location)
    yield from table.items(_lines(decoded.text), decoded, keep=0)


def _in_pieces(received: Received, location: str) -> Iterator[Item]:
    """Read a table that is too large to be read at once; what is not whole in one piece is read with the next."""
    if b"\0" in received.head:  # two or four bytes a character: a piece might begin inside one
        yield Problem(location, TOO_LARGE, failed=True, detail="convert it to UTF-8")
        return
    table, decoded = _Table(location), None
    for data, is_last in _pieces(received.stream):
        if data is None:
            if decoded is not None:
                yield from table.items(_lines(table.rest), decoded, keep=0)
            yield table.too_large()
            continue
        decoded = decode(data)
        if decoded is None:
            where = f"{location}#{table.number + 1}"
            yield Problem(where, BINARY, failed=True, detail="what stands behind it is lost too")
            return
        yield from table.items(_lines(table.rest + decoded.text), decoded, keep=0 if is_last else LONGEST_FIELD)


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))  # at line feeds only: csv does not quote U+2028


def _pieces(stream: BinaryIO) -> Iterator[tuple[bytes | None, bool]]:
    """Cut a stream behind line feeds; None stands for a line that is longer than two pieces.

    Yields:
        Each piece, and whether it is the last one.
    """
    left = b""
    while data := stream.read(_PIECE):
        left += data
        end = left.rfind(b"\n") + 1
        if end:
            yield left[:end], False
        left = left[end:]
        if len(left) > _PIECE:
            yield None, False
            left = b""
            while (rest := stream.readline(_PIECE)) and not rest.endswith(b"\n"):
                pass
    yield left, True


class _Table:
    """Makes records of rows, piece by piece.

    Args:
        location: Where the table stands.
    """

    def __init__(self, location: str) -> None:
        self.number = 0
        """Rows behind the names of the columns so far."""
        self.rest = ""
        """What was not read of the last piece."""
        self._location = location
        self._names: Sequence[str] | None = None
        self._delimiter = ""

    def too_large(self) -> Problem:
        """Step over a row."""
        self.number, self.rest = self.number + 1, ""
        return Problem(f"{self._location}#{self.number}", ROW_TOO_LARGE, failed=True)

    def items(self, lines: list[str], decoded: Decoded, *, keep: int) -> Iterator[Item]:
        """Read rows; of a table without a column for texts none.

        Args:
            lines: A piece of the table.
            decoded: How its bytes were read.
            keep: Characters at its end in which no row is begun: it may go on in the next piece.
        """
        rows = self._begin(lines) if self._names is None else _Rows(lines, self._delimiter)
        names = self._names or []
        if not can_hold_text(names):
            if not self.number:
                listed = ", ".join(name[:40] for name in names[:_MOST_NAMED])
                yield Problem(self._location, NO_TEXT, failed=True, detail=f"its columns: {listed}")
                self.number = 1  # said once
            return
        last = _line_before_end(lines, keep)
        while not rows.at_end() and rows.at < last:
            self.number += 1
            yield from self._item(rows, names, decoded)
        self.rest = "".join(lines[rows.at :])

    def _begin(self, lines: list[str]) -> _Rows:
        """Read the names of the columns."""
        said = lines[0].strip() if lines else ""
        named = said[4:5] if said.lower().startswith(_EXCEL) and len(said) > len(_EXCEL) else ""
        if named:
            del lines[0]
        self._delimiter = named or max(_DELIMITERS, key=lines[0].count if lines else "".count)
        rows = _Rows(lines, self._delimiter)
        self._names = rows.next() or []
        return rows

    def _item(self, rows: _Rows, names: Sequence[str], decoded: Decoded) -> Iterator[Item]:
        where = f"{self._location}#{self.number}"
        row = rows.next(len(names))
        if row is None:
            yield Problem(where, BROKEN, failed=True, detail=rows.trouble)
        elif row:
            if rows.cut_off(row, len(names)):
                yield Problem(where, CUT_OFF, failed=True, detail="what came of it was kept")
            joined = rows.delimiter.join(row)
            sha256, replaced = fingerprint(joined.encode("utf-8", "surrogatepass")), decoded.replaced_in(joined)
            yield item_of(dict(zip(names, row, strict=False)), where, sha256, decoded.encoding, replaced)


def _line_before_end(lines: Sequence[str], keep: int) -> int:
    """Give the first of those lines that make the last so many characters."""
    at = len(lines)
    while at and keep > 0:
        at -= 1
        keep -= len(lines[at])
    return at


class _Rows:
    """Cuts lines into rows, and steps over a quote that is never closed."""

    def __init__(self, lines: list[str], delimiter: str) -> None:
        self.delimiter = delimiter
        self.trouble = ""
        """Why the last row could not be read."""
        self._lines = lines
        self.at = 0
        """The line at which the next row begins."""
        self._mended = 0
        self._unclosed = False
        self._restart()

    def at_end(self) -> bool:
        """Return whether all lines were read."""
        return self.at >= len(self._lines)

    def cut_off(self, row: list[str], width: int) -> bool:
        """Return whether a row that was just read is the beginning of one: the file ends inside it."""
        ends_well = self._lines[-1].endswith("\n")
        return self.at_end() and (self._unclosed or (len(row) < width and not ends_well))

    def next(self, width: int = 0) -> list[str] | None:
        """Return the next row.

        Args:
            width: Columns that a whole row has.

        Returns:
            The row; None for one that is broken; an empty one for a blank line and at the end.
        """
        begin = self.at
        try:
            row = next(self._reader, [])
        except csv.Error as error:
            self.at = self._start + self._reader.line_num
            self.trouble = str(error)
            return None
        self.at = self._start + self._reader.line_num
        self._unclosed = self.at_end() and self._ends_in_quotes(begin)
        if not self._unclosed or not self._goes_on(begin + 1, width):
            return row
        self.trouble = "a quotation mark that is never closed"
        if self._mended < _MOST_MENDED:
            self._mended += 1
            self.at = begin + 1
            self._restart()
        return None

    def _ends_in_quotes(self, begin: int) -> bool:
        try:
            for _ in csv.reader(self._lines[begin:], delimiter=self.delimiter, strict=True):
                pass
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _goes_on(self, at: int, width: int) -> bool:
        """Return whether whole rows stand behind a line: then its quote was never closed, else the file was cut off."""
        try:
            rows = csv.reader(self._lines[at : at + _LOOKED_AT], delimiter=self.delimiter)
            return any(len(row) == width for row in rows)
        except csv.Error:
            return False

    def _restart(self) -> None:
        self._start = self.at
        self._reader = csv.reader(self._lines[self.at :], delimiter=self.delimiter)
