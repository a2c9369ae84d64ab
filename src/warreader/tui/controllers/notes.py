"""Notes on articles and paragraphs: writing, changing, finding them again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warreader.export import paragraph_at, paragraphs
from warreader.tui.dialogs.note import NoteScreen
from warreader.tui.dialogs.pick_list import PickScreen
from warreader.tui.jobs.notes import find_note, read_noted, read_notes, write_note
from warreader.tui.render.pick_lines import note_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Note, Row
    from warreader.article import Article
    from warreader.tui.controllers.host import Host
    from warreader.tui.dialogs.note import Written


class Notes:
    """The reader's notes."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def write(self) -> None:
        """Write a note on the article."""
        host = self._host
        if (row := host.articles.target) is None:
            host.say("No article is listed.")
        else:
            host.worker.question("read the notes", read_noted, row, then=partial(self._edit, row))

    def write_here(self) -> None:
        """Write a note on the paragraph here."""
        host, view = self._host, self._host.reading.view
        if (article := host.articles.target_article()) is None or (row := host.articles.target) is None:
            return
        if paragraphs(article):
            self._edit(row, (article, view.notes), here=paragraph_at(article, view.meant) or 1)
        else:
            host.say("There is no paragraph to note.")

    def _edit(self, row: Row, read: tuple[Article, Sequence[Note]], here: int | None = None) -> None:
        host, (article, notes) = self._host, read

        def written(note: Written | None) -> None:
            if note is not None:
                values = (row, note.text, note.passage, note.number)
                host.worker.work("save the note", write_note, *values)

        spans = () if here is None else paragraphs(article)
        host.show_over(NoteScreen(article, notes, spans, (here or 1) - 1, host.keymap), written)

    def list_all(self) -> None:
        """Show all notes, to find one and go to its passage."""
        self._host.worker.question("read the notes", read_notes, then=self._show)

    def _show(self, notes: Sequence[Note]) -> None:
        host = self._host
        if not notes:
            hint = host.keymap.hint
            host.say(
                f"There are no notes yet; {hint('article.note')} writes one, {hint('reading.note')} on a paragraph."
            )
            return
        entries = [note_entry(note) for note in notes]
        title = f"Notes ({len(entries):,})"
        screen = PickScreen(title, entries, host.keymap, taking="goes there", copies=True)
        host.show_over(screen, partial(self._picked, notes))

    def _picked(self, notes: Sequence[Note], choice: tuple[str, int] | None) -> None:
        if choice is None:
            return
        what, number = choice
        if what == "copy":
            self._host.app.copy_to_clipboard(notes[number].text)
            self._host.say("Copied the note.")
        else:
            self._host.worker.work("find the note", find_note, notes[number], then=self._go_to)

    def _go_to(self, found: tuple[Row | None, int | None]) -> None:
        row, place = found
        if row is None:
            self._host.say("The article of that note is no longer in the archive; the note is kept.")
        else:
            self._host.open_row(row, place)
