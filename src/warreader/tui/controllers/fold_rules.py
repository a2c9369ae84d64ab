"""Fold rules: what the reader always or never wants folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warreader.tui.dialogs.pick_list import PickScreen
from warreader.tui.jobs import folds
from warreader.tui.render.fold_choices import fold_offers, part_in_sight, source_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Row
    from warreader.text.folding import FoldChoice
    from warreader.tui.controllers.host import Host
    from warreader.tui.render.fold_choices import Offer


class FoldRules:
    """Never fold this, always fold this."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def choose(self) -> None:
        """Decide about the folds in sight."""
        host = self._host
        if (article := host.articles.target_article()) and (row := host.articles.target):
            host.worker.question("read what is folded", folds.read_folds, article.given, then=partial(self._offer, row))

    def _offer(self, row: Row, known: tuple[str, Sequence[FoldChoice]]) -> None:
        host, (source, choices) = self._host, known
        view = host.reading.view
        if view.article is None or view.article.id != row.id:
            return
        first, last = part_in_sight(view.article, view.lines_in_sight)
        offers = fold_offers(view.article, first, last, choices)
        if not offers:
            host.say("There is nothing in sight to fold or to keep.")
            return
        title = f"Folds of {source_words(source)}"
        screen = PickScreen(title, [one.entry for one in offers], host.keymap, taking="applies it")
        host.show_over(screen, partial(self._picked, row, offers))

    def _picked(self, row: Row, offers: Sequence[Offer], choice: tuple[str, int] | None) -> None:
        if choice is not None:
            offer = offers[choice[1]]
            self._host.worker.work("save what is folded", folds.decide, row, offer.choice, offer.known)
