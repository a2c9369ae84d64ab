"""Opens cards of names, and does what is chosen on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warreader.article import Label
from warreader.tui import query_filters
from warreader.tui.dialogs.name_card import CardScreen
from warreader.tui.jobs import cards
from warreader.tui.jobs.cards import Subject, subject_at

if TYPE_CHECKING:
    from warreader.tui.controllers.host import Host
    from warreader.tui.jobs.cards import Card
    from warreader.tui.render.card import Means


class NameCards:
    """Cards of names."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def open(self) -> None:
        """Open the card of the name one stands on; where one stands on none, open or close the next folded part."""
        place = self._host.reading.finder.name_place
        if place is None:
            self._host.reading.view.action_unfold()
        else:
            self.open_at(place)

    def open_at(self, place: int) -> None:
        """Open the card of the name that stands at a place (code point) of the article that shows."""
        article = self._host.reading.view.article
        subject = None if article is None else subject_at(article, place)
        if subject is None:
            self._host.say("A date or a number has no card.")
        else:
            self._open(subject)

    def _open(self, subject: Subject) -> None:
        screen = CardScreen(subject, self._host.keymap)
        if self._host.show_over(screen, partial(self._chosen, screen)):
            self._host.worker.look_up("count for the card", cards.read_card, subject, then=self._show)

    def _show(self, card: Card) -> None:
        screen = self._host.app.screen
        if isinstance(screen, CardScreen) and screen.subject == card.subject:
            screen.show(card)

    def _chosen(self, screen: CardScreen, choice: tuple[Means, str] | None) -> None:
        if choice is None:
            return
        means, value = choice
        card = screen.card
        if means == "person":
            self._open(Subject(value, Label.PER))
        elif means == "article":
            self._host.open_row(next(row for row in card.newest if row.id == value))
        elif means == "split":
            self._host.worker.work("split the name", cards.split, card.subject, value)
        else:
            self._filter_by(card)

    def _filter_by(self, card: Card) -> None:
        host = self._host
        if card.node is None:
            host.say("It cannot be asked for; / takes words." if card.total == 0 else "It is still being counted.")
            return
        if query_filters.stands(host.search.asked, card.node) is not True:
            host.search.ask_for(query_filters.toggle(host.search.typed_query, card.node))
        host.to_list()
