"""Makes source texts of records with named fields: objects of JSON, rows of tables.

A mapping comes in, a source text goes out: of its text or, where it has none, of the page that it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.article import Origin, SourceText
from warreader.sources._keys import captured_at, parts_of
from warreader.sources._record import EMPTY, Problem, Record
from warreader.sources.html import text_record

if TYPE_CHECKING:
    from warreader.sources._keys import Fields


def record_of(record: Fields, location: str, sha256: str, encoding: str, replaced: int) -> Record:
    """Make a source text of a record.

    Args:
        record: A JSON object or a row with column names.
        location: Where it stands, `path#N`.
        sha256: Of its bytes.
        encoding: How they were read.
        replaced: How many broken bytes were replaced in reading them.

    Returns:
        The source text, or the reason why there is none.
    """
    parts = parts_of(record)
    if parts.text is not None and parts.text.strip():
        origin = Origin(location, sha256, captured=captured_at(parts.given.fetched))
        return SourceText(parts.text, parts.given, origin, encoding, replaced + parts.replaced)
    if parts.html is not None:
        return text_record(parts.html, location, sha256, parts.given, encoding, replaced)
    return Problem(location, "no text" if parts.text is None else EMPTY, failed=False)
