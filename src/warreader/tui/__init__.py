"""The reader: a full-screen program over one archive. Textual is imported only when it starts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.driver import Driver

    from warreader.archive import Archive
    from warreader.config import Config
    from warreader.ingest.background import Background
    from warreader.tui.startup.handover import HeldTerminal

__all__ = ["run"]


def run(  # noqa: PLR0913  # each by its name
    archive: Archive,
    config: Config,
    *,
    name: str = "",
    query: str = "",
    held: HeldTerminal | None = None,
    served: bool = False,
    resumes: bool = True,
) -> int:
    """Open the reader and stay in it until it is left.

    Args:
        archive: What to read; stays open.
        config: What the user has set: theme, and width of the text.
        name: What the top line calls the archive; empty leaves it out.
        query: What to list at first; empty lists everything.
        held: The terminal; if it shows a first frame already, the reader takes it over.
        served: Whether it shows in a browser: standard input and output lead to a server, and what would start other
            programs or write files is switched off.
        resumes: Whether to go on where the archive was left, if the settings say so and no query is given.

    Returns:
        The exit code: 0, or 128 and the number of the signal that ended it. The terminal is as it was before.

    Raises:
        QueryError: The query cannot be understood.
        ArchiveError: The archive cannot be read.
    """
    # Before Textual is imported: rows that are there wait up to a frame, 16 ms at its usual 60 a second.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from warreader.tui import memory  # whoever asks for `--help` needs none of it
    from warreader.tui.startup import handover  # whoever asks for `--help` needs none of it

    memory.defer_collection()
    memory.import_without_openssl()
    from warreader.query import parse
    from warreader.tui.answers import Start
    from warreader.tui.app import ReaderApp
    from warreader.tui.archive_worker import search
    from warreader.tui.session.preferences import remember_panes, remember_theme, remembered_panes
    from warreader.tui.session.resume import Resuming

    result = search(archive, parse(query))
    driver, standing = _driver(held, served=served)
    resuming = Resuming(archive.path) if resumes and config.resume and not query and not served else None
    panes = remembered_panes()
    background = _background(archive, config) if config.annotate and not served else None
    start = Start(result, query, None, name, resuming, served, panes, background, standing)
    app = ReaderApp(archive, config, start, _theme(config, served=served), driver)
    before = app.theme
    with handover.signals_blocked():  # until the application has a place for them
        app.run(mouse=config.mouse)
    if served:  # from a page nothing is written but marks
        return app.return_code or 0
    if app.theme != before:
        remember_theme(app.theme, config.theme)
    if app.panes != panes:
        remember_panes(app.panes)
    return app.return_code or 0


def _theme(config: Config, *, served: bool) -> str | None:
    """Return the theme that was chosen on the screen, else the one for this terminal; None: that of the settings."""
    from warreader.tui.appearance.themes import theme_for
    from warreader.tui.session.preferences import remembered_theme

    theme = remembered_theme(config.theme)
    if theme is None and not served and "theme" not in config.sources:
        return theme_for(os.environ)
    return theme


def _background(archive: Archive, config: Config) -> Background:
    from warreader.ingest.background import Background

    return Background(archive.path.parent, cautious=config.cleaning == "cautious", entities=config.entities)


def _driver(
    held: HeldTerminal | None, *, served: bool
) -> tuple[type[Driver] | None, Callable[[], tuple[int, int]] | None]:
    """Choose what writes to the terminal, and say what stands there already; None: the toolkit's own, and nothing."""
    if served:
        from warreader.tui.startup.web_driver import ServedDriver  # not for a terminal

        return ServedDriver, None
    if held is not None and held.is_held:
        from warreader.tui.startup.terminal_driver import driver_for

        return driver_for(held), held.standing
    return None, None
