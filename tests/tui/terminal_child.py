"""Runs the reader over the archive named on the command line, for tests that hold the other end of its terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from warreader.archive import Archive
from warreader.config import Config
from warreader.query import Query
from warreader.tui.answers import Failed, Start
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import search


class ToastingApp(ReaderApp):
    """Tells of a failure in the words of the environment, as a broken archive or file might."""

    def on_ready(self) -> None:
        if reason := os.environ.get("TEST_TOAST"):
            self.screen.post_message(Failed("read", bytes.fromhex(reason).decode("utf-8", "surrogatepass")))


if __name__ == "__main__":
    with Archive.open(Path(sys.argv[1])) as archive:
        result = search(archive, Query())
        name = bytes.fromhex(os.environ.get("TEST_NAME", "")).decode("utf-8", "surrogatepass")
        app = ToastingApp(archive, Config(), Start(result, "", result.total, name))
        app.run()
    sys.exit(app.return_code or 0)
