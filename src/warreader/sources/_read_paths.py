"""Reads files and standard input, in this process or in the guarded one.

Paths come in, source texts and problems go out, in order. Plain text and JSON Lines stay in this process: they have no
parser that could be led astray, and most of what is imported is of them. Pages inside JSON go to the guarded process.
"""

from __future__ import annotations

import io
import os
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.article import Given, SourceText
from warreader.sources import _record_fields, html, opml
from warreader.sources._article_fields import captured_at
from warreader.sources._folder import STANDARD_INPUT, File, find_files
from warreader.sources._page import RawPage, raw_page
from warreader.sources._read_progress import size_of
from warreader.sources._record import Problem, Record
from warreader.sources._registry import TOO_LARGE, is_harmless, read_received, resolved
from warreader.sources._stream import HEAD, from_stream, open_file, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from warreader.sources._article_fields import Fields
    from warreader.sources._guard.guard import Guard
    from warreader.sources._page import Item
    from warreader.sources._read_progress import Gauge
    from warreader.sources._stream import Received

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_paths(
    paths: Iterable[Path | str],
    stdin: BinaryIO | None = None,
    guard: Guard | None = None,
    gauge: Gauge | None = None,
) -> Iterator[Record]:
    """Read files, folders and standard input.

    Args:
        paths: Files and folders, or '-' for standard input.
        stdin: What '-' reads; None where there is no standard input.
        guard: Reads what hostile content could harm; None reads everything in this process.
        gauge: Is told what is being read.

    Yields:
        A source text or a problem for everything that was found.
    """
    for path in (os.fspath(one) for one in paths):
        if path == STANDARD_INPUT:
            if gauge is not None and stdin is not None and (size := size_of(stdin)) is not None:
                gauge.opened(stdin, size)
            yield from _standard_input(stdin, guard)
            continue
        for found in find_files([path]):
            yield from [found] if isinstance(found, Problem) else read_file(found, guard, gauge)


def read_file(file: File, guard: Guard | None = None, gauge: Gauge | None = None) -> Iterator[Record]:
    """Read one file in whatever format it is.

    Args:
        file: As `find_files` gives it.
        guard: As for `read_paths`.
        gauge: As for `read_paths`.

    Yields:
        Its articles and problems.
    """
    try:
        with open_file(file.path, follow=file.named) as received:
            if gauge is not None:
                gauge.opened(received.stream, file.size)
            if guard is None or is_harmless(file.path, received):
                yield from _read(received, file.path, guard)
            else:
                yield from guard.read_file(file.path, follow=file.named)
    except OSError as error:
        yield problem_of(error, file.path)
    if gauge is not None:
        gauge.closed()


def record_of(  # noqa: PLR0913, PLR0917  # what is known of a record, each once
    record: Fields, location: str, sha256: str, encoding: str, replaced: int, guard: Guard | None = None
) -> Record:
    """Make a source text of a record of a collection: a line of JSON Lines, a row of a table.

    Args:
        record: Its fields; see `_record_fields.item_of` for their names.
        location: Where it stands.
        sha256: Of its bytes, 64 hexadecimal digits.
        encoding: How they were decoded.
        replaced: Characters that could not be.
        guard: Extracts the article of a page in it; None: this process does.

    Returns:
        The source text, or the reason why there is none.
    """
    return _resolved(_record_fields.item_of(record, location, sha256, encoding, replaced), guard)


def read_body(  # noqa: PLR0913  # what is known of an answer, each once
    body: bytes, given: Given, guard: Guard, *, media: str = "", charset: str | None = None, name: str = ""
) -> Iterator[Record]:
    """Read what a server has answered, in whatever format it is.

    Args:
        body: The bytes.
        given: Its address and time, and what is known beside it.
        guard: Reads it.
        media: The media type that the server names.
        charset: The encoding that it names.
        name: Where it stands; else its address.

    Yields:
        Its articles and problems.
    """
    location = name or given.url or ""
    if media in _PAGES or html.matches("", body[:HEAD]):
        page = raw_page(body, location, given, charset)
        yield guard.extract(page) if isinstance(page, RawPage) else page
        return
    captured = captured_at(given.fetched)
    for record in guard.read_stream(io.BytesIO(body), location):
        if isinstance(record, SourceText):
            own = Given(*(getattr(record.given, one) or getattr(given, one) for one in Given.__slots__))
            yield replace(record, given=own, origin=replace(record.origin, captured=captured))
        else:
            yield record


def read_feed(body: bytes, location: str, guard: Guard) -> Iterator[Record]:
    """Read the items of a feed, or the feeds of a list of feeds (OPML).

    Args:
        body: The bytes.
        location: Where they stand.
        guard: Reads them.

    Yields:
        A source text for every item, without text where it carries a link only; problems.
    """
    return guard.read_stream(io.BytesIO(body), location, feed=True)


def is_feed_list(body: bytes) -> bool:
    """Return whether bytes are a list of feeds (OPML)."""
    return opml.matches("", body[:HEAD])


def _standard_input(stdin: BinaryIO | None, guard: Guard | None) -> Iterator[Record]:
    if stdin is None:
        yield Problem(STANDARD_INPUT, "no standard input", failed=True)
        return
    try:
        received = from_stream(stdin)
        if guard is None or is_harmless(STANDARD_INPUT, received):
            yield from _read(received, STANDARD_INPUT, guard)
        else:
            yield from guard.read_stream(received.stream, STANDARD_INPUT)
    except OSError as error:
        yield problem_of(error, STANDARD_INPUT)


def _read(received: Received, location: str, guard: Guard | None) -> Iterator[Record]:
    try:
        for item in read_received(received, location):
            yield _resolved(item, guard)
    except MemoryError:
        yield Problem(location, TOO_LARGE, failed=True)


def _resolved(item: Item, guard: Guard | None) -> Record:
    return guard.extract(item) if isinstance(item, RawPage) and guard is not None else resolved(item)
