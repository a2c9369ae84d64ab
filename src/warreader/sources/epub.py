"""EPUB: every document of the spine is an article, as Calibre and Instapaper pack the news into books.

A book that is cut off gives the documents before the cut, if the table of its documents is among them.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from warreader.article import Given
from warreader.sources._html.parse import LARGEST_PAGE
from warreader.sources._page import RawPage, raw_page
from warreader.sources._record import Problem
from warreader.sources._xml import local_name, parse_xml
from warreader.sources._zip import DAMAGED, member_bytes, member_part, open_zip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml has no types

    from warreader.sources._page import Item
    from warreader.sources._stream import Received
    from warreader.sources._zip import OpenZip

_MARK: Final = b"mimetypeapplication/epub+zip"
_CONTAINER: Final = "META-INF/container.xml"
_LARGEST_XML: Final = 4 * 1024 * 1024
_MOST_DOCUMENTS: Final = 10_000
_NO_ARTICLES: Final = frozenset({"cover", "toc", "title-page", "copyright-page"})  # of the guide of EPUB 2
_PAGES: Final = (".xhtml", ".html", ".htm")
_NO_ARTICLE: Final = re.compile(r"(?:^|/)(?:nav|toc|cover|titlepage|title-page|copyright)\b[^/]*$", re.IGNORECASE)
_IN_ORDER: Final = "its pages were read in the order of the file"
_CALIBRE: Final = "calibre"
_DAY: Final = re.compile(r"\s*\[[^\[\]]{1,40}\]\s*$")
_DOWNLOADED: Final = re.compile(
    rb"This article was downloaded by\s{0,9}(?:<[^<>]{1,200}>)?calibre(?:<[^<>]{1,200}>)?\s{0,9}from\s{0,9}"
    rb'<a\b[^<>]{0,300}?\bhref="(https?://[^"<>\s]{1,2000})"'
)
_CONTENTS: Final = re.compile(rb'<ul\b[^<>]{0,200}\bclass="calibre_feed_list')
"""The list of the articles of a section, as Calibre's news download makes it."""


def matches(name: str, head: bytes) -> bool:
    """Return by the mark that stands first in every EPUB, or by its name, whether this is one."""
    return head.startswith(b"PK\x03\x04") and (_MARK in head[:100] or name.lower().endswith(".epub"))


def read(received: Received, location: str) -> Iterator[Item]:
    """Read the documents of a book, in reading order.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every document that is no cover and no list of contents.
    """
    archive = open_zip(received)
    if archive is None:
        yield Problem(location, DAMAGED, failed=True)
        return
    with archive:
        package = _package(archive)
        if package is None:
            yield Problem(location, "EPUB without a table of its documents", failed=True, detail=_IN_ORDER)
        given = Given() if package is None else _given(package[1])
        for path in (_pages(archive) if package is None else _spine(*package))[:_MOST_DOCUMENTS]:
            data, whole = member_part(archive, path, LARGEST_PAGE)
            where = f"{location}/{path}"
            if data and not _CONTENTS.search(data):
                page = raw_page(data, where, _of_calibre(data, given))
                yield replace(page, packed=True) if isinstance(page, RawPage) else page
            if not whole:
                yield Problem(where, "missing or damaged", failed=True, detail="what is there was kept" if data else "")
    if archive.trouble:
        yield Problem(location, DAMAGED, failed=True)


def _pages(archive: OpenZip) -> list[str]:
    """Return the pages in the order of the file, where no table tells which of them are articles."""
    names = [member.filename for member in archive.members()]
    return [name for name in names if name.lower().endswith(_PAGES) and not _NO_ARTICLE.search(name)]


def _package(archive: OpenZip) -> tuple[str, Element] | None:
    container = _parse(member_bytes(archive, _CONTAINER, _LARGEST_XML))
    if container is None:
        return None
    path = next((one.get("full-path") for one in container.iter() if local_name(one) == "rootfile"), None)
    package = _parse(member_bytes(archive, path, _LARGEST_XML)) if path else None
    return None if package is None or path is None else (path, package)


def _given(package: Element) -> Given:
    """Read what a book says of all its documents; Calibre names it after the paper: `LBC News [Wed, 02 Mar 2022]`."""
    publisher, title = _said(package, "publisher"), _said(package, "title")
    if publisher is None or publisher.lower() == _CALIBRE:
        publisher = _DAY.sub("", title or "").strip() or None
    return Given(published=_said(package, "date"), source=publisher)


def _of_calibre(data: bytes, given: Given) -> Given:
    """Add the address that Calibre writes below an article that it has fetched."""
    match = _DOWNLOADED.search(data)
    return given if match is None else replace(given, url=html.unescape(match[1].decode("utf-8", "replace")))


def _spine(path: str, package: Element) -> list[str]:
    """Return the members in reading order, without cover and table of contents."""
    items = {one.get("id"): one for one in package.iter() if local_name(one) == "item"}
    folder = posixpath.dirname(path)
    guide = {
        posixpath.normpath(unquote((one.get("href") or "").partition("#")[0]))
        for one in package.iter()
        if local_name(one) == "reference" and one.get("type") in _NO_ARTICLES
    }
    found: list[str] = []
    for reference in package.iter():
        item = items.get(reference.get("idref")) if local_name(reference) == "itemref" else None
        if item is None or not item.get("href") or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(unquote(item.get("href")))
        if name not in guide:
            found.append(posixpath.normpath(posixpath.join(folder, name)))
    return found


def _parse(data: bytes | None) -> Element | None:
    return None if data is None else parse_xml(data)[0]


def _said(package: Element, name: str) -> str | None:
    return next((" ".join((one.text or "").split()) or None for one in package.iter() if local_name(one) == name), None)
