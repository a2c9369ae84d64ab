"""Documents of office programs that are ZIPs: known, and not read in this version.

Named once each, so that nobody reads of the parts they are packed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.sources._record import Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._stream import Received

_ZIP: Final = b"PK\x03\x04"
_NAME_AT: Final = 30  # where the name of the first member begins: APPNOTE 4.3.7
_MICROSOFT_FIRST: Final = b"[Content_Types].xml"
_MICROSOFT: Final = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx")
_OPEN_FIRST: Final = b"mimetypeapplication/vnd.oasis.opendocument"
_OPEN: Final = (".odt", ".ods", ".odp")


def matches(name: str, head: bytes) -> bool:
    """Return by what stands first in it, or by its name, whether a ZIP is a document of an office program."""
    if not head.startswith(_ZIP):
        return False
    return head.startswith((_MICROSOFT_FIRST, _OPEN_FIRST), _NAME_AT) or name.lower().endswith(_MICROSOFT + _OPEN)


def read(received: Received, location: str) -> Iterator[Record]:
    """Say that it is not read.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        One problem.
    """
    is_open = received.head.startswith(_OPEN_FIRST, _NAME_AT) or location.lower().endswith(_OPEN)
    yield Problem(location, f"{'OpenDocument' if is_open else 'Microsoft Office'} is not read yet", failed=True)
