"""The rows of the first frame as a list that can be moved in until the reader takes over.

In: the rows of a first look, and keys. Out: what to write to the terminal; None for a key that has to wait for the
reader, since it does more than move, or leads beyond the rows that are here. A test holds what is seen after any keys
equal to what the reader shows after the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.tui.render.row import lines_a_row
from warreader.tui.render.viewport import half_page, rows_shown, top_line
from warreader.tui.session.panes import USUAL
from warreader.tui.startup.first_frame import ROWS, first_frame, list_size, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.tui.render.row_protocols import RowShape
    from warreader.tui.session.panes import Panes
    from warreader.tui.startup.first_frame import Runs

MOVES: Final = {
    "j": "down", "down": "down", "k": "up", "up": "up", "ctrl+d": "half-down", "d": "half-down", "ctrl+u": "half-up",
    "u": "half-up", "space": "page-down", "ctrl+f": "page-down", "pagedown": "page-down", "b": "page-up",
    "ctrl+b": "page-up", "pageup": "page-up", "home": "top",
}  # fmt: skip
"""Keys as the toolkit names them, and the moves of `actions` that they make with the preset `vim`."""


class FirstList:
    """Rows, the row one stands on, and what of them is seen."""

    def __init__(
        self,
        rows: Sequence[RowShape],
        size: tuple[int, int],
        name: str,
        palette: Mapping[str, str] | None,
        panes: Panes = USUAL,
    ) -> None:
        self.cursor = 0
        """The row one stands on."""
        self.top = 0
        """The line of the list at the top of its window."""
        self._rows, self._size, self._name, self._palette, self._panes = rows, size, name, palette, panes
        width, self._height = list_size(rows, *size, panes)
        self._row_height = lines_a_row(width)
        self._seen: tuple[Runs, ...] = ()

    def draw(self) -> str:
        """Draw what has changed since it was drawn before; at first, everything."""
        seen = first_frame(self._rows, *self._size, self._name, self._panes, at=(self.cursor, self.top))
        text = written(seen, self._palette, before=self._seen)
        self._seen = seen
        return text

    def press(self, key: str) -> str | None:
        """Follow a key.

        Args:
            key: As the toolkit names it.

        Returns:
            What to write to the terminal; None if the key has to wait.
        """
        cursor = self._led_to(MOVES.get(key, ""))
        last = len(self._rows) - 1
        if cursor is None or (cursor > last and len(self._rows) >= ROWS):
            return None
        self.cursor = max(0, min(cursor, last))
        self.top = top_line(self.cursor, self.top, self._row_height, self._height)
        return self.draw()

    def _led_to(self, move: str) -> int | None:
        half, page = half_page(self._row_height, self._height), rows_shown(self._row_height, self._height)
        steps = {"down": 1, "half-down": half, "page-down": page, "up": -1, "half-up": -half, "page-up": -page}
        return 0 if move == "top" else self.cursor + steps[move] if move in steps else None
