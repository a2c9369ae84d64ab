"""A line of a page, and the line under way while a page is walked: its words, links, cells and the item it begins.

Text comes in piece by piece, with notes of where links and cells begin and end; at each break of the page a line goes
out. White space is single, as a browser shows it.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Anchor = tuple[int, int, str]
"""Which code points of a line are a link (half-open), and the address as the page writes it."""
_SPACE: Final = re.compile(r"[\s\u200b\ufeff]+")
_MOSTLY: Final = 0.8
"""Share of a line's characters that must stand in links before the line is one: 'Read more: TITLE' has 0.8 and more."""
_CELL: Final = " | "
_HAS_MARK: Final = re.compile(r"[•▪●◦‣⁃∙·*–—-]\s|\d{1,3}[.)]\s")
"""A bullet or a number that the page writes itself."""


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
    anchors: tuple[Anchor, ...] = ()
    """Which parts of it are links, in order."""
    begins: int = 0
    """Where its words begin, behind the mark of an item or the bar of a row."""


@dataclass(slots=True)
class OpenLine:
    """The line under way, and where in the tree we are."""

    parts: list[str] = field(default_factory=list)
    length: int = 0  # code points of words
    linked: int = 0  # of them in links
    heading: int = 0
    captions: int = 0
    cells: bool = False  # whether cells stand side by side
    item: str = ""  # the bullet or number of the list item that the next line begins
    links: list[str] = field(default_factory=list)  # addresses of the links that are open; the innermost counts
    raw: int = 0  # code points in parts
    since: int = 0  # where in them the innermost link began
    anchors: list[Anchor] = field(default_factory=list)  # in code points of parts

    def add(self, text: str) -> None:
        """Add words, or white space."""
        self.parts.append(text)
        self.raw += len(text)
        count = len(text.strip())
        self.length += count
        if self.links:
            self.linked += count

    def add_lines(self, text: str) -> Iterator[PageLine]:
        """Add text whose line breaks count; give the lines that end in it."""
        for number, part in enumerate(text.split("\n")):
            if number and (closed := self.close()):
                yield closed
            self.add(part)

    def begin_cell(self) -> None:
        """Set a cell of a table apart from the one before it."""
        self.cells = self.cells or self.length > 0
        gap = _CELL if self.length else " "
        self.parts.append(gap)
        self.raw += len(gap)

    def link(self, href: str | None) -> None:
        """Record that a link begins, or with None that one ends."""
        self._note_anchor()
        if href is None:
            self.links.pop()
        else:
            self.links.append(href)

    def close(self) -> PageLine | None:
        """End the line; None where nothing stands on it."""
        if not self.length:  # as at most breaks
            if self.parts:
                self.parts, self.raw, self.since, self.anchors = [], 0, 0, []
            return None
        self._note_anchor()
        raw = "".join(self.parts)
        text = _SPACE.sub(" ", raw).strip()
        anchors: tuple[Anchor, ...] = ()
        if len(self.anchors) == 1 and self.linked == self.length and text:  # all of it is one link, as in menus
            anchors = ((0, len(text), self.anchors[0][2]),)
        elif self.anchors:
            anchors = _placed(raw, text, self.anchors)
        linked = self.linked >= _MOSTLY * max(1, self.length)
        before, behind = self._around(text, linked=linked)
        if before:
            anchors = tuple((start + len(before), end + len(before), href) for start, end, href in anchors)
        line = PageLine(f"{before}{text}{behind}", self.heading, self.captions > 0, linked, anchors, len(before))
        if text:
            self.item = ""
        self.parts, self.length, self.linked, self.raw, self.since, self.anchors = [], 0, 0, 0, 0, []
        self.cells = False
        return line if text else None

    def _around(self, text: str, *, linked: bool) -> tuple[str, str]:
        """Return what stands around the words: the bars of a row, the mark of an item; a menu is no list."""
        if self.cells:
            return "| ", " |"
        return ("" if linked or not text or _HAS_MARK.match(text) else self.item), ""

    def _note_anchor(self) -> None:
        if self.links and self.links[-1] and self.raw > self.since:
            self.anchors.append((self.since, self.raw, self.links[-1]))
        self.since = self.raw


def _placed(raw: str, text: str, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Find where links stand once white space has become single blanks; those without words are dropped."""
    places, at, length, blank = dict[int, int](), 0, 0, True
    for cut in (place for start, end, _ in anchors for place in (start, end)):
        piece = _SPACE.sub(" ", raw[at:cut])
        length += len(piece) - (blank and piece.startswith(" "))
        blank = piece.endswith(" ") if piece else blank
        places[cut], at = length, cut
    found: list[Anchor] = []
    for start, end, href in anchors:
        words = text[places[start] : places[end]]
        first = places[start] + len(words) - len(words.lstrip())
        if words.strip():
            found.append((first, first + len(words.strip()), href))
    return tuple(found)
