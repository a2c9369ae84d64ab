"""`warreader feeds`, and URLs given to `warreader import`: the only commands that use the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.cli.import_records import check_paths, is_address, run_records
from warreader.errors import UsageError
from warreader.fetching import Fetcher, Memory
from warreader.ingest.urls import read_addresses, read_feeds
from warreader.sources import Problem, is_feed_list, read_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from warreader.cli.context import CommandContext
    from warreader.sources import Guard, Record

_LARGEST_LIST: Final = 50 * 1024 * 1024


def run_feeds(context: CommandContext, words: Sequence[str], *, as_json: bool) -> int:
    """Fetch feeds and the articles that they name.

    Args:
        context: Which archive.
        words: Addresses of feeds, and files with lists of them (OPML); none takes the feeds that were fetched before.
        as_json: Print the ledger as JSON on standard output.

    Returns:
        Exit code: 0, or 3 where something could not be read.

    Raises:
        UsageError: A file does not exist or is no list of feeds, or none is known.
    """
    files = [word for word in words if not is_address(word)]
    if files:
        check_paths(files)
    if not words and not Memory(context.folder).feeds:
        raise UsageError("no feed is known yet; name one: warreader feeds URL, or a list: warreader feeds FILE.opml")
    feeds = _Feeds([word for word in words if is_address(word)], {path: _list_of(path) for path in files})
    return run_records(context, feeds.records, words, as_json=as_json, stored=feeds.keep)


class Addresses:
    """Records from URLs, after those of the files named with them.

    Args:
        urls: The addresses.
        files: Reads the files.
    """

    def __init__(self, urls: Sequence[str], files: Callable[[Guard], Iterator[Record]]) -> None:
        self._urls = urls
        self._files = files
        self._memory: Memory | None = None

    def records(self, guard: Guard, folder: Path) -> Iterator[Record]:
        """Read everything, for the archive in a folder."""
        self._memory = Memory(folder)
        yield from self._files(guard)
        yield from read_addresses(self._urls, Fetcher(), self._memory, guard)

    def keep(self) -> None:
        """Record what was fetched, now that it is stored."""
        if self._memory is not None:
            self._memory.save()


class _Feeds:
    """Feeds named on the command line or in OPML files; without any, those fetched before."""

    def __init__(self, urls: Sequence[str], lists: Mapping[str, bytes]) -> None:
        self._urls = urls
        self._lists = lists
        self._memory: Memory | None = None

    def records(self, guard: Guard, folder: Path) -> Iterator[Record]:
        """Read everything, for the archive in a folder."""
        self._memory = Memory(folder)
        feeds = list(self._urls)
        for path, body in self._lists.items():
            for feed in read_feed(body, path, guard):
                if isinstance(feed, Problem):
                    yield feed
                elif feed.given.url:
                    feeds.append(feed.given.url)
        known = () if self._urls or self._lists else self._memory.feeds
        yield from read_feeds(feeds or known, Fetcher(), self._memory, guard)

    def keep(self) -> None:
        """Record what was fetched, now that it is stored."""
        if self._memory is not None:
            self._memory.save()


def _list_of(path: str) -> bytes:
    with Path(path).open("rb") as file:
        body = file.read(_LARGEST_LIST)
    if not is_feed_list(body):
        raise UsageError(f"{path} is no list of feeds (OPML); to import a feed that was saved: warreader import {path}")
    return body
