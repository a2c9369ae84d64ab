"""A page view whose text can be selected with the mouse.

The toolkit finds the place under the mouse in what each drawn segment carries with it; that would cost every line of
every frame. Here it is reckoned when the mouse asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset

from warreader.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from textual.selection import Selection
    from textual.strip import Strip


class SelectablePage(PageView):
    """A window over lines that can be selected."""

    def draw_line(self, y: int) -> Strip:
        """Draw one line of the window, without a selection."""
        raise NotImplementedError

    def line_number(self, y: int) -> int | None:
        """Return the number of the line of the page that stands on a line of the window; None for none."""
        raise NotImplementedError

    def selectable_at(self, x: int, y: int) -> Offset | None:
        """Return the place under a cell of the screen: code point of the line, number of the line; None outside."""
        region = self.content_region
        number = self.line_number(y - region.y) if region.contains(x, y) else None
        line = self._layout.line(number) if number is not None and self._layout is not None else None
        if line is None or number is None:
            return None
        from warreader.tui.render.selected_text import point_at  # not for the first frame

        return Offset(point_at(line, max(x - region.x - self.margin, 0)), number)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        strip, selection = self.draw_line(y), self.text_selection
        number = self.line_number(y) if selection is not None else None
        if selection is None or number is None or self._layout is None:
            return strip
        span, line = selection.get_span(number), self._layout.line(number)
        if span is None or line is None:
            return strip
        from warreader.tui.render.selected_text import cells_of  # not for the first frame

        start, end = (self.margin + cell for cell in cells_of(line, span))
        before, chosen, behind = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        return type(strip).join([before, self._highlighted(chosen), behind])

    def _highlighted(self, chosen: Strip) -> Strip:
        """Lay the colours of a selection over what is drawn, whose own may not show on it; without any, reverse it."""
        from rich.segment import Segment  # not for the first frame
        from rich.style import Style

        ground = self.screen.get_component_rich_style("screen--selection").bgcolor
        over = (
            Style(reverse=True)
            if self.app.no_color or ground is None
            else Style(color=self.rich_style.color, bgcolor=ground, reverse=False)
        )
        return type(chosen)(Segment.apply_style(chosen, post_style=over), chosen.cell_length)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        if self._layout is None:
            return None
        from warreader.tui.render.selected_text import selected_text  # not for the first frame

        first = (0, 0) if selection.start is None else selection.start.transpose
        last = (self._layout.height, 0) if selection.end is None else selection.end.transpose
        return selected_text(self._layout, first, last), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002  # the toolkit's signature
        """Draw another selection."""
        self.refresh()
