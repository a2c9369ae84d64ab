"""The reader's corrections of date, cities and headline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warreader.tui.dialogs.correction import CorrectScreen
from warreader.tui.jobs import corrections

if TYPE_CHECKING:
    from warreader.archive import Correction, Row
    from warreader.article import Article
    from warreader.tui.controllers.host import Host


class Corrections:
    """What the reader corrects."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def correct(self) -> None:
        """Correct date, cities or headline."""
        host = self._host
        if (row := host.articles.target) is None:
            host.say("No article is listed.")
        else:
            host.worker.question("read the correction", corrections.read_correction, row, then=partial(self._edit, row))

    def _edit(self, row: Row, read: tuple[Article, Correction]) -> None:
        host, (article, known) = self._host, read

        def corrected(correction: Correction | None) -> None:
            if correction is not None:
                host.worker.work("save the correction", corrections.correct, row, correction)

        host.show_over(CorrectScreen(article, known, host.keymap), corrected)
