"""What every format reader yields: a source text, or a problem."""

from __future__ import annotations

import hashlib

from warreader.article import SourceText
from warreader.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read."""

    location: str
    """A path, or `path#N` for the N-th record (line) of a file; may hold anything a file name holds."""
    reason: str
    """Short and countable: 'empty', 'binary', 'broken JSON'."""
    failed: bool
    """True: the user has lost something (exit code 3). False: there was nothing to read (empty, binary, a link)."""
    detail: str = ""
    """What exactly went wrong, for the one line that is printed of it; may be empty."""


Record = SourceText | Problem

EMPTY = "empty"
BINARY = "binary"


def fingerprint(data: bytes) -> str:
    """Hash bytes as they were received.

    Args:
        data: The bytes, before any decoding.

    Returns:
        SHA-256, 64 hexadecimal digits.
    """
    return hashlib.sha256(data).hexdigest()
