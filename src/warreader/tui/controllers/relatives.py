"""Related articles: lists copies and versions, opens and compares them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from warreader.tui.dialogs.related import DifferenceScreen, RelatedScreen
from warreader.tui.jobs.related import read_difference, read_related

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warreader.tui.controllers.host import Host
    from warreader.tui.jobs.related import Difference, Relative

_COMPARE: Final = "compare the articles"


class Relatives:
    """Related articles.

    Args:
        host: The screen.
        visit: Finds an article by its ID, and reads it.
    """

    def __init__(self, host: Host, visit: Callable[[str], None]) -> None:
        self._host, self._visit = host, visit

    def show(self) -> None:
        """Show the copies and versions of the article."""
        if (row := self._host.articles.target) is not None:
            self._host.worker.look_up("read the copies", read_related, row.id, then=self._show)

    def _show(self, relatives: Sequence[Relative]) -> None:
        host, row = self._host, self._host.articles.target
        if row is None or row.id != relatives[0].id:
            return
        if len(relatives) == 1:
            host.say("No copy of this article and no other version of its page is known.")
        else:
            host.show_over(RelatedScreen(relatives, host.keymap), self._chosen)

    def _chosen(self, choice: tuple[str, str, str] | None) -> None:
        if choice is None:
            return
        what, one, other = choice
        if what == "open":
            self._visit(other)
        else:
            screen = DifferenceScreen((one, other), partial(self._compare, one, other), self._host.keymap)
            self._host.show_over(screen, self._closed)

    def _closed(self, _nothing: None) -> None:
        """Stop a comparison that is still going on."""
        self._host.worker.drop_look_up()

    def _compare(self, one: str, other: str, whole: bool) -> None:  # noqa: FBT001  # the screen's callback
        pair = (one, other, whole)
        self._host.worker.look_up(_COMPARE, read_difference, *pair, then=self._compared, failed=self._not_compared)

    def _compared(self, difference: Difference | None) -> None:
        if difference is not None and isinstance(screen := self._host.app.screen, DifferenceScreen):
            screen.show(difference)

    def _not_compared(self, reason: str) -> None:
        if isinstance(screen := self._host.app.screen, DifferenceScreen):
            screen.show_failure(f"Could not {_COMPARE}: {reason}")  # it is told where the reader looks
