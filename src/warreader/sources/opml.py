"""OPML: the list of feeds that feed readers export. It holds no article, but the addresses of feeds.

Importing it names them; `warreader feeds` fetches them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Given, Origin, SourceText
from warreader.sources._encoding import repair
from warreader.sources._record import Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE
from warreader.sources._xml import defines_entities, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.sources._stream import Received

_OPML: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<opml[\s>]", re.IGNORECASE | re.DOTALL
)
_WEB: Final = ("http://", "https://", "feed://", "feed:http")
A_FEED: Final = "a feed and no article; fetch it by: warreader feeds"
DAMAGED: Final = "list of feeds cut off or damaged"


def matches(name: str, head: bytes) -> bool:
    """Check by its beginning, or by its name, whether this is a list of feeds."""
    return bool(_OPML.match(head)) or (
        name.lower().endswith(".opml") and head.lstrip().startswith((b"<", b"\xef\xbb\xbf<"))
    )


def read(received: Received, location: str) -> Iterator[Record]:
    """Name the feeds of a list.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A problem that is no loss for every feed.
    """
    for feed in read_feeds(received, location):
        if isinstance(feed, SourceText):
            named = " ".join(filter(None, (feed.given.title, feed.given.url)))
            yield Problem(feed.origin.location, A_FEED, failed=False, detail=named)
        else:
            yield feed


def read_feeds(received: Received, location: str) -> Iterator[Record]:
    """Read the feeds of a list.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        A source text without text for every feed, its name as title; problems.
    """
    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    if defines_entities(data):
        yield Problem(location, "list that defines entities, refused", failed=True)
        return
    root, log = parse_xml(data)
    number = 0
    for outline in () if root is None else root.iter("outline"):
        attributes = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        url = attributes.get("xmlurl", "")
        if url.lower().startswith(_WEB):
            number += 1
            given = Given(
                title=repair(attributes.get("title") or attributes.get("text") or "")[0] or None, url=_web(url)
            )
            yield SourceText("", given, Origin(f"{location}#{number}", fingerprint(url.encode("utf-8", "replace"))))
    if root is None or any(entry.level_name == "FATAL" for entry in log):
        yield Problem(location, DAMAGED, failed=True)


def _web(url: str) -> str:
    """Write `feed:https://...` and `feed://...`, as some readers do, as what is fetched."""
    if url.lower().startswith("feed:http"):
        return url[len("feed:") :]
    return "http" + url[len("feed") :] if url.lower().startswith("feed:") else url
