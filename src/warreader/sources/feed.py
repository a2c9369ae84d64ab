"""RSS and Atom as files: every item is an article of the text that the feed carries.

Entities are not expanded and nothing is fetched: a feed may come from anywhere. A feed that breaks off keeps the items
before the break, and one that is damaged those behind the damage too.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Final

from warreader.article import Given, Origin, SourceText
from warreader.sources._encoding import repair
from warreader.sources._feed_items import one_by_one
from warreader.sources._html.page import page_text, read_piece
from warreader.sources._record import Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE
from warreader.sources._xml import defines_entities, local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml has no types

    from warreader.sources._stream import Received

_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF|!DOCTYPE\s+rss)", re.IGNORECASE)
_ITEMS: Final = frozenset({"item", "entry"})
_TEXTS: Final = ("encoded", "content", "description", "summary")
_DATES: Final = ("pubdate", "published", "date", "updated", "issued")
_FOREIGN: Final = (
    "http://search.yahoo.com/mrss",
    "http://www.itunes.com/dtds",
    "http://www.w3.org/2005/Atom-threading",
)
"""Namespaces whose `title`, `content` and `summary` are those of a picture or a programme, not of the item."""
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")
_WEB: Final = ("http://", "https://")
_UNKNOWN: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{2,8});|&(?=[\s,.])")
_CDATA: Final = "ERR_CDATA_NOT_FINISHED"
_CUT_OFF: Final = frozenset(
    {
        "ERR_TAG_NOT_FINISHED",
        "ERR_DOCUMENT_END",
        _CDATA,
        "ERR_GT_REQUIRED",
        "ERR_LTSLASH_REQUIRED",
        "ERR_COMMENT_NOT_FINISHED",
        "ERR_TAG_NAME_MISMATCH",
        "ERR_DOCUMENT_EMPTY",
    }
)
"""What libxml2 notes down where something is lost; an undeclared `&nbsp;` is no loss."""
_LOST: Final = _CUT_OFF | {"ERR_INVALID_CHAR", "ERR_INVALID_ENCODING", "I18N_CONV_FAILED"}
DAMAGED: Final = "feed cut off or damaged"
NO_TEXT: Final = "no text"


def matches(name: str, head: bytes) -> bool:
    """Check by its beginning, or by its name, whether this is a feed."""
    return bool(_XML.match(head) and _FEED.search(head)) or name.lower().endswith((".rss", ".atom"))


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the items of a feed.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every item; one that carries a link only has no text.
    """
    for entry in read_entries(received, location):
        if isinstance(entry, SourceText) and not entry.text.strip():
            yield Problem(entry.origin.location, NO_TEXT, failed=False)
        else:
            yield entry


def read_entries(received: Received, location: str) -> Iterator[Record]:
    """Read the items of a feed, also those that carry a link only.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A source text for every item, empty for one without text; problems.
    """
    from lxml import etree  # type: ignore[import-untyped]  # no types; 20 ms, and few files are feeds

    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    if defines_entities(data):
        yield Problem(location, "feed that defines entities, refused", failed=True)
        return
    data = _with_known_entities(data)
    root, notes = _parsed(data)
    if _CDATA in notes:  # closed by us, what stands in it is kept
        root, _ = _parsed(data + b"]]>")
    items = _items(root)
    damaged = root is None or notes & _CUT_OFF or not data.rstrip(b" \t\r\n\0").endswith(b">")
    parts = one_by_one(data) if damaged else []
    if len(parts) > len(items):
        yield from _each(parts, location)
        return
    channel = Given() if root is None else _channel(root)
    for number, item in enumerate(items, 1):
        yield _entry(item, f"{location}#{number}", channel, fingerprint(etree.tostring(item)))
    if damaged:
        yield Problem(location, DAMAGED, failed=True)


def _each(parts: list[bytes], location: str) -> Iterator[Record]:
    """Read a damaged feed item by item; of one that is damaged what stands before the damage."""
    channel = None
    for number, part in enumerate(parts, 1):
        where = f"{location}#{number}"
        root, notes = _parsed(part)
        item = next(iter(_items(root)), None)
        if root is not None and item is not None:
            channel = channel or _channel(root)
            yield _entry(item, where, channel, fingerprint(part))
        if notes & _LOST or item is None:
            yield Problem(where, DAMAGED, failed=True)


def _items(root: Element | None) -> list[Element]:
    return [] if root is None else [one for one in root.iter() if local_name(one) in _ITEMS]


def _parsed(data: bytes) -> tuple[Element | None, frozenset[str]]:
    root, log = parse_xml(data)
    return root, frozenset(entry.type_name for entry in log)


def _with_known_entities(data: bytes) -> bytes:
    """Write entities of HTML, which many feeds hold and XML does not know, and a bare ampersand, as XML has them."""

    def number(match: re.Match[bytes]) -> bytes:
        code = name2codepoint.get(match[1].decode()) if match[1] else ord("&")
        return match[0] if code is None else b"&#%d;" % code

    return _UNKNOWN.sub(number, data)


def _channel(root: Element) -> Given:
    """Read what a feed says of all its items: its name and its language."""
    for holder in (root, *(one for one in root if local_name(one) == "channel")):
        if title := _plain(_said(holder, ("title",))):
            language = _said(holder, ("language",)) or holder.get(_LANGUAGE) or root.get(_LANGUAGE)
            match = _LANGUAGE_TAG.match(language or "")
            return Given(source=title, language=match[0].lower() if match else None)
    return Given()


def _entry(item: Element, location: str, channel: Given, sha256: str) -> SourceText:
    given = Given(
        title=_plain(_said(item, ("title",))),
        published=_said(item, _DATES),
        source=_origin(item) or channel.source,
        language=channel.language,
        url=_link(item),
    )
    text, links = read_piece(_said(item, _TEXTS) or "", given.url)
    return SourceText(repair(text)[0], given, Origin(location, sha256), links=links)


def _origin(item: Element) -> str | None:
    """Name the feed that an item was taken from: RSS writes its name, Atom a title inside."""
    for one in item:
        if local_name(one) == "source":
            return _plain(_said(one, ("title",)) or (one.text or "").strip() or None)
    return None


def _said(item: Element, names: tuple[str, ...]) -> str | None:
    """Return what the first of some elements says; an Atom text of type xhtml is markup itself."""
    children = {name: one for one in reversed(item) if (name := local_name(one)) and not _is_foreign(one)}
    for name in names:
        if name in children:
            said = "".join(_inside(children[name])).strip()
            if said:
                return said
    return None


def _inside(element: Element) -> Iterator[str]:
    from lxml import etree

    yield element.text or ""
    for child in element:
        yield etree.tostring(child, encoding="unicode")


def _link(item: Element) -> str | None:
    """Find the address of an item: FeedBurner's note of the original, the link, an ID that is one."""
    found: dict[str, str] = {}
    for one in item:
        name, said = local_name(one), (one.get("href") or one.text or "").strip()
        alternate = name != "link" or one.get("rel", "alternate") == "alternate"
        permanent = name != "guid" or one.get("isPermaLink", "true") != "false"
        if alternate and permanent and said.startswith(_WEB):
            found.setdefault(name, said)
    return next((found[name] for name in ("origlink", "link", "guid", "id") if name in found), None)


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(page_text(text).split()) or None


def _is_foreign(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag[1:].startswith(_FOREIGN)
