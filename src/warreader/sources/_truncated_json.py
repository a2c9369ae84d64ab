"""Completes a truncated JSON object, so that what is there of an article is kept.

Text comes in; the object goes out with everything closed that was open, a text in the middle of which it ends included.
What was begun and says nothing yet (a name without its value) is left out.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

CUT_OFF: Final = "JSON cut off; what is there was kept"

_TOKEN: Final = re.compile(
    r'[\s,:]*(?:(?P<text>"[^"\\]*(?:\\.[^"\\]*)*)(?P<closed>"?)|(?P<mark>[{}\[\]])|[^\s,:"{}\[\]]+)', re.DOTALL
)
_DEEPEST: Final = 32
_MOST_TOKENS: Final = 100_000
"""Values and names of an object that is completed: a quarter of a second; an article has twenty."""
_ESCAPE: Final = 6  # characters of the longest one, which may be cut: \u0456
_CLOSES: Final = {"{": "}", "[": "]"}


def completed(text: str) -> dict[str, Any] | None:
    r"""Complete an object that breaks off.

    Args:
        text: Begins with `{`; may be of any length.

    Returns:
        Its fields; None where it does not break off but is broken, or nothing of it is whole.
    """
    closers, at, safe = "", 0, ""
    whole = 0  # how far everything is complete, but for what `safe` closes
    for _ in range(_MOST_TOKENS):
        if (match := _TOKEN.match(text, at)) is None:
            return _parsed(text[:whole] + safe)
        at = match.end()
        if (mark := match["mark"]) in _CLOSES:
            closers = _CLOSES[mark] + closers
            if len(closers) > _DEEPEST:
                return None
        elif mark:
            if not closers.startswith(mark):
                return None
            closers = closers[1:]
        if match["text"] and not match["closed"]:
            return _parsed_text(text, closers) or _parsed(text[:whole] + safe)
        if not closers:
            return None
        if mark or _is_value(match, len(text), in_list=closers.startswith("]")):
            whole, safe = at, closers
    return None


def _is_value(match: re.Match[str], length: int, *, in_list: bool) -> bool:
    """Return whether a token is a whole value, and no name of one; of a number at the very end nobody can tell."""
    named = ":" in match[0].partition('"')[0]
    return (in_list or named) and (match["text"] is not None or match.end() < length)


def _parsed_text(text: str, closers: str) -> dict[str, Any] | None:
    """Close a text in which the object ends, where an escape may have been cut."""
    cuts = (text[: len(text) - cut] for cut in range(_ESCAPE + 1))
    return next((found for cut in cuts if (found := _parsed(f'{cut}"{closers}')) is not None), None)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found else None
