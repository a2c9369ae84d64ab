"""The part of the reader's screen by which something leaves it: citations, other programs, exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from warreader.tui import work
from warreader.tui.screens.working import Working
from warreader.tui.verbs import NOT_SERVED
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.article import Article


class Leaving(Working):
    """What goes to the clipboard, to other programs and to files."""

    def _is_served(self) -> bool:
        """Say so if the reader shows in a browser, from which nothing of this machine is started or written."""
        if self.keymap.served:
            self._say(f"That can be done {NOT_SERVED}", fault=True)
        return self.keymap.served

    def action_cite(self) -> None:
        """Copy a citation."""
        self._do_cite_as("plain")

    def _do_cite_as(self, style: str) -> None:
        from warreader.export import cite  # noqa: PLC0415  # not for the first frame

        if article := self._shown():
            view = self.query_one(ReadingView)
            paragraph = self._paragraph(article) if view.meant else None
            self.app.copy_to_clipboard(cite(article, style, paragraph))
            part = "the article" if paragraph is None else f"paragraph {paragraph}"
            self._say(f"Copied a citation of {part} ({style}). Nothing there? Your terminal may not take OSC 52.")

    def action_pipe(self) -> None:
        """Type a command that gets the article."""
        if self._shown():
            self._begin_command("pipe ")

    def _do_pipe_article(self, command: str) -> None:
        if article := self._shown():
            self._outside("pipe", article, command)

    def action_page_outside(self) -> None:
        """Read the article in $PAGER."""
        if article := self._shown():
            self._outside("page", article)

    def action_edit_outside(self) -> None:
        """Look at a copy of the article in $EDITOR."""
        if article := self._shown():
            self._outside("edit", article)

    def _outside(self, what: str, article: Article, *values: str) -> None:
        """Run another program on this terminal and come back."""
        if self._is_served():
            return
        from warreader.tui import outside  # noqa: PLC0415  # not for the first frame

        try:
            with self.app.suspend():
                code: int = getattr(outside, what)(article, *values)
        except SuspendNotSupported:
            self._say("Another program cannot run in this terminal.", fault=True)
        except (OSError, ValueError, EOFError) as error:
            self._say(f"That could not be run: {error}", fault=True)
        else:
            self.refresh()
            if code:
                self._say(f"It ended with code {code}.", fault=True)

    def action_browser(self) -> None:
        """Open the article's address in the browser."""
        from warreader.tui import outside  # noqa: PLC0415  # not for the first frame

        if not (article := self._shown()):
            return
        address = outside.address(article)
        if address is None:
            self._say("No address is known of this article.")
        else:
            self._open_address(address)

    def _open_address(self, address: str) -> None:
        """Open an address of http or https in the browser; where there is none, copy it."""
        from warreader.tui import outside  # noqa: PLC0415  # as above

        if outside.has_browser() and not self.keymap.served:
            self.app.open_url(address)
            self._say(f"Opened {address}")
        else:
            self.app.copy_to_clipboard(address)
            self._say(f"There is no browser here; copied {address}")

    def action_export(self) -> None:
        """Type where what is listed shall be exported to."""
        self._begin_command("export ")

    def _do_export_listed(self, words: str) -> None:
        if self._is_served():
            return
        from warreader.export import FORMATS  # noqa: PLC0415  # not for the first frame

        folder, _, form = words.rpartition(" ")
        if not folder or form not in FORMATS:
            folder, form = words, "markdown"
        query, target = self._asked(), Path(folder).expanduser()
        self._say(f"Exporting what is listed to {folder} …")
        self.worker.export(lambda archive, told: work.export_listed(archive, query, form, target, told))
