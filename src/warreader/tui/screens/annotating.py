"""The part of the reader's screen that has articles annotated which wait for the engines, and says how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from warreader.terminal import show_line
from warreader.tui.answers import Grown
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.archive import Archive, Row
    from warreader.ingest.background import Background, Progress
    from warreader.tui.archive_worker import ArchiveWorker

_FIRST = 2.0  # seconds after which the first counts have come, and those who type at once have begun
_AGAIN = 30.0  # seconds between two looks whether somebody has stored more that waits


class Told(Message):
    """The process that annotates has told how far it is."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class Annotating(Screen[None]):
    """Brings the engines to what waits for them."""

    background: Background | None = None
    worker: ArchiveWorker
    _row: Row | None
    _news = False
    """Whether somebody else has written to the archive since the last look."""

    def on_mount(self) -> None:
        """Look soon whether something waits."""
        if self.background is not None:
            self.set_timer(_FIRST, self.look_for_waiting)
            self.set_interval(_AGAIN, self.look_for_waiting)

    def on_unmount(self) -> None:
        """End the process; what it has stored stays."""
        if self.background is not None:
            self.background.stop()

    def look_for_waiting(self) -> None:
        """Have what waits annotated; while somebody else stores articles, that one shall be through with it first."""
        news, self._news = self._news, False
        if self.background is not None and not self.background.running and not news:
            self.worker.work("look for what waits for the engines", self._start)

    def _start(self, archive: Archive) -> None:
        if self.background is not None:
            self.background.start_if_wanted(archive, lambda progress: self.post_message(Told(progress)))

    @on(Told)
    def _show_progress(self, message: Told) -> None:
        from warreader.ingest.background import Stage  # noqa: PLC0415  # not for the first frame

        progress = message.progress
        self.query_one("#articles").border_subtitle = Content(progress_words(progress))
        failed = progress.stage is Stage.FAILED
        if failed or (progress.stage is Stage.FINISHED and progress.done < progress.total):
            self.background = None  # what an engine fails on is not tried again and again; the next start does
        if failed:
            said = f"The engines stopped ({progress.detail}); warreader reannotate says more."
            self.query_one(KeyLine).say(show_line(said), fault=True)
        elif progress.stage is Stage.FINISHED and progress.done:
            self.query_one(KeyLine).say(f"The engines have read the {progress.total:,} articles that waited.")

    @on(Grown)
    def _take_note(self) -> None:
        """Show what the engines found in the article that is read, once they have come to it."""
        self._news = self.background is not None and not self.background.running
        article = self.query_one(ReadingView).article
        if article is not None and article.engines is None and self._row is not None and self._row.id == article.id:
            self.worker.read(self._row)


def progress_words(progress: Progress) -> str:
    """Say how far the engines are, for the border of the list; empty where there is nothing to say."""
    from warreader.ingest.background import Stage  # noqa: PLC0415  # as above

    if progress.stage is Stage.WORKING:
        return f"engines: {progress.done:,} of {progress.total:,}" if progress.total else ""
    return "engines: dates and names" if progress.stage is Stage.SETTLING else ""
