"""Splits a WARC into records.

A stream comes in, records go out, one after another; each may be of any size, of which only what a page may have is
kept. A record whose length lies is read as far as it goes, and what stands behind it is looked for by its mark.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.frozen import dataclass
from warreader.sources._html.parse import LARGEST_PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK: Final = re.compile(rb"WARC/\d\.\d\r?\n")
_LONGEST_HEADER: Final = 65_536
_MOST_HEADERS: Final = 200
_SKIPPED: Final = 1 << 20
_CHECKSUMS: Final = frozenset({"md5", "sha1", "sha256", "sha512"})


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record."""

    headers: Mapping[str, str]
    """Its named fields, names in small letters."""
    content: bytes
    """What it holds, as far as it is there and as a page may be long."""
    whole: bool
    """False where it is cut off, or its length is no number."""
    altered: bool = False
    """True where it is not what its checksum was made of."""


def headers_of(lines: list[bytes]) -> dict[str, str]:
    """Read the lines of a header, of WARC or of HTTP; the first of a name counts.

    Args:
        lines: Without the first, which is no field.

    Returns:
        Name in small letters to value.
    """
    found: dict[str, str] = {}
    for line in lines[:_MOST_HEADERS]:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _is_altered(content: bytes, digest: str) -> bool:
    """Return whether a record differs from its checksum; one in a form that is not known says nothing.

    Crawlers write `sha1:` with Base32, some with hexadecimal digits: WARC 1.1, section 5.8.
    """
    kind, _, expected = digest.partition(":")
    name = kind.strip().lower().replace("-", "")
    if name not in _CHECKSUMS:
        return False
    made = hashlib.new(name, content, usedforsecurity=False).digest()
    wanted = expected.strip().rstrip("=").lower()
    forms = {made.hex(), base64.b32encode(made).decode().rstrip("=").lower()}
    return len(wanted) in {len(form) for form in forms} and wanted not in forms


class WarcReader:
    """Cuts a stream into records."""

    def __init__(self, stream: BinaryIO) -> None:
        self.strayed = False
        """True if something was passed over that is no record."""
        self._stream = stream
        self._ahead = b""

    def next(self) -> WarcRecord | None:
        """Return the next record; None at the end."""
        head = self._head()
        if head is None:
            return None
        headers = headers_of(head.split(b"\n")[1:])
        try:
            length = int(headers.get("content-length", ""))
        except ValueError:
            return WarcRecord(headers, b"", whole=False)
        if not headers.get("warc-type") or length < 0:
            return WarcRecord(headers, b"", whole=False)
        kept = min(length, LARGEST_PAGE + _LONGEST_HEADER)
        content = self._take(kept)
        whole = len(content) == kept and self._skip(length - kept)
        altered = whole and kept == length and _is_altered(content, headers.get("warc-block-digest", ""))
        strange = altered or not whole or self._peek(1) not in {b"\r", b"\n", b""}  # two line ends follow a record
        if strange and (match := MARK.search(content)):
            self._ahead = content[match.start() :] + self._ahead
            content, whole = content[: match.start()], False
        return WarcRecord(headers, content, whole, altered)

    def _head(self) -> bytes | None:
        """Read the lines up to the next blank one, from the mark of a record on."""
        lines: list[bytes] = []
        size = 0
        while size < _LONGEST_HEADER:
            line = self._line()
            if not line:
                return b"".join(lines) if lines else None
            if not lines:  # the rest of a record that is damaged need not end with a line
                mark = MARK.search(line)
                self.strayed = self.strayed or bool(line[: mark.start() if mark else None].strip())
                if mark is None:
                    continue
                line = line[mark.start() :]
            if lines and not line.strip():
                break
            lines.append(line)
            size += len(line)
        return b"".join(lines)

    def _line(self) -> bytes:
        if not self._ahead:
            return self._stream.readline(_LONGEST_HEADER)
        end = self._ahead.find(b"\n") + 1
        if not end:
            line, self._ahead = self._ahead + self._stream.readline(_LONGEST_HEADER), b""
        else:
            line, self._ahead = self._ahead[:end], self._ahead[end:]
        return line

    def _take(self, count: int) -> bytes:
        taken, self._ahead = self._ahead[:count], self._ahead[count:]
        return taken + self._stream.read(count - len(taken)) if len(taken) < count else taken

    def _peek(self, count: int) -> bytes:
        self._ahead += self._stream.read(max(0, count - len(self._ahead)))
        return self._ahead[:count]

    def _skip(self, count: int) -> bool:
        while count > 0:
            data = self._take(min(count, _SKIPPED))
            if not data:
                return False
            count -= len(data)
        return True
