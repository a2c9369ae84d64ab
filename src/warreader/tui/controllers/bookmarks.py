"""Bookmarks by letter, as in vim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warreader.tui.dialogs.pick_list import PickScreen
from warreader.tui.jobs import bookmarks
from warreader.tui.keys.actions import Place
from warreader.tui.keys.verbs import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warreader.archive import Bookmark, Row
    from warreader.tui.controllers.host import Host
    from warreader.tui.jobs.articles import FoundPlace


class Bookmarks:
    """Marks, one a letter.

    Args:
        host: The screen.
        go_to: Reads an article at a place of it.
    """

    def __init__(self, host: Host, go_to: Callable[[FoundPlace], None]) -> None:
        self._host, self._go_to = host, go_to

    def set(self, letter: str) -> None:
        """Mark this place, or the article under the cursor; without a letter, type one."""
        articles = self._host.articles
        if self._host.place is Place.LIST and articles.target is None:
            self._host.say("No article is listed.")
        elif self._host.place is Place.LIST or articles.target_article():
            if letter:
                self.set_at(letter)
            else:
                self._host.prompt("mark ")

    def set_at(self, letter: str) -> None:
        """Mark this place; in the list the beginning of the article under the cursor.

        Raises:
            CommandError: It is no letter, or no article shows.
        """
        if bookmarks.letters_of(letter) != letter or len(letter) != 1:
            raise CommandError(f"a mark is a letter from a to z, and not {letter!r}")
        row, view = self._host.articles.target, self._host.reading.view
        reads = self._host.place is Place.READING
        if row is None or (reads and (view.article is None or view.article.id != row.id)):
            raise CommandError("no article is shown to mark a place in; open one first")
        self._host.worker.work("set the mark", bookmarks.set_mark, row, letter, view.place if reads else 0)

    def delete(self, typed: str) -> None:
        """Remove marks.

        Raises:
            CommandError: There is something else than letters.
        """
        letters = bookmarks.letters_of(typed)
        if not letters:
            raise CommandError(f"delmarks takes letters from a to z, as in :delmarks a c-e, and not {typed!r}")
        self._host.worker.work("take the marks away", bookmarks.delete_marks, letters)

    def go_to(self, letter: str) -> None:
        """Go to a mark; without a letter, choose one."""
        if letter:
            self._host.worker.work("find the mark", bookmarks.find_mark, letter, then=self._go_to)
        else:
            self.list_all()

    def list_all(self) -> None:
        """Show all marks, to go to one."""
        self._host.worker.question("read the marks", bookmarks.read_marks, then=self._show)

    def _show(self, marks: Sequence[tuple[Bookmark, Row | None]]) -> None:
        host = self._host
        if not marks:
            keys = host.keymap.hint("reading.mark").replace("<a-z>", "a")
            host.say(f"There are no marks yet; {keys or ':mark a'} sets one.")
            return
        entries = [bookmarks.mark_entry(mark, row) for mark, row in marks]
        screen = PickScreen(f"Marks ({len(entries)})", entries, host.keymap, taking="goes there")
        host.show_over(screen, partial(self._picked, [mark for mark, _ in marks]))

    def _picked(self, marks: Sequence[Bookmark], choice: tuple[str, int] | None) -> None:
        if choice is not None:
            self.go_to(marks[choice[1]].letter)
