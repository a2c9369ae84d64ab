"""Draws one line of a page as pieces with roles.

In: a line, and the spans that lie over the source text (entities, hits). Out: pieces. A line costs the same in a text
with 2,000 entities as in one with two: the spans are found by bisection.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import field
from itertools import pairwise
from typing import TYPE_CHECKING

from warreader.frozen import dataclass
from warreader.tui.render import Piece, Pieces, cells
from warreader.tui.render.page import STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warreader.article import Article, Span
    from warreader.tui.render.layout import Line
    from warreader.tui.render.page import Mark


@dataclass(frozen=True, slots=True)
class Overlay:
    """Spans over the source text, each with a role."""

    starts: tuple[int, ...] = ()
    """Where they begin (code points), ascending."""
    ends: tuple[int, ...] = ()
    """Where they end; they never overlap."""
    roles: tuple[str, ...] = field(default=(), repr=False)
    """What they are."""

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int, str]]) -> Overlay:
        """Make an overlay of (start, end, role); of spans that overlap the one that begins first wins."""
        kept: list[tuple[int, int, str]] = []
        for start, end, role in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start < end and (not kept or start >= kept[-1][1]):
                kept.append((start, end, role))
        return cls(tuple(one[0] for one in kept), tuple(one[1] for one in kept), tuple(one[2] for one in kept))

    def inside(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Return what lies between two places, cut to them."""
        for index in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
            yield max(self.starts[index], start), min(self.ends[index], end), self.roles[index]


def entity_overlay(article: Article) -> Overlay:
    """Make the overlay of an article's named entities and cities; a city that no entity covers is a place."""
    entities = [(one.start, one.end, f"entity-{one.label.value.lower()}") for one in article.annotation.entities]
    cities = [(one.start, one.end, "entity-loc") for city in article.annotation.cities for one in city.mentions]
    named = Overlay.of(entities)
    return Overlay.of([*entities, *(city for city in cities if not any(named.inside(city[0], city[1])))])


def link_overlay(article: Article) -> Overlay:
    """Make the overlay of what the page of an article made a link."""
    if not article.links:
        return Overlay()
    from warreader.export.links import linked_words  # not for the first frame

    return Overlay.of((link.start, link.end, "link") for link in linked_words(article))


def hit_overlay(hits: Iterable[Span], current: Span | None) -> Overlay:
    """Make the overlay of search hits, the current one marked."""
    return Overlay.of((hit.start, hit.end, "hit-current" if hit == current else "hit") for hit in hits)


def line_pieces(line: Line, overlays: Iterable[Overlay]) -> Pieces:
    """Cut a line into pieces.

    Args:
        line: The line.
        overlays: What lies over the source text; the roles of later ones are laid over those of earlier ones.

    Returns:
        The pieces; together they are the line.
    """
    paragraph = line.paragraph
    marks: list[tuple[int, int, str]] = [
        (max(mark.start, line.start), min(mark.end, line.end), mark.role)
        for mark in paragraph.marks
        if mark.start < line.end and mark.end > line.start
    ]
    if paragraph.start is not None:
        base = paragraph.start
        for overlay in overlays:
            marks += [
                (start - base, end - base, role)
                for start, end, role in overlay.inside(base + line.start, base + line.end)
            ]
    if not marks:
        return (Piece(cells.drawn(paragraph.text[line.start : line.end]), (paragraph.role,)),)
    cuts = sorted({line.start, line.end, *(mark[0] for mark in marks), *(mark[1] for mark in marks)})
    return tuple(
        Piece(
            cells.drawn(paragraph.text[start:end]),
            (paragraph.role, *(role for first, last, role in marks if first <= start and end <= last)),
        )
        for start, end in pairwise(cuts)
    )


def marks_at(line: Line, column: int) -> tuple[Mark, ...]:
    """Return the marks of a line's paragraph under a cell, counted from the line's beginning; none beside its words."""
    at = _offset(line, column)
    return () if at is None else tuple(mark for mark in line.paragraph.marks if mark.start <= at < mark.end)


def place_at(line: Line, column: int) -> int | None:
    """Return which place of the source text a cell of a line shows.

    Args:
        line: The line.
        column: Cells from its beginning.

    Returns:
        A code point of the source text; None beside the words, and for words of ours.
    """
    at = _offset(line, column)
    return None if at is None or line.paragraph.start is None else line.paragraph.start + at


def _offset(line: Line, column: int) -> int | None:
    """Return which code point of its paragraph a cell of a line shows; None beside the words."""
    if column < 0:
        return None
    for start, _, size in cells.clusters(line.paragraph.text[line.start : line.end]):
        column -= size
        if column < 0:
            return line.start + start
    return None


def asked_for(pieces: Pieces, name: str) -> Pieces:
    """Mark the statement of the head whose evidence is shown."""
    wanted = "headline" if name == "headline" else f"{STATEMENT}{name}"
    return tuple(
        Piece(one.text, (*one.roles, "asked")) if wanted in one.roles and "hit-current" not in one.roles else one
        for one in pieces
    )
