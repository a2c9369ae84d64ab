"""A container that shows only its colour and border, and caches one line for all between.

The toolkit keeps a line drawn for each line of each widget, and with it all that it has cut out of it: 2 KB for each
piece. Under the panes that was half of what it kept, and the same forty times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip


def draw_plain(widget: Widget, crop: Region, draw: Callable[[Region], list[Strip]]) -> list[Strip]:
    """Draw a part of a widget that draws nothing itself: a line of either border, and one that stands for all between.

    Args:
        widget: The widget.
        crop: The part of its window.
        draw: Draws a part as the toolkit does.

    Returns:
        The lines.
    """
    gutter, height = widget.styles.gutter, widget.size.height
    top, bottom = gutter.top, height - gutter.bottom
    numbers = [top if top <= number < bottom else number for number in crop.line_range]
    drawn = {number: draw(Region(crop.x, number, crop.width, 1))[0] for number in set(numbers)}
    return [drawn[number] for number in numbers]


class PlainContainer(Widget):
    """A container that draws nothing itself."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the window."""
        return draw_plain(self, crop, super().render_lines)
