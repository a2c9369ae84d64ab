"""EPUB: every document of the spine is an article, as Calibre and Instapaper pack the news into books."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from warreader.article import Given
from warreader.sources._html_parse import LARGEST_PAGE
from warreader.sources._record import Problem, Record
from warreader.sources.html import page_record
from warreader.sources.zipped import DAMAGED, member_bytes, open_zip

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml has no types

    from warreader.sources._stream import Received

_MARK: Final = b"mimetypeapplication/epub+zip"
_CONTAINER: Final = "META-INF/container.xml"
_LARGEST_XML: Final = 4 * 1024 * 1024
_MOST_DOCUMENTS: Final = 10_000


def matches(name: str, head: bytes) -> bool:
    """Tell by the mark that stands first in every EPUB, or by its name, whether this is one."""
    return head.startswith(b"PK\x03\x04") and (_MARK in head[:100] or name.lower().endswith(".epub"))


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the documents of a book, in reading order.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every document.
    """
    archive = open_zip(received)
    if archive is None:
        yield Problem(location, DAMAGED, failed=True)
        return
    with archive:
        package = _package(archive)
        if package is None:
            yield Problem(location, "EPUB without a table of its documents", failed=True)
            return
        given = Given(published=_said(package[1], "date"), source=_said(package[1], "publisher"))
        for path in _spine(*package)[:_MOST_DOCUMENTS]:
            data = member_bytes(archive, path, LARGEST_PAGE)
            where = f"{location}/{path}"
            yield Problem(where, "missing or damaged", failed=True) if data is None else page_record(data, where, given)


def _package(archive: zipfile.ZipFile) -> tuple[str, Element] | None:
    container = _parse(member_bytes(archive, _CONTAINER, _LARGEST_XML))
    if container is None:
        return None
    path = next((one.get("full-path") for one in container.iter() if _name(one) == "rootfile"), None)
    package = _parse(member_bytes(archive, path, _LARGEST_XML)) if path else None
    return None if package is None or path is None else (path, package)


def _spine(path: str, package: Element) -> list[str]:
    """Give the members in reading order, without the table of contents."""
    items = {one.get("id"): one for one in package.iter() if _name(one) == "item"}
    folder = posixpath.dirname(path)
    found: list[str] = []
    for reference in package.iter():
        item = items.get(reference.get("idref")) if _name(reference) == "itemref" else None
        if item is not None and "nav" not in (item.get("properties") or "").split() and item.get("href"):
            found.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href")))))
    return found


def _parse(data: bytes | None) -> Element | None:
    from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415  # no types; 20 ms, and few files are books

    if data is None:
        return None
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _said(package: Element, name: str) -> str | None:
    return next((" ".join((one.text or "").split()) or None for one in package.iter() if _name(one) == name), None)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
