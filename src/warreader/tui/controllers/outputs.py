"""Output from the reader: citations, other programs, the browser, exports."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from warreader.export import cite, paragraph_at
from warreader.tui import external_programs
from warreader.tui.jobs import articles
from warreader.tui.keys.actions import Place
from warreader.tui.keys.verbs import NOT_SERVED, folder_and_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article
    from warreader.tui.controllers.host import Host


class Outputs:
    """What goes to the clipboard, to other programs and to files."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def _is_served(self) -> bool:
        """Say so if the reader shows in a browser, from which nothing of this machine is started or written."""
        if self._host.keymap.served:
            self._host.say(f"That can be done {NOT_SERVED}", fault=True)
        return self._host.keymap.served

    # --- the clipboard

    def cite(self, style: str = "plain") -> None:
        """Copy a citation: of the paragraph one reads, or of the article."""
        host = self._host
        here = host.reading.view.meant if host.place is Place.READING else 0

        def copy(article: Article) -> None:
            paragraph = paragraph_at(article, here) if here else None
            host.app.copy_to_clipboard(cite(article, style, paragraph))
            part = "the article" if paragraph is None else f"paragraph {paragraph}"
            host.say(f"Copied a citation of {part} ({style}). If nothing pastes, your terminal forbids copying.")

        host.articles.with_article(copy)

    # --- other programs

    def type_command(self) -> None:
        """Type a command that gets the article."""
        if self._host.articles.target is None:
            self._host.say("No article is listed.")
        else:
            self._host.prompt("pipe ")

    def pipe(self, command: str) -> None:
        """Hand the article to a command."""
        self._run(external_programs.pipe, command)

    def page(self) -> None:
        """Read the article in $PAGER."""
        self._run(external_programs.page)

    def edit(self) -> None:
        """Look at a copy of the article in $EDITOR."""
        self._run(external_programs.edit)

    def _run(self, program: Callable[..., int], *values: str) -> None:
        """Run another program on this terminal and come back."""
        if not self._is_served():
            self._host.articles.with_article(partial(self._run_on, program, values))

    def _run_on(self, program: Callable[..., int], values: tuple[str, ...], article: Article) -> None:
        host, fault = self._host, ""
        try:
            with host.app.suspend():
                try:
                    if code := program(article, *values):
                        fault = f"It ended with code {code}."
                except (OSError, ValueError, EOFError) as error:  # behind `suspend` the terminal would not come back
                    fault = f"That could not be run: {error}"
        except SuspendNotSupported:
            fault = "Another program cannot run in this terminal."
        host.app.screen.refresh()
        if fault:
            host.say(fault, fault=True)

    def browse(self) -> None:
        """Open the article's address in the browser."""
        self._host.articles.with_article(self._browse)

    def _browse(self, article: Article) -> None:
        address = external_programs.address(article)
        if address is None:
            self._host.say("No address is known of this article.")
        else:
            self.open_address(address)

    def open_address(self, address: str) -> None:
        """Open an address of http or https in the browser; where there is none, copy it."""
        host = self._host
        if external_programs.has_browser() and not host.keymap.served:
            host.app.open_url(address)
            host.say(f"Opened {address}")
        else:
            host.app.copy_to_clipboard(address)
            host.say(f"There is no browser here; copied {address}")

    # --- files

    def type_folder(self) -> None:
        """Type where what is listed shall be exported to."""
        self._host.prompt("export ")

    def export(self, words: str) -> None:
        """Export what is listed: to a folder, in a form that may stand behind it.

        Raises:
            CommandError: There is an option that does not exist.
        """
        if self._is_served():
            return
        folder, form = folder_and_form(words)
        query, target = self._host.search.typed_query, Path(folder).expanduser()
        self._host.say(f"Exporting what is listed to {folder} …")
        self._host.worker.work_long("export", articles.export_listed, query, form, target)
