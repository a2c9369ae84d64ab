"""Turns a page into lines of text, as a browser would break them, and remembers what markup each line came from.

A parsed tree comes in, lines go out. Scripts, styles, buttons and what is hidden are left out; everything else is text.
Walks without recursion, because hostile pages nest without end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

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
_SPACE: Final = re.compile(r"[\s\u200b\ufeff]+")
_MOSTLY: Final = 0.8
"""Share of a line's characters that must stand in links before the line is one: 'Read more: TITLE' has 0.8 and more."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page."""

    text: str
    """With single blanks; never empty."""
    heading: int
    """1 to 6 for a line of a heading; 0 for any other."""
    caption: bool
    """True inside a figure."""
    linked: bool
    """True where nearly all of it is a link."""


@dataclass(slots=True)
class _Open:
    """The line under way, and where in the tree we are."""

    parts: list[str]
    length: int = 0
    linked: int = 0
    heading: int = 0
    captions: int = 0
    links: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            count = len(text.strip())
            self.length += count
            if self.links:
                self.linked += count

    def close(self) -> PageLine | None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        line = PageLine(text, self.heading, self.captions > 0, self.linked >= _MOSTLY * max(1, self.length))
        self.parts, self.length, self.linked = [], 0, 0
        return line if text else None


def lines_of(root: HtmlElement) -> Iterator[PageLine]:
    """Break a page into lines.

    Args:
        root: The parsed page.

    Yields:
        Its lines, in the order of the page.
    """
    line = _Open([])
    waiting: list[tuple[HtmlElement, bool]] = [(root, True)]
    while waiting:
        element, enters = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        shown = bool(tag) and tag not in _LEFT_OUT and not _is_hidden(element)
        if tag in _BREAKS and shown and (closed := line.close()):
            yield closed
        if tag in _CELLS:
            line.parts.append(" ")
        if enters and shown:
            _enter(line, tag, 1)
            line.add(element.text)
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
            continue
        if shown:
            _enter(line, tag, -1)
        if element is not root:
            line.add(element.tail)
    if closed := line.close():
        yield closed


def _enter(line: _Open, tag: str, step: int) -> None:
    """Note that an element begins (1) or ends (-1)."""
    if tag == "a":
        line.links += step
    elif tag in _CAPTIONS:
        line.captions += step
    elif tag in _HEADINGS:
        line.heading = int(tag[1]) if step > 0 else 0


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
