"""Starts background annotation of waiting articles, and shows its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from warreader.tui.controllers.host import PAUSE

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.ingest.background import Background, Progress
    from warreader.tui.controllers.host import Host

_IDLE: Final = 10.0
"""Seconds without a key before the engines begin: they take 110 MB and a core, which are one's own while one looks for
something. What has begun goes on beside the next keys."""
_LOOK_EVERY: Final = 10.0  # seconds between two looks whether something waits


class BackgroundAnnotation:
    """Brings the engines to what waits for them.

    Args:
        host: The screen.
        background: The process; None: nothing is annotated.
    """

    def __init__(self, host: Host, background: Background | None) -> None:
        self._host = host
        self.background = background
        """The process; None where there is none, or an engine has failed."""
        self._told: Progress | None = None  # what is to be said once no key comes for a while
        self._news = False  # whether somebody else has written to the archive since the last look

    def begin(self) -> None:
        """Look from now on whether something waits, whenever no key has come for a while."""
        if self.background is not None:
            self._host.articles.set_interval(_LOOK_EVERY, self._look_when_idle)

    def _look_when_idle(self) -> None:
        if self._host.idle >= _IDLE:
            self.look_for_waiting()

    def stop(self) -> None:
        """End the process; what it has stored stays."""
        if self.background is not None:
            self.background.stop()

    def look_for_waiting(self) -> None:
        """Have what waits annotated; while somebody else stores articles, that one shall be through with it first."""
        news, self._news = self._news, False
        if self.background is not None and not self.background.running and not news:
            self._host.worker.work_in_background("look for what waits for the engines", self._start)

    def _start(self, archive: Archive) -> None:
        if self.background is not None:
            self.background.start_if_wanted(archive, lambda told: self._host.articles.call_later(self._show, told))

    def _show(self, progress: Progress) -> None:
        """Say how far it is, and how it ended."""
        from warreader.ingest.background import Stage  # not for the first frame

        if self._told is None:
            self._tell_when_idle()
        self._told = progress
        failed = progress.stage is Stage.FAILED
        if failed or (progress.stage is Stage.FINISHED and progress.detail):
            self.background = None  # what an engine fails on is not tried again and again; the next start does
        if failed:
            said = f"The engines stopped ({progress.detail}); warreader reannotate says more."
            self._host.say(said, fault=True)
        elif progress.stage is Stage.FINISHED and progress.done:
            self._host.say(finished_words(progress))

    def _tell_when_idle(self) -> None:
        self._host.articles.set_timer(max(0.01, PAUSE - self._host.idle), self._tell)

    def _tell(self) -> None:
        if self._host.idle < PAUSE:
            self._tell_when_idle()
        elif self._told is not None:
            self._host.articles.border_subtitle = Content(progress_words(self._told))
            self._told = None

    def note_growth(self) -> None:
        """Take note that the archive has grown; show what the engines found in the article that is read."""
        self._news = self.background is not None and not self.background.running
        reading = self._host.reading
        article = reading.view.article
        same = article is not None and reading.row is not None and reading.row.id == article.id
        if article is not None and article.engines is None and same:
            reading.read_again()


def progress_words(progress: Progress) -> str:
    """Say how far the engines are, for the border of the list; empty where there is nothing to say."""
    from warreader.ingest.background import Stage

    if progress.stage in {Stage.WORKING, Stage.WAITING} and progress.total:
        said = "engines" if progress.stage is Stage.WORKING else "engines wait"
        return f"{said}: {progress.done:,} of {progress.total:,}"
    if progress.stage is not Stage.SETTLING:
        return ""
    far = f": {progress.done:,} of {progress.total:,}" if progress.done < progress.total else ""
    return f"engines: dates and names{far}"


def finished_words(progress: Progress) -> str:
    """Say what the engines have read, at the end."""
    if progress.done == 1:
        return "The engines have read the article that waited."
    return f"The engines have read the {progress.done:,} articles that waited."
