"""How wide the panes are: what the reader made of them by key or mouse. A value; imports nothing that takes long.

In: a change in cells, and the room that there is. Out: other widths, never so narrow that a pane is of no use. The list
and the reading view share what the drawer leaves, by a share that holds at every width of the terminal.
"""

from __future__ import annotations

from typing import Final, NamedTuple

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


class Panes(NamedTuple):
    """The widths."""

    drawer: int = DRAWER
    """Cells of the drawer."""
    share: int = LIST_SHARE
    """Of `OF`, what the list has beside the reading view."""

    def list_cells(self, room: int) -> int:
        """Give the cells of the list where it and the reading view have `room`."""
        return room * self.share // OF

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
