"""How wide the panes are: what the reader made of them by key or mouse. A value; imports nothing that takes long.

In: a change in cells, and the room that there is. Out: other widths, never so narrow that a pane is of no use. The list
and the reading view share what the drawer leaves, by a share that holds at every width of the terminal; unless the
reader chose one, the list has besides what the lines of the text leave free.
"""

from __future__ import annotations

from typing import Final, NamedTuple

ONE_LINE: Final = 64
"""Cells from which a row of the list takes one line: less leaves under 30 for the headline, a third of a usual one."""
SHORTEST, LONGEST = 40, 120
"""Cells of the lines of the text, at least and at most."""
WIDE: Final = 130
"""Columns of a terminal from which on the drawer is open at first."""
DRAWER: Final = 30
"""Cells of the drawer, unless the reader made it another width."""
OF: Final = 14_000
"""What the shares are parts of."""
LIST_SHARE: Final = 5_000
"""Share of the list in what list and reading view have, unless the reader made it another."""
_LEAST_DRAWER: Final = 20
_MOST_DRAWER: Final = 60
_LEAST_LIST: Final = 24
"""Cells: a date and a city in the second line of a row."""
_LEAST_READING: Final = 36
"""Cells: the shortest lines that can be chosen, less a little."""

_BESIDE_TEXT: Final = 7
"""Cells of the reading view that its longest lines leave: borders, margins, the bar that scrolls."""
_BESIDE_ROWS: Final = 3
"""Cells of the list that its rows leave: borders, the bar that scrolls."""
_TWO_LINES: Final = ONE_LINE - 1 + _BESIDE_ROWS
"""Cells of the widest list whose rows take two lines."""
_ONE_LINE: Final = _TWO_LINES + 29
"""Cells from which on a headline has as many in a row of one line, beside date and city, as it has there."""


class Panes(NamedTuple):
    """The widths of the panes."""

    drawer: int = DRAWER
    """Cells of the drawer."""
    share: int = LIST_SHARE
    """Of `OF`, what the list has beside the reading view; `LIST_SHARE` is what nobody chose."""

    def list_cells(self, room: int) -> int:
        """Return the cells of the list where it and the reading view have `room`."""
        return room * self.share // OF

    def fitted(self, width: int, measure: int) -> Panes:
        """Give the list what the text leaves free, unless the reader chose its share.

        Rows take one line in a wide list: it gets so wide only where that leaves a headline as much as two lines do.

        Args:
            width: Columns of the terminal; the drawer is taken to be as at first.
            measure: Cells of the longest line of the text.
        """
        if self.share != LIST_SHARE:
            return self
        room = width - (self.drawer if width >= WIDE else 0)
        usual = self.list_cells(room)
        cells = max(usual, room - max(SHORTEST, min(measure, LONGEST)) - _BESIDE_TEXT)
        if _TWO_LINES < cells < _ONE_LINE:
            cells = _TWO_LINES
        return self if cells == usual else self.with_list(cells, room)

    def with_list(self, cells: int, room: int) -> Panes:
        """Give the list so many cells of `room`, as far as both can be read; where two have no room, no change."""
        if room < _LEAST_LIST + _LEAST_READING:
            return self
        cells = max(_LEAST_LIST, min(cells, room - _LEAST_READING))
        return self._replace(share=-(-cells * OF // room))

    def with_drawer(self, cells: int, width: int) -> Panes:
        """Give the drawer so many cells of a terminal that is `width` wide."""
        most = min(_MOST_DRAWER, width - _LEAST_LIST)
        return self._replace(drawer=max(_LEAST_DRAWER, min(cells, most)))


USUAL: Final = Panes()
"""The widths of the sheet."""


def read_panes(form: object) -> Panes:
    """Read widths as they were kept; the usual ones where they make no sense."""
    if not isinstance(form, list) or len(form) != len(USUAL) or not all(type(one) is int for one in form):
        return USUAL
    drawer, share = form
    fine = _LEAST_DRAWER <= drawer <= _MOST_DRAWER and OF // 20 <= share <= OF - OF // 20
    return Panes(drawer, share) if fine else USUAL
