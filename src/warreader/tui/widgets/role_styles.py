"""Maps roles of drawn pieces to styles: role `hit` of the reading view is component class `reading--hit`.

The sheets in `styles/` say what it looks like, so no colour stands in code. A role is looked up when it is first drawn:
the toolkit would look up all of them, about two hundred on the reader's screen, whenever the style of a widget may have
changed, which takes 15 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.dom import DOMNode
from textual.strip import Strip
from textual.widget import Widget

from warreader.tui.appearance.sheets import read_sheet

if TYPE_CHECKING:
    from rich.style import Style

    from warreader.tui.render import Pieces


class RoleStyles(Widget):
    """A widget that draws pieces; `PREFIX` and `COMPONENT_CLASSES` are for the class that builds on it."""

    PREFIX = ""
    SHEET: ClassVar = ""
    """The sheet of its roles, read when the first of them is looked up; empty if it is read at the start."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._styles_of: dict[tuple[str, ...], Style] = {}

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # there it remembers its answer
        """Leave the toolkit nothing to look up."""
        return frozenset()

    def notify_style_update(self) -> None:
        """Forget the styles when theme or sheet change."""
        super().notify_style_update()
        self._styles_of = {}
        self.refresh()

    def style_of(self, roles: tuple[str, ...]) -> Style:
        """Return the style of roles, later ones laid over earlier ones."""
        if (style := self._styles_of.get(roles)) is None:
            style = self.rich_style
            for role in roles:
                name = f"{self.PREFIX}--{role}"
                if name in self.COMPONENT_CLASSES:
                    style += self._looked_up(name)
            self._styles_of[roles] = style
        return style

    def _looked_up(self, name: str) -> Style:
        """Ask the sheets for a component class, as the toolkit does it."""
        if self.SHEET:
            read_sheet(self.app, self.SHEET)
        node = DOMNode(classes=name)
        node._attach(self)  # noqa: SLF001  # rules name the widget it is in
        self.app.stylesheet.apply(node)
        return node.styles.partial_rich_style

    def strip(self, pieces: Pieces, width: int, *, over: tuple[str, ...] = (), margin: int = 0) -> Strip:
        """Make a line of a widget.

        Args:
            pieces: What stands on it.
            width: Cells; what is longer is cut, what is shorter is filled.
            over: Roles of the whole line, such as that of the cursor.
            margin: Cells left free before it.

        Returns:
            The line.
        """
        base = self.style_of(over)
        segments = [Segment(" " * margin, base)] if margin else []
        segments += [Segment(piece.text, self.style_of((*piece.roles, *over))) for piece in pieces if piece.text]
        return Strip(segments).adjust_cell_length(width, base)
