"""CSV: a table with a row for every article and the names of its columns in the first row.

The delimiter is that which cuts the first row into most columns. A field may hold line breaks. A quote that is never
closed costs its row: reading goes on behind the line in which it stands. A table without a column for texts (a list of
addresses, as Media Cloud exports it; GDELT's, which has no names of columns) is named once, not row by row.
"""

from __future__ import annotations

import csv
import io
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.frozen import dataclass
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
"""Bytes of a piece of a table that is larger than `LARGEST`; code points of its longest row."""
ROW_TOO_LARGE: Final = "row too large"
_LARGEST_ROW: Final = f"more than {_PIECE >> 20} MB"
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
    yield from table.items(_lines(decoded.text), decoded, is_last=True)


def _in_pieces(received: Received, location: str) -> Iterator[Item]:
    """Read a table that is too large to be read at once; what is not whole in one piece is read with the next."""
    if b"\0" in received.head:  # two or four bytes a character: a piece might begin inside one
        yield Problem(location, TOO_LARGE, failed=True, detail="convert it to UTF-8")
        return
    table, decoded = _Table(location), None
    for data, is_last in _pieces(received.stream):
        if data is None:
            if decoded is not None:
                yield from table.items(_lines(table.rest), decoded, is_last=True)
            yield table.too_large()
            continue
        decoded = decode(data)
        if decoded is None:
            where = f"{location}#{table.number + 1}"
            yield Problem(where, BINARY, failed=True, detail="what stands behind it is lost too")
            return
        yield from table.items(_lines(table.rest + decoded.text), decoded, is_last=is_last)


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
        self._is_inside = False  # what comes next is the rest of a row that was too large

    def too_large(self) -> Problem:
        """Step over a row."""
        self.number, self.rest, self._is_inside = self.number + 1, "", False
        return Problem(f"{self._location}#{self.number}", ROW_TOO_LARGE, failed=True, detail=_LARGEST_ROW)

    def items(self, lines: list[str], decoded: Decoded, *, is_last: bool) -> Iterator[Item]:
        """Read rows; of a table without a column for texts none.

        Args:
            lines: A piece of the table.
            decoded: How its bytes were read.
            is_last: Nothing comes behind it; else a row that is not whole is left to the next one.
        """
        rows = self._begin(lines, is_last) if self._names is None else self._rows(lines, is_last)
        names = self._names or []
        if not can_hold_text(names):
            if not self.number:
                listed = ", ".join(name[:40] for name in names[:_MOST_NAMED])
                yield Problem(self._location, NO_TEXT, failed=True, detail=f"its columns: {listed}")
                self.number = 1  # said once
            return
        while not rows.at_end() and (row := rows.next(len(names))).state is not _State.GOES_ON:
            yield from self._item(row, names, decoded)
        self.rest, self._is_inside = "".join(lines[rows.at :]), rows.is_inside

    def _begin(self, lines: list[str], is_last: bool) -> _Rows:  # noqa: FBT001  # as `items` was told
        """Read the names of the columns."""
        said = lines[0].strip() if lines else ""
        named = said[4:5] if said.lower().startswith(_EXCEL) and len(said) > len(_EXCEL) else ""
        if named:
            del lines[0]
        self._delimiter = named or max(_DELIMITERS, key=lines[0].count if lines else "".count)
        rows = self._rows(lines, is_last)
        self._names = rows.next().cells
        return rows

    def _rows(self, lines: list[str], is_last: bool) -> _Rows:  # noqa: FBT001  # as `items` was told
        return _Rows(lines, self._delimiter, is_last=is_last, is_inside=self._is_inside)

    def _item(self, row: _Row, names: Sequence[str], decoded: Decoded) -> Iterator[Item]:
        if row.state is _State.REST:
            return
        self.number += 1
        where = f"{self._location}#{self.number}"
        if row.state in _LOST:
            yield Problem(where, _LOST[row.state], failed=True, detail=row.trouble)
            return
        if not row.cells:
            return
        if row.state is _State.CUT_OFF:
            yield Problem(where, CUT_OFF, failed=True, detail="what came of it was kept")
        joined = self._delimiter.join(row.cells)
        sha256, replaced = fingerprint(joined.encode("utf-8", "surrogatepass")), decoded.replaced_in(joined)
        yield item_of(dict(zip(names, row.cells, strict=False)), where, sha256, decoded.encoding, replaced)


class _State(Enum):
    """What became of reading a row."""

    WHOLE = "whole"
    CUT_OFF = "cut off"  # the file ends inside it
    GOES_ON = "goes on"  # in the next piece; it was not read
    BROKEN = "broken"
    TOO_LARGE = "too large"
    REST = "rest"  # of one that was too large


_LOST: Final = {_State.BROKEN: BROKEN, _State.TOO_LARGE: ROW_TOO_LARGE}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, or why there is none."""

    state: _State
    cells: Sequence[str] = ()
    """Empty for a blank line and at the end."""
    trouble: str = ""
    """Why it could not be read."""


class _Rows:
    """Cuts lines into rows, and steps over a quote that is never closed.

    Args:
        lines: A table, or a piece of one.
        delimiter: What is between two cells.
        is_last: No piece comes behind these lines.
        is_inside: They begin inside the quotes of a row that was too large.
    """

    def __init__(self, lines: list[str], delimiter: str, *, is_last: bool, is_inside: bool) -> None:
        self.at = 0
        """The line at which the next row begins."""
        self.is_inside = is_inside
        """That line is inside the quotes of a row that was too large."""
        self._delimiter = delimiter
        self._lines = lines
        self._is_last = is_last
        self._mended = 0
        self._restart()

    def at_end(self) -> bool:
        """Return whether all lines were read."""
        return self.at >= len(self._lines)

    def next(self, width: int = 0) -> _Row:
        """Return the next row.

        Args:
            width: Columns that a whole row has.
        """
        begin, was_inside = self.at, self.is_inside
        try:
            cells = next(self._reader, [])
        except csv.Error as error:
            self.at = self._start + self._reader.line_num
            return self._failed(begin, error)
        self.at = self._start + self._reader.line_num
        self.is_inside = was_inside and self.at_end() and self._ends_in_quotes(begin)
        if was_inside:
            return _Row(_State.REST)
        if self.at_end() and self._ends_in_quotes(begin):
            return self._unclosed(begin, cells, width)
        is_short = self.at_end() and len(cells) < width and not self._lines[-1].endswith("\n")
        return _Row(_State.CUT_OFF if is_short else _State.WHOLE, cells)

    def _failed(self, begin: int, error: csv.Error) -> _Row:
        """Step over a row that the parser gave up."""
        if "limit" not in str(error):
            return _Row(_State.BROKEN, trouble=str(error))
        state = _State.REST if self.is_inside else _State.TOO_LARGE
        quotes = sum(line.count('"') for line in self._lines[begin : self.at]) + self.is_inside
        self.is_inside = quotes % 2 == 1
        self._restart()
        return _Row(state, trouble=str(error))

    def _unclosed(self, begin: int, cells: list[str], width: int) -> _Row:
        """Judge a row that ends in quotes where the lines end."""
        if not self._is_last and width and sum(map(len, self._lines[begin:])) <= _PIECE:
            self.at = begin
            return _Row(_State.GOES_ON)
        if not self._goes_on(begin + 1, width):
            self.is_inside = not self._is_last
            return _Row(_State.CUT_OFF, cells) if self._is_last else _Row(_State.TOO_LARGE, trouble=_LARGEST_ROW)
        if self._mended < _MOST_MENDED:
            self._mended += 1
            self.at = begin + 1
            self._restart()
        return _Row(_State.BROKEN, trouble="a quotation mark that is never closed")

    def _ends_in_quotes(self, begin: int) -> bool:
        try:
            for _ in csv.reader(self._lines_from(begin), delimiter=self._delimiter, strict=True):
                pass
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _goes_on(self, at: int, width: int) -> bool:
        """Return whether whole rows stand behind a line: then its quote was never closed, else the file was cut off."""
        try:
            rows = csv.reader(self._lines[at : at + _LOOKED_AT], delimiter=self._delimiter)
            return any(len(row) == width for row in rows)
        except csv.Error:
            return False

    def _restart(self) -> None:
        self._start = self.at
        self._reader = csv.reader(self._lines_from(self.at), delimiter=self._delimiter)

    def _lines_from(self, at: int) -> list[str]:
        """Return the lines as a reader that begins there must see them."""
        lines = self._lines[at:]
        if self.is_inside and lines:
            lines[0] = f'"{lines[0]}'
        return lines
