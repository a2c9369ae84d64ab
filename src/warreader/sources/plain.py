"""Plain text: one file is one article, whatever its encoding.

The bytes of a file come in; one source text goes out, or the reason why there is none.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from warreader.article import Given, Origin, SourceText
from warreader.sources._article_fields import captured_at
from warreader.sources._encoding import decode
from warreader.sources._record import BINARY, EMPTY, Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE, Received

if TYPE_CHECKING:
    from collections.abc import Iterator

ZEROS: Final = "end lost: zeros stand in its place; what is there was kept"
"""As a file has them that was being written when the machine stopped, or was made as long as it should become."""
_FEWEST_ZEROS: Final = 16


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Return whether this is plain text: whatever no other format claims."""
    return True


def read(received: Received, location: str) -> Iterator[Record]:
    """Read a file as one text.

    Args:
        received: The file at its beginning.
        location: Where it stands, for the origin.

    Yields:
        One record, and a problem where the end of the file is lost.
    """
    if (data := received.read_whole()) is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    yield (record := text_of(data, location))
    if isinstance(record, SourceText) and data.endswith(bytes(_FEWEST_ZEROS)):
        yield Problem(location, ZEROS, failed=True)


def text_of(data: bytes, location: str, given: Given | None = None) -> Record:
    """Make a source text of bytes.

    Args:
        data: The bytes as they were received.
        location: Where they stand.
        given: What is known beside them.

    Returns:
        The source text, or the reason why there is none.
    """
    if not data:
        return Problem(location, EMPTY, failed=False)
    written = data.rstrip(b"\0") if data.endswith(bytes(_FEWEST_ZEROS)) else data
    if data.startswith(codecs.BOM_UTF16_LE):  # a half of its last letter may be zero
        written += bytes(len(written) % 2)
    if not written:
        return Problem(location, EMPTY, failed=False)
    if (decoded := decode(written)) is None:
        return Problem(location, BINARY, failed=False)
    if not decoded.text.strip():
        return Problem(location, EMPTY, failed=False)
    given = given or Given()
    origin = Origin(location, fingerprint(data), captured=captured_at(given.fetched))
    return SourceText(decoded.text, given, origin, decoded.encoding, decoded.replaced)
