"""A widget whose lines are shown as they were drawn, so that unchanged lines cost next to nothing to show again.

The toolkit wraps each line of a widget in what the sheets lay around it, anew whenever the widget scrolls; with the
line that was there before goes what it had worked out for it, its cuts and its escape sequences. The sheets lay nothing
around a list and the reading view (their borders are those of the panes), so their lines are handed over as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.style import Style as RichStyle
from textual.geometry import Spacing
from textual.style import Style

from warreader.tui.widgets.role_styles import RoleStyles
from warreader.tui.widgets.scroll_bar import ListScrollBar

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.scrollbar import ScrollBar
    from textual.strip import Strip

_OVER: Final = ("outline_top", "outline_right", "outline_bottom", "outline_left", "tint", "hatch", "text_opacity")


class RawLines(RoleStyles):
    """A widget that is filled with lines."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._bare: bool | None = None
        self._ground = RichStyle()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar that shows where the window is; made when it is first needed, as the toolkit does it."""
        if self._vertical_scrollbar is None:
            bar = self._vertical_scrollbar = ListScrollBar(thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001  # as there
        return self._vertical_scrollbar

    def draw_lines(self, numbers: range) -> list[Strip]:
        """Draw lines of the window; those that look as they did are best the same objects."""
        return [self.render_line(number) for number in numbers]

    @property
    def is_bare(self) -> bool:
        """Whether the sheets lay nothing around the lines, and nothing over them."""
        if self._bare is None:
            styles = self.styles
            self._bare = styles.gutter == Spacing() and self.opacity == 1 and not any(map(styles.has_rule, _OVER))
            base, background = self.background_colors
            self._ground = Style(background=base + background).rich_style
        return self._bare

    def notify_style_update(self) -> None:
        """Look again what the sheets lay around the lines."""
        super().notify_style_update()
        self._bare = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the window."""
        if not self.is_bare:
            return super().render_lines(crop)
        width = self.size.width
        strips = [strip.adjust_cell_length(width, self._ground) for strip in self.draw_lines(crop.line_range)]
        for line_filter in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips if crop.column_span == (0, width) else [strip.crop(*crop.column_span) for strip in strips]
