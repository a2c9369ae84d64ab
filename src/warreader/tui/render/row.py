"""Draws a row of the article list.

In: a row of the archive and a width. Out: one line (wide lists) or two (lists beside the reading view), as pieces. The
columns depend on the width and on the list as a whole, so that they never jump while one scrolls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.terminal import show_line
from warreader.tui.render import Piece, Pieces, cells, wording
from warreader.tui.session.panes import ONE_LINE

if TYPE_CHECKING:
    from warreader.tui.render.row_protocols import RowShape

UNREAD: Final = "•"
STAR: Final = "★"
_WITH_SOURCE: Final = 110
_DATE: Final = len("≈27 Feb 2022")
_CITY: Final = 14
_SOURCE: Final = 18
_MARK: Final = 3
_TITLE_SEEN: Final = 1000  # code points of a title that are looked at: no row is wider
_UNREAD: Final = "not annotated"
_PLACEHOLDER: Final = "·"
_BETWEEN: Final = " · "


def lines_a_row(width: int) -> int:
    """Return how many lines a row takes at a width of the list, in cells."""
    return 1 if width >= ONE_LINE else 2


def row_lines(row: RowShape | None, width: int, *, with_city: bool = True) -> tuple[Pieces, ...]:
    """Draw a row.

    Args:
        row: The row; None as long as the archive has not given it.
        width: Cells of the list; from 20 on no line is wider.
        with_city: Whether a wide list has a column for the city; without, the headline has its room.

    Returns:
        `lines_a_row(width)` lines.
    """
    if row is None:
        blank: Pieces = (Piece(cells.fit(f"   {_PLACEHOLDER * 3}", width), ("pending",)),)
        return (blank,) if lines_a_row(width) == 1 else (blank, ())
    return (_wide(row, width, with_city=with_city),) if lines_a_row(width) == 1 else _narrow(row, width)


def _wide(row: RowShape, width: int, *, with_city: bool) -> Pieces:
    with_source = width >= _WITH_SOURCE
    date = wording.row_date(row.published).replace(wording.DOUBTED, "")
    doubted = wording.row_date(row.published).endswith(wording.DOUBTED) or wording.row_rival(row.published)
    doubt = wording.DOUBTED if doubted else " "
    city = (Piece(cells.fit(_cities(row)[0], _CITY, fill=True) + " ", ("city",)),) if with_city else ()
    title_cells = width - _MARK - _DATE - 3 - (_CITY + 1 if with_city else 0) - (_SOURCE + 1 if with_source else 0)
    pieces = [
        _mark(row),
        Piece(cells.fit(date, _DATE).rjust(_DATE) + doubt + " ", ("date",)),
        *city,
        _title(row, title_cells, fill=with_source),
    ]
    if with_source:
        pieces.append(Piece(" " + cells.fit(show_line(row.source or ""), _SOURCE), ("source",)))
    return tuple(pieces)


def _narrow(row: RowShape, width: int) -> tuple[Pieces, Pieces]:
    left = width - _MARK - 1
    date = wording.row_date(row.published) + wording.row_rival(row.published)
    parts = [
        (date, "date"),
        (", ".join(_cities(row)).strip(), "city"),
        (show_line(row.source or ""), "source"),
    ]
    pieces = [Piece(" " * min(_MARK, max(width, 0)))]
    for text, role in parts:
        if not text or left <= len(_BETWEEN):
            continue
        if len(pieces) > 1:
            pieces.append(Piece(_BETWEEN, ("source",)))
            left -= len(_BETWEEN)
        piece = cells.fit(text, left)
        pieces.append(Piece(piece, (role,)))
        left -= cells.width(piece)
    return (_mark(row), _title(row, width - _MARK - 1)), tuple(pieces)


def _mark(row: RowShape) -> Piece:
    unread = " " if row.read else UNREAD
    if row.starred:
        return Piece(f"{STAR}{unread} ", ("star",))
    return Piece(f" {unread} ", () if row.read else ("unread",))


def _title(row: RowShape, width: int, *, fill: bool = False) -> Piece:
    opening = row.title_basis == "opening"
    text = show_line(row.title[:_TITLE_SEEN]).strip()
    roles = ["title"]
    if opening:
        text, roles = wording.quoted(text, width), ["title", "opening"]
    if row.read:
        roles.append("read")
    return Piece(cells.fit(text or "(no words)", width, fill=fill), tuple(roles))


def _cities(row: RowShape) -> list[str]:
    """Name what the article is about; where that is open, the first city it names."""
    if not row.annotated:
        return [_UNREAD]
    focus = [show_line(city.name) for city in row.cities if city.focus]
    return focus or [show_line(city.name) for city in row.cities][:1] or [""]
