"""A line of drawn pieces: the ends of the top bar, the state of the reading view, the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message

from warreader.tui.render import Piece, Pieces, cells
from warreader.tui.render.hints import footer, line_of_pieces
from warreader.tui.widgets.roles import RoleStyles

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from warreader.tui.actions import Action, Place

_ROLES: Final = (
    "brand", "archive", "figure", "of", "key", "name", "say", "fault", "hits", "share", "entity-per", "entity-loc",
    "entity-org", "entity-norp", "entity-unit", "entity-weapon", "entity-date", "entity-quantity",
)  # fmt: skip


class PieceLine(RoleStyles):
    """One line with something at each end."""

    PREFIX = "line"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{role}" for role in _ROLES}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._left: Pieces = ()
        self._right: Pieces = ()

    def show(self, left: Pieces = (), right: Pieces = ()) -> None:
        """Show other pieces; the left ones give way where there is no room for both."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        return self.strip(line_of_pieces(self._left, self._right, width) if not y else (), width)

    def fit_width(self) -> None:
        """Take as many cells as the pieces need."""
        self.styles.width = sum(cells.width(piece.text) for piece in (*self._left, *self._right))


class KeyLine(PieceLine):
    """The footer: the keys of the place where the keyboard is, or one thing that has to be said."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._place: Place | None = None
        self._saying = False

    def show_place(self, place: Place) -> None:
        """Show the keys of a place."""
        self._place, self._saying = place, False
        self.show(tuple(piece for _, pieces in footer(place, self.content_size.width) for piece in pieces))

    def say(self, text: str, *, fault: bool = False) -> None:
        """Show harmless words instead of the keys, until the place changes."""
        self._saying = True
        self.show((Piece(text, ("fault" if fault else "say",)),))

    def show_pieces(self, pieces: Pieces) -> None:
        """Show something drawn instead of the keys, until the place changes."""
        self._saying = True
        self.show(pieces)

    def on_resize(self, _event: events.Resize) -> None:
        """Show as many keys as fit."""
        if self._place is not None and not self._saying:
            self.show_place(self._place)

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        if self._place is None or self._saying:
            return
        column = event.x - self.styles.padding.left
        for action, pieces in footer(self._place, self.content_size.width):
            column -= sum(cells.width(piece.text) for piece in pieces)
            if column < 0:
                self.post_message(self.Pressed(action))
                return
