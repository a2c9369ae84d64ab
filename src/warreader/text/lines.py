"""Splits a source text into lines, with their positions.

Every engine works on these, so that all of them agree on what a line is.
"""

from __future__ import annotations

import re
from typing import Final

from warreader.frozen import dataclass

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

_MARK: Final = re.compile(r"(?P<bullet>[•▪●◦‣⁃]\s)|(?P<number>\d{1,3}[.)]\s)|(?P<row>\|\s)")
"""What an item of a list, or a row of a table, begins with. No dash: that opens a line of speech in many languages."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it and without its line end."""

    start: int
    """Code point of its first character that is not white space."""
    end: int
    """Code point behind its last one."""
    text: str
    """What stands between the two; never empty."""
    after_blank: bool
    """True if a blank line, or the beginning of the text, stands before it: a paragraph begins here."""


def split_lines(text: str) -> tuple[Line, ...]:
    """Cut a text into its lines.

    Args:
        text: Any text; line ends may be of any kind, also mixed.

    Returns:
        The lines that are not blank, in order. Together they cover every character that is not white space.
    """
    lines: list[Line] = []
    behind = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped[0])
        between = text[behind:start].replace("\r\n", "\n")
        blank = not lines or sum(character in "\n\r\x0b\x0c\x85\u2028\u2029" for character in between) > 1
        lines.append(Line(start, start + len(stripped), stripped, blank))
        behind = start + len(stripped)
    return tuple(lines)


def goes_on(before: str, line: str) -> bool:
    """Return whether a line goes on with the list or the table that the line before it is part of.

    Args:
        before: The line before it.
        line: The line.

    Returns:
        True where both begin with a bullet, a number or the bar of a row: they are shown without a gap.
    """
    one, other = _MARK.match(before), _MARK.match(line)
    return one is not None and other is not None and one.lastgroup == other.lastgroup
