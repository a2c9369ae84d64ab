"""The part of the reader's screen that shows related articles, and compares two of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on

from warreader.tui import related
from warreader.tui.answers import Failed
from warreader.tui.related import Compared, RelatedRead
from warreader.tui.screens.going import Going

if TYPE_CHECKING:
    from warreader.archive import Archive

_COMPARE: Final = "compare the articles"


class Comparing(Going):
    """Copies and versions."""

    def action_related(self) -> None:
        """Show the copies and versions of the article."""
        if (row := self._marked_row()) is not None:
            self.worker.look_up("read the copies", partial(_related, row.id))

    @on(RelatedRead)
    def _show_related(self, message: RelatedRead) -> None:
        from warreader.tui.screens.related import RelatedScreen  # noqa: PLC0415  # not for the first frame

        row = self._marked_row()
        if row is None or row.id != message.identity or not self.is_current:
            return
        if len(message.relatives) == 1:
            self._say("No copy of this article and no other version of its page is known.")
        else:
            self.app.push_screen(RelatedScreen(message.relatives, self.keymap), self._related_chosen)

    def _related_chosen(self, choice: tuple[str, str, str] | None) -> None:
        from warreader.tui.screens.related import DifferenceScreen  # noqa: PLC0415  # as above

        if choice is None:
            return
        what, one, other = choice
        if what == "open":
            self.seek(other)
            self.history = self.history.visit(other)
        else:
            ask = partial(self._ask_for_difference, one, other)
            self.app.push_screen(DifferenceScreen((one, other), ask, self.keymap))

    def _ask_for_difference(self, one: str, other: str, whole: bool) -> None:  # noqa: FBT001  # a callback
        self.worker.look_up(_COMPARE, partial(_difference, one, other, whole))

    @on(Compared)
    def _show_difference(self, message: Compared) -> None:
        from warreader.tui.screens.related import DifferenceScreen  # noqa: PLC0415  # as above

        if isinstance(self.app.screen, DifferenceScreen):
            self.app.screen.show(message.difference)

    @on(Failed)
    def _comparing_failed(self, message: Failed) -> None:
        from warreader.tui.screens.related import DifferenceScreen  # noqa: PLC0415  # as above

        if message.what == _COMPARE and isinstance(self.app.screen, DifferenceScreen):
            self.app.screen.show_failure(f"Could not {message.what}: {message.reason}")
            message.prevent_default()  # it is told where the reader looks


def _related(identity: str, archive: Archive) -> RelatedRead:
    return related.read_related(archive, identity)


def _difference(one: str, other: str, whole: bool, archive: Archive) -> Compared:  # noqa: FBT001  # bound by `partial`
    return related.read_difference(archive, one, other, whole=whole)
