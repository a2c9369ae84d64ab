"""The protocol by which areas see the reader's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from warreader.archive import Row
    from warreader.query import Query
    from warreader.tui.archive_worker import ArchiveWorker
    from warreader.tui.keys.actions import Place
    from warreader.tui.keys.keymap import Keymap


class Host(Protocol):
    """The reader's screen, as far as its areas need it."""

    keymap: Keymap
    """The keys that are bound."""
    worker: ArchiveWorker
    """Reads and writes the archive, away from the screen's thread."""

    @property
    def asked(self) -> Query:
        """The query that the list follows, as far as it is understood."""

    @property
    def place(self) -> Place:
        """Where the keyboard is."""

    def open_row(self, row: Row, place: int | None = None) -> None:
        """Open an article, listed or not; at a place (code point), or where it was left."""

    def to_list(self) -> None:
        """Go to the list."""

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something on the last line; it may be untrusted."""
