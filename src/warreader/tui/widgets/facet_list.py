"""A list of the filter drawer: dates or cities, each with its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message

from warreader.terminal import show_line
from warreader.tui.render.facet_lines import entry_pieces, figure_cells, lead_cells
from warreader.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

    from warreader.tui.render import Pieces
    from warreader.tui.render.facets import Entry


class FacetList(LineList):
    """Entries to filter by."""

    PREFIX = "facet"
    SHEET = "drawer.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"facet--{role}"
        for role in (
            "chosen", "quiet", "count", "switch", "year", "month", "day", "unknown", "country", "region", "city",
            "name", "note", "cursor", "cursor-blurred",
        )
    }  # fmt: skip

    class Picked(Message):
        """An entry was chosen."""

        def __init__(self, entry: Entry, *, mention: bool = False, excluded: bool = False) -> None:
            super().__init__()
            self.entry, self.mention, self.excluded = entry, mention, excluded

    class Opened(Message):
        """What stands below an entry shall show, or no longer."""

        def __init__(self, sender: FacetList, path: str, *, opened: bool) -> None:
            super().__init__()
            self.sender, self.path, self.opened = sender, path, opened

        @property
        def control(self) -> FacetList:
            """The list."""
            return self.sender

    class InferredAsked(Message):
        """Inferred dates shall match, or no longer."""

    class TitleClicked(Message):
        """The title was clicked."""

        def __init__(self, sender: FacetList) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> FacetList:
            """The list."""
            return self.sender

    def __init__(self, title: str, note: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.entries: tuple[Entry, ...] = ()
        self._column = 0
        self.border_title = Content(title)
        self.border_subtitle = Content(note)

    def show_title(self, title: str, note: str) -> None:
        """Show harmless words in the border: what the list holds, and a note."""
        if (str(self.border_title), str(self.border_subtitle)) != (title, show_line(note)):
            self.border_title, self.border_subtitle = Content(title), Content(show_line(note))

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries.

        With the keyboard here, the cursor stays on its entry, where that still exists, and that on its line: counts
        that come meanwhile move nothing under a key. Else it goes to what is chosen, or to the top, where the most are.
        """
        before, line = self.current, self.cursor - self.scroll_offset.y
        self.entries = entries
        self._column = figure_cells(entries)
        places = [index for index, entry in enumerate(entries) if before and _same(entry, before)]
        if places and self.has_focus and self.cursor:
            self.keep_line(len(entries), places[0], line)
        elif self.has_focus:
            self.show_rows(len(entries), places[0] if places else self.cursor)
        else:
            chosen = (at for at, one in enumerate(entries) if one.chosen and one.kind != "switch")
            self.show_rows(len(entries), next(chosen, 0))

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor; None in an empty list."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def draw_row(self, index: int, width: int) -> tuple[Pieces, ...]:
        """Draw an entry."""
        return (entry_pieces(self.entries[index], width, self._column),)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Take a click as a choice."""
        message.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the entry under the cursor: for a city, what is about it."""
        if (entry := self.current) and entry.kind != "note":
            self.post_message(self.Picked(entry))

    def action_choose_mention(self) -> None:
        """Choose the city under the cursor by any mention."""
        if (entry := self.current) and entry.kind == "city":
            self.post_message(self.Picked(entry, mention=True))

    def action_choose_inferred(self) -> None:
        """Let inferred dates match, or no longer."""
        self.post_message(self.InferredAsked())

    def action_open_month(self) -> None:
        """Show what stands below the entry under the cursor; where it shows already, go there."""
        if (entry := self.current) and entry.opened is False:
            self.post_message(self.Opened(self, entry.path, opened=True))
        elif entry is not None and entry.opened and self.cursor + 1 < self.count:
            self.move_to(self.cursor + 1)

    def action_close_month(self) -> None:
        """Close the entry under the cursor; where nothing of it is open, go to what it stands under and close that."""
        entry = self.current
        if entry is None:
            return
        path = entry.path if entry.opened else entry.within
        if path:
            self.move_to(next((at for at, one in enumerate(self.entries) if one.path == path), self.cursor))
            self.post_message(self.Opened(self, path, opened=False))

    def action_exclude(self) -> None:
        """Ask for what is without the entry under the cursor, or take that back."""
        if (entry := self.current) and (entry.node is not None or entry.kind == "city"):
            self.post_message(self.Picked(entry, excluded=True))

    def on_click(self, event: events.Click) -> None:
        """Tell of a click on the title; one on an entry chooses it, before its name it opens or closes it."""
        event.prevent_default()  # else the toolkit calls the method of the base class besides
        offset = event.get_content_offset(self)
        if event.widget is self and offset is None and event.y == 0:
            self.post_message(self.TitleClicked(self))
            return
        index = offset.y + self.scroll_offset.y if offset else self.count
        entry = self.entries[index] if index < self.count else None
        if offset and entry and entry.opened is not None and offset.x < lead_cells(entry):
            self.move_to(index)
            self.post_message(self.Opened(self, entry.path, opened=not entry.opened))
        else:
            super().on_click(event)


def _same(one: Entry, other: Entry) -> bool:
    return (one.kind, one.date, one.geonameid, one.node, one.path) == (
        other.kind, other.date, other.geonameid, other.node, other.path,
    )  # fmt: skip
