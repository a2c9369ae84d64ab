"""Draws one line of the filter drawer.

In: an entry, as `facets` makes them, and a width. Out: pieces of one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.tui.render import Piece, Pieces, cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.tui.render.facets import Entry

CHOSEN: Final = "●"
EXCLUDED: Final = "−"
_CLOSED: Final = "▸"
_OPEN: Final = "▾"
_GAP: Final = 2
_NONE: Final = "·"
_THOUSAND: Final = 1_000
_MILLION: Final = 1_000_000
_MORE: Final = "+"


def figure_cells(entries: Iterable[Entry]) -> int:
    """Return the cells that a column of counts takes, so that the names get the rest."""
    counts = {(one, entry.at_least) for entry in entries for one in (entry.about, entry.count) if one is not None}
    return _GAP + max((len(_figure(number, at_least)) for number, at_least in counts), default=0)


def entry_pieces(entry: Entry, width: int, column: int) -> Pieces:
    """Draw an entry.

    Args:
        entry: The entry.
        width: Cells.
        column: Cells of a column of counts, see `figure_cells`.

    Returns:
        One line of at most `width` cells, the counts at its right end.
    """
    counts = [number for number in (entry.about, entry.count) if number is not None]
    figures = "".join(f"{_figure(number, entry.at_least):>{column}}" for number in counts)
    lead = _lead(entry)
    left = max(width - cells.width(figures) - cells.width(lead) - 1, 0)
    role = "chosen" if entry.chosen else entry.kind
    return (
        Piece(cells.fit(lead, width), ("chosen",) if entry.chosen or entry.excluded else ("quiet",)),
        Piece(cells.fit(entry.label, left, fill=True), (role,)),
        Piece(cells.fit(figures + " ", width - left - cells.width(lead)), ("count",)),
    )


def lead_cells(entry: Entry) -> int:
    """Return the cells before an entry's label: where a click opens or closes it."""
    return cells.width(_lead(entry))


def _lead(entry: Entry) -> str:
    lead = f"{CHOSEN if entry.chosen else EXCLUDED if entry.excluded else ' '} {'  ' * entry.level}"
    return lead if entry.opened is None else f"{lead}{_OPEN if entry.opened else _CLOSED} "


def _figure(number: int, at_least: bool) -> str:  # noqa: FBT001  # as an entry has it
    more = _MORE if at_least else ""
    if not number:
        return more or _NONE
    if number < 100 * _THOUSAND:
        return f"{number:,}{more}"
    return f"{number // _THOUSAND}k{more}" if number < _MILLION else f"{number / _MILLION:.1f}m{more}"
