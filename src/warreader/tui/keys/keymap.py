"""The effective key bindings, after the preset and the user's settings.

In: the name of a preset and what the user has set, action by action. Out: a `Keymap`, or one line that says what is
wrong with the settings. What a user sets replaces all keys of that action. A key may be taken twice only where there is
no choice: at two places, or where one types text, whose own keys hide those that work everywhere.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from warreader.errors import UsageError
from warreader.frozen import dataclass
from warreader.tui.keys.actions import ACTIONS, TYPING, Action, Place, actions_at, offered_at
from warreader.tui.keys.chords import tree_of
from warreader.tui.keys.names import parse_keys, shown_key, writes
from warreader.tui.keys.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from warreader.config import OwnKeys
    from warreader.tui.keys.chords import Tree

_EDITING: Final = frozenset(
    {"backspace", "delete", "left", "right", "home", "end", "ctrl+left", "ctrl+right", "shift+left", "shift+right"}
)
"""Where one types they edit the line, whatever they do elsewhere."""
_PLACES: Final = (Place.READING, Place.LIST, Place.DRAWER, Place.TIMELINE)
"""Where keys are commands, the place that has most of its own first."""
_BY_ID: Final = {action.id: action for action in ACTIONS}


@dataclass(frozen=True, slots=True)
class Keymap:
    """The effective key bindings."""

    keys: Mapping[str, tuple[str, ...]]
    """The ID of an action to its keys, as the table of actions writes them."""
    trees: Mapping[Place, Tree]
    """For each place, what its keys lead to."""
    served: bool = False
    """Whether the reader shows in a browser."""

    def offered_at(self, place: Place) -> tuple[Action, ...]:
        """Return the actions that can be done at a place."""
        return offered_at(place, served=self.served)

    def shown(self, action: Action) -> tuple[str, ...]:
        """Return the keys of an action as a reader knows them, the first one foremost; empty for none."""
        return tuple(map(shown_key, self.keys[action.id]))

    def hint(self, identity: str) -> str:
        """Return the first key of an action by its ID, as a reader knows it; empty for none."""
        return next(iter(self.shown(_BY_ID[identity])), "")

    def done_elsewhere(self, keys: str) -> Action | None:
        """Return what keys, as the table writes them, do at another place of the reader's screen; None for nothing."""
        return next((one for place in _PLACES for one in actions_at(place) if keys in self.keys[one.id]), None)

    def first(self, action: Action, place: Place) -> str:
        """Return the first key of an action that works at a place, as a reader knows it; empty for none."""
        return next((shown_key(key) for key in _working(place, self.keys[action.id])), "")


def make_keymap(preset: str = "vim", own: Sequence[OwnKeys] = (), *, served: bool = False) -> Keymap:
    """Put the keys together.

    Args:
        preset: One of `PRESETS`.
        own: What the user has set.
        served: Whether the reader shows in a browser.

    Returns:
        The keys.

    Raises:
        UsageError: An action or key does not exist, or a key would do two things; with file and line.
    """
    own = tuple(own)
    keys = {action.id: PRESETS[preset].get(action.id, action.keys) for action in ACTIONS}
    for item in own:
        keys[item.action] = _parsed(item, _known(item))
    faults = [*_conflicts(keys, {item.action: item for item in own})] if own else []  # presets have none: a test
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise UsageError(faults[0] + more)
    return Keymap(keys, {place: tree_of(_bound(place, keys, served=served)) for place in Place}, served)


def _known(item: OwnKeys) -> Action:
    if item.action in _BY_ID:
        return _BY_ID[item.action]
    near = difflib.get_close_matches(item.action, _BY_ID, 1)
    hint = f"did you mean {near[0]!r}?" if near else "warreader config --keys lists them"
    raise UsageError(f"{item.where}: unknown action {item.action!r}; {hint}")


def _parsed(item: OwnKeys, action: Action) -> tuple[str, ...]:
    try:
        keys = parse_keys(item.keys)
    except ValueError as error:
        raise UsageError(f"{item.where}: {item.action}: {error}") from error
    for key in keys:
        first = key.split(" ")[0]
        if first in "0123456789":
            raise UsageError(
                f"{item.where}: {item.action}: digits are counts, {shown_key(key)!r} cannot begin with one"
            )
        if action.place in TYPING and writes(first):
            raise UsageError(
                f"{item.where}: {item.action}: one types text there, so {shown_key(key)!r} cannot be a key"
            )
    return keys


def _bound(
    place: Place, keys: Mapping[str, tuple[str, ...]], *, served: bool = False
) -> Iterator[tuple[Action, tuple[str, ...]]]:
    for action in offered_at(place, served=served):
        yield action, _working(place, keys[action.id])


def _working(place: Place, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out keys that write or edit text at a place."""
    return tuple(key for key in keys if not (place in TYPING and (writes(key.split(" ")[0]) or key in _EDITING)))


def _conflicts(keys: Mapping[str, tuple[str, ...]], own: Mapping[str, OwnKeys]) -> Iterator[str]:
    """Say of each key that would do two things, once, where the user can mend it."""
    said: set[frozenset[str]] = set()
    for place in Place:
        bound = [
            (key.split(" "), action)
            for action, alternatives in _bound(place, keys)
            for key in alternatives
            if place not in TYPING or action.place is place
        ]
        for index, (one, first) in enumerate(bound):
            for other, second in bound[index + 1 :]:
                pair = frozenset({first.id, second.id})
                shorter = min(len(one), len(other))
                if one[:shorter] == other[:shorter] and len(pair) > 1 and pair not in said:
                    said.add(pair)
                    yield _conflict(" ".join(one), " ".join(other), first, second, own)


def _conflict(one: str, other: str, first: Action, second: Action, own: Mapping[str, OwnKeys]) -> str:
    if first.id in own and second.id not in own:
        one, other, first, second = other, one, second, first
    where = f"{own[second.id].where}: " if second.id in own else ""
    what = "is" if one == other else f"begins as {shown_key(one)!r} does,"
    return (
        f"{where}{shown_key(other)!r} of {second.id} {what} a key of {first.id} ({first.help.lower()}); "
        f'choose another, or give {first.id} other keys ("" for none)'
    )
