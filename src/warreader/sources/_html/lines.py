"""Turns a page into lines of text, as a browser would break them, and remembers what markup each line came from.

A parsed tree comes in, lines go out, each with its links. Scripts, styles, buttons and what is hidden are left out;
everything else is text. Items of lists keep their bullets and numbers, rows of tables a bar between two cells,
preformatted text its lines, and a power is no more digits. Walks without recursion, because hostile pages nest without
end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.sources._html.line import OpenLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

    from warreader.sources._html.line import PageLine

# fmt: off
_BREAKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "canvas", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "picture", "title", "label", "audio",
    "video",
})
_LEFT_OUT: Final = frozenset({
    "script", "style", "noscript", "head", "template", "svg", "math", "object", "embed", "iframe", "textarea",
    "select", "button",
})
# fmt: on
_CELLS: Final = frozenset({"td", "th"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS: Final = frozenset({"figcaption", "figure", "picture"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LISTS: Final = frozenset({"ul", "ol", "menu"})
_BULLETS: Final = ("• ", "◦ ")
"""Of a list, and of one inside another."""
_NOTED: Final = frozenset({"a", "li", "pre", *_CELLS, *_LISTS, *_CAPTIONS, *_HEADINGS})
"""Elements that are more than a break."""
_MORE_THAN_ITEMS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "time", "img", "figure", "table")
"""What makes an item of a list an entry of a live blog, a card of a gallery or a part of the page."""
_DEEPEST_LIST: Final = 6
"""Items inside one another that are marked; beyond it is an attack."""
_LONGEST_NUMBER: Final = 6  # digits
_POWER: Final = re.compile(r"[0-9]{1,3}")
_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def lines_of(root: HtmlElement) -> Iterator[PageLine]:
    """Break a page into lines.

    Args:
        root: The parsed page.

    Yields:
        Its lines, in the order of the page.
    """
    line, place = OpenLine(), _Place([])
    waiting: list[tuple[HtmlElement, bool]] = [(root, True)]
    while waiting:
        element, enters = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        shown = not enters or (bool(tag) and tag not in _LEFT_OUT and not _is_hidden(element))
        if shown and line.parts and tag in _BREAKS and (closed := line.close()):
            yield closed
        noted = shown and tag in _NOTED
        words: str | None = element.tail if element is not root else None
        if enters and shown:
            if noted:
                _enter(line, place, element, tag)
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
            words = _power(element) if tag == "sup" else element.text
        elif noted:
            _leave(line, place, tag)
        if words and place.preformatted:
            yield from line.add_lines(words)
        elif words:
            line.add(words)
    if closed := line.close():
        yield closed


@dataclass(slots=True)
class _Place:
    """Where in the lists and preformatted parts of a page we are."""

    lists: list[int | None]
    """The number of the next item of each list that is open; None for one with bullets."""
    preformatted: int = 0
    items: int = 0

    def item(self, element: HtmlElement) -> str:
        """Return the mark of an item; empty where it is more than an item."""
        own, number = _number(element.get("value")), self.lists[-1] if self.lists else None
        if number is not None:
            number = number if own is None else own
            self.lists[-1] = number + 1
        if not self.lists or self.items > _DEEPEST_LIST or next(element.iter(*_MORE_THAN_ITEMS), None) is not None:
            return ""
        return _BULLETS[min(len(self.lists), len(_BULLETS)) - 1] if number is None else f"{number}) "


def _power(element: HtmlElement) -> str | None:
    """Write the figures of a power as such: 10<sup>5</sup> shells are not 105."""
    text: str | None = element.text
    return text.translate(_SUPERSCRIPT) if text and not len(element) and _POWER.fullmatch(text) else text


def _enter(line: OpenLine, place: _Place, element: HtmlElement, tag: str) -> None:
    """Record that an element begins."""
    if tag == "a":
        line.link(element.get("href") or "")
    elif tag in _CELLS:
        line.begin_cell()
    elif tag == "li":
        place.items += 1
        line.item = place.item(element)
    elif tag in _LISTS:
        place.lists.append((_number(element.get("start")) or 1) if tag == "ol" else None)
    elif tag == "pre":
        place.preformatted += 1
    elif tag in _CAPTIONS:
        line.captions += 1
    elif tag in _HEADINGS:
        line.heading = int(tag[1])


def _leave(line: OpenLine, place: _Place, tag: str) -> None:
    """Record that an element ends."""
    if tag == "a":
        line.link(None)
    elif tag in _CELLS:
        line.add(" ")
    elif tag == "li":
        place.items -= 1
        line.item = ""
    elif tag in _LISTS:
        place.lists.pop()
    elif tag == "pre":
        place.preformatted -= 1
    elif tag in _CAPTIONS:
        line.captions -= 1
    elif tag in _HEADINGS:
        line.heading = 0


def _number(said: str | None) -> int | None:
    """Read the number that a list begins with, or an item has; None where there is none."""
    said = (said or "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER else None


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
