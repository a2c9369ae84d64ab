"""Measures, cuts and wraps text in terminal cells.

Text comes in, text that fits goes out. Widths are in cells: a Chinese sign takes two, a combining mark none.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS: Final = "…"
_WIDE: Final = frozenset("WF")
_WITHOUT_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})


def width_of(text: str) -> int:
    """Count the cells that a text takes.

    Args:
        text: Text without controls.

    Returns:
        Cells; emoji built of several code points count for each of them, so that nothing ever runs over.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def cut(text: str, width: int) -> str:
    """Cut a text so that it fits.

    Args:
        text: One line without controls.
        width: Cells there are.

    Returns:
        The text, or its beginning with an ellipsis.
    """
    if width_of(text) <= width:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += _cells(character)
        if taken > width - 1:
            return text[:index].rstrip() + ELLIPSIS if width > 0 else ""
    return text


def pad(text: str, width: int) -> str:
    """Fill a text with blanks to a width, or cut it there.

    Args:
        text: One line without controls.
        width: Cells to fill.

    Returns:
        Exactly so many cells.
    """
    fitting = cut(text, width)
    return fitting + " " * (width - width_of(fitting))


def wrap(text: str, width: int) -> Iterator[str]:
    """Break a paragraph into lines at its blanks, and where there are none inside a word.

    Args:
        text: One paragraph without controls.
        width: Cells of a line; 0 is one line however long.

    Yields:
        Lines; one empty line for an empty paragraph.
    """
    if width <= 0:
        yield " ".join(text.split())
        return
    line, taken = "", 0
    for whole in text.split():
        word, cells = whole, width_of(whole)
        if line and taken + 1 + cells <= width:
            line, taken = f"{line} {word}", taken + 1 + cells
            continue
        if line:
            yield line
        while cells > width:
            head = _beginning(word, width)
            yield head
            word = word[len(head) :]
            cells = width_of(word)
        line, taken = word, cells
    yield line


def _beginning(word: str, width: int) -> str:
    taken = 0
    for index, character in enumerate(word):
        taken += _cells(character)
        if taken > width and index:
            return word[:index]
    return word


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
