"""The note editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from warreader.frozen import dataclass
from warreader.terminal import show, show_line
from warreader.text.passages import Passage, find_passage
from warreader.tui.dialogs.overlay import Overlay
from warreader.tui.keys.actions import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets.text_area import Edit, EditResult

    from warreader.archive import Note
    from warreader.article import Article, Span
    from warreader.tui.keys.keymap import Keymap

_QUOTED = 400  # code points of a paragraph: enough to know it by


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    text: str
    """The note; blank takes one away."""
    passage: Passage | None
    """The words that it is on; None: the article."""
    number: int | None
    """The note that was changed; None for a new one."""


class NoteArea(TextArea, inherit_bindings=True):
    """Several lines of text, harmless whatever is pasted; its cursor stands still, as in `SafeInput`."""

    def on_mount(self) -> None:
        """Keep the cursor from blinking."""
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Make what comes in harmless."""
        edit.text = show(edit.text)
        return super().edit(edit)


class NoteScreen(Overlay[Written]):
    """An editor for one note. It gives back what was written, None if nothing was.

    Args:
        article: What it is about.
        notes: The notes that there are: one on the same thing is changed, not doubled.
        spans: The paragraphs that it may be on; empty: it is on the article.
        at: The paragraph to begin with.
        keymap: The keys that are bound.
    """

    PLACE = Place.NOTE

    def __init__(self, article: Article, notes: Sequence[Note], spans: Sequence[Span], at: int, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._article, self._notes, self._spans, self._at = article, notes, spans, at
        self._is_warned = False

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        with Vertical(classes="work", id="note") as box:
            box.border_title = Content("Note")
            box.border_subtitle = Content(self._hints())
            yield Static(classes="quoted")
            yield NoteArea(soft_wrap=True, show_line_numbers=False, compact=True, highlight_cursor_line=False)

    def _hints(self) -> str:
        drops = "again discards what you wrote" if self._is_warned else "cancels"
        hints = [f"{self.keymap.hint('note.save')} saves", f"{self.keymap.hint('note.drop')} {drops}"]
        if len(self._spans) > 1 and not self._is_warned:
            both = f"{self.keymap.hint('note.earlier')} {self.keymap.hint('note.later')}"
            hints.append(f"{both} another paragraph")
        return " · ".join(hints)

    def on_mount(self) -> None:
        """Begin to write."""
        self._show()
        self.query_one(NoteArea).cursor_blink = False
        self.query_one(NoteArea).focus()

    def _show(self) -> None:
        note = self._known()
        about = self._article.annotation.title
        if self._spans:
            about = f"¶ {self._at + 1}  {self._spans[self._at].of(self._article.text)}"
        flat = " ".join(show_line(about[:_QUOTED]).split())
        self.query_one(".quoted", Static).update(Content(flat))
        area = self.query_one(NoteArea)
        area.text = show(note.text) if note else ""
        area.move_cursor(area.document.end)

    def _known(self) -> Note | None:
        """Find the note that is on the same thing already."""
        for note in self._notes:
            if not self._spans and note.passage is None:
                return note
            found = find_passage(note.passage, self._article.text) if self._spans and note.passage else None
            if found is not None and found.span.overlaps(self._spans[self._at]):
                return note
        return None

    def action_paragraph(self, by: int) -> None:
        """Go to another paragraph, unless something was written for this one."""
        if self._spans and not self._is_changed():
            self._at = max(0, min(self._at + by, len(self._spans) - 1))
            self._show()

    def action_save(self) -> None:
        """Keep what was written."""
        note = self._known()
        passage = Passage.of(self._article.text, self._spans[self._at]) if self._spans else None
        self.dismiss(Written(self.query_one(NoteArea).text, passage, note.id if note else None))

    def action_drop(self) -> None:
        """Keep nothing; what was written goes only when asked twice."""
        if self._is_changed() and not self._is_warned:
            self._warn(warned=True)
        else:
            self.dismiss(None)

    def on_text_area_changed(self) -> None:
        """Take a warning back with the next letter."""
        self._warn(warned=False)

    def _warn(self, *, warned: bool) -> None:
        self._is_warned = warned
        self.query_one("#note").border_subtitle = Content(self._hints())

    def _is_changed(self) -> bool:
        note = self._known()
        return self.query_one(NoteArea).text != (show(note.text) if note else "")
