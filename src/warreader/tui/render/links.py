"""Finds the addresses of the web that an article prints, its own first, each with a number to open it by.

In: an article. Out: links. Only http and https; what a page prints is untrusted, so an address that is handed out is
percent-encoded, and what is shown of it is harmless.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.export.citations import Citation, web_address
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from warreader.article import Article

MOST: Final = 500
"""Links that are listed; a page of more is an index, not an article."""
_PRINTED: Final = re.compile(r"(?<![\w@.-])(?:https?://|www\.)[^\s<>\"'“”„«»`{}|\\^\x00-\x1f]{3,2000}", re.IGNORECASE)
"""An address as running text has it: up to white space, a quotation mark or what RFC 3986 (appendix C) calls a
delimiter. Bounded, so linear."""
_BEHIND: Final = ".,;:!?…*_'’"
_BRACKETS: Final = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class WebLink:
    """An address of the web."""

    number: int
    """0 for the article's own, then from 1 in the order of the text."""
    address: str
    """Of http or https; percent-encoded, so harmless."""
    place: Span | None
    """Where it first stands in the source text; None where it stands beside the text only."""
    kept: bool
    """False where it stands in a folded part only."""


def find_links(article: Article) -> tuple[WebLink, ...]:
    """List the links of an article.

    Args:
        article: Any article.

    Returns:
        Its own address first where it is known, then those of the text, each once.
    """
    own = Citation.of(article).url
    places: dict[str, Span] = {}
    kept: dict[str, bool] = {}
    folds = [block for block in article.annotation.blocks if not block.kept]
    at = 0
    for span in spans_of_links(article.text):
        address = _address(span.of(article.text))
        if address is None:
            continue
        while at < len(folds) and folds[at].end <= span.start:
            at += 1
        places.setdefault(address, span)
        kept[address] = kept.get(address, False) or at == len(folds) or folds[at].start >= span.end
        if len(places) == MOST:
            break
    links = [] if own is None else [WebLink(0, own, places.get(own), kept=True)]
    others = (one for one in places if one != own)
    return (*links, *(WebLink(number, one, places[one], kept[one]) for number, one in enumerate(others, 1)))


def spans_of_links(text: str) -> list[Span]:
    """Find where addresses stand in a text, without the punctuation of the sentence behind them; bounded."""
    found: list[Span] = []
    for match in _PRINTED.finditer(text):
        found.append(Span(match.start(), match.start() + len(_trimmed(match.group()))))
        if len(found) >= 2 * MOST:
            break
    return found


def _trimmed(printed: str) -> str:
    while printed and (printed[-1] in _BEHIND or _unopened(printed)):
        printed = printed[:-1]
    return printed


def _unopened(printed: str) -> bool:
    """Tell whether the bracket at the end was opened before the address: '(see https://example.org/a)'."""
    opening = _BRACKETS.get(printed[-1])
    return opening is not None and printed.count(opening) < printed.count(printed[-1])


def _address(printed: str) -> str | None:
    return web_address(f"https://{printed}" if printed[:4].lower() == "www." else printed)
