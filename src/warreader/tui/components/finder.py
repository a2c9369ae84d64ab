"""Search inside the open article: words, names, and the evidence for its metadata."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.widgets import Input

from warreader.tui import query_filters
from warreader.tui.components.slow_search import SlowSearch
from warreader.tui.finding import Finding
from warreader.tui.render import evidence, find
from warreader.tui.render.page import View

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from warreader.query import Query
    from warreader.tui.components.host import Host
    from warreader.tui.render.evidence import Stop
    from warreader.tui.widgets.page_view import Standing
    from warreader.tui.widgets.query_line import FindLine
    from warreader.tui.widgets.reading_view import ReadingView

_EVIDENCE: Final = "evidence"
_NAMES: Final = "names"
"""What a walk goes over."""
_STATEMENTS: Final = {
    "date": "the date", "event": "the days it tells of", "city": "the cities", "source": "the source",
    "headline": "the headline",
}  # fmt: skip


class Finder:
    """The search inside the open article.

    Args:
        host: The screen.
        view: Where the article shows.
        line: The line that words are typed into.
        changed: Called when there is something else to say of it.
    """

    def __init__(self, host: Host, view: ReadingView, line: FindLine, changed: Callable[[], None]) -> None:
        self._host, self._view, self._line, self._changed = host, view, line, changed
        self.finding: Finding | None = None
        self._sifting = False  # whether only the paragraphs with hits show
        self._highlighted: re.Pattern[str] | None = None  # the words of the query that are lit
        self._slow = SlowSearch(host, self._found_more)
        self._left: tuple[Standing, Finding | None] | None = None  # place and search that evidence was asked for in

    @property
    def shows_evidence(self) -> bool:
        """Whether one looks at what a statement rests on, and goes back from there."""
        return self._left is not None

    @property
    def name_place(self) -> int | None:
        """Where the name begins that one has gone to (code point); None where one stands on none."""
        finding = self.finding
        return finding.current.start if finding and finding.name == _NAMES and finding.current is not None else None

    def forget(self) -> None:
        """Look for nothing, since another article shows, or none."""
        self.finding = self._highlighted = self._left = None
        self._sifting = False

    # --- words

    def highlight_words(self, query: Query) -> None:
        """Light the words of the query, if that is another one than was lit."""
        wanted = find.words_pattern(query_filters.wanted_words(query))
        if wanted == self._highlighted or self._view.article is None:
            return
        self._highlighted = wanted
        self._find(None if wanted is None else Finding(wanted).on(self._view.page))

    def look_for(self, text: str) -> None:
        """Look for what was typed."""
        finding = Finding.typed(text)
        self._find(None if finding is None else finding.on(self._view.page).step(self._view.place, 1))

    def again(self) -> None:
        """Look again, in an article that is laid out anew; the window stays."""
        if self.finding is not None:
            self.finding = self.finding.on(self._view.page)
            self._highlight(stay=True)

    def clear(self) -> bool:
        """Clear the search; tell whether there was one."""
        if self.finding is None:
            return False
        with self._line.prevent(Input.Changed):
            self._line.value = ""
        left = self._left
        self._find(left[1] if left else None)
        if left is not None:
            self._view.go_back(left[0])
        return True

    def next_hit(self, by: int) -> None:
        """Go to the next hit, or to the one before."""
        if self.finding is not None:
            self._find(self.finding.step(self._view.place, by))

    def sift(self) -> None:
        """Show only the paragraphs with hits, or all of them again."""
        if self.finding is None:
            self._host.say("Nothing is searched for in this article; / finds words.")
            return
        self._sifting = not self._sifting
        self._highlight()

    def _find(self, finding: Finding | None) -> None:
        if finding is None or finding.name != _EVIDENCE:
            self._left = None
            self._view.mark_statement(None)
        self.finding = finding
        self._highlight()

    def _highlight(self, *, stay: bool = False) -> None:
        finding = self.finding
        self._sifting &= finding is not None
        self._slow.follow(finding)
        among = finding.hits if finding and self._sifting and not finding.fault else None
        self._view.highlight(
            finding.highlighted if finding else (), finding.current if finding else None, stay=stay, among=among
        )
        self._changed()

    def _found_more(self, finding: Finding) -> None:
        """Take what was found beside the screen; where nothing was found before, go to the first hit."""
        self._find(finding if finding.current is not None else finding.step(self._view.place, 1))

    # --- names

    def next_name(self, by: int) -> None:
        """Go to the next name, or to the one before."""
        if self._view.article is not None:
            folded = self._view.view is View.SOURCE
            self._walk(evidence.name_stops(self._view.article, folded=folded), by)

    def _walk(self, stops: Sequence[Stop], by: int) -> None:
        if not stops:
            self._host.say("No name was found in this text.")
            return
        before, walk = self.finding, Finding.walk(_NAMES, stops)
        if before is not None and before.name == _NAMES and before.hits == evidence.inside(stops):
            walk = replace(walk, current=before.current)
        self._find(walk.step(self._view.place, by))

    # --- evidence

    def next_evidence(self) -> None:
        """Show what a statement of the head rests on, the date first; once more shows the next; then goes back."""
        article = self._view.article
        if article is None:
            return
        names = evidence.statements(article)
        following = names.index(self._view.marked_statement) + 1 if self._view.marked_statement in names else 0
        if following == len(names):
            self.clear()
            return
        self.show_evidence(names[following])
        hint = self._host.keymap.hint
        again, back = hint("reading.evidence"), hint("reading.clear")
        more = following + 1 < len(names)
        then = f"{again} shows {_STATEMENTS[names[following + 1]]}" if more else f"{again} goes back"
        self._host.say(f"{_STATEMENTS[names[following]].capitalize()} · {then} · {back} goes back at once")

    def show_evidence(self, name: str) -> None:
        """Show what a statement of the head rests on: date, event, city, source or headline; nothing for another."""
        article = self._view.article
        if article is None or name not in evidence.ORDER:
            return
        left = (self._view.standing, self.finding) if self._left is None else self._left
        found = evidence.statement(article, name)
        stops = found.stops
        finding = Finding.walk(_EVIDENCE, stops) if stops else Finding(None, name=_EVIDENCE, told=found.said)
        self._left, self._sifting = left, False
        self._view.mark_statement(name)
        if stops:
            first = stops[0][0]
            self._view.reveal(first)
            finding = finding.step(first.start, 1)
        self._find(finding)
