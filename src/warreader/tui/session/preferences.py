"""Remembers the theme and the pane widths from one run to the next.

In and out: a small JSON file in the folder for the state of programs. One that is missing or broken is no trouble: the
settings hold then. A theme chosen on the screen holds until the settings name another one than they did at that time.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, Final

from warreader.folders import state_folder
from warreader.tui.session.panes import read_panes

if TYPE_CHECKING:
    from pathlib import Path

    from warreader.tui.session.panes import Panes

_FILE: Final = "reader.json"


def remembered_theme(configured: str, folder: Path | None = None) -> str | None:
    """Return the theme that was chosen on the screen.

    Args:
        configured: What the settings say now.
        folder: Where it was kept; None is the usual folder.

    Returns:
        Its name; None where none was chosen, or the settings were changed since then.
    """
    kept = _kept(folder)
    if kept.get("instead_of") != configured:
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
    _keep({"theme": theme, "instead_of": configured}, folder)


def remembered_panes(folder: Path | None = None) -> Panes:
    """Return the widths of the panes that were chosen on the screen; the usual ones where none were."""
    return read_panes(_kept(folder).get("panes"))


def remember_panes(panes: Panes, folder: Path | None = None) -> None:
    """Keep the widths of the panes; where that cannot be written, they are forgotten."""
    _keep({"panes": list(panes)}, folder)


def _kept(folder: Path | None) -> dict[str, Any]:
    kept: Any = None
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(((folder or state_folder()) / _FILE).read_text(encoding="utf-8"))
    return kept if isinstance(kept, dict) else {}


def _keep(news: dict[str, Any], folder: Path | None) -> None:
    folder = folder or state_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(json.dumps(_kept(folder) | news) + "\n", encoding="utf-8")
