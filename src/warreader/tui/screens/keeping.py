"""The part of the reader's screen that finds again what was kept: notes with their passages, and the reading list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from warreader.archive import Change
from warreader.tui import work
from warreader.tui.answers import ArticleRead
from warreader.tui.screens.working import Working
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Note, Row

LATER = "later"
"""The tag of what is on the reading list."""


class Keeping(Working):
    """Notes and the reading list."""

    _goal: tuple[str, int] | None = None
    """Article and code point to stand at once it shows."""

    if TYPE_CHECKING:  # the other parts have it

        def open_row(self, row: Row) -> None: ...  # noqa: D102  # as there

    # --- notes

    def action_notes(self) -> None:
        """Show all notes, to find one and go to its passage."""
        self._work("read the notes", work.read_notes)

    @on(work.NotesRead)
    def _show_notes(self, message: work.NotesRead) -> None:
        from warreader.tui.render.pick import note_entry  # noqa: PLC0415  # not for the first frame
        from warreader.tui.screens.picking import PickScreen  # noqa: PLC0415  # as above

        if not message.notes:
            hint = self.keymap.hint
            self._say(
                f"There are no notes yet; {hint('article.note')} writes one, {hint('reading.note')} on a paragraph."
            )
            return
        entries = [note_entry(note) for note in message.notes]
        title = f"Notes ({len(entries):,})"
        screen = PickScreen(title, entries, self.keymap, taking="goes there", copies=True)
        self.app.push_screen(screen, partial(self._note_picked, message.notes))

    def _note_picked(self, notes: Sequence[Note], choice: tuple[str, int] | None) -> None:
        if choice is None:
            return
        what, number = choice
        if what == "copy":
            self.app.copy_to_clipboard(notes[number].text)
            self._say("Copied the note.")
        else:
            self._work("find the note", work.find_note, notes[number])

    @on(work.NoteFound)
    def _go_to_note(self, message: work.NoteFound) -> None:
        if message.row is None:
            self._say("The article of that note is no longer in the archive; the note is kept.")
            return
        self._goal = None if message.place is None else (message.row.id, message.place)
        self.open_row(message.row)
        self._stand_at_goal()

    @on(ArticleRead)
    def _goal_read(self) -> None:
        if self._goal is not None:
            self.call_after_refresh(self._stand_at_goal)

    def _stand_at_goal(self) -> None:
        view = self.query_one(ReadingView)
        if self._goal is not None and view.article is not None and view.article.id == self._goal[0]:
            view.stand_at(self._goal[1])
            self._goal = None

    # --- the reading list

    def action_later(self) -> None:
        """Put the article on the reading list, or take it off."""
        if row := self._marked_row():
            self._work("save the tag", work.tag, row, (Change("tag", LATER not in row.tags, LATER),))

    def action_reading_list(self) -> None:
        """Show the reading list."""
        from warreader.query import parse  # noqa: PLC0415  # as above

        self._set_query(parse(f"tag:{LATER}"))
