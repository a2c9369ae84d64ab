"""The help: keys, commands, and what the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input

from warreader.tui.dialogs.overlay import Panel
from warreader.tui.keys.actions import Action, Place
from warreader.tui.render.help import help_lines
from warreader.tui.widgets.page_scroll import PageScroll
from warreader.tui.widgets.query_line import SafeInput
from warreader.tui.widgets.role_styles import RoleStyles

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.strip import Strip

    from warreader.tui.keys.keymap import Keymap
    from warreader.tui.render.help import HelpLine


class HelpView(RoleStyles, PageScroll, can_focus=True):
    """The lines of the help."""

    PREFIX = "help"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--section", "help--key", "help--name", "help--note"}

    class Chosen(Message):
        """A line with an action was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, here: Place, keymap: Keymap) -> None:
        super().__init__()
        self._here, self._keymap = here, keymap
        self._wanted = ""
        self._lines: tuple[HelpLine, ...] = ()
        self.border_title = Content("Help")

    def on_resize(self, _event: events.Resize) -> None:
        """Draw for the new width."""
        self._lay()

    def show_only(self, words: str) -> None:
        """Show only the lines that hold some words; an empty string shows all."""
        self._wanted = words
        self.action_top()
        self._lay()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = help_lines(self._here, width, self._keymap, self._wanted)
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        number = y + self.scroll_offset.y
        pieces = self._lines[number].pieces if number < len(self._lines) else ()
        return self.strip(pieces, self.scrollable_content_region.width)

    def on_click(self, event: events.Click) -> None:
        """Choose the action under the mouse."""
        offset = event.get_content_offset(self)
        number = offset.y + self.scroll_offset.y if offset else len(self._lines)
        if number < len(self._lines) and (action := self._lines[number].action) is not None:
            self.post_message(self.Chosen(action))


class HelpScreen(Panel[Action]):
    """The help over the screen one comes from. It gives back the action that was clicked, None for none."""

    SHEET = "help.tcss"

    def __init__(self, here: Place, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._here = here

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return Place.HELP_FIND if isinstance(self.focused, Input) else Place.HELP

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        view = HelpView(self._here, self.keymap)
        view.border_subtitle = Content(
            f"{self.keymap.hint('help.find')} finds · {self.keymap.hint('help.close')} closes"
        )
        yield view
        yield SafeInput(placeholder="find in the help", select_on_focus=False, compact=True, id="help-find")

    def on_mount(self) -> None:
        """Begin in the lines."""
        self.set_focus(self.query_one(HelpView))

    def action_find(self) -> None:
        """Go to the line one types into."""
        self.add_class("-finding")
        self.set_focus(self.query_one(SafeInput))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one(HelpView).show_only(message.value)

    def action_take_find(self) -> None:
        """Keep what was found and go back to the lines."""
        self.set_focus(self.query_one(HelpView))

    def action_drop_find(self) -> None:
        """Show everything again."""
        self.query_one(SafeInput).value = ""
        self.remove_class("-finding")
        self.set_focus(self.query_one(HelpView))

    @on(HelpView.Chosen)
    def _chosen(self, message: HelpView.Chosen) -> None:
        self.give(message.action)
