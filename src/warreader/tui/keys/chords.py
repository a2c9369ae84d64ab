"""Tracks pressed keys: counts (`10j`) and chords (`g g`).

In: keys, one at a time, and a tree of what is bound. Out: the action that is meant and how often, or that more keys
must come. Where a chord ends in any letter (`m a-z`), the action that comes out has it. Neither a count nor a chord has
a time limit; the key line shows what may follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.tui.keys.names import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warreader.tui.keys.actions import Action

LARGEST_COUNT: Final = 99_999_999
"""Further digits are dropped: no archive has as many articles, and a slip of the keyboard makes no endless number."""

Tree = dict[str, "Tree | Action"]
"""What is bound: a key leads to an action, or to the keys that may follow it."""

_GIVE_UP: Final = "escape"
_LATIN: Final = dict(
    zip(
        "йцукенгшщзхїъфіывапролджєэячсмитьбю" + "ЙЦУКЕНГШЩЗХЇЪФІЫВАПРОЛДЖЄЭЯЧСМИТЬБЮ",
        "qwertyuiop[]]assdfghjkl;''zxcvbnm,." + 'QWERTYUIOP{}}ASSDFGHJKL:""ZXCVBNM<>',
        strict=True,
    )
)
"""The Latin key under a Ukrainian or Russian one (the layouts of xkeyboard-config, `ua` and `ru`)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The result of a key press."""

    action: Action | None = None
    """The action that is complete; None while keys must follow, or where the keys so far lead nowhere."""
    count: int | None = None
    """The number typed before it; None for none."""


def tree_of(bound: Iterable[tuple[Action, Iterable[str]]]) -> Tree:
    """Make the tree of what is bound.

    Args:
        bound: Actions with their keys; a chord is its keys with a space between. No chord begins with another's keys.

    Returns:
        The tree; of two actions with the same keys the first one stands.
    """
    tree: Tree = {}
    for action, alternatives in bound:
        for keys in alternatives:
            *lead, last = keys.split(" ")
            branch = tree
            for key in lead:
                below = branch.setdefault(key, {})
                if not isinstance(below, dict):
                    break
                branch = below
            else:
                branch.setdefault(last, action)
    return tree


class Keyboard:
    """Tracks the keys pressed so far."""

    def __init__(self) -> None:
        self._digits = ""
        self._typed: list[str] = []

    @property
    def waiting(self) -> bool:
        """True after a count or the beginning of a chord."""
        return bool(self._digits or self._typed)

    @property
    def typed(self) -> tuple[str, ...]:
        """The count and the keys pressed so far."""
        return (*((self._digits,) if self._digits else ()), *self._typed)

    def chord_with(self, key: str) -> str:
        """Return the keys of the chord that was begun, without a count, and one more, as the table writes them."""
        return " ".join((*self._typed, _LATIN.get(key, key)))

    def meant(self, key: str, tree: Mapping[str, Tree | Action]) -> Action | None:
        """Return the action that a key would complete, without taking it; None where it would complete none."""
        branch = self._branch(tree) if self._typed else tree
        found = branch.get(key, branch.get(_LATIN.get(key, ""))) or self._lettered(key, branch)
        return None if isinstance(found, dict) else found

    def feed(self, key: str, tree: Mapping[str, Tree | Action]) -> Taken | None:
        """Take a key.

        Args:
            key: The character, or Textual's name of the key.
            tree: What is bound where the keyboard is.

        Returns:
            What became of it; None if it is bound to nothing and begins nothing, so that somebody else may have it.
        """
        if not self._typed and key.isdecimal() and key.isascii() and (key != "0" or self._digits) and key not in tree:
            if int(self._digits + key) <= LARGEST_COUNT:
                self._digits += key
            return Taken()
        before = self.waiting
        if before and key == _GIVE_UP:
            self.reset()
            return Taken()
        branch = self._branch(tree)
        found = branch.get(key, branch.get(_LATIN.get(key, ""))) or self._lettered(key, branch)
        if isinstance(found, dict):
            self._typed.append(key if key in branch else _LATIN[key])
            return Taken()
        count = int(self._digits) if self._digits else None
        self.reset()
        if found is not None:
            return Taken(found, count)
        return Taken() if before else None

    def _lettered(self, key: str, branch: Mapping[str, Tree | Action]) -> Action | None:
        """Return the action that takes any letter here, with this one; None without one."""
        letter, action = _LATIN.get(key, key).lower(), branch.get(LETTER)
        takes = self._typed and len(letter) == 1 and letter.isascii() and letter.isalpha()
        return action.lettered(letter) if takes and action is not None and not isinstance(action, dict) else None

    def _branch(self, tree: Mapping[str, Tree | Action]) -> Mapping[str, Tree | Action]:
        for key in self._typed:
            below = tree.get(key)
            if not isinstance(below, dict):
                self._typed = []
                return tree
            tree = below
        return tree

    def continuations(self, tree: Mapping[str, Tree | Action]) -> list[tuple[str, Action]]:
        """Return what can follow a chord's first keys, with the actions; nothing after a count alone."""
        return list(_leaves(self._branch(tree))) if self._typed else []

    def reset(self) -> None:
        """Forget what was typed."""
        self._digits, self._typed = "", []


def _leaves(tree: Mapping[str, Tree | Action]) -> Iterable[tuple[str, Action]]:
    for key, below in tree.items():
        if isinstance(below, dict):
            yield from ((f"{key} {keys}", action) for keys, action in _leaves(below))
        else:
            yield key, below
