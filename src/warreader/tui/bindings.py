"""Makes Textual's bindings from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from warreader.tui.actions import actions_at, shown_key

if TYPE_CHECKING:
    from textual.binding import BindingType

    from warreader.tui.actions import Place


def bindings_for(place: Place) -> list[BindingType]:
    """Give the bindings of one place; chords are followed by the screen, not bound.

    Args:
        place: Where the keyboard is.

    Returns:
        One binding a key; its ID is that of the action.
    """
    return [
        Binding(
            key, action.call, action.name, show=False, key_display=shown_key(key), tooltip=action.help, id=action.id
        )
        for action in actions_at(place)
        for key in action.keys
        if " " not in key
    ]
