"""Finds the links of an article, its own address first, each with a number to open it by.

In: an article. Out: links: words that its page made a link, and addresses that the text prints. What a page says is
untrusted: only addresses of the web and of mail are handed out, percent-encoded, so that they show the host they lead
to and nothing else; words that name another host are told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from warreader.addresses import link_address, web_address
from warreader.article import Link, Span
from warreader.export.citations import Citation
from warreader.frozen import dataclass
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Article, Block

MOST: Final = 500
"""Links that are listed; a page of more is an index, not an article."""
_PRINTED: Final = re.compile(r"(?<![\w@.-])(?:https?://|www\.)[^\s<>\"'“”„«»`{}|\\^\x00-\x1f]{3,2000}", re.IGNORECASE)
"""An address as running text has it: up to white space, a quotation mark or what RFC 3986 (appendix C) calls a
delimiter. Bounded, so linear."""
_BEHIND: Final = ".,;:!?…*_'’"
_BRACKETS: Final = {")": "(", "]": "["}
_WORDS: Final = 120  # code points of a link's words: more than a line has room for
_HOST_IN_WORDS: Final = re.compile(r"(?:https?://|\bwww\.)([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})", re.IGNORECASE)
_IS_HOST: Final = re.compile(
    r"(?:[^\s@/]{1,64}@)?((?:[\w-]{1,63}\.){1,8}(?:[^\W\d_]{2}|com|org|net|info|gov|mil|edu|int|news|media|укр))(?:[/:?#]\S*)?",
    re.IGNORECASE,
)
"""Words that are an address without its scheme, of the web or of mail; a name of a file is none."""

_PICTURE: Final = ("pic.twitter.com", "t.co")
"""What Twitter printed for a picture, and where it led: both its own."""


@dataclass(frozen=True, slots=True)
class WebLink:
    """An address that an article leads to."""

    number: int
    """0 for the article's own, then from 1 in the order of the text."""
    address: str
    """Of http, https or mailto; percent-encoded, so harmless."""
    place: Span | None
    """Where it first stands in the source text; None where it stands beside the text only."""
    kept: bool
    """False where it stands in a folded part only."""
    words: str = ""
    """The words that lead there, one harmless line; empty where the text prints the address."""
    misleads: bool = False
    """True where its words name another host than the one they lead to."""

    @property
    def told(self) -> str:
        """Its words in quotation marks, behind a warning where they mislead; empty without words."""
        return f"{'but says ' if self.misleads else ''}“{self.words}”" if self.words else ""


def find_links(article: Article, hidden: Sequence[Block] | None = None) -> tuple[WebLink, ...]:
    """List the links of an article.

    Args:
        article: Any article.
        hidden: Folded parts that do not show, in order: what stands in them is left out. None: all folded parts.

    Returns:
        Its own address first where it is known, then those of the text, each once.
    """
    folds = [block for block in article.annotation.blocks if not block.kept]
    found: dict[str, WebLink] = {}
    for span, address, words in _places(article):
        if _meets(folds if hidden is None else hidden, span):
            continue
        kept, false = not _meets(folds, span), misleads(words, address)
        if before := found.get(address):
            found[address] = replace(before, kept=kept or before.kept, misleads=false or before.misleads)
        else:
            found[address] = WebLink(0, address, span, kept, words, false)
        if len(found) == MOST:
            break
    own = Citation.of(article).url
    links: list[WebLink] = []
    if own is not None:
        printed = found.pop(own, None)
        links = [WebLink(0, own, None if printed is None else printed.place, kept=True)]
    return (*links, *(replace(one, number=number) for number, one in enumerate(found.values(), 1)))


def linked_words(article: Article) -> tuple[Link, ...]:
    """Return what the page of an article made a link, in order, without overlap.

    An archive is a file that others may have written, so each address is looked at again.
    """
    found: list[Link] = []
    at = 0
    for link in article.links:
        address = link_address(link.url, None, None)
        if address is not None and at <= link.start < link.end <= len(article.text):
            found.append(link if address == link.url else Link(link.start, link.end, address))
            at = link.end
    return tuple(found)


def address_at(article: Article, place: int) -> str | None:
    """Return the address that the words at a place lead to.

    Args:
        article: Any article.
        place: Code point of its source text.

    Returns:
        An address of `linked_words`; None where the page made the words there no link.
    """
    return next((one.url for one in linked_words(article) if one.start <= place < one.end), None)


def misleads(words: str, address: str) -> bool:
    """Return whether words name another host than that of the address they lead to.

    Args:
        words: One line; untrusted.
        address: Of http, https or mailto, harmless.
    """
    named = _HOST_IN_WORDS.search(words) or _IS_HOST.fullmatch(words.strip())
    if named is None:
        return False
    said, real = host_of(web_address(f"https://{named[1]}") or ""), host_of(address)
    if (said, real) == _PICTURE:
        return False
    return said != real and not real.endswith(f".{said}") and not said.endswith(f".{real}")


def host_of(address: str) -> str:
    """Return the host that an address leads to, without `www.`; empty where it has none."""
    if address.startswith("mailto:"):
        return address.rpartition("@")[2].lower()
    return (urlsplit(address).hostname or "").removeprefix("www.")


def spans_of_links(text: str) -> list[Span]:
    """Find where addresses stand in a text, without the punctuation of the sentence behind them; bounded."""
    found: list[Span] = []
    for match in _PRINTED.finditer(text):
        found.append(Span(match.start(), match.start() + len(_trimmed(match.group()))))
        if len(found) >= 2 * MOST:
            break
    return found


def _places(article: Article) -> list[tuple[Span, str, str]]:
    """Find every link with its address and words, in order; of an address that is printed inside a link the link."""
    text, marked = article.text, linked_words(article)
    places = [(Span(one.start, one.end), one.url, _flat(text[one.start : one.end])) for one in marked]
    for span in spans_of_links(text):
        address = None if _meets(marked, span) else _address(span.of(text))
        if address is not None:
            places.append((span, address, ""))
    return sorted(places, key=lambda place: place[0])


def _meets(parts: Sequence[Block | Link], span: Span) -> bool:
    at = bisect_right(parts, span.start, key=lambda part: part.end)
    return at < len(parts) and parts[at].start < span.end


def _flat(words: str) -> str:
    return " ".join(show_line(words[:_WORDS]).split())


def _trimmed(printed: str) -> str:
    while printed and (printed[-1] in _BEHIND or _unopened(printed)):
        printed = printed[:-1]
    return printed


def _unopened(printed: str) -> bool:
    """Return whether the bracket at the end was opened before the address: '(see https://example.org/a)'."""
    opening = _BRACKETS.get(printed[-1])
    return opening is not None and printed.count(opening) < printed.count(printed[-1])


def _address(printed: str) -> str | None:
    return web_address(f"https://{printed}" if printed[:4].lower() == "www." else printed)
