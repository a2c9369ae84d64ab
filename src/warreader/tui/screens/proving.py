"""The part of the reader's screen that says why: what a statement of an article's head rests on, shown in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on

from warreader.tui.render import evidence
from warreader.tui.screens.finding import Finding
from warreader.tui.screens.reading import EVIDENCE, Reading
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.tui.keymap import Keymap

_NAMES: Final = {
    "date": "the date", "event": "the days it tells of", "city": "the cities", "source": "the source",
    "headline": "the headline",
}  # fmt: skip


class Proving(Reading):
    """Evidence."""

    keymap: Keymap

    def action_evidence(self) -> None:
        """Show what a statement of the head rests on, the date first; once more shows the next; then goes back."""
        view = self.query_one(ReadingView)
        if view.article is None:
            return
        names = evidence.statements(view.article)
        following = names.index(view.proving) + 1 if view.proving in names else 0
        if following == len(names):
            self.clear_finding()
            return
        self._prove(names[following])
        again, back = self.keymap.hint("reading.evidence"), self.keymap.hint("reading.clear")
        then = f"{again} shows {_NAMES[names[following + 1]]}" if following + 1 < len(names) else f"{again} goes back"
        self.query_one(KeyLine).say(f"{_NAMES[names[following]].capitalize()} · {then} · {back} goes back at once")

    @on(ReadingView.StatementClicked)
    def _statement_clicked(self, message: ReadingView.StatementClicked) -> None:
        if message.name in evidence.ORDER:
            self._prove(message.name)

    def _prove(self, name: str) -> None:
        view = self.query_one(ReadingView)
        assert view.article is not None  # noqa: S101  # its callers have one
        left = (view.standing, self._finding) if self._left is None else self._left
        found = evidence.statement(view.article, name)
        finding = Finding.walk(EVIDENCE, found.stops) if found.stops else Finding(None, name=EVIDENCE, told=found.said)
        self._left, self._sifting = left, False
        view.prove(name)
        if found.stops:
            first = found.stops[0][0]
            view.reveal(first)
            finding = finding.step(first.start, 1)
        self._find(finding)
