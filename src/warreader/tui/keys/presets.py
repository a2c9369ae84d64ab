"""Key presets: what they change against the table of actions.

`vim` is the table itself. `newsboat` follows newsboat's default keys (its doc/keycmds.dsv) where that has the same
action. `arrows` needs no letter alone, so that a cat on the keyboard or a screen reader's user changes nothing
unawares: arrows and F keys, and for what has none of these the letter of vim with alt (`alt+t`, `alt+shift+c`,
`alt+g n`). Alt with a sign is not told from the sign by a terminal, so such actions have keys of their own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from warreader.tui.keys.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEWSBOAT: Final = {
    "list.clear": ("ctrl+f", "escape"),
    "list.half-up": ("alt+u", "u"),
    "list.page-down": ("space", "pagedown"),
    "list.page-up": ("b", "pageup"),
    "reading.half-up": ("alt+u", "u"),
    "reading.page-down": ("space", "pagedown"),
    "hit.next": (".",),
    "hit.previous": (",",),
    "article.next": ("J", "n"),
    "article.previous": ("K", "p"),
    "article.read": ("N",),
    "article.source": ("ctrl+u",),
    "drawer.half-up": ("alt+u",),
    "help.half-up": ("alt+u", "u"),
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
    "reading.unfold": ("insert",),
    "card.filter": ("f2",),
    "list.evidence": ("f11",),
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
    "reading.sift": ("shift+f3",),
    "reading.next-section": ("ctrl+down",),
    "reading.previous-section": ("ctrl+up",),
    "help.find": ("f3",),
    "difference.source": ("f7",),
    "article.pipe": ("alt+p",),
    "listed.sample": ("alt+r",),
    "mark.go": ("alt+j a-z",),
    "mark.back": ("alt+up",),
    "pane.narrower": ("shift+f11",),
    "pane.wider": ("shift+f12",),
}


def _without_letters() -> dict[str, tuple[str, ...]]:
    """Give every action its keys that are no letters; where there is none, the letter with alt."""
    plain = {action.id: tuple(key for key in action.keys if len(key) > 1 and " " not in key) for action in ACTIONS}
    return {action.id: plain[action.id] or _with_alt(action.keys[0]) for action in ACTIONS} | _FUNCTION


def _with_alt(keys: str) -> tuple[str, ...]:
    first, *rest = keys.split(" ")
    if not (first.isascii() and first.isalpha()):
        return ()
    return (" ".join([f"alt+{'shift+' if first.isupper() else ''}{first.lower()}", *rest]),)


PRESETS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "vim": {},
        "newsboat": _NEWSBOAT,
        "arrows": _without_letters(),
    }
)
"""By name: the ID of an action to its keys."""
