"""A single line of styled pieces: the top bar, the status line, the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message

from warreader.tui.keys.actions import Place
from warreader.tui.render import Piece, Pieces, cells
from warreader.tui.render.hints import completions, footer, line_of_pieces, wrapped_pieces
from warreader.tui.widgets.role_styles import RoleStyles

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip
    from textual.timer import Timer

    from warreader.tui.keys.actions import Action
    from warreader.tui.keys.keymap import Keymap

_ROLES: Final = (
    "brand", "archive", "figure", "of", "key", "name", "say", "fault", "hits", "share", "entity-per", "entity-loc",
    "entity-org", "entity-norp", "entity-unit", "entity-weapon", "entity-date", "entity-quantity",
)  # fmt: skip
_MOST_LINES: Final = 3
_MORE: Final = Piece("…")
"""Stands where something is left out."""
_SAID: Final = 4.0  # seconds that passing words stand: two readings of the longest


class StyledLine(RoleStyles):
    """One line with something at each end; words that need more grow downwards, where that is allowed."""

    PREFIX = "line"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{role}" for role in _ROLES}

    def __init__(self, *, grows: bool = False, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._grows = grows
        self._left: Pieces = ()
        self._right: Pieces = ()
        self._lines: tuple[Pieces, ...] = ()
        self._height = 0

    def show(self, left: Pieces = (), right: Pieces = ()) -> None:
        """Show other pieces.

        Args:
            left: They give way where there is no room for both; in a line that may grow, they take more lines.
            right: What stands at the right end; left out where the left pieces take more lines.
        """
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._lay()

    def _lay(self) -> None:
        width = self.content_size.width
        self._lines = (line_of_pieces(self._left, self._right, width),)
        if self._grows and width > 0 and sum(cells.width(one.text) for one in (*self._left, *self._right)) > width:
            lines = wrapped_pieces(self._left, width)
            self._lines = lines[:_MOST_LINES]
            if len(lines) > _MOST_LINES:
                self._lines = (*lines[: _MOST_LINES - 1], line_of_pieces(lines[_MOST_LINES - 1], (_MORE,), width))
        if self._grows and len(self._lines) != self._height:  # the toolkit lays out the screen again, even for the same
            self._height = len(self._lines)
            self.styles.height = self._height
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the pieces out for another width."""
        self._lay()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        return self.strip(self._lines[y] if y < len(self._lines) else (), self.content_size.width)

    def fit_width(self) -> None:
        """Take as many cells as the pieces need, and one before what stands at the right end."""
        needed = sum(cells.width(piece.text) for piece in (*self._left, *self._right))
        self.styles.width = needed + bool(self._right)


class KeyLine(StyledLine):
    """The footer: the keys of the place where the keyboard is, or one thing that has to be said."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, keymap: Keymap, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(grows=True, id=id)
        self._keymap = keymap
        self._place: Place | None = None
        self._passing: Pieces = ()
        self._fault: Pieces = ()
        self._note: Pieces = ()
        self._until: Timer | None = None

    def show_place(self, place: Place) -> None:
        """Show the keys of a place, unless a fault has to be told."""
        if place is not self._place:
            self._place = place
            self._stop()
            self._passing = ()
            self._draw()

    def say(self, text: str, *, fault: bool = False) -> None:
        """Show harmless words instead of the keys, until the next key or for some seconds."""
        self.show_pieces((Piece(text, ("fault" if fault else "say",)),))
        self._until = self.set_timer(_SAID, self.clear_message)

    def show_pieces(self, pieces: Pieces) -> None:
        """Show something drawn instead of the keys, until the next key."""
        self._stop()
        self._passing = pieces
        self._draw()

    def show_offers(self, offers: tuple[str, ...], chosen: int | None, usage: str = "") -> None:
        """Show completions and their key instead of the keys, or harmless words of usage; neither takes them away."""
        if offers:
            line = "command" if self._place is Place.COMMAND else "query"
            key = Piece(f"{self._keymap.hint(f'{line}.complete')} ", ("key",))
            self.show_pieces((key, *completions(offers, chosen, self.content_size.width - len(key.text))))
        elif usage:
            self.show_pieces((Piece(usage, ("name",)),))
        else:
            self.clear_message()

    def clear_message(self) -> None:
        """Take passing words away."""
        if self._passing:
            self._stop()
            self._passing = ()
            self._draw()

    def tell_fault(self, text: str) -> None:
        """Show what is wrong with the query, harmless words, until it is told that nothing is (an empty string)."""
        fault: Pieces = (Piece(text, ("fault",)),) if text else ()
        if fault != self._fault:
            self._fault = fault
            self._draw()

    def tell_note(self, text: str) -> None:
        """Show harmless words at the right end, beside the keys; an empty string takes them away."""
        note: Pieces = (Piece(text, ("say",)),) if text else ()
        if note != self._note:
            self._note = note
            self._draw()

    def _stop(self) -> None:
        if self._until is not None:
            self._until.stop()
            self._until = None

    def _draw(self) -> None:
        said = self._passing or self._fault
        self.set_class(bool(said), "-said")
        self.show(said or self._keys(), () if said else self._note)

    def _keys(self) -> Pieces:
        if self._place is None:
            return ()
        return tuple(piece for _, pieces in self._hints(self._place) for piece in pieces)

    def _hints(self, place: Place) -> tuple[tuple[Action, Pieces], ...]:
        taken = sum(cells.width(piece.text) + 1 for piece in self._note)
        return footer(place, self.content_size.width - taken, self._keymap)

    def on_resize(self, _event: events.Resize) -> None:
        """Show as many keys as fit."""
        self._lay()
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        if self._place is None or self._passing or self._fault:
            return
        column = event.x - self.styles.padding.left
        for action, pieces in self._hints(self._place):
            column -= sum(cells.width(piece.text) for piece in pieces)
            if column < 0:
                self.post_message(self.Pressed(action))
                return
