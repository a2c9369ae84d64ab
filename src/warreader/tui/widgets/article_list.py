"""The article list: fetches rows page by page as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message

from warreader.tui.answers import PAGE
from warreader.tui.render import Piece, cells
from warreader.tui.render.row import lines_a_row, row_lines
from warreader.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from textual.strip import Strip

    from warreader.archive import Listing, Row
    from warreader.tui.answers import Result
    from warreader.tui.render import Pieces
    from warreader.tui.render.hit_context import Context

_PAGES_KEPT: Final = 64  # 4,096 rows, about 4 MB
_CONTEXTS_KEPT: Final = 2_000  # about 1 MB
_CONTEXT_WIDTH: Final = 30  # cells; less shows a hit and three words
_CONTEXT_ROWS: Final = 5
_CONTEXT_MARGIN: Final = "   "


class ArticleList(LineList):
    """The articles of a search, of any number."""

    PREFIX = "list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"list--{role}"
        for role in (
            "title", "opening", "read", "date", "inferred", "city", "source", "unread", "star", "pending", "note",
            "context", "found", "cursor", "cursor-blurred",
        )
    }  # fmt: skip

    class NothingToOpen(Message):
        """The list is empty, and somebody asked for an article."""

    class Wanted(Message):
        """A page of rows is looked at that is not here yet."""

        def __init__(self, listing: Listing, page: int) -> None:
            super().__init__()
            self.listing, self.page = listing, page

    class ContextsWanted(Message):
        """Rows are looked at whose words around the hits are not here yet."""

        def __init__(self, wanted: re.Pattern[str], identities: tuple[str, ...]) -> None:
            super().__init__()
            self.wanted, self.identities = wanted, identities

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._wanted: re.Pattern[str] | None = None
        self._contexts: dict[str, Context | None] = {}
        self._missing: list[str] = []
        self._listing: Listing | None = None
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._empty: tuple[str, ...] = ()
        self._with_city = True

    def lines_a_row(self, width: int) -> int:
        """Tell how many lines a row takes: one in a wide list, two in a narrow one, and one for the words of a hit."""
        return lines_a_row(width) + self._has_context(width)

    def _has_context(self, width: int) -> bool:
        """Return whether the words around a hit show: where enough rows are left to look through."""
        rows = self.scrollable_content_region.height // (lines_a_row(width) + 1)
        return self._wanted is not None and width >= _CONTEXT_WIDTH and rows >= _CONTEXT_ROWS

    def look_for(self, wanted: re.Pattern[str] | None) -> None:
        """Show the words around the hits of a query under the rows, from the next result on; None shows none."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._contexts, self._missing = {}, []

    def take_contexts(self, wanted: re.Pattern[str], contexts: Mapping[str, Context | None]) -> None:
        """Take the words around hits; those of another query are dropped."""
        if wanted == self._wanted:
            if len(self._contexts) > _CONTEXTS_KEPT:
                self._contexts = {}
            self._contexts.update(contexts)
            self._missing = []
            self.forget_drawn()

    def _ask_for_contexts(self) -> None:
        if self._wanted is not None and self._missing:
            self.post_message(self.ContextsWanted(self._wanted, tuple(self._missing)))

    @property
    def listing(self) -> Listing | None:
        """What is listed; None before the first search is done."""
        return self._listing

    def show_result(self, result: Result) -> None:
        """Show what a search found."""
        self._listing = result.listing
        self._pages.clear()
        self._asked.clear()
        self._pages[result.selected // PAGE] = list(result.rows)
        self._with_city = any(row.cities or not row.annotated for row in result.rows)
        self.show_rows(result.known, result.selected)
        if result.known:
            self.post_message(self.Moved(self, self.cursor))
        if result.total:
            self._look_ahead()
            self._want((result.total - 1) // PAGE)

    def renew(self, result: Result, pages: Mapping[int, Sequence[Row]]) -> None:
        """Show the same search done again: the cursor stays on its article, and that on its line of the screen."""
        line = self.cursor * self.row_height - self.scroll_offset.y
        self._listing = result.listing
        self._asked.clear()
        self._pages = OrderedDict((page, list(rows)) for page, rows in pages.items())
        self.keep_line(result.known, result.selected, line)
        self._want((result.known - 1) // PAGE)

    def grow(self, total: int, *, ahead: bool) -> None:
        """Take the number of rows when they have been counted; `ahead` fetches those that may be gone to next."""
        self.set_count(total)
        if ahead:
            self._look_ahead()
            self._want((total - 1) // PAGE)

    def say_empty(self, *lines: str) -> None:
        """Set what stands in a list without rows; harmless lines."""
        if lines != self._empty:
            self._empty = lines
            self.refresh()

    def take_page(self, listing: Listing, page: int, rows: Sequence[Row]) -> None:
        """Take a page of rows; one of a list that is no longer shown is dropped."""
        if listing is not self._listing:
            return
        self._asked.discard(page)
        self._pages[page] = list(rows)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        self.forget_rows(page * PAGE, (page + 1) * PAGE)
        if self.cursor // PAGE == page:
            self.post_message(self.Moved(self, self.cursor))

    def replace_row(self, row: Row) -> None:
        """Show an article's row as it is now, wherever it stands."""
        for page, rows in self._pages.items():
            for index, old in enumerate(rows):
                if old.id == row.id:
                    rows[index] = row
                    self.forget_rows(page * PAGE + index, page * PAGE + index + 1)

    def row(self, index: int) -> Row | None:
        """Return a row; None (and a wish for it) as long as it is not here."""
        if self._listing is None or not 0 <= index < self.count:
            return None
        page, place = divmod(index, PAGE)
        if page in self._pages:
            self._pages.move_to_end(page)
            rows = self._pages[page]
            return rows[place] if place < len(rows) else None
        self._want(page)
        return None

    def _want(self, page: int) -> None:
        """Ask for a page that is not here and not on its way."""
        inside = 0 <= page <= (self.count - 1) // PAGE
        if inside and self._listing is not None and page not in self._pages and page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(self._listing, page))

    def _look_ahead(self) -> None:
        """Ask for the pages around the cursor, so that their rows are here before they are looked at."""
        for page in (self.cursor // PAGE + 1, self.cursor // PAGE - 1):
            self._want(page)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row; one outside is drawn in."""
        super().move_to(index)
        self._look_ahead()

    @property
    def current(self) -> Row | None:
        """The row under the cursor; None in an empty list."""
        return self.row(self.cursor)

    def draw_row(self, index: int, width: int) -> tuple[Pieces, ...]:
        """Draw a row."""
        row = self.row(index)
        lines = row_lines(row, width, with_city=self._with_city)
        return (*lines, self._context_line(row, width)) if self._has_context(width) else lines

    def _context_line(self, row: Row | None, width: int) -> Pieces:
        """Draw the words around the hit of a row; those that are not here are asked for, together."""
        if row is None or row.id not in self._contexts:
            if row is not None and row.id not in self._missing:
                self._missing.append(row.id)
                if len(self._missing) == 1:
                    self.call_after_refresh(self._ask_for_contexts)
            return ()
        found = self._contexts[row.id]
        if found is None:
            return ()
        from warreader.tui.render.hit_context import context_pieces  # not for the first frame

        return (Piece(_CONTEXT_MARGIN), *context_pieces(found, width - len(_CONTEXT_MARGIN) - 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window; in an empty list, one line of what is said instead."""
        if self.count or not self._empty:
            return super().render_line(y)
        width, height = self.scrollable_content_region.size
        lines = [text[start:end] for text in self._empty for start, end in cells.wrap(text, width - 2)]
        number = y - max((height - len(lines)) // 3, 0)
        text = cells.fit(lines[number], width) if 0 <= number < len(lines) else ""
        return self.strip((Piece(text, ("note",)),), width, margin=max((width - cells.width(text)) // 2, 0))

    def action_open(self) -> None:
        """Choose the row under the cursor; in an empty list, what is offered instead."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))
        else:
            self.post_message(self.NothingToOpen())
