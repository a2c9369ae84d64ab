"""Chords: keys pressed one after the other, such as `g g`. Textual binds single keys only.

A chord waits for its next key without a time limit, and the footer shows what may come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.tui.actions import Action


class Chords:
    """Follows the keys of one keyboard."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._table = [(keys.split(" "), action) for action in actions for keys in action.keys if " " in keys]
        self._typed: list[str] = []

    @property
    def waiting(self) -> bool:
        """True after the beginning of a chord."""
        return bool(self._typed)

    def feed(self, key: str, here: Iterable[str]) -> Action | bool:
        """Take a key.

        Args:
            key: The character, or Textual's name of the key.
            here: IDs of the actions that can be done now.

        Returns:
            The action whose chord is complete; True if the key was used up (a chord goes on, or broke off); False if
            it begins no chord.
        """
        allowed = set(here)
        before = bool(self._typed)
        self._typed.append(key)
        length = len(self._typed)
        for keys, action in self._table:
            if action.id in allowed and keys[:length] == self._typed:
                if len(keys) == length:
                    self._typed = []
                    return action
                return True
        self._typed = []
        return before

    def continuations(self, here: Iterable[str]) -> list[tuple[str, Action]]:
        """Give what can follow the keys typed so far, with the actions."""
        allowed, length = set(here), len(self._typed)
        return [
            (" ".join(keys[length:]), action)
            for keys, action in self._table
            if action.id in allowed and keys[:length] == self._typed
        ]

    def reset(self) -> None:
        """Forget what was typed."""
        self._typed = []
