"""Names of keys in settings, in Textual, and on the screen.

A user may write a key as help shows it (`^d`, `esc`, `gg`) or by its long name (`ctrl+d`, `escape`). Keys of a chord
stand together; one that is not a single character stands in angle brackets there: `g<up>`. `m<a-z>` is `m` and any
letter from a to z, which the action gets.
"""

from __future__ import annotations

import difflib
import re
from typing import Final

_NAMED: Final = (
    "enter", "escape", "space", "tab", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up",
    "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_ALIASES: Final = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "pgdown": "pagedown", "↑": "up", "↓": "down", "←": "left", "→": "right", "backtab": "shift+tab",
}  # fmt: skip
_SHOWN: Final = {
    "escape": "esc", "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup",
}  # fmt: skip
_SAME: Final = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+j": "enter", "ctrl+left_square_bracket": "escape",
    "ctrl+[": "escape",
}  # fmt: skip
"""Keys that send the same byte as another one (ECMA-48: Ctrl takes the upper bits away)."""
LETTER: Final = "a-z"
"""Stands for any letter at the end of a chord, as the table of actions writes it."""
_MODIFIERS: Final = ("ctrl", "alt", "shift")
_LONGEST_CHORD: Final = 3
"""Longer ones are misspelt names: `entr` is no chord."""
_PIECE: Final = re.compile(r"<([^<> ]{2,20})>|(.)")


def parse_keys(text: str) -> tuple[str, ...]:
    """Read the keys of an action as a user writes them.

    Args:
        text: Alternatives with a space between, `j down`; empty for none.

    Returns:
        Each alternative as the table of actions has it: Textual's names, the keys of a chord with a space between.

    Raises:
        ValueError: Something is no key; the message says what, and what to write.
    """
    return tuple(dict.fromkeys(_parse_word(word) for word in text.split()))


def _parse_word(word: str) -> str:
    key = _single(word)
    if key is not None:
        return key
    parts = [match[1] or match[2] for match in _PIECE.finditer(word)]
    keys = [LETTER if number and part == LETTER else _single(part) for number, part in enumerate(parts)]
    if LETTER in keys[:-1] or len(keys) > _LONGEST_CHORD or None in keys:
        near = difflib.get_close_matches(word.lower(), (*_NAMED, *_ALIASES), 1)
        hint = f"did you mean {near[0]!r}?" if near else "write it as the help shows it, or ctrl+x, f5, enter"
        raise ValueError(f"{word!r} is no key; {hint}")
    return " ".join(key for key in keys if key)


def _single(word: str) -> str | None:
    """Read one key; None if it is none."""
    if len(word) == 1 and word not in _ALIASES:
        return word if word.isprintable() and word != " " else None
    if len(word) == 2 and word.startswith("^"):  # noqa: PLR2004  # a caret and a letter
        word = f"ctrl+{word[1]}"
    *modifiers, name = word.split("+") if not word.endswith("+") else (*word[:-1].rstrip("+").split("+"), "+")
    name = _ALIASES.get(name.lower(), name.lower())
    if name in _SAME.values() or name in _NAMED or (modifiers and len(name) == 1):
        modifiers = [modifier.lower() for modifier in modifiers]
        if any(modifier not in _MODIFIERS for modifier in modifiers):
            return None
        key = "+".join([*(modifier for modifier in _MODIFIERS if modifier in modifiers), name])
        if key in _SAME:
            raise ValueError(f"a terminal cannot tell {word!r} from {_SAME[key]!r}; choose another key")
        return key
    return name if name == "shift+tab" and not modifiers else None


def shown_key(keys: str) -> str:
    """Write a key or chord as a reader knows it: `^d`, `esc`, `gg`."""
    parts = [_shown(part) for part in keys.split(" ")]
    if len(parts) == 1:
        return parts[0]
    return "".join(part if len(part) == 1 else f"<{part}>" for part in parts)


def _shown(key: str) -> str:
    if key.startswith("ctrl+") and len(key) == len("ctrl+d"):
        return f"^{key[-1]}"
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    return _SHOWN.get(key, key)


def writes(key: str) -> bool:
    """Return whether a key writes a character where one types text."""
    return len(key) == 1 or key == "space"
