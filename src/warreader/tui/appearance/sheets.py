"""Reads sheets of `styles/` when something of theirs is to be drawn: most of their rules no start needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from warreader.resources import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App


def read_sheet(app: App[Any], name: str) -> None:
    """Let a sheet hold from now on; read once.

    Args:
        app: The application.
        name: A file of `styles/`; its rules stand behind all that were read before.
    """
    sheet = _sheet(name)
    if not app.stylesheet.has_source(str(sheet)):
        app.stylesheet.add_source(sheet.read_text(encoding="utf-8"), (str(sheet), ""))


@cache
def _sheet(name: str) -> Path:
    return shipped_folder("styles") / name
