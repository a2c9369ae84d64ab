"""A compositor that draws only the visible widgets of a frame.

For a line that changes, the toolkit asks every widget of the screen for all its lines, since it goes by the part of the
screen that a widget may take and not by the one it takes, and it asks those that stand behind others too. What is
drawn is the same: of what stands on the same cells, the widget in front wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._compositor import Compositor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Region
    from textual.strip import Strip


class FrontCompositor(Compositor):
    """Puts the lines of widgets together to a frame."""

    def _get_renders(self, crop: Region | None = None) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """Draw the widgets that show in a part of the screen, from the front to the first that hides all behind it."""
        if crop is None:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if shown and crop.overlaps(shown):
                yield region, clip, widget.render_lines(shown.translate(-region.offset))
                if shown.contains_region(crop):
                    return
