"""A list to pick from, narrowed by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from warreader.tui.dialogs.overlay import Panel
from warreader.tui.keys.actions import Place
from warreader.tui.render import Piece
from warreader.tui.render.pick_lines import entry_pieces, fitting, lead_width, widest_lead
from warreader.tui.widgets.line_list import LineList
from warreader.tui.widgets.query_line import SafeInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.strip import Strip

    from warreader.tui.keys.keymap import Keymap
    from warreader.tui.render import Pieces
    from warreader.tui.render.pick_lines import Entry


class PickList(LineList):
    """The entries that fit what was typed. The keyboard stays in the line below."""

    PREFIX = "pick"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"pick--{role}" for role in ("lead", "text", "note", "cursor", "cursor-blurred")
    }
    can_focus = False

    def __init__(self, entries: Sequence[Entry], at: int) -> None:
        super().__init__(id="pick")
        self.entries = tuple(entries)
        self._lead = widest_lead(entries)
        self.shown = tuple(range(len(self.entries)))
        self._at = at

    def on_mount(self) -> None:
        """Show all of them."""
        self.show_rows(len(self.shown), self._at)

    def narrow(self, typed: str) -> None:
        """Show only what holds the words typed; the cursor stays on its entry, or goes to the first."""
        before = self.chosen
        self.shown = fitting(self.entries, typed)
        stays = not typed.strip() and before in self.shown
        self.show_rows(len(self.shown), self.shown.index(before) if stays and before is not None else 0)

    @property
    def chosen(self) -> int | None:
        """The number of the entry under the cursor; None where none fits."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window; where nothing fits, say so."""
        if self.count or y:
            return super().render_line(y)
        return self.strip((Piece(" Nothing here has these words.", ("note",)),), self.virtual_size.width)

    def draw_row(self, index: int, width: int) -> tuple[Pieces, ...]:
        """Draw an entry."""
        return (entry_pieces(self.entries[self.shown[index]], lead_width(self._lead, width), width),)


class PickScreen(Panel[tuple[str, int]]):
    """Something to pick. It gives back what is to be done, `take` or `copy`, and the number of the entry.

    Args:
        title: What it is a list of.
        entries: What there is; at least one.
        keymap: The keys that are bound.
        at: The entry to stand on at first.
        taking: What `enter` does, for the hint: 'goes there'.
        copies: Whether an entry can be copied.
    """

    PLACE = Place.PICK

    def __init__(  # noqa: PLR0913  # what makes a list
        self, title: str, entries: Sequence[Entry], keymap: Keymap, *, at: int = 0, taking: str, copies: bool = False
    ) -> None:
        super().__init__(keymap)
        self._title, self._entries, self._at = title, entries, at
        self._taking, self._copies = taking, copies

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        hint = self.keymap.hint
        hints = [f"{hint('pick.take')} {self._taking}"]
        hints += [f"{hint('pick.copy')} copies"] if self._copies else []
        with Vertical(classes="work", id="picking") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(" · ".join([*hints, f"{hint('pick.close')} closes"]))
            yield PickList(self._entries, self._at)
            yield SafeInput(placeholder="type to narrow", select_on_focus=False, compact=True)

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(SafeInput).focus()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one(PickList).narrow(message.value)

    def action_move(self, by: int) -> None:
        """Go some entries down, or up."""
        self.query_one(PickList).action_down(by)

    def action_move_page(self, by: int) -> None:
        """Go a page down, or up."""
        self.query_one(PickList).action_page_down(by)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Take the entry that was clicked."""
        message.stop()
        self.action_take("take")

    def action_take(self, what: str) -> None:
        """Give back the entry under the cursor."""
        number = self.query_one(PickList).chosen
        if number is not None and (what == "take" or self._copies):
            self.give((what, number))
