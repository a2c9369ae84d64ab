"""The card of a name; it opens at once, and is filled in as its counts arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from warreader.tui.dialogs.overlay import LayoutPending, Panel
from warreader.tui.jobs.cards import Card
from warreader.tui.keys.actions import Place
from warreader.tui.render.card import CardLine, Means, card_lines
from warreader.tui.screens.keyed_screen import Pending
from warreader.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from typing import ClassVar

    from textual.app import ComposeResult

    from warreader.tui.jobs.cards import Subject
    from warreader.tui.keys.actions import Action
    from warreader.tui.keys.keymap import Keymap
    from warreader.tui.render import Pieces

_ROLES = (
    "name", "about", "figure", "fault", "section", "entry", "count", "note", "date", "label", "bar", "faint", "cursor",
    "cursor-blurred",
)  # fmt: skip


class CardList(LineList):
    """The lines of a card; the cursor stands on those that can be chosen."""

    PREFIX = "card"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{role}" for role in _ROLES}

    def __init__(self, card: Card) -> None:
        super().__init__(id="card")
        self.card = card
        self._lines: tuple[CardLine, ...] = ()

    def show(self, card: Card) -> None:
        """Show what was counted; the cursor stays on what it stands on, though lines come above it."""
        stood = self.chosen
        self.card = card
        self._fit_rows()
        if stood is not None and stood.means is not None:
            same = (
                number for number, one in enumerate(self._lines) if (one.means, one.value) == (stood.means, stood.value)
            )
            self.move_to(next(same, self.cursor))

    def _fit_rows(self) -> None:
        self._lines = card_lines(self.card, self.scrollable_content_region.width)
        self.count = len(self._lines)
        super()._fit_rows()

    @property
    def chosen(self) -> CardLine | None:
        """The line under the cursor; None before anything is drawn."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    def draw_row(self, index: int, _width: int) -> tuple[Pieces, ...]:
        """Draw a line."""
        return (self._lines[index].pieces,)

    def move_to(self, index: int) -> None:
        """Put the cursor on a line that can be chosen: that one, else the next one in the direction one goes."""
        stops = [number for number, line in enumerate(self._lines) if line.means is not None] or [0]
        onward = (stop for stop in stops if stop >= index)
        back = (stop for stop in reversed(stops) if stop <= index)
        super().move_to(next(onward, stops[-1]) if index > self.cursor else next(back, stops[0]))


class _CardPending(LayoutPending):
    """Has keys wait until the card says something: before that there is nothing to choose."""

    def __init__(self) -> None:
        super().__init__()
        self._is_filled = False

    def fill(self) -> None:
        """Let them wait no more than for the screen."""
        self._is_filled = True

    def blocking(self, action: Action | None) -> Pending | None:
        """Tell that they wait for the screen, then for the first that is counted."""
        return super().blocking(action) or (None if self._is_filled else Pending.ANSWER)

    def is_unhindered(self, action: Action) -> bool:
        """Tell that one need not wait to go back."""
        return action.id == "card.close"


class CardScreen(Panel[tuple[Means, str]]):
    """The card of a name. It gives back what is to be done; None for nothing."""

    PLACE = Place.CARD

    def __init__(self, subject: Subject, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.subject = subject
        self.pending: _CardPending = _CardPending()

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        found = CardList(Card(self.subject))
        hint = self.keymap.hint
        splits = f"{hint('card.split')} splits · " if self.subject.is_joined else ""
        found.border_subtitle = Content(
            f"{hint('card.choose')} chooses · {hint('card.filter')} filters · {splits}{hint('card.close')} closes"
        )
        yield found

    def on_mount(self) -> None:
        """Begin in the card."""
        self.query_one(CardList).focus()

    def show(self, card: Card) -> None:
        """Show what was counted."""
        self.query_one(CardList).show(card)
        self.pending.fill()

    @property
    def card(self) -> Card:
        """What it says so far."""
        return self.query_one(CardList).card

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Do what the line that was clicked means."""
        self.action_take()

    def action_take(self) -> None:
        """Give back what the line under the cursor means."""
        line = self.query_one(CardList).chosen
        if line is not None and line.means is not None:
            self.dismiss((line.means, line.value))

    def action_filter(self) -> None:
        """Give back that the card's articles are wanted."""
        self.dismiss((Means.FILTER, ""))

    def action_split(self) -> None:
        """Give back the spelling under the cursor, to be kept apart."""
        line = self.query_one(CardList).chosen
        if line is not None and line.means is Means.SPELLING:
            self.dismiss((Means.SPLIT, line.value))
        else:
            self.notify("Go to a spelling that is somebody else first.", markup=False)
