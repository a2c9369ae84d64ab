"""Recognises the author line of a post: "— Defence of Ukraine (@DefenceU) March 2, 2022", "@DefenceU".

In: a line. Out: whether it is one. Cleaning finds posts by it; a headline it never is.
"""

from __future__ import annotations

import re
from typing import Final

_HANDLE: Final = re.compile(r"^(?:[—–―-]\s?)?[^@\n]{1,80}\(@\w{1,30}\)(?:\s|$)|^@\w{2,30}(?:\s*·.*)?$")
_WORDS_BEFORE: Final = re.compile(r"^[^—–@\n]{20,} [—–]\s?[^—–@\n]{1,60}\(@")
"""A line that has the words of the post as well as its handle: none are taken from the lines around it."""


def is_handle(line: str) -> bool:
    """Return whether a line says whose post it is and nothing else: the words stand above it."""
    return bool(_HANDLE.match(line)) and not _WORDS_BEFORE.match(line)
