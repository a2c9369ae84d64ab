"""Turns a page into lines of text, as a browser would break them, and remembers what markup each line came from.

A parsed tree comes in, lines go out, each with its links. Scripts, styles, buttons and what is hidden are left out;
everything else is text. Walks without recursion, because hostile pages nest without end.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    anchors: tuple[tuple[int, int, str], ...] = ()
    """Which code points of it are links, in order, and the address as the page writes it."""


@dataclass(slots=True)
class _Open:
    """The line under way, and where in the tree we are."""

    parts: list[str]
    length: int = 0
    linked: int = 0
    heading: int = 0
    captions: int = 0
    links: list[str] = field(default_factory=list)  # addresses of the links that are open; the innermost counts
    raw: int = 0  # code points in parts
    since: int = 0  # where in them the innermost link began
    anchors: list[tuple[int, int, str]] = field(default_factory=list)  # in code points of parts

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.raw += len(text)
            count = len(text.strip())
            self.length += count
            if self.links:
                self.linked += count

    def link(self, element: HtmlElement, step: int) -> None:
        """Record that a link begins (1) or ends (-1)."""
        self.note_anchor()
        if step > 0:
            self.links.append(element.get("href") or "")
        else:
            self.links.pop()

    def note_anchor(self) -> None:
        if self.links and self.links[-1] and self.raw > self.since:
            self.anchors.append((self.since, self.raw, self.links[-1]))
        self.since = self.raw

    def close(self) -> PageLine | None:
        self.note_anchor()
        raw = "".join(self.parts)
        text = _SPACE.sub(" ", raw).strip()
        anchors = _placed(raw, text, self.anchors) if self.anchors else ()
        line = PageLine(text, self.heading, self.captions > 0, self.linked >= _MOSTLY * max(1, self.length), anchors)
        self.parts, self.length, self.linked, self.raw, self.since, self.anchors = [], 0, 0, 0, 0, []
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
            line.add(" ")
        if enters and shown:
            _enter(line, element, tag, 1)
            line.add(element.text)
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
            continue
        if shown:
            _enter(line, element, tag, -1)
        if element is not root:
            line.add(element.tail)
    if closed := line.close():
        yield closed


def _enter(line: _Open, element: HtmlElement, tag: str, step: int) -> None:
    """Record that an element begins (1) or ends (-1)."""
    if tag == "a":
        line.link(element, step)
    elif tag in _CAPTIONS:
        line.captions += step
    elif tag in _HEADINGS:
        line.heading = int(tag[1]) if step > 0 else 0


def _placed(raw: str, text: str, anchors: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Find where links stand once white space has become single blanks; those without words are dropped."""
    places, at, length, blank = dict[int, int](), 0, 0, True
    for cut in (place for start, end, _ in anchors for place in (start, end)):
        piece = _SPACE.sub(" ", raw[at:cut])
        length += len(piece) - (blank and piece.startswith(" "))
        blank = piece.endswith(" ") if piece else blank
        places[cut], at = length, cut
    found: list[tuple[int, int, str]] = []
    for start, end, href in anchors:
        words = text[places[start] : places[end]]
        first = places[start] + len(words) - len(words.lstrip())
        if words.strip():
            found.append((first, first + len(words.strip()), href))
    return tuple(found)


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
