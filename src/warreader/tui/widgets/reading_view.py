"""The reading view: one article, wrapped as it comes into view, with names and hits lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from warreader.tui.render import Piece, cells
from warreader.tui.render.layout import Layout
from warreader.tui.render.lines import Overlay, entity_overlay, hit_overlay, line_pieces
from warreader.tui.render.page import Page, View, clean_page, source_page
from warreader.tui.widgets.page_scroll import PageScroll
from warreader.tui.widgets.roles import RoleStyles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from warreader.archive import Note
    from warreader.article import Article, Block, Span

NARROWEST, WIDEST, STEP = 40, 120, 4
_MARGIN: Final = 2
_GUTTER: Final = "┊ "
_CONTEXT: Final = 4  # lines kept above a hit that is jumped to

_ROLES: Final = (
    "headline", "about", "body", "subheading", "dateline", "byline", "caption", "fold", "reason", "folded",
    "folded-part", "gutter", "entity-per", "entity-loc", "entity-org", "entity-norp", "entity-unit", "entity-weapon",
    "entity-date", "entity-quantity", "hit", "hit-current", "note", "remark",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a reader stands in an article, to come back to."""

    view: View
    """How the article is shown."""
    place: int
    """Code point of the source text at the top of the window."""
    top: int
    """Number of the line at the top: words of ours have no place of their own."""
    width: int
    """Cells of the lines that were counted."""


class ReadingView(RoleStyles, PageScroll, can_focus=True):
    """One article."""

    PREFIX = "reading"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading--{role}" for role in _ROLES}

    class Scrolled(Message):
        """Another part of the article shows."""

    class Laid(Message):
        """Another page is shown: of another article, or another view of the same."""

    def __init__(self, measure: int, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.article: Article | None = None
        self.notes: tuple[Note, ...] = ()
        """The reader's notes on it."""
        self.tags: tuple[str, ...] = ()
        """The reader's tags."""
        self.view = View.CLEAN
        self.measure = max(NARROWEST, min(measure, WIDEST))
        self.names_lit = True
        self._page: Page | None = None
        self._layout: Layout | None = None
        self._opened: frozenset[int] = frozenset()
        self._names = Overlay()
        self._hits = Overlay()
        self._current: Span | None = None
        self._note = ""
        self._place = 0
        self._top = 0
        self._laid_for = Size(0, 0)

    @property
    def page(self) -> Page | None:
        """The page that is shown; None without an article."""
        return self._page

    @property
    def folded(self) -> tuple[Block, ...]:
        """The blocks that do not show."""
        return self._page.folded if self._page is not None else ()

    @property
    def place(self) -> int:
        """Where the reader is: code point of the source text at the top of the window; 0 at the very beginning.

        It is the place that was last gone to: a window that grows so large that it cannot begin there does not move it.
        """
        return self._place

    @property
    def share(self) -> int:
        """How much of the article has been seen, in percent."""
        rows = self.scrollable_content_region.height
        if self._layout is None or self._layout.height <= rows:
            return 100
        return round(100 * min(self.scroll_offset.y + rows, self._layout.height) / self._layout.height)

    @property
    def margin(self) -> int:
        """Cells left free before the text, which stands in the middle."""
        return max((self.scrollable_content_region.width - self._layout.width) // 2, 0) if self._layout else 0

    def show_article(self, article: Article, place: int, notes: Sequence[Note] = (), tags: Sequence[str] = ()) -> None:
        """Show an article in the clean view.

        Args:
            article: The article.
            place: Code point of its source text at which to begin.
            notes: The reader's notes on it.
            tags: The reader's tags.
        """
        self.article, self.view, self._opened = article, View.CLEAN, frozenset()
        self.notes, self.tags = tuple(notes), tuple(tags)
        self._names, self._hits, self._current = entity_overlay(article), Overlay(), None
        self._lay_page(place)

    def show_again(self, article: Article, notes: Sequence[Note], tags: Sequence[str]) -> None:
        """Show the same article with what the reader has done to it since, at the same place."""
        standing = self.standing
        self.article, self.notes, self.tags = article, tuple(notes), tuple(tags)
        self._names = entity_overlay(article)
        self._lay_page(standing.place)
        if not standing.place:
            self._top = standing.top
            self._keep_top()

    @property
    def meant(self) -> int:
        """Where the reader means in the source text: the hit one stands on if it is in sight, else the top; 0 there."""
        current = self._current
        if current is not None and self._layout is not None:
            line, top = self._layout.line_of(current.start), self.scroll_offset.y
            if top <= line < top + self.scrollable_content_region.height:
                return current.start
        return self._place

    def clear(self, note: str) -> None:
        """Show no article but a harmless line."""
        self.article = self._page = self._layout = None
        self._note = note
        self.virtual_size = Size(0, 0)
        self.refresh()
        self.post_message(self.Laid())

    def light(self, hits: tuple[Span, ...], current: Span | None, *, stay: bool = False) -> None:
        """Light the hits of a search; the current one comes into view, unless the window is to stay."""
        self._hits, self._current = hit_overlay(hits, current), current
        if current is not None and not stay:
            self._go_to(current.start)
        self.refresh()

    def switch_view(self) -> None:
        """Change between the clean view and the source text, at the same place."""
        place = self._place
        self.view = View.SOURCE if self.view is View.CLEAN else View.CLEAN
        if self.article is not None:
            self._lay_page(place)

    @property
    def standing(self) -> Standing:
        """Where the reader stands."""
        return Standing(self.view, self._place, self._top, self._width)

    def go_back(self, standing: Standing) -> None:
        """Stand again where one stood in this article."""
        if self.article is None:
            return
        if self.view is not standing.view:
            self.view = standing.view
            self._lay_page(standing.place)
        else:
            self._lay_lines(standing.place)
        if self._width == standing.width:
            self._top = standing.top
            self._keep_top()

    def _lay_page(self, place: int) -> None:
        assert self.article is not None  # noqa: S101  # its callers have one
        clean = self.view is View.CLEAN
        self._page = (
            clean_page(self.article, self._opened, self.notes, self.tags) if clean else source_page(self.article)
        )
        self._layout = None
        self._lay_lines(place)
        self.post_message(self.Laid())

    def _lay_lines(self, place: int) -> None:
        self._place = place
        if self._page is None or self.scrollable_content_region.width <= 0:
            return  # hidden as yet; it begins at that place when it shows
        self._laid_for = Size(0, 0)  # what scrolls from here on is not the reader
        self._layout = Layout(self._page, min(self.measure, self.scrollable_content_region.width - 2 * _MARGIN))
        self._grow()
        self._top = self._layout.line_of(place) if place else 0
        self._keep_top()
        self.refresh()

    def _keep_top(self) -> None:
        self.scroll_to(y=self._top, animate=False, force=True, immediate=True)
        self._laid_for = self.size

    def _grow(self) -> None:
        if self._layout is not None:
            self.virtual_size = Size(self.scrollable_content_region.width, self._layout.height + 1)

    def on_resize(self, _event: events.Resize) -> None:
        """Follow a change of size: the words at the top stay there."""
        wanted = max(min(self.measure, self.scrollable_content_region.width - 2 * _MARGIN), 1)
        if self._layout is None or self._layout.width != wanted:
            self._lay_lines(self._place)
        else:
            self._keep_top()
        self.refresh()
        self.post_message(self.Laid())  # what is said below the text depends on the width

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Wrap what comes into view, and tell."""
        super().watch_scroll_y(old_value, new_value)
        if self._layout is not None and round(old_value) != round(new_value):
            top = self._layout.settle(round(new_value), self.scrollable_content_region.height)
            if self._layout.height + 1 != self.virtual_size.height:
                self._grow()
            if top != round(new_value):
                self.scroll_to(y=top, animate=False, force=True, immediate=True)
            if self.size == self._laid_for:  # else the window had to move, because its size changed
                self._top, self._place = top, self._layout.place(top) if top > 0 else 0
            self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        if self._layout is None:
            return self._render_note(y, width)
        line = self._layout.line(y + self.scroll_offset.y)
        if line is None:
            return Strip.blank(width, self.rich_style)
        overlays = (self._names, self._hits) if self.names_lit else (self._hits,)
        pieces, margin = line_pieces(line, overlays), self.margin
        if line.paragraph.role == "folded" and margin >= _MARGIN:
            return self.strip((Piece(_GUTTER, ("gutter",)), *pieces), width, margin=margin - _MARGIN)
        return self.strip(pieces, width, margin=margin)

    def _render_note(self, y: int, width: int) -> Strip:
        if y != self.scrollable_content_region.height // 3:
            return Strip.blank(width, self.rich_style)
        text = cells.fit(self._note, width)
        return self.strip((Piece(text, ("note",)),), width, margin=(width - cells.width(text)) // 2)

    def _go_to(self, place: int) -> None:
        if self._layout is None:
            return
        line, top, rows = self._layout.line_of(place), self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= line < top + rows:
            self.scroll_lines(line - min(_CONTEXT, rows // 3) - top)

    def on_click(self, event: events.Click) -> None:
        """Open or close the folded part under the mouse."""
        offset = event.get_content_offset(self)
        line = self._layout.line(offset.y + self.scroll_offset.y) if offset and self._layout else None
        if line is not None and line.paragraph.fold is not None:
            self._toggle_fold(line.paragraph.fold)

    def _toggle_fold(self, fold: int) -> None:
        top = self.scroll_offset.y
        self._opened ^= {fold}
        self._lay_page(0)
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def action_unfold(self) -> None:
        """Open or close the first folded part in sight."""
        if self._layout is None:
            return
        top = self.scroll_offset.y
        for number in range(top, top + self.scrollable_content_region.height):
            line = self._layout.line(number)
            if line is not None and line.paragraph.fold is not None:
                self._toggle_fold(line.paragraph.fold)
                return

    def action_names(self) -> None:
        """Light names, or leave them plain."""
        self.names_lit = not self.names_lit
        self.refresh()
        self.post_message(self.Laid())

    @property
    def _width(self) -> int:
        """Cells of a line as it is: the measure, or less where there is no room for it."""
        return self.measure if self._layout is None else self._layout.width

    def set_measure(self, measure: int) -> None:
        """Wrap the lines at so many cells, as far as that can be read."""
        self.measure = max(NARROWEST, min(measure, WIDEST))
        self._lay_lines(self._place)

    def action_narrower(self, count: int = 1) -> None:
        """Make the lines shorter."""
        self.set_measure(min(self.measure, self._width) - count * STEP)

    def action_wider(self, count: int = 1) -> None:
        """Make the lines longer, as far as there is room."""
        self.set_measure(max(self.measure, self._width + count * STEP))
