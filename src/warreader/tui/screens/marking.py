"""The part of the reader's screen that marks places with letters, goes to them, and back to where one was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from warreader.tui import bookmarks
from warreader.tui.screens.keeping import Keeping
from warreader.tui.verbs import CommandError
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Bookmark
    from warreader.tui.actions import Action


class Marking(Keeping):
    """Marks, and the way back from a jump."""

    _came_from: tuple[str, int] | None = None
    """Article and code point that the last jump began at."""

    @property
    def _standing_at(self) -> tuple[str, int] | None:
        """Give article and code point where one is; None where no article shows."""
        view = self.query_one(ReadingView)
        return None if view.article is None else (view.article.id, view.place)

    async def perform(self, action: Action, count: int | None = None) -> None:
        """Do an action; where it is a jump, remember where from."""
        if action.id in bookmarks.JUMPS and (here := self._standing_at) is not None:
            self._came_from = here
        await super().perform(action, count)

    def action_set_mark(self, letter: str) -> None:
        """Mark this place; without a letter, type one."""
        if self._shown():
            if letter:
                self._do_mark_place(letter)
            else:
                self._begin_command("mark ")

    def _do_mark_place(self, letter: str) -> None:
        if bookmarks.letters_of(letter) != letter or len(letter) != 1:
            raise CommandError(f"a mark is a letter from a to z, and not {letter!r}")
        row, view = self._marked_row(), self.query_one(ReadingView)
        if row is None or view.article is None or view.article.id != row.id:
            raise CommandError("no article is shown to mark a place in; open one first")
        self._work("set the mark", bookmarks.set_mark, row, letter, view.place)

    def _do_delete_marks(self, typed: str) -> None:
        letters = bookmarks.letters_of(typed)
        if not letters:
            raise CommandError(f"delmarks takes letters from a to z, as in :delmarks a c-e, and not {typed!r}")
        self._work("take the marks away", bookmarks.delete_marks, letters)

    def action_go_to_mark(self, letter: str) -> None:
        """Go to a mark; without a letter, choose one."""
        if letter:
            self._work("find the mark", bookmarks.find_mark, letter)
        else:
            self.action_marks()

    def action_jump_back(self) -> None:
        """Go back to where the last jump began; once more goes forth again."""
        goal, self._came_from = self._came_from, self._standing_at or self._came_from
        if goal is None:
            self._say("There was no jump yet to go back from.")
        else:
            self._work("find the article", bookmarks.find_place, *goal)

    @on(bookmarks.PlaceFound)
    def _go_to_place(self, message: bookmarks.PlaceFound) -> None:
        if message.row is not None:
            self._goal = (message.row.id, message.place)
            self.open_row(message.row)
            self._stand_at_goal()
        if message.missing:
            self._say(message.missing)

    def action_marks(self) -> None:
        """Show all marks, to go to one."""
        self._work("read the marks", bookmarks.read_marks)

    @on(bookmarks.MarksRead)
    def _show_marks(self, message: bookmarks.MarksRead) -> None:
        from warreader.tui.screens.picking import PickScreen  # noqa: PLC0415  # not for the first frame

        if not message.marks:
            self._say(
                f"There are no marks yet; {self.keymap.hint('reading.mark') or ':mark a'} sets one while reading."
            )
            return
        entries = [bookmarks.mark_entry(mark, row) for mark, row in message.marks]
        screen = PickScreen(f"Marks ({len(entries)})", entries, self.keymap, taking="goes there")
        self.app.push_screen(screen, partial(self._mark_picked, [mark for mark, _ in message.marks]))

    def _mark_picked(self, marks: Sequence[Bookmark], choice: tuple[str, int] | None) -> None:
        if choice is not None:
            self._work("find the mark", bookmarks.find_mark, marks[choice[1]].letter)
