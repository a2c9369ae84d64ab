"""The part of the reader's screen that decides what is folded in the articles of a source, always or never."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from warreader.tui import folds
from warreader.tui.screens.comparing import Comparing
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Archive, Row
    from warreader.tui.render.folding import Offer


class Folding(Comparing):
    """Never fold this, always fold this."""

    def action_folds(self) -> None:
        """Decide about the folds in sight."""
        if (article := self._shown()) and (row := self._marked_row()):
            self._work("read what is folded", folds.read_folds, row, article.given)

    @on(folds.FoldsRead)
    def _offer_folds(self, message: folds.FoldsRead) -> None:
        from warreader.tui.render.folding import (  # noqa: PLC0415  # not for the first frame
            fold_offers,
            part_in_sight,
            source_words,
        )
        from warreader.tui.screens.picking import PickScreen  # noqa: PLC0415  # as above

        view = self.query_one(ReadingView)
        if view.article is None or view.article.id != message.row.id or not self.is_current:
            return
        first, last = part_in_sight(view.article, view.lines_in_sight)
        offers = fold_offers(view.article, first, last, message.choices)
        if not offers:
            self._say("There is nothing in sight to fold or to keep.")
            return
        title = f"Folds of {source_words(message.source)}"
        screen = PickScreen(title, [one.entry for one in offers], self.keymap, taking="lets it hold")
        self.app.push_screen(screen, partial(self._fold_picked, message.row, offers))

    def _fold_picked(self, row: Row, offers: Sequence[Offer], choice: tuple[str, int] | None) -> None:
        if choice is not None:
            offer = offers[choice[1]]
            self._work("save what is folded", folds.decide, row, offer.choice, offer.known)

    @on(folds.FoldsChanged)
    def _follow_folds(self) -> None:
        """Let what is searched follow, while one reads on."""
        self.worker.export(folds.follow)

    def go_on(self) -> None:
        """Begin; what the last start did not come to is done now."""
        self.worker.work("look at what is folded", _unlaid)
        super().go_on()


def _unlaid(archive: Archive) -> folds.FoldsChanged | None:
    return folds.FoldsChanged() if archive.unlaid_folds() else None
