"""The copies and versions of an article, and the differences between two of them."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Size

from warreader.terminal import show_line
from warreader.tui.dialogs.overlay import Panel
from warreader.tui.keys.actions import Place
from warreader.tui.render import Piece, cells
from warreader.tui.render.compare import difference_page
from warreader.tui.render.lines import line_pieces
from warreader.tui.widgets.line_list import LineList
from warreader.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.strip import Strip

    from warreader.tui.jobs.related import Difference, Relative
    from warreader.tui.keys.keymap import Keymap
    from warreader.tui.render import Pieces

_BASE = "[-]"
_COLUMNS = ("relation", "when", "source")
_LEAST_TITLE = 12  # cells of a headline that are worth more than a source
_WIDEST = 200  # cells of a line of two texts: as wide as the window


class RelatedList(LineList):
    """One line an article: what it is to the other, when, from whom, its headline."""

    PREFIX = "related"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"related--{role}" for role in ("base", "relation", "date", "source", "title", "cursor", "cursor-blurred")
    }

    def __init__(self, relatives: Sequence[Relative]) -> None:
        super().__init__(id="related")
        self.relatives = tuple(relatives)
        self._columns = {
            role: max((cells.width(show_line(getattr(one, role))) for one in relatives), default=0) for role in _COLUMNS
        }
        self.base = 0
        """The one that the others are compared with."""

    def on_mount(self) -> None:
        """Begin on the first one that is another article."""
        self.show_rows(len(self.relatives), 1)

    def take_base(self) -> None:
        """Compare with the article under the cursor from now on."""
        self.base = self.cursor
        self.forget_drawn()

    def draw_row(self, index: int, width: int) -> tuple[Pieces, ...]:
        """Draw an article."""
        one = self.relatives[index]
        pieces = [Piece(f" {_BASE if index == self.base else '   '} ", ("base",))]
        left = width - cells.width(pieces[0].text)
        for role, column in self._columns.items():
            room = min(column, width // 4) if role == "source" else column  # the others are short words of ours
            if room and not (role == "source" and left - room < _LEAST_TITLE):
                text = cells.fit(show_line(getattr(one, role)), min(room, left), fill=True)
                pieces.append(Piece(f"{text}  ", ("date" if role == "when" else role,)))
                left -= cells.width(text) + 2
        return ((*pieces, Piece(cells.fit(show_line(one.title), max(left, 0)), ("title",))),)


class RelatedScreen(Panel[tuple[str, str, str]]):
    """Copies and versions. It gives back what is to be done, `compare` or `open`, and two IDs; None for nothing."""

    PLACE = Place.RELATED

    def __init__(self, relatives: Sequence[Relative], keymap: Keymap) -> None:
        super().__init__(keymap)
        self._relatives = relatives

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        found = RelatedList(self._relatives)
        found.border_title = Content("Copies and versions")
        hint = self.keymap.hint
        found.border_subtitle = Content(
            f"{hint('related.compare')} compares · {hint('related.base')} sets {_BASE} · "
            f"{hint('related.open')} opens · {hint('related.close')} closes"
        )
        yield found

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(RelatedList).focus()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Compare with the article that was clicked."""
        message.stop()
        self.action_take("compare")

    def action_take(self, what: str) -> None:
        """Give back what is to be done with the article under the cursor."""
        found = self.query_one(RelatedList)
        if what == "compare" and found.base == found.cursor:
            self.notify("Go to the article to compare with it.", markup=False)
        else:
            one, other = found.relatives[found.base], found.relatives[found.cursor]
            if what == "compare" and one.version > other.version > 0:  # of two versions the earlier one comes first
                one, other = other, one
            self.give((what, one.id, other.id))

    def action_base(self) -> None:
        """Compare with the article under the cursor from now on."""
        self.query_one(RelatedList).take_base()


class DifferenceView(PageView, can_focus=True):
    """What differs between two articles."""

    PREFIX = "difference"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"difference--{role}" for role in ("about", "body", "one", "other", "removed", "added", "fold")
    }

    def __init__(self) -> None:
        super().__init__(_WIDEST, id="difference")
        self._told = "comparing …"

    def show_failure(self, reason: str) -> None:
        """Say why nothing can be shown."""
        self._told = reason
        self._page = self._layout = None
        self.virtual_size = Size(0, 0)
        self.refresh()

    def show(self, difference: Difference) -> None:
        """Show what differs."""
        self._page = difference_page(difference)
        self._layout = None
        self._lay_lines(0)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        if self._layout is None:
            told = wrap(self._told, max(width, 1))[y - 1 : y] if y else []
            return self.strip(tuple(Piece(line, ("about",)) for line in told), width)
        line = self._layout.line(y + self.scroll_offset.y)
        return self.strip(() if line is None else line_pieces(line, ()), width, margin=self.margin)


class DifferenceScreen(Panel[None]):
    """What differs between two articles.

    Args:
        pair: IDs of the two.
        ask: Has them compared, whole or by what is kept of them; the answer comes by `show`.
        keymap: The keys that are bound.
    """

    PLACE = Place.DIFFERENCE

    def __init__(self, pair: tuple[str, str], ask: Callable[[bool], object], keymap: Keymap) -> None:
        super().__init__(keymap)
        self.pair, self._ask = pair, ask
        self._whole = False

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        view = DifferenceView()
        view.border_title = Content("What differs")
        hint = self.keymap.hint
        view.border_subtitle = Content(
            f"{hint('difference.source')} source texts, or what is kept · {hint('difference.close')} closes"
        )
        yield view

    def on_mount(self) -> None:
        """Ask what differs."""
        self.query_one(DifferenceView).focus()
        self._ask(self._whole)

    def show(self, difference: Difference) -> None:
        """Show what differs, if that was asked for last."""
        if difference.whole == self._whole and (difference.one.id, difference.other.id) == self.pair:
            self.query_one(DifferenceView).show(difference)

    def show_failure(self, reason: str) -> None:
        """Say why they cannot be compared. It is untrusted."""
        self.query_one(DifferenceView).show_failure(show_line(reason))

    def action_source(self) -> None:
        """Compare the whole source texts, or what is kept of both again."""
        self._whole = not self._whole
        self._ask(self._whole)
