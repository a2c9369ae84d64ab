"""What the reader was left with and begins with again: the theme that was chosen on the screen.

In and out: a small JSON file in the folder for the state of programs. One that is missing or broken is no trouble: the
settings hold then. A theme chosen on the screen holds until the settings name another one than they did at that time.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, Final

from warreader.folders import state_folder

if TYPE_CHECKING:
    from pathlib import Path

_FILE: Final = "reader.json"


def remembered_theme(configured: str, folder: Path | None = None) -> str | None:
    """Give the theme that was chosen on the screen.

    Args:
        configured: What the settings say now.
        folder: Where it was kept; None is the usual folder.

    Returns:
        Its name; None where none was chosen, or the settings were changed since then.
    """
    kept: Any = None
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(((folder or state_folder()) / _FILE).read_text(encoding="utf-8"))
    if not isinstance(kept, dict) or kept.get("instead_of") != configured:
        return None
    theme = kept.get("theme")
    return theme if isinstance(theme, str) else None


def remember_theme(theme: str, configured: str, folder: Path | None = None) -> None:
    """Keep the theme that was chosen on the screen; where that cannot be written, it is forgotten.

    Args:
        theme: Its name.
        configured: What the settings say.
        folder: Where to keep it; None is the usual folder.
    """
    folder = folder or state_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(json.dumps({"theme": theme, "instead_of": configured}) + "\n", encoding="utf-8")
