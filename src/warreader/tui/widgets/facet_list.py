"""A list of the filter drawer: dates or cities, each with its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message

from warreader.tui.render.facets import entry_pieces, figure_cells
from warreader.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from warreader.tui.render import Pieces
    from warreader.tui.render.facets import Entry


class FacetList(LineList):
    """Entries to filter by."""

    PREFIX = "facet"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"facet--{role}"
        for role in (
            "chosen", "quiet", "count", "switch", "year", "month", "day", "unknown", "city", "note", "cursor",
            "cursor-blurred",
        )
    }  # fmt: skip

    class Picked(Message):
        """An entry was chosen."""

        def __init__(self, entry: Entry, *, mention: bool) -> None:
            super().__init__()
            self.entry, self.mention = entry, mention

    class Opened(Message):
        """The days of a month shall show, or no longer."""

        def __init__(self, entry: Entry, *, opened: bool) -> None:
            super().__init__()
            self.entry, self.opened = entry, opened

    class InferredAsked(Message):
        """Inferred dates shall match, or no longer."""

    class CitiesAsked(Message):
        """The keyboard shall go to the cities."""

    def __init__(self, title: str, note: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.entries: tuple[Entry, ...] = ()
        self._column = 0
        self.border_title = Content(title)
        self.border_subtitle = Content(note)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries; the cursor stays on the one it stands on, where that still exists."""
        before = self.current
        self.entries = entries
        self._column = figure_cells(entries)
        places = [
            index
            for index, entry in enumerate(entries)
            if before and (entry.kind, entry.date, entry.geonameid) == (before.kind, before.date, before.geonameid)
        ]
        self.show_rows(len(entries), places[0] if places else self.cursor)

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
            self.post_message(self.Picked(entry, mention=False))

    def action_choose_mention(self) -> None:
        """Choose the city under the cursor by any mention."""
        if (entry := self.current) and entry.kind == "city":
            self.post_message(self.Picked(entry, mention=True))

    def action_choose_inferred(self) -> None:
        """Let inferred dates match, or no longer."""
        self.post_message(self.InferredAsked())

    def action_open_month(self) -> None:
        """Show the days of the month under the cursor."""
        if (entry := self.current) and entry.opened is False:
            self.post_message(self.Opened(entry, opened=True))

    def action_close_month(self) -> None:
        """Fold the days of the month under the cursor, or of the day under it."""
        if (entry := self.current) and (entry.opened or entry.kind == "day"):
            self.post_message(self.Opened(entry, opened=False))

    def action_to_cities(self) -> None:
        """Go to the cities."""
        self.post_message(self.CitiesAsked())
