"""The first stage of a start: shows the newest rows before the reader is imported.

Everything here is a guess at what the second stage will find and do; where there is any doubt nothing is shown, and the
reader starts as it would have.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any, Final

from warreader.folders import ARCHIVE_VARIABLE, CONFIG_VARIABLE, config_file, default_archive
from warreader.terminal import is_interactive
from warreader.tui.startup.handover import HeldTerminal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["HeldTerminal", "archive_name", "first_look"]

NAME_OF_OWN: Final = "My archive"
"""What the default archive is called."""
_THEME_VARIABLE: Final = "WARREADER_THEME"
_PRESET_VARIABLE: Final = "WARREADER_KEYS_PRESET"
_WIDTH_VARIABLE: Final = "WARREADER_WIDTH"
WIDTH: Final = 78
"""Cells of the reading view's lines, unless they are set: as `config` has it, which is not read here."""
_MANY_COLOURS: Final = ("truecolor", "24bit")


def archive_name(folder: Path) -> str:
    """Say what the top line calls an archive."""
    return NAME_OF_OWN if folder == default_archive() else str(folder)


def first_look(held: HeldTerminal, archive: str | None, config: str | None, *, term: str | None) -> None:
    """Show the newest rows of the archive, if that can be done.

    Args:
        held: Where to show them.
        archive: `--archive`.
        config: `--config`.
        term: The value of TERM.
    """
    if is_interactive(term=term):
        with contextlib.suppress(Exception):  # the reader that follows says what is wrong
            _look(held, archive, config)


def _look(held: HeldTerminal, archive: str | None, config: str | None) -> None:
    from pathlib import Path  # after the question whether there is a screen at all

    from warreader.archive.glance import first_rows
    from warreader.tui.session.preferences import remembered_panes
    from warreader.tui.startup.first_frame import ROWS
    from warreader.tui.startup.first_list import FirstList

    settings = _settings(config)
    if settings.get("keys", {}).keys() - {"preset"}:
        _check_keys(Path(config) if config else None)
    named = archive or os.environ.get(ARCHIVE_VARIABLE) or settings.get("archive")
    folder = Path(named).expanduser() if named and not archive else Path(named) if named else default_archive()
    rows = first_rows(folder, folder, ROWS)
    if not rows:
        return
    palette = _palette(os.environ.get(_THEME_VARIABLE) or settings.get("theme", "dark"))
    size = os.get_terminal_size(1)
    measure = int(os.environ.get(_WIDTH_VARIABLE) or settings.get("width", WIDTH))
    panes = remembered_panes().fitted(size.columns, measure)
    first = FirstList(rows, size, archive_name(folder), palette, panes)
    preset = os.environ.get(_PRESET_VARIABLE, "vim")
    held.show(first, follows={"preset": preset, **settings.get("keys", {})} == {"preset": "vim"})


def _check_keys(config: Path | None) -> None:
    """Raise where the user's keys do not go together: the reader says so then, and takes no screen."""
    from warreader.config import load_config  # most have no keys of their own
    from warreader.tui.keys.keymap import make_keymap

    settings = load_config(config)
    make_keymap(settings.preset, settings.keys)


def _settings(config: str | None) -> Mapping[str, Any]:
    """Read the settings as far as they matter here; the reader checks them."""
    named = config or os.environ.get(CONFIG_VARIABLE)
    file = named or str(config_file())
    if not os.path.exists(file):  # noqa: PTH110  # pathlib is not needed for it
        return {}
    import tomllib  # most have no settings

    with open(file, "rb") as opened:  # noqa: PTH123  # as above
        return tomllib.load(opened)


def _palette(theme: str) -> Mapping[str, str] | None:
    """Return the colours of a theme; None for a terminal or a theme whose colours cannot be known here."""
    if "NO_COLOR" in os.environ or os.environ.get("COLORTERM", "").lower() not in _MANY_COLOURS:
        return None
    from warreader.tui.appearance import palettes  # not without colours
    from warreader.tui.session.preferences import remembered_theme

    worn = (remembered_theme(theme) or theme).removeprefix("warreader-")
    return {"dark": palettes.DARK, "light": palettes.LIGHT}.get(worn)
