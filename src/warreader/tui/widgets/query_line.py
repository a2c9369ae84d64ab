"""The lines one types into: the query line, and the line that finds inside an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from textual.widgets import Input

from warreader.query import parse_draft
from warreader.terminal import show_line
from warreader.tui.actions import Place
from warreader.tui.bindings import bindings_for

if TYPE_CHECKING:
    from rich.text import Text

    from warreader.query import Draft

_HISTORY: int = 100


class _Faults(Highlighter):
    """Marks the parts of a query that are not understood."""

    def __init__(self, line: QueryLine) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        style = self._line.get_component_rich_style("query--fault", partial=True, default=Style())
        for fault in self._line.draft.faults:
            text.stylize(style, fault.start, max(fault.end, fault.start + 1))


class SafeInput(Input):
    """An input whose value is harmless: what is pasted may come from an article."""

    def validate_value(self, value: str) -> str:
        """Make the value harmless, keeping its length."""
        return show_line(value)


class QueryLine(SafeInput):
    """The query that makes the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"query--fault"}
    BINDINGS = bindings_for(Place.QUERY)

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        self.draft: Draft = parse_draft(value)
        super().__init__(
            value,
            placeholder="all articles",
            highlighter=_Faults(self),
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self._past: list[str] = []
        self._at = 0

    def validate_value(self, value: str) -> str:
        """Make the value harmless, and read it as a query."""
        value = super().validate_value(value)
        self.draft = parse_draft(value)
        return value

    def put(self, text: str) -> None:
        """Show a query that was not typed here; says nothing of it."""
        with self.prevent(Input.Changed):
            self.value = text
            self.cursor_position = len(self.value)

    def keep(self) -> None:
        """Keep the query for later; `older` brings it back."""
        text = self.value.strip()
        if text and (not self._past or self._past[-1] != text):
            self._past = [*self._past[-_HISTORY:], text]
        self._at = len(self._past)

    def _bring(self, at: int) -> None:
        self._at = max(0, min(at, len(self._past)))
        self.value = self._past[self._at] if self._at < len(self._past) else ""
        self.cursor_position = len(self.value)

    def action_older(self) -> None:
        """Bring back the query before."""
        if self._past:
            self._bring(self._at - 1)

    def action_newer(self) -> None:
        """Bring back the query after."""
        if self._past:
            self._bring(self._at + 1)


class FindLine(SafeInput):
    """The words to find inside the article that is shown."""

    BINDINGS = bindings_for(Place.FIND)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(placeholder="find in this article", select_on_focus=True, compact=True, id=id)
