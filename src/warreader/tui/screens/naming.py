"""The part of the reader's screen that opens cards of names, and does what is chosen on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from warreader.article import Label
from warreader.tui import cards, filters
from warreader.tui.cards import CardRead, Subject, subject_at
from warreader.tui.screens.keeping import Keeping
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive import Archive, Row
    from warreader.tui.cards import Card
    from warreader.tui.render.card import Means
    from warreader.tui.screens.card import CardScreen
    from warreader.tui.screens.finding import Finding


class Naming(Keeping):
    """Cards of names."""

    _finding: Finding | None

    if TYPE_CHECKING:  # the other parts have it

        def open_row(self, row: Row) -> None: ...  # noqa: D102  # as there
        def action_leave(self) -> None: ...  # noqa: D102  # as there

    def action_card(self) -> None:
        """Open the card of the name one stands on; where one stands on none, open or close the next folded part."""
        finding, view = self._finding, self.query_one(ReadingView)
        if finding is not None and finding.name == "names" and finding.current is not None:
            self._open_card_at(finding.current.start)
        else:
            view.action_unfold()

    @on(ReadingView.NameClicked)
    def _name_clicked(self, message: ReadingView.NameClicked) -> None:
        self._open_card_at(message.place)

    def _open_card_at(self, place: int) -> None:
        article = self.query_one(ReadingView).article
        subject = None if article is None else subject_at(article, place)
        if subject is None:
            self._say("A date or a number has no card.")
        else:
            self._open_card(subject)

    def _open_card(self, subject: Subject) -> None:
        from warreader.tui.screens.card import CardScreen  # noqa: PLC0415  # not for the first frame

        screen = CardScreen(subject, self.keymap)
        self.app.push_screen(screen, partial(self._chosen_on_card, screen))
        self.worker.look_up("count for the card", partial(_read, subject))

    @on(CardRead)
    def _card_read(self, message: CardRead) -> None:
        from warreader.tui.screens.card import CardScreen  # noqa: PLC0415  # not for the first frame

        screen = self.app.screen
        if isinstance(screen, CardScreen) and screen.subject == message.card.subject:
            screen.show(message.card)

    def _chosen_on_card(self, screen: CardScreen, choice: tuple[Means, str] | None) -> None:
        if choice is None:
            return
        means, value = choice
        card = screen.card
        if means == "person":
            self._open_card(Subject(value, Label.PER))
        elif means == "article":
            self.open_row(next(row for row in card.newest if row.id == value))
        elif means == "split":
            self._work("split the name", cards.split, card.subject, value)
        else:
            self._filter_by(card)

    def _filter_by(self, card: Card) -> None:
        if card.node is None:
            self._say("It cannot be asked for; / takes words." if card.total == 0 else "It is still being counted.")
            return
        if filters.stands(self._query, card.node) is not True:
            self._set_query(filters.toggle(self._asked(), card.node))
        self.action_leave()


def _read(subject: Subject, archive: Archive) -> Iterator[CardRead]:
    return cards.read_card(archive, subject)
