"""Edits the corrections of an article: date, cities and headline, validated while typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from warreader.archive import Correction
from warreader.article import PartialDate
from warreader.date_words import spelt_date
from warreader.errors import UsageError
from warreader.terminal import show_line
from warreader.tui.dialogs.overlay import Overlay
from warreader.tui.keys.actions import Place
from warreader.tui.render import wording
from warreader.tui.widgets.query_line import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from warreader.article import Article, City
    from warreader.tui.keys.keymap import Keymap

_FIELDS = ("date", "cities", "title")
_HINTS = {
    "date": "2022-03-02, 2022-03, 2022 or unknown",
    "cities": "what it is about: Kharkiv; Chuhuiv, or none",
    "title": "its headline",
}


class CorrectScreen(Overlay[Correction]):
    """Three lines to correct an article. It gives back all that the reader says of it, None for no change.

    Args:
        article: As it is shown.
        known: What the reader said of it before.
        keymap: The keys that are bound.
    """

    PLACE = Place.CORRECT

    def __init__(self, article: Article, known: Correction, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._article, self._known = article, known
        self._begun = _as_text(article)

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        with Vertical(classes="work", id="correct") as box:
            box.border_title = Content("Correct this article")
            box.border_subtitle = Content(
                f"{self.keymap.hint('correct.save')} saves · {self.keymap.hint('correct.next')} next line · "
                f"{self.keymap.hint('correct.drop')} cancels"
            )
            for name in _FIELDS:
                yield Static(Content(f"{name.capitalize()}  ({_HINTS[name]})"), classes="label")
                # a date is typed anew, the rest is mended
                yield SafeInput(self._begun[name], select_on_focus=name == "date", compact=True, id=f"correct-{name}")
                yield Static(classes="read", id=f"read-{name}")

    def on_mount(self) -> None:
        """Begin with the date."""
        for name in _FIELDS:
            self._tell(name)
        self.query_one("#correct-date", Input).focus()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._tell((message.input.id or "").removeprefix("correct-"))

    def _tell(self, name: str) -> None:
        """Say how a line is understood."""
        told, line = self.query_one(f"#read-{name}", Static), self._value(name)
        try:
            said = read_line(name, line) if line != self._begun[name] else self._was(name)
            told.remove_class("fault")
        except UsageError as error:
            said = str(error)
            told.add_class("fault")
        told.update(Content(show_line(f"  {said}")))

    def _was(self, name: str) -> str:
        if name == "date":
            return wording.published_words(self._article.annotation.published)
        return "corrected by you" if name in self._known.fields else "not corrected"

    def _value(self, name: str) -> str:
        return self.query_one(f"#correct-{name}", Input).value.strip()

    def action_save(self) -> None:
        """Let what was changed hold; a line that cannot be read is told, and nothing is changed."""
        correction = self._known
        try:
            for name in _FIELDS:
                if (line := self._value(name)) != self._begun[name]:
                    correction = _changed(correction, name, line)
        except UsageError:
            self.app.bell()
            return
        self.dismiss(None if correction == self._known else correction)

    def action_drop(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def action_line(self, by: int) -> None:
        """Go to another line."""
        (self.focus_next if by > 0 else self.focus_previous)(Input)


def read_line(name: str, line: str) -> str:
    """Say how a line would be understood.

    Args:
        name: `date`, `cities` or `title`.
        line: What was typed; empty takes the reader's correction back.

    Raises:
        UsageError: It cannot be understood; says why.
    """
    if not line:
        return "without your correction"
    correction = _changed(Correction(), name, line)
    if correction.date is not None:
        return f"{spelt_date(correction.date)}, corrected by you"
    if correction.cities:
        return ", ".join(f"{city.name} ({city.region or city.country})" for city in correction.cities)
    return "it is about no city" if name == "cities" else "no date is known" if name == "date" else "corrected by you"


def _changed(correction: Correction, name: str, line: str) -> Correction:
    if name == "title":
        return replace(correction, title=line or None)
    if name == "date":
        unknown = line.casefold() == "unknown"
        return replace(correction, date=_date(line) if line and not unknown else None, undated=unknown)
    if not line:
        return replace(correction, cities=None)
    return replace(correction, cities=() if line.casefold() == "none" else tuple(_cities(line)))


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise UsageError("not a date; write 2022-03-02, 2022-03, 2022 or unknown") from error


def _cities(line: str) -> Iterator[City]:
    """Find the cities of a line; a comma parts them too, unless it belongs to a name."""
    from warreader.ingest.city_lookup import named_cities  # the gazetteer, where a city is corrected

    for part in filter(None, map(str.strip, line.split(";"))):
        for name in [part] if named_cities(part) else filter(None, map(str.strip, part.split(","))):
            found = named_cities(name)
            if not found:
                raise UsageError(f"no city is called {name}")
            yield found[0]


def _as_text(article: Article) -> dict[str, str]:
    """Write what holds now as it would be typed."""
    annotation = article.annotation
    return {
        "date": str(annotation.published.date) if annotation.published else "unknown",
        "cities": "; ".join(show_line(city.name) for city in annotation.cities if city.focus) or "none",
        "title": " ".join(show_line(annotation.title).split()),
    }
