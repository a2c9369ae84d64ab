"""Turns URLs and feeds into records, as `sources` does for paths.

Addresses come in; source texts and problems go out, one after another, fetched as they are asked for. What a feed says
of an article is given beside its page; where the page cannot be had, the text of the feed is taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Given, SourceText
from warreader.fetching import FetchError
from warreader.sources import Problem, captured_at, is_feed_list, read_body, read_feed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from warreader.fetching import Answer, Fetcher, Memory
    from warreader.sources import Guard, Record

MOST_ITEMS: Final = 500
"""Items of one feed whose pages are fetched; feeds have 10 to 100."""
UNCHANGED: Final = "not changed since it was fetched"
FETCHED: Final = "fetched before"
FEED_TEXT: Final = "page not fetched, the text of the feed was taken"


def read_addresses(urls: Iterable[str], fetcher: Fetcher, memory: Memory, guard: Guard) -> Iterator[Record]:
    """Fetch addresses and read what they hold, in whatever format it is.

    Args:
        urls: http or https.
        fetcher: Fetches.
        memory: What was fetched before; notes what is fetched, to be saved when it is stored.
        guard: Reads.

    Yields:
        Source texts and problems.
    """
    for url in urls:
        try:
            answer = fetcher.fetch(url, memory.known(url))
        except FetchError as error:
            yield Problem(url, error.reason, failed=True, detail=error.detail)
            continue
        if not answer.changed:
            yield Problem(url, UNCHANGED, failed=False)
            continue
        yield from _read(answer, Given(), url, guard)
        memory.note(url, answer.validators)


def read_feeds(feeds: Iterable[str], fetcher: Fetcher, memory: Memory, guard: Guard) -> Iterator[Record]:
    """Fetch feeds, and the pages of those items that were not fetched before.

    Args:
        feeds: Their addresses; one of a list of feeds (OPML) gives all of the list.
        fetcher: Fetches.
        memory: What was fetched before; also takes the feeds down, to be followed.
        guard: Reads.

    Yields:
        Source texts and problems.
    """
    for url in dict.fromkeys(feeds):
        yield from _feed(url, fetcher, memory, guard, nested=False)


def _feed(url: str, fetcher: Fetcher, memory: Memory, guard: Guard, *, nested: bool) -> Iterator[Record]:
    try:
        answer = fetcher.fetch(url, memory.known(url))
    except FetchError as error:
        yield Problem(url, error.reason, failed=True, detail=error.detail)
        return
    if not answer.changed:
        yield Problem(url, UNCHANGED, failed=False)
        return
    entries = list(read_feed(answer.body, url, guard))
    items = [one for one in entries if isinstance(one, SourceText)]
    problems = [one for one in entries if isinstance(one, Problem)]
    yield from problems or ([] if items else [Problem(url, "feed without items", failed=False)])
    if is_feed_list(answer.body):
        for item in items if not nested else ():
            yield from _feed(item.given.url or "", fetcher, memory, guard, nested=True)
    elif items:
        memory.follow(url, items[0].given.source)
        complete = yield from _items(items, answer, fetcher, memory, guard)
        if complete and not problems:  # else the next time would be told that nothing has changed
            memory.note(url, answer.validators)


def _items(
    items: Sequence[SourceText], feed: Answer, fetcher: Fetcher, memory: Memory, guard: Guard
) -> Generator[Record, None, bool]:
    """Fetch the pages of a feed; gives True where none of them has to be asked for again."""
    complete = True
    for item in items[:MOST_ITEMS]:
        for record in _item(item, feed, fetcher, memory, guard):
            if isinstance(record, Problem):
                complete = complete and not record.failed and record.reason != FEED_TEXT
            yield record
    if len(items) > MOST_ITEMS:
        yield Problem(feed.url, f"more than {MOST_ITEMS} items", failed=True)
    return complete and len(items) <= MOST_ITEMS


def _item(item: SourceText, feed: Answer, fetcher: Fetcher, memory: Memory, guard: Guard) -> Iterator[Record]:
    """Fetch the page of an item; what the feed says of it wins over what the page says."""
    url = item.given.url
    own = _captured(item, feed) if item.text.strip() else None
    if url is None:
        yield own or Problem(item.origin.location, "item without text and address", failed=False)
        return
    if memory.known(url) is not None:
        yield Problem(url, FETCHED, failed=False)
        return
    try:
        answer = fetcher.fetch(url)
    except FetchError as error:
        if own is None:
            yield Problem(url, error.reason, failed=True, detail=error.detail)
        else:
            yield own
            yield Problem(url, FEED_TEXT, failed=False, detail=f"{error}")
        return
    found = list(_read(answer, item.given, url, guard))
    if own is not None and not any(isinstance(one, SourceText) for one in found):
        found = [own]
    yield from found
    memory.note(url, answer.validators)


def _read(answer: Answer, given: Given, url: str, guard: Guard) -> Iterator[Record]:
    known = replace(given, url=answer.url, fetched=answer.fetched.isoformat(timespec="seconds"))
    return read_body(answer.body, known, guard, media=answer.media, charset=answer.charset, name=url)


def _captured(item: SourceText, feed: Answer) -> SourceText:
    when = feed.fetched.isoformat(timespec="seconds")
    return replace(
        item, given=replace(item.given, fetched=when), origin=replace(item.origin, captured=captured_at(when))
    )
