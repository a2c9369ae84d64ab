"""The command line: the last line of the screen, where the same actions are typed by name."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from warreader.tui.widgets.query_line import PastLine


class CommandLine(PastLine):
    """A command, with completion and the commands before."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(placeholder="a command: 12, filter city:Kharkiv, sort title, theme light, star, q", id=id)

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.look_for_completions()
