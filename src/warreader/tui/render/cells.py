"""Measures and cuts text in terminal cells: wide and combining characters are never torn, lines never overflow.

In: harmless text (it has passed `terminal.show`). Out: cuts of it, as code points, and what is drawn for them. The cell
widths are Rich's, so that what is measured here is what Textual draws.
"""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len, get_character_cell_size, split_graphemes

from warreader.terminal import REPLACEMENT

ELLIPSIS: Final = "…"
TAB_CELLS: Final = 4
MARKS_A_BASE: Final = 8
"""Combining marks drawn on one base: enough for every living script, while a pile of 50 climbs over other lines."""

_WIDE: Final = 2
_NO_LINE_START: Final = frozenset(
    "、。，．！？：；）」』】》〉〕’”…％‰℃ー"
)  # closing punctuation of JIS X 4051, class 'gyotokinsoku'

_JOINER: Final = "\u200d"
_NON_JOINER: Final = "\u200c"
_PICTURES: Final = "\u2190-\u2bff\U0001f000-\U0001faff"  # where emoji sequences (UTS #51) take their members from
_STRAY_JOINER: Final = f"(?<![{_PICTURES}\ufe0f]){_JOINER}|{_JOINER}(?![{_PICTURES}])"
_SHAPED: Final = "[\u0600-\u07ff\u0840-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
"""Scripts in which a joiner picks the form of a letter: Arabic and its kin, Indic, Khmer, Mongolian (Unicode 23.2)."""

Cluster = tuple[int, int, int]
"""Start, end (code points, half-open) and cells of what a reader takes for one character."""


def _measured(text: str) -> str:
    """Return text of the same length whose width Rich measures as terminals draw it.

    To Rich a zero-width joiner takes the width of whatever follows it, to a terminal only inside an emoji.
    """
    return _joiners(text, _NON_JOINER) if _JOINER in text else text


def _joiners(text: str, shaping: str) -> str:
    """Replace joiners that join no emoji: by `shaping` in scripts that know them, else by what the eye sees."""

    def instead(match: re.Match[str]) -> str:
        beside = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
        return shaping if re.search(_SHAPED, beside) else REPLACEMENT

    return re.sub(_STRAY_JOINER, instead, text)


def clusters(text: str) -> list[Cluster]:
    """Cut text into what a reader takes for characters.

    Args:
        text: Harmless text without newlines.

    Returns:
        The clusters in order, without gaps. A tab is one of `TAB_CELLS` cells.
    """
    # To Rich a tab is a control of no width that joins the character before it; a space stands alone.
    parts = split_graphemes(_measured(text).replace("\t", " "))[0]
    return [(start, end, TAB_CELLS if text[start] == "\t" else cells) for start, end, cells in parts]


def width(text: str) -> int:
    """Count the cells that `drawn(text)` takes."""
    return cell_len(_measured(text)) + TAB_CELLS * text.count("\t")


def is_simple(text: str) -> bool:
    """Return whether every code point takes exactly one cell, so that cuts need no search for clusters."""
    if text.isascii():
        return "\t" not in text
    text = _measured(text)
    return cell_len(text) == len(text) and not any(get_character_cell_size(character) != 1 for character in set(text))


def drawn(text: str) -> str:
    """Make what the terminal gets: tabs as spaces, piles of marks cut at `MARKS_A_BASE`, joiners only inside emoji.

    Args:
        text: Harmless text without newlines.

    Returns:
        Text of the same width in cells; not of the same length.
    """
    if text.isascii():
        return text.replace("\t", " " * TAB_CELLS)
    if _JOINER in text:
        text = _joiners(text, "")
    if len(text) > cell_len(text):
        text = _without_piles(text)
    return text.replace("\t", " " * TAB_CELLS)


def _without_piles(text: str) -> str:
    kept: list[str] = []
    pile = 0
    for character in text:
        pile = pile + 1 if not get_character_cell_size(character) and character != "\t" else 0
        if pile <= MARKS_A_BASE:
            kept.append(character)
    return "".join(kept)


def fit(text: str, cells: int, *, fill: bool = False) -> str:
    """Cut a line to a width; what does not fit ends in an ellipsis.

    Args:
        text: Harmless text without newlines.
        cells: The width; 0 or less gives an empty string.
        fill: Pad with spaces to exactly that width.

    Returns:
        What is drawn, at most `cells` wide.
    """
    if cells <= 0:
        return ""
    # A cluster takes at least a cell or is dropped as part of a pile, so more can never be seen.
    line = drawn(text[: cells * (MARKS_A_BASE + 1) + 1])
    taken = cell_len(line)
    if taken > cells or len(text) > cells * (MARKS_A_BASE + 1) + 1:
        line = _cut(line, cells - 1).rstrip() + ELLIPSIS
        taken = cell_len(line)
    return line + " " * (cells - taken) if fill else line


def _cut(line: str, cells: int) -> str:
    taken = 0
    for start, _, size in split_graphemes(line)[0]:
        taken += size
        if taken > cells:
            return line[:start]
    return line


def wrap(text: str, cells: int) -> list[tuple[int, int]]:
    """Break a paragraph into lines.

    Args:
        text: Harmless text without newlines.
        cells: The width of the lines; less than 2 counts as 2, so that a wide character fits.

    Returns:
        Start and end (code points, half-open) of each line, without the spaces at its ends; at least one line, in
        order. Words longer than a line are broken inside.
    """
    cells = max(cells, _WIDE)
    if is_simple(text):
        return _wrap_simple(text, cells)
    return _wrap_clusters(text, cells)


def _wrap_simple(text: str, cells: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, end = _stripped(text)
    while start < end:
        stop = end
        if end - start > cells:
            space = text.rfind(" ", start + 1, start + cells + 1)
            stop = space if space > start else start + cells
        until = stop
        while until > start and text[until - 1] == " ":
            until -= 1
        lines.append((start, until))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return lines or [(start, start)]


def _stripped(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip(" "))
    return (start, len(text.rstrip(" "))) if start < len(text) else (0, 0)


def _wrap_clusters(text: str, cells: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    parts = clusters(text)
    first = 0
    while first < len(parts):
        while first < len(parts) and _is_space(text, parts[first]):
            first += 1
        behind = _line_end(text, parts, first, cells)
        last = behind
        while last > first and _is_space(text, parts[last - 1]):
            last -= 1
        if last > first:
            lines.append((parts[first][0], parts[last - 1][1]))
        first = behind
    return lines or [(0, 0)]


def _line_end(text: str, parts: list[Cluster], first: int, cells: int) -> int:
    """Find the cluster behind the last one of the line that begins at `first`."""
    taken, chance = 0, 0
    for index in range(first, len(parts)):
        if index > first and _may_break(text, parts[index - 1], parts[index]):
            chance = index
        if _is_space(text, parts[index]):
            taken += parts[index][2]
            continue
        taken += parts[index][2]
        if taken > cells:
            return chance or max(index, first + 1)
    return len(parts)


def _is_space(text: str, cluster: Cluster) -> bool:
    return text[cluster[0]] in " \t"


def _may_break(text: str, before: Cluster, after: Cluster) -> bool:
    if _is_space(text, before):
        return True
    return before[2] == _WIDE == after[2] and text[after[0]] not in _NO_LINE_START
