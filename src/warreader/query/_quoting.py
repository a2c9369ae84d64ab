"""Quotes a word or value so that the parser reads it back as one."""

from __future__ import annotations

import re
from typing import Final

_BARE: Final = re.compile(r"\w[^\s()\"“”„‟«»:*~]*\Z")
_OPERATOR: Final = re.compile(r"(?:AND|OR|NOT|NEAR(?:/.*)?)\Z")


def quote(text: str, *, value: bool = False) -> str:
    """Write a word or value so that the parser reads it back as one.

    Args:
        text: Anything.
        value: True behind a field's colon, where `~`, `=` and `(` at the start have a meaning of their own.

    Returns:
        The text itself where it is a plain word; else in quotes, with quotes inside it doubled.
    """
    if _BARE.match(text) and (value or not _OPERATOR.match(text)):
        return text
    return '"' + text.replace('"', '""') + '"'
