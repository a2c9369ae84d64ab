"""A scroll bar that redraws only the cells that changed.

The toolkit's own draws all of its cells whenever the window moves, a quarter of the work of a line that scrolls. Its
colours, what the mouse does and how the bar is dragged are the toolkit's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from warreader.tui.render.viewport import EIGHTHS, thumb

if TYPE_CHECKING:
    from rich.color import Color

_LOWER: Final = " ▁▂▃▄▅▆▇"
"""The lower part of a cell, by eighths."""
_GRAB, _ABOVE, _BELOW = ({"@mouse.down": action} for action in ("grab", "scroll_up", "scroll_down"))
_NOTHING: Final[dict[str, str]] = {}

Cell = tuple[str, bool, dict[str, str]]
"""What is drawn, whether with the colours turned round, and what the mouse does there."""


class ListScrollBar(ScrollBar):
    """A vertical scroll bar."""

    window_virtual_size: Reactive[int] = Reactive(100, repaint=False)
    window_size: Reactive[int] = Reactive(0, repaint=False)
    position: Reactive[float] = Reactive(0, repaint=False)

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._thumb = (0, 0)

    def watch_position(self) -> None:
        """Follow the window."""
        self._follow()

    def watch_window_size(self) -> None:
        """Follow the height of the window."""
        self._follow()

    def watch_window_virtual_size(self) -> None:
        """Follow the number of lines."""
        self._follow()

    def _placed(self) -> tuple[int, int]:
        return thumb(self.size.height, self.window_virtual_size, self.window_size, self.position)

    def _follow(self) -> None:
        """Draw again what changes."""
        before, now = self._thumb, self._placed()
        if before != now:
            self._thumb, height = now, self.size.height
            whole = (0, 0) in {before, now}  # all along it takes the mouse now, or no longer
            first, behind = min(*before, *now) // EIGHTHS, max(*before, *now) // EIGHTHS + 1
            cells = range(height) if whole else range(first, min(behind, height))
            changed = [y for y in cells if cell(y, *before) != cell(y, *now)]
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the bar; it may have another height than when the window moved last."""
        self._thumb = self._placed()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one cell."""
        text, turned, mouse = cell(y, *self._thumb)
        back, bar = self._colors
        blank = text == " "
        look = Style(
            color=bar if turned or not blank else None,
            bgcolor=None if turned and blank else back,
            reverse=turned or None,
            meta=mouse,
        )
        return Strip([Segment(text * self.size.width, self.visual_style.rich_style + look)], self.size.width)

    @property
    def _colors(self) -> tuple[Color, Color]:
        """What is behind the thumb, and the thumb (as `ScrollBar.render` has them)."""
        assert isinstance(self.parent, Widget)  # noqa: S101  # it stands in what it scrolls
        styles = self.parent.styles
        if self.grabbed:
            back, bar = styles.scrollbar_background_active, styles.scrollbar_color_active
        elif self.mouse_over:
            back, bar = styles.scrollbar_background_hover, styles.scrollbar_color_hover
        else:
            back, bar = styles.scrollbar_background, styles.scrollbar_color
        if back.a < 1:
            back = self.parent.background_colors[0] + back
        return back.rich_color, (back + bar).rich_color


def cell(y: int, start: int, end: int) -> Cell:
    """Return what a cell of a bar shows.

    Args:
        y: Which, from the top.
        start: Where the thumb begins, in eighths of a cell.
        end: Where it ends; at least a cell further, or the same for a bar without a thumb.
    """
    top, bottom = y * EIGHTHS, (y + 1) * EIGHTHS
    if start == end:
        return " ", False, _NOTHING
    if bottom <= start:
        return " ", False, _ABOVE
    if end <= top:
        return " ", False, _BELOW
    if top < start:
        return _LOWER[bottom - start], False, _GRAB
    return (_LOWER[bottom - end] if end < bottom else " "), True, _GRAB
