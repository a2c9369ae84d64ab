"""A page view that caches drawn lines, most of which stay in sight while scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

    from warreader.tui.render.layout import Line

_WINDOWS_KEPT: Final = 3  # of lines drawn; one line takes about 6 KB with what the toolkit works out for it


class CachedLines(PageView):
    """A window over lines that are drawn once, as long as they look the same."""

    def __init__(self, measure: int, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(measure, id=id)
        self._drawn: dict[tuple[int, int], Strip] = {}
        self._drawn_as: tuple[object, ...] = ()

    @property
    def look(self) -> tuple[object, ...]:
        """Everything that what a line looks like depends on, beside the line."""
        return self._layout, self.scrollable_content_region.width, self.margin, self.style_of(())

    def drawn(self, line: Line) -> Strip | None:
        """Return a line as it was drawn; None if it was not."""
        return self._drawn.get((id(line.paragraph), line.start))

    def keep(self, line: Line, strip: Strip) -> Strip:
        """Keep a line that was drawn."""
        self._drawn[id(line.paragraph), line.start] = strip
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines of the window."""
        look = self.look
        if look != self._drawn_as:
            self._drawn_as, self._drawn = look, {}
        strips = super().render_lines(crop)
        for _ in range(len(self._drawn) - _WINDOWS_KEPT * self.size.height):
            del self._drawn[next(iter(self._drawn))]
        return strips

    def notify_style_update(self) -> None:
        """Forget what was drawn when theme or sheet change."""
        super().notify_style_update()
        self._drawn = {}
