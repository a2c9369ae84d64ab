"""Parquet: a table of columns, as Hugging Face keeps sets; a row is an article. Needs the extra `parquet` (pyarrow).

Row groups are read one after another, and only the columns that can belong to an article. A damaged column costs itself
in its group where the text is in another one; else the rows from the damage to the end of the group are lost. Names and
places of the columns stand at the end of the file alone, so one that is cut off is lost.
"""

from __future__ import annotations

import io
import json
import os
from collections import deque
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from warreader.frozen import dataclass
from warreader.sources._article_fields import can_hold_text, is_known
from warreader.sources._record import Problem, fingerprint
from warreader.sources._record_fields import item_of
from warreader.sources._stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.sources._page import Item
    from warreader.sources._stream import Received

_MAGIC: Final = b"PAR1"
_BATCH: Final = 64  # rows in memory at once
NO_READER: Final = "Parquet, which needs: pip install 'warreader[parquet]'"
DAMAGED: Final = "Parquet cut off or damaged"
NO_END: Final = "without its end, which names and finds the columns, no row can be read; export or fetch it again"
LOST_ROWS: Final = "rows that cannot be read"
LOST_COLUMNS: Final = "columns that cannot be read; the rest of their rows was kept"
NO_TEXT: Final = "table without a column for texts"
_MOST_NAMED: Final = 8


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Check by the first bytes whether this is Parquet."""
    return head.startswith(_MAGIC)


def read(received: Received, location: str) -> Iterator[Item]:
    """Read the rows of a table.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every row; the number behind `#` is that of the row, from 1.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # the others reserve more than they use
    try:
        import pyarrow.parquet  # an extra, and few files need it
    except ImportError:
        yield Problem(location, NO_READER, failed=True)
        return
    stream: Any = received.stream
    if received.size is None or not stream.seekable():
        data = received.read_whole()
        if data is None:
            yield Problem(location, TOO_LARGE, failed=True)
            return
        stream = io.BytesIO(data)
    if not _has_end(stream):
        yield Problem(location, DAMAGED, failed=True, detail=NO_END)
        return
    try:
        table = pyarrow.parquet.ParquetFile(stream, page_checksum_verification=True)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # it has errors of many kinds for damaged files
        yield Problem(location, DAMAGED, failed=True, detail=str(error).partition("\n")[0])
        return
    yield from _rows(table, location)


def _has_end(stream: BinaryIO) -> bool:
    """Return whether a file ends as it began, and go back to its beginning."""
    stream.seek(0, os.SEEK_END)
    stream.seek(max(0, stream.tell() - len(_MAGIC)))
    end = stream.read(len(_MAGIC))
    stream.seek(0)
    return end == _MAGIC


def _rows(table: Any, location: str) -> Iterator[Item]:  # noqa: ANN401  # untyped
    names = table.schema_arrow.names
    if not can_hold_text(names):
        yield Problem(location, NO_TEXT, failed=True, detail=f"its columns: {', '.join(map(str, names[:_MOST_NAMED]))}")
        return
    columns = [name for name in names if is_known(name)]
    begin = 0
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        yield from _group(_Group(table, group, begin, rows), columns, location)
        begin += rows


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are stored together, each column in one piece."""

    table: Any  # untyped
    number: int
    begin: int
    """Rows before it."""
    rows: int

    def read(self, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Return the rows as far as they can be read; raises what the reader raises."""
        for batch in self.table.iter_batches(_BATCH, row_groups=[self.number], columns=columns, use_threads=False):
            yield from _values(batch)

    def damage_in(self, columns: Sequence[str]) -> str:
        """Return why columns cannot be read to the end of the group; empty where they can."""
        try:
            deque(self.read(columns), maxlen=0)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  # it has errors of many kinds for damaged files
            return f"{error}".partition("\n")[0] or type(error).__name__
        return ""


def _group(group: _Group, columns: Sequence[str], location: str) -> Iterator[Item]:
    """Read a group: all columns, and where they break off the rest from those that do not."""
    given = 0
    try:
        for row in group.read(columns):
            given += 1
            yield _row(row, f"{location}#{group.begin + given}")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # as above
        said = f"{error}".partition("\n")[0]
    else:
        return
    where = f"{location}#{group.begin + given + 1}-{group.begin + group.rows}"
    damaged = [name for name in columns if group.damage_in([name])]
    sound = [name for name in columns if name not in damaged]
    if not damaged or not can_hold_text(sound):
        yield Problem(where, LOST_ROWS, failed=True, detail=said)
        return
    yield Problem(where, LOST_COLUMNS, failed=True, detail=f"{', '.join(damaged[:_MOST_NAMED])}: {said}")
    for number, row in enumerate(group.read(sound)):
        if number >= given:
            yield _row(row, f"{location}#{group.begin + number + 1}")


def _values(batch: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # untyped
    """Return the rows of a batch; text that is no UTF-8 as bytes."""
    try:
        return cast("list[dict[str, Any]]", batch.to_pylist())
    except UnicodeDecodeError:
        columns = {name: _bytes(batch.column(name)) for name in batch.schema.names}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _bytes(column: Any) -> list[Any]:  # noqa: ANN401  # untyped
    try:
        return cast("list[Any]", column.to_pylist())
    except UnicodeDecodeError:
        wide = str(column.type) == "large_string"
        return cast("list[Any]", column.view("large_binary" if wide else "binary").to_pylist())


def _row(row: dict[str, Any], location: str) -> Item:
    fields = {name: _plain(value) for name, value in row.items()}
    replaced = sum(isinstance(value, bytes) and "\ufffd" in fields[name] for name, value in row.items())
    return item_of(fields, location, fingerprint(json.dumps(fields).encode()), "utf-8", replaced)


def _plain(value: Any) -> Any:  # noqa: ANN401  # as pyarrow has it
    """Write what JSON does not know, times and bytes above all, as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return value if value is None or isinstance(value, str | int | float) else str(value)
