"""Other keys for the same actions: what changes against the table of actions, for fingers that know another program.

`vim` is the table itself. `newsboat` follows newsboat's default keys (its doc/keycmds.dsv) where that has the same
action. `arrows` needs no letter, so that a cat on the keyboard or a screen reader's user changes nothing unawares.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from warreader.tui.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEWSBOAT: Final = {
    "list.clear": ("ctrl+f", "escape"),
    "list.half-up": (),
    "list.page-down": ("pagedown",),
    "list.page-up": ("pageup",),
    "reading.half-up": (),
    "reading.page-down": ("pagedown",),
    "hit.next": (".",),
    "hit.previous": (",",),
    "article.next": ("J", "n"),
    "article.previous": ("K", "p"),
    "article.read": ("N",),
    "article.source": ("ctrl+u",),
    "drawer.half-up": (),
    "help.half-up": (),
}
_FUNCTION: Final = {
    "help.open": ("f1",),
    "help.close": ("escape", "f1"),
    "list.find": ("f3",),
    "reading.find": ("f3",),
    "filter.open": ("f2",),
    "hit.next": ("f4",),
    "hit.previous": ("shift+f4",),
    "article.read": ("f5",),
    "article.star": ("f6",),
    "article.source": ("f7",),
    "article.next": ("f8",),
    "article.previous": ("shift+f8",),
    "command.open": ("f9",),
    "palette": ("f10", "ctrl+p"),
    "back": ("backspace",),
    "quit": ("ctrl+q",),
    "theme": (),
    "reading.unfold": ("insert",),
    "card.filter": ("f2",),
    "reading.evidence": ("f11",),
    "reading.next-name": ("shift+down",),
    "reading.previous-name": ("shift+up",),
    "reading.narrower": ("shift+left",),
    "reading.wider": ("shift+right",),
    "drawer.mention": ("insert",),
    "drawer.inferred": ("f12",),
    "drawer.exclude": ("delete",),
    "drawer.next": ("shift+right",),
    "drawer.previous": ("shift+left",),
    "drawer.find": ("f3",),
    "drawer.out": ("escape",),
    "timeline.stretch": ("insert",),
    "timeline.kind": ("delete",),
    "timeline.inferred": ("f12",),
    "timeline.out": ("escape", "down"),
    "filter.time": ("shift+f2",),
}


def _without_letters() -> dict[str, tuple[str, ...]]:
    plain = {action.id: tuple(key for key in action.keys if len(key) > 1 and " " not in key) for action in ACTIONS}
    return plain | _FUNCTION


PRESETS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "vim": {},
        "newsboat": _NEWSBOAT,
        "arrows": _without_letters(),
    }
)
"""By name: the ID of an action to its keys."""
