"""Scrolling by lines, half pages and pages without animation."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class PageScroll(ScrollView, inherit_bindings=False):
    """A window over lines. Its keys are those of the table of actions, none of the toolkit's."""

    def scroll_lines(self, by: int) -> None:
        """Go some lines down, or up."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True, immediate=True)

    def action_down(self, count: int = 1) -> None:
        """Go some lines down."""
        self.scroll_lines(count)

    def action_up(self, count: int = 1) -> None:
        """Go some lines up."""
        self.scroll_lines(-count)

    def action_half_down(self, count: int = 1) -> None:
        """Go half a page down."""
        self.scroll_lines(count * max(self.scrollable_content_region.height // 2, 1))

    def action_half_up(self, count: int = 1) -> None:
        """Go half a page up."""
        self.scroll_lines(-count * max(self.scrollable_content_region.height // 2, 1))

    def action_page_down(self, count: int = 1) -> None:
        """Go a page down; one line stays in sight."""
        self.scroll_lines(count * max(self.scrollable_content_region.height - 1, 1))

    def action_page_up(self, count: int = 1) -> None:
        """Go a page up; one line stays in sight."""
        self.scroll_lines(-count * max(self.scrollable_content_region.height - 1, 1))

    def action_top(self) -> None:
        """Go to the beginning."""
        self.scroll_lines(-self.scroll_offset.y)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_lines(self.virtual_size.height)

    def action_go_to(self, number: int) -> None:
        """Go to a line, from 1."""
        self.scroll_lines(number - 1 - self.scroll_offset.y)
