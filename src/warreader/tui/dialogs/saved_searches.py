"""The saved searches, with counts of new articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from warreader.terminal import show_line
from warreader.tui.dialogs.overlay import Panel
from warreader.tui.keys.actions import Place
from warreader.tui.render import Piece, cells
from warreader.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import ClassVar

    from textual.app import ComposeResult

    from warreader.archive import SavedSearch
    from warreader.tui.keys.keymap import Keymap
    from warreader.tui.render import Pieces

_FIGURES = 9  # cells of a count


class SearchList(LineList):
    """One line a search: name, articles, new ones, query."""

    PREFIX = "saved"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"saved--{role}" for role in ("name", "count", "new", "query", "note", "cursor", "cursor-blurred")
    }

    def __init__(self, searches: Sequence[tuple[SavedSearch, int, int]]) -> None:
        super().__init__(id="saved")
        self.searches = tuple(searches)

    def on_mount(self) -> None:
        """Show them."""
        self.show_rows(len(self.searches), 0)

    def draw_row(self, index: int, width: int) -> tuple[Pieces, ...]:
        """Draw a search."""
        saved, total, new = self.searches[index]
        name = max((cells.width(show_line(one.name)) for one, _, _ in self.searches), default=0)
        fresh = f"{new:,} new" if new else ""
        rest = max(width - name - 2 * _FIGURES - 8, 0)
        return (
            (
                Piece(f" {cells.fit(show_line(saved.name), name, fill=True)} ", ("name",)),
                Piece(f"{total:>{_FIGURES},} ", ("count",)),
                Piece(f"{fresh:>{_FIGURES + 2}}  ", ("new",)),
                Piece(cells.fit(show_line(saved.query), rest), ("query",)),
            ),
        )


class SearchesScreen(Panel[tuple[str, str]]):
    """The saved searches. It gives back what is to be done, `open` or `forget`, and the name; None for nothing."""

    PLACE = Place.SEARCHES

    def __init__(self, searches: Sequence[tuple[SavedSearch, int, int]], keymap: Keymap) -> None:
        super().__init__(keymap)
        self._searches = searches

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        found = SearchList(self._searches)
        found.border_title = Content("Saved searches")
        hint = self.keymap.hint
        found.border_subtitle = Content(
            f"{hint('searches.choose')} opens · {hint('searches.forget')} forgets · {hint('searches.close')} closes"
        )
        yield found

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(SearchList).focus()

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Open the search that was clicked."""
        self.action_take("open")

    def action_take(self, what: str) -> None:
        """Give back what is to be done with the search under the cursor."""
        found = self.query_one(SearchList)
        self.dismiss((what, found.searches[found.cursor][0].name) if found.searches else None)
