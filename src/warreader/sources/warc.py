"""WARC: the captures of a crawler. Every page that was answered is an article, with its address and time of capture.

Written by wget, Heritrix, warcio, Browsertrix, StormCrawler (CC-NEWS) and Media Cloud; WET files (`conversion` records
of plain text) are read too. What crawlers note down of themselves is no article. Where Media Cloud has written behind a
page what it understood of it, that is given beside the page.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Given
from warreader.sources._article_fields import parts_of
from warreader.sources._http_answer import Answer, parse_answer
from warreader.sources._page import RawPage, raw_page
from warreader.sources._record import Problem
from warreader.sources._warc_records import MARK, WarcReader, WarcRecord
from warreader.sources.plain import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._page import Item
    from warreader.sources._stream import Received

_WITH_CONTENT: Final = frozenset({"response", "resource", "conversion"})
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS: Final = frozenset({"text/plain"})
_OF_CRAWLERS: Final = ("urn:", "metadata:", "dns:", "whois:", "screenshot:", "text:")
"""Addresses of what is no capture: wget's log (`metadata://gnu.org/...`), Browsertrix' own copy of a page's text
(`urn:text:...`), Heritrix' look-ups."""
_MEDIA_CLOUD: Final = "application/x.mediacloud-indexer+json"
DAMAGED: Final = "WARC record cut off or damaged"
ALTERED: Final = "WARC record that differs from its checksum; it was kept as it is"
NO_PAGE: Final = "not a page"
STRAY: Final = "something between the WARC records"
CUT_BY_CRAWLER: Final = "cut off by the crawler; what came of it was kept"


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Check by the first bytes whether this is a WARC."""
    return bool(MARK.match(head))


def read(received: Received, location: str) -> Iterator[Item]:
    """Read the pages of a WARC.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every capture; redirects, errors, pictures and scripts are counted as no page.
    """
    reader = WarcReader(received.stream)
    page: RawPage | None = None  # waits, because what is known of it may stand behind it
    number = 0
    while (record := reader.next()) is not None:
        number += 1
        if page is not None:
            yield _with_knowledge(page, record)
            page = None
        for item in _items(record, f"{location}#{number}"):
            if isinstance(item, RawPage):
                page = item
            else:
                yield item
    if page is not None:
        yield page
    if reader.strayed:
        yield Problem(location, STRAY, failed=True)


def _items(record: WarcRecord, location: str) -> Iterator[Item]:
    if not record.whole:
        yield Problem(location, DAMAGED, failed=True)
    elif record.altered:
        yield Problem(location, ALTERED, failed=True)
    kind, address = record.headers.get("warc-type"), _address(record)
    if kind not in _WITH_CONTENT or not (record.whole or record.content):
        return
    if address is not None and address.lower().startswith(_OF_CRAWLERS):
        yield Problem(location, NO_PAGE, failed=False)
        return
    if kind == "response":
        answer = parse_answer(record.content)
    else:
        media = record.headers.get("content-type", "").partition(";")[0].strip().lower()
        answer = Answer(media, None, record.content, "")
    if answer is None or answer.media not in _PAGES | _TEXTS:
        yield Problem(location, NO_PAGE, failed=False)
        return
    yield from _captured(answer, record, Given(url=address, fetched=record.headers.get("warc-date")), location)


def _captured(answer: Answer, record: WarcRecord, given: Given, location: str) -> Iterator[Item]:
    trouble = answer.trouble or (CUT_BY_CRAWLER if record.headers.get("warc-truncated") else "")
    if trouble:
        yield Problem(location, trouble, failed=True)
    if answer.media in _TEXTS:
        yield text_of(answer.body, location, given)
    elif answer.body or not trouble:
        yield raw_page(answer.body, location, given, answer.charset)


def _address(record: WarcRecord) -> str | None:
    """Return the address of a capture; wget before 1.20 writes it in angle brackets."""
    return record.headers.get("warc-target-uri", "").strip("<>") or None


def _with_knowledge(page: RawPage, following: WarcRecord) -> RawPage:
    """Add what Media Cloud's indexer wrote of the page before it."""
    if _MEDIA_CLOUD not in following.headers.get("content-type", ""):
        return page
    try:
        known = json.loads(following.content)["content_metadata"]
        given = parts_of(known).given
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return page
    return replace(page, given=replace(given, url=page.given.url or given.url, fetched=page.given.fetched))
