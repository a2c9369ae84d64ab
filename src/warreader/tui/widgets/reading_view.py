"""The reading view: one article with its folds, names and hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from warreader.tui.render import Piece, cells
from warreader.tui.render.lines import (
    Overlay,
    asked_for,
    entity_overlay,
    hit_overlay,
    line_pieces,
    link_overlay,
    marks_at,
    place_at,
)
from warreader.tui.render.page import STATEMENT, View, clean_page, source_page
from warreader.tui.widgets.cached_lines import CachedLines
from warreader.tui.widgets.page_view import Standing
from warreader.tui.widgets.pinned_head import PinnedHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from warreader.archive import Note
    from warreader.article import Article, Block, Span
    from warreader.tui.render.layout import Line
    from warreader.tui.render.page import Page

_MARGIN: Final = 2
_GUTTER: Final = "┊ "
_RULE: Final = "─"

_ROLES: Final = (
    "headline", "about", "body", "subheading", "dateline", "byline", "caption", "fold", "reason", "folded",
    "folded-part", "gap", "gutter", "entity-per", "entity-loc", "entity-org", "entity-norp", "entity-unit",
    "entity-weapon", "entity-date", "entity-quantity", "link", "hit", "hit-current", "note", "remark", "asked",
)  # fmt: skip


class ReadingView(CachedLines, PinnedHead, can_focus=True):
    """One article."""

    PREFIX = "reading"
    SHEET = "article.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading--{role}" for role in _ROLES}

    class WordsClicked(Message):
        """A lit name, or a link, was clicked."""

        def __init__(self, place: int, *, named: bool) -> None:
            super().__init__()
            self.place = place
            """Code point of the source text."""
            self.named = named
            """Whether it is a name."""

    class GapClicked(Message):
        """The line that stands for paragraphs without a hit was clicked."""

    class StatementClicked(Message):
        """A statement of the head was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name
            """Which: date, city, source ..."""

    def __init__(self, measure: int, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(measure, id=id)
        self.article: Article | None = None
        self.notes: tuple[Note, ...] = ()
        """The reader's notes on it."""
        self.tags: tuple[str, ...] = ()
        """The reader's tags."""
        self.view = View.CLEAN
        self.names_highlighted = True
        self._opened: frozenset[int] = frozenset()
        self._names = self._links = Overlay()
        self._hits = Overlay()
        self._current: Span | None = None
        self._whole: Page | None = None
        self._among: tuple[Span, ...] | None = None
        self._note = ""
        self._beside = ""

    @property
    def page(self) -> Page | None:
        """The article as it is laid out, all of it; None without one."""
        return self._whole

    @property
    def sifted(self) -> bool:
        """Whether only the paragraphs with hits show."""
        return self._among is not None

    @property
    def folded(self) -> tuple[Block, ...]:
        """The blocks that do not show."""
        return self._page.folded if self._page is not None else ()

    def show_article(
        self, article: Article, place: int, notes: Sequence[Note] = (), tags: Sequence[str] = (), beside: str = ""
    ) -> None:
        """Show an article in the clean view.

        Args:
            article: The article.
            place: Code point of its source text at which to begin.
            notes: The reader's notes on it.
            tags: The reader's tags.
            beside: What is known of other articles like it, one harmless line.
        """
        self.article, self.view, self._opened = article, View.CLEAN, frozenset()
        self.notes, self.tags, self._beside, self.marked_statement = tuple(notes), tuple(tags), beside, None
        self._names, self._links = entity_overlay(article), link_overlay(article)
        self._hits, self._current, self._among = Overlay(), None, None
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
        self.article = self._page = self._whole = self._layout = self._among = None
        self._note = note
        self.virtual_size = Size(0, 0)
        self.refresh()
        self.post_message(self.Laid())

    def highlight(
        self,
        hits: tuple[Span, ...],
        current: Span | None,
        *,
        stay: bool = False,
        among: tuple[Span, ...] | None = None,
    ) -> None:
        """Light the hits of a search; the current one comes into view, unless the window is to stay.

        Args:
            hits: What is lit.
            current: The one that one stands on.
            stay: Whether the window is to stay.
            among: Only paragraphs that hold one of these show; None shows all.
        """
        self._hits, self._current = hit_overlay(hits, current), current
        if among != self._among:
            self._among = among
            self._sift(self._place)
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
        return Standing(self.view, self._place, self._top, self._width, self._opened)

    def go_back(self, standing: Standing) -> None:
        """Stand again where one stood in this article."""
        if self.article is None:
            return
        if self.view is not standing.view or self._opened != standing.opened:
            self.view, self._opened = standing.view, standing.opened
            self._lay_page(standing.place)
        else:
            self._lay_lines(standing.place)
        if self._width == standing.width:
            self._top = standing.top
            self._keep_top()

    def _lay_page(self, place: int) -> None:
        assert self.article is not None  # noqa: S101  # its callers have one
        clean = self.view is View.CLEAN
        self._whole = (
            clean_page(self.article, self._opened, self.notes, self.tags, self._beside)
            if clean
            else source_page(self.article)
        )
        self._sift(place)
        self.post_message(self.Laid())

    def _sift(self, place: int) -> None:
        """Lay out what shows of the article."""
        if self._whole is None:
            return
        self._page = self._whole
        if self._among is not None:
            from warreader.tui.render.hit_paragraphs import sifted  # not for the first frame

            self._page = sifted(self._whole, self._among)
        self._layout = None
        self._lay_lines(place)

    def draw_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        if self._layout is None:
            return self._render_note(y, width)
        number = self.line_number(y)
        if number is None:
            return self.strip((Piece(_RULE * self._layout.width, ("fold",)),), width, margin=self.margin)
        return self._line(number, width)

    def draw_lines(self, numbers: range) -> list[Strip]:
        """Draw lines of the window; those that were drawn before are kept."""
        if self._layout is None or self.marked_statement or self.text_selection is not None:
            return super().draw_lines(numbers)
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        return [self._line(number + top, width) for number in numbers]

    def _line(self, number: int, width: int) -> Strip:
        line = self._layout.line(number) if self._layout is not None else None
        if line is None:
            return Strip.blank(width, self.style_of(()))
        return self.drawn(line) or self.keep(line, self._draw(line, width))

    @property
    def look(self) -> tuple[object, ...]:
        """What a line looks like also depends on what is lit in it."""
        return *super().look, self._names, self._links, self._hits, self.names_highlighted, self.marked_statement

    def _draw(self, line: Line, width: int) -> Strip:
        overlays = (self._links, self._names, self._hits) if self.names_highlighted else (self._links, self._hits)
        pieces, margin = line_pieces(line, overlays), self.margin
        if self.marked_statement and line.paragraph.role in {"about", "headline"}:
            pieces = asked_for(pieces, self.marked_statement)
        if line.paragraph.role == "folded" and margin >= _MARGIN:
            return self.strip((Piece(_GUTTER, ("gutter",)), *pieces), width, margin=margin - _MARGIN)
        return self.strip(pieces, width, margin=margin)

    def _render_note(self, y: int, width: int) -> Strip:
        if y != self.scrollable_content_region.height // 3:
            return Strip.blank(width, self.rich_style)
        text = cells.fit(self._note, width)
        return self.strip((Piece(text, ("note",)),), width, margin=(width - cells.width(text)) // 2)

    def on_click(self, event: events.Click) -> None:
        """Open or close the folded part under the mouse, or ask what the words there name or lead to."""
        offset = event.get_content_offset(self)
        number = self.line_number(offset.y) if offset else None
        line = self._layout.line(number) if number is not None and self._layout else None
        if offset is None or line is None or self.text_selection is not None:
            return
        if line.paragraph.fold is not None:
            self._toggle_fold(line.paragraph.fold)
            return
        if line.paragraph.role == "gap":
            self.post_message(self.GapClicked())
            return
        for mark in marks_at(line, offset.x - self.margin):
            if mark.role.startswith(STATEMENT):
                self.post_message(self.StatementClicked(mark.role.removeprefix(STATEMENT)))
        place = place_at(line, offset.x - self.margin)
        if place is None:
            return
        named = self.names_highlighted and any(self._names.inside(place, place + 1))
        if named or any(self._links.inside(place, place + 1)):
            self.post_message(self.WordsClicked(place, named=named))

    def reveal(self, span: Span) -> None:
        """Open the folded run that hides a part of the text."""
        if self._page is None or not any(block.span.overlaps(span) for block in self._page.folded):
            return
        runs = [one.fold for one in self._page.paragraphs if one.fold is not None and one.fold <= span.start]
        if runs:
            self._opened |= {max(runs)}
            place = self._place
            self._lay_page(place)

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
        self.names_highlighted = not self.names_highlighted
        self.refresh()
        self.post_message(self.Laid())
