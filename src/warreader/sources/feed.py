"""RSS and Atom as files: every item is an article of the text that the feed carries.

Entities are not expanded and nothing is fetched: a feed may come from anywhere. A feed that breaks off keeps the items
before the break.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Given, Origin, SourceText
from warreader.sources._encoding import repair
from warreader.sources._html_page import page_text
from warreader.sources._record import Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml has no types

    from warreader.sources._stream import Received

_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF|!DOCTYPE\s+rss)", re.IGNORECASE)
_ITEMS: Final = frozenset({"item", "entry"})
_TEXTS: Final = ("encoded", "content", "description", "summary")
_DATES: Final = ("pubdate", "published", "date", "updated", "issued")
_ENTITIES: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
DAMAGED: Final = "feed cut off or damaged"


def matches(name: str, head: bytes) -> bool:
    """Tell by its beginning, or by its name, whether this is a feed."""
    return bool(_XML.match(head) and _FEED.search(head)) or name.lower().endswith((".rss", ".atom"))


def read(received: Received, location: str) -> Iterator[Record]:
    """Read the items of a feed.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A record for every item.
    """
    from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415  # no types; 20 ms, and few files are feeds

    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    if _ENTITIES.search(data):
        yield Problem(location, "feed that defines entities, refused", failed=True)
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        yield Problem(location, DAMAGED, failed=True)
        return
    channel = _said(root, ("title",)) or next((_said(one, ("title",)) for one in root if _name(one) == "channel"), None)
    for number, item in enumerate((one for one in root.iter() if _name(one) in _ITEMS), 1):
        yield _record(item, f"{location}#{number}", channel, fingerprint(etree.tostring(item)))
    if len(parser.error_log) and any(entry.level_name == "FATAL" for entry in parser.error_log):
        yield Problem(location, DAMAGED, failed=True)


def _record(item: Element, location: str, channel: str | None, sha256: str) -> Record:
    given = Given(
        title=_plain(_said(item, ("title",))),
        published=_said(item, _DATES),
        source=_plain(_said(item, ("source",)) or channel),
        url=_link(item),
    )
    text = repair(page_text(_said(item, _TEXTS) or ""))[0]
    if not text.strip():
        return Problem(location, "no text", failed=False)
    return SourceText(text, given, Origin(location, sha256))


def _said(item: Element, names: tuple[str, ...]) -> str | None:
    """Give what the first of some elements says; an Atom text of type xhtml is markup itself."""
    children = {name: one for one in reversed(item) if (name := _name(one))}
    for name in names:
        if name in children:
            said = "".join(_inside(children[name])).strip()
            if said:
                return said
    return None


def _inside(element: Element) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415  # as above

    yield element.text or ""
    for child in element:
        yield etree.tostring(child, encoding="unicode")


def _link(item: Element) -> str | None:
    for one in item:
        if _name(one) == "link" and one.get("rel", "alternate") == "alternate":
            return (one.get("href") or one.text or "").strip() or None
    return None


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(page_text(text).split()) or None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
