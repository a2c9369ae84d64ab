"""The help: every key of the place one comes from, of all other places, and the signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView

from warreader.tui.render.help import help_lines
from warreader.tui.widgets.roles import RoleStyles

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.strip import Strip

    from warreader.tui.actions import Place
    from warreader.tui.render import Pieces


class HelpView(RoleStyles, ScrollView, can_focus=True):
    """The lines of the help."""

    PREFIX = "help"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--section", "help--key", "help--name"}

    def __init__(self, here: Place) -> None:
        super().__init__()
        self._here = here
        self._lines: tuple[Pieces, ...] = ()
        self.border_title = Content("Help")
        self.border_subtitle = Content("esc closes")

    def on_resize(self, _event: events.Resize) -> None:
        """Draw for the new width."""
        width = self.scrollable_content_region.width
        self._lines = help_lines(self._here, width)
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        number = y + self.scroll_offset.y
        pieces = self._lines[number] if number < len(self._lines) else ()
        return self.strip(pieces, self.scrollable_content_region.width)


class HelpScreen(ModalScreen[None]):
    """The help over the screen one comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "close", id="help.close"),
        Binding("j,down", "scroll(1)", "down", id="help.down"),
        Binding("k,up", "scroll(-1)", "up", id="help.up"),
        Binding("space,pagedown,ctrl+f,ctrl+d", "page(1)", "page down", id="help.page-down"),
        Binding("b,pageup,ctrl+b,ctrl+u", "page(-1)", "page up", id="help.page-up"),
        Binding("g,home", "scroll(-10000)", "top", id="help.top"),
        Binding("G,end", "scroll(10000)", "bottom", id="help.bottom"),
        Binding("Q", "app.quit", "quit", id="help.quit"),
    ]

    def __init__(self, here: Place) -> None:
        super().__init__()
        self._here = here

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield HelpView(self._here)

    def action_scroll(self, lines: int) -> None:
        """Go some lines down, or up."""
        self.query_one(HelpView).scroll_relative(y=lines, animate=False, force=True, immediate=True)

    def action_page(self, pages: int) -> None:
        """Go some pages down, or up."""
        self.action_scroll(pages * max(self.query_one(HelpView).scrollable_content_region.height - 1, 1))

    def on_click(self, event: events.Click) -> None:
        """Close on a click beside the help."""
        if event.widget is self:
            self.dismiss()
