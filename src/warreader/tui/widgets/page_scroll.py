"""Scrolling by lines, half pages and pages, at once: the toolkit's smooth scrolling takes half a second a page."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class PageScroll(ScrollView):
    """A window over lines."""

    def scroll_lines(self, by: int) -> None:
        """Go so many lines down, or up if negative."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True, immediate=True)

    def action_down(self) -> None:
        """Go a line down."""
        self.scroll_lines(1)

    def action_up(self) -> None:
        """Go a line up."""
        self.scroll_lines(-1)

    def action_half_down(self) -> None:
        """Go half a page down."""
        self.scroll_lines(self.scrollable_content_region.height // 2)

    def action_half_up(self) -> None:
        """Go half a page up."""
        self.scroll_lines(-(self.scrollable_content_region.height // 2))

    def action_page_down(self) -> None:
        """Go a page down; one line stays in sight."""
        self.scroll_lines(max(self.scrollable_content_region.height - 1, 1))

    def action_page_up(self) -> None:
        """Go a page up; one line stays in sight."""
        self.scroll_lines(-max(self.scrollable_content_region.height - 1, 1))

    def action_top(self) -> None:
        """Go to the beginning."""
        self.scroll_lines(-self.scroll_offset.y)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_lines(self.virtual_size.height)
