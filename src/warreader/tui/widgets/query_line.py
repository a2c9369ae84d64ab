"""Input lines: the query line, and the line that finds inside an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from textual import on
from textual.message import Message
from textual.widgets import Input

from warreader.query import parse_draft
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from textual import events

    from warreader.query import Draft, Query

_HISTORY: int = 100
_PASTED: int = 20_000
"""Code points of a paste that are taken: twice as many as a query may have."""


class _Faults(Highlighter):
    """Marks the parts of a query that are not understood."""

    def __init__(self, line: QueryLine) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        style = self._line.get_component_rich_style("query--fault", partial=True, default=Style())
        for fault in self._line.draft.faults:
            text.stylize(style, fault.start, max(fault.end, fault.start + 1))


class SafeInput(Input):
    """An input whose value is harmless: what is pasted may come from an article.

    Its cursor stands still: a blinking one would write to an idle terminal twice a second, which ssh has to carry.
    """

    def on_mount(self) -> None:
        """Keep the cursor from blinking."""
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Paste all lines as one, since a page breaks them anywhere: the toolkit takes only the first."""
        event.prevent_default()
        event.stop()
        lines = event.text[:_PASTED].splitlines()
        self.replace(
            " ".join(filter(None, map(str.strip, lines))) if len(lines) > 1 else "".join(lines), *self.selection
        )

    def validate_value(self, value: str) -> str:
        """Make the value harmless, keeping its length."""
        return show_line(value)


class PastLine(SafeInput):
    """A line that remembers what was typed on it, and offers completions."""

    class Offered(Message):
        """There are completions, or no longer; or something is to be said of what may be typed here."""

        def __init__(self, offers: tuple[str, ...], chosen: int | None, usage: str = "") -> None:
            super().__init__()
            self.offers, self.chosen, self.usage = offers, chosen, usage

    def __init__(self, value: str = "", *, placeholder: str, id: str | None = None, **more: Any) -> None:  # noqa: A002, ANN401  # as Input has them
        super().__init__(value, placeholder=placeholder, select_on_focus=False, compact=True, id=id, **more)
        self._past: list[str] = []
        self._at = 0
        self.complete: Callable[[str], tuple[str, ...]] = lambda _: ()
        """Gives whole lines that what stands before the cursor could become."""
        self.begin: Callable[[str], tuple[str, ...]] = lambda _: ()
        """The same for where nothing is begun, if that is asked for."""
        self.explain: Callable[[str], str] = lambda _: ""
        """Says, where nothing completes what stands before the cursor, what may be typed there; empty for nothing."""
        self._offers: tuple[str, ...] = ()
        self._chosen: int | None = None
        self._behind = ""

    @property
    def typed(self) -> Query:
        """The query as far as it is understood; the word that is being typed may go on."""
        return parse_draft(self.value, typing=True).query

    @property
    def awaits_value(self) -> bool:
        """Whether a value of a field stands there that could become another one: `person:Armac`."""
        return bool(self._offers) and not self._offers[0].endswith(":")

    def put(self, text: str) -> None:
        """Show a line that was not typed here; says nothing of it."""
        with self.prevent(Input.Changed):
            self.value = text
            self.cursor_position = len(self.value)

    def keep(self) -> None:
        """Keep the line for later; `older` brings it back."""
        text = self.value.strip()
        if text and (not self._past or self._past[-1] != text):
            self._past = [*self._past[-_HISTORY:], text]
        self._at = len(self._past)

    def _bring(self, at: int) -> None:
        self._at = max(0, min(at, len(self._past)))
        self.value = self._past[self._at] if self._at < len(self._past) else ""
        self.cursor_position = len(self.value)

    def action_older(self) -> None:
        """Bring back the line before."""
        if self._past:
            self._bring(self._at - 1)

    def action_newer(self) -> None:
        """Bring back the line after."""
        if self._past:
            self._bring(self._at + 1)

    def look_for_completions(self, *, asked: bool = False) -> None:
        """Offer what the line could become, unless it stands as one of the offers already; of an empty one if asked."""
        if self._chosen is not None and self.value == self._offers[self._chosen] + self._behind:
            return
        before = self.value[: self.cursor_position]
        known = (self.complete(before) if before else ()) or (self.begin(before) if asked else ())
        offers = tuple(offer for offer in known if offer != before)
        usage = "" if offers else self.explain(before)
        if offers or self._offers or usage:
            self._offers, self._chosen = offers, None
            self._behind = self.value[self.cursor_position :]
            self.post_message(self.Offered(offers, None, usage))

    def action_complete(self, by: int = 1) -> None:
        """Take the next completion, or the one before."""
        if not self._offers:
            self.look_for_completions(asked=True)
        if not self._offers:
            return
        at = -1 if self._chosen is None and by > 0 else self._chosen or 0
        self._chosen = (at + by) % len(self._offers)
        offer = self._offers[self._chosen]
        self.value = offer + self._behind
        self.cursor_position = len(offer)
        if len(self._offers) == 1:  # what it leads to is offered next
            self._offers, self._chosen = (), None
        else:
            self.post_message(self.Offered(self._offers, self._chosen))


class QueryLine(PastLine):
    """The query that makes the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"query--fault"}

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        self.draft: Draft = parse_draft(value)
        super().__init__(value, placeholder="all articles", highlighter=_Faults(self), id=id)

    def validate_value(self, value: str) -> str:
        """Make the value harmless, and read it as a query."""
        value = super().validate_value(value)
        self.draft = parse_draft(value)
        return value

    @on(Input.Changed)
    def _offer(self) -> None:
        """Offer completions; the toolkit stops at the parent what the parent itself lets a widget post."""
        self.look_for_completions()


class FindLine(SafeInput):
    """The words to find inside the article that is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(placeholder="find in this article", select_on_focus=True, compact=True, id=id)


class FacetFind(SafeInput):
    """The words that narrow a list of the drawer."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(placeholder="narrow this list", select_on_focus=True, compact=True, id=id)
