"""Remembers what was fetched, beside the archive, so that unchanged pages are not fetched again.

A file in, a mapping from address to validators out, and the feeds that the reader follows. It is written only when
what was fetched is stored; losing it costs nothing but fetching once more.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

from warreader.fetching._answer import Validators

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "fetched.json"
_FORM: Final = 1


class Memory:
    """The record of earlier fetches.

    Args:
        folder: Of the archive.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._pages: dict[str, Validators] = {}
        self._feeds: dict[str, str | None] = {}
        self._read()

    @property
    def feeds(self) -> dict[str, str | None]:
        """The addresses of the feeds that are followed, in order of addition; None: without a title."""
        return dict(self._feeds)

    def known(self, url: str) -> Validators | None:
        """Return what an address answered with; None where it was not fetched yet."""
        return self._pages.get(url)

    def note(self, url: str, validators: Validators) -> None:
        """Record that an address was fetched; kept when `save` is called."""
        self._pages[url] = validators

    def follow(self, url: str, title: str | None) -> None:
        """Record that a feed shall be fetched whenever no feed is named; a title of None leaves the known one."""
        self._feeds[url] = title or self._feeds.get(url)

    def save(self) -> None:
        """Write it, in one step.

        Raises:
            OSError: It cannot be written.
        """
        form = {
            "form": _FORM,
            "feeds": [[url, title] for url, title in self._feeds.items()],
            "pages": {url: [one.url, one.etag, one.modified] for url, one in self._pages.items()},
        }
        draft = self._path.with_name(f"{NAME}.{os.getpid()}")
        draft.write_text(json.dumps(form), encoding="ascii")
        draft.replace(self._path)

    def _read(self) -> None:
        try:
            form: Any = json.loads(self._path.read_text(encoding="ascii"))
            if form["form"] == _FORM:
                self._feeds = {str(url): title for url, title in form["feeds"]}
                self._pages = {str(url): Validators(*values) for url, values in form["pages"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._feeds, self._pages = {}, {}
