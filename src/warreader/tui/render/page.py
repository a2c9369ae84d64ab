"""Lays an article out as a page: a head, then paragraphs, in the clean view or in the view of the source text.

In: an article. Out: paragraphs that still know where each of their characters stands in the source text. Nothing is
deleted: in the clean view a run of folded blocks is one quiet line, in the source view every folded part is marked with
its kind and the rule that folded it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.terminal import show_line
from warreader.text.lines import goes_on, split_lines
from warreader.tui.render import article_head, inline_notes, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warreader.archive import Note
    from warreader.article import Article, Block

LONGEST_PARAGRAPH: Final = 4_000
"""Code points; a longer paragraph is laid out in parts, so that a line of 50 MB costs what is on screen."""
_FOLD: Final = "┄"
STATEMENT: Final = "says-"
"""What the role of a statement of the head begins with; its name follows."""
_MARK_SEEN: Final = 8  # code points: a number of three digits with its bracket
_LINE_SEEN: Final = 200  # white space looked at beside a block: enough to see a line end, bounded for a giant line
_NEWLINE: Final = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class View(StrEnum):
    """How an article is shown."""

    CLEAN = "clean"
    """The article itself; what surrounds it is folded."""
    SOURCE = "source"
    """The whole source text, folded parts marked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a paragraph that is something of its own."""

    start: int
    """Code point of the paragraph's text at which it begins."""
    end: int
    """Code point behind its last one."""
    role: str
    """What it is."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that is wrapped as one."""

    text: str
    """Harmless and without newlines; empty for a blank line."""
    role: str = "body"
    """What it is: headline, about, body, subheading, fold, reason, folded, ..."""
    start: int | None = None
    """Where its first character stands in the source text, character by character; None for words of ours."""
    marks: tuple[Mark, ...] = ()
    """Parts of it, in order, that never overlap."""
    fold: int | None = None
    """For the line of a folded run: the code point at which the run begins; else None."""

    @property
    def end(self) -> int | None:
        """Where it ends in the source text; None for words of ours."""
        return None if self.start is None else self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """An article as paragraphs."""

    article: Article
    """What it is made of."""
    view: View
    """How it is shown."""
    paragraphs: tuple[Paragraph, ...]
    """From top to bottom."""
    folded: tuple[Block, ...]
    """The blocks that this view does not show."""


def clean_page(
    article: Article,
    opened: frozenset[int] = frozenset(),
    notes: Sequence[Note] = (),
    tags: Sequence[str] = (),
    beside: str = "",
) -> Page:
    """Lay out the clean view: headline, about line, then the kept blocks, with one quiet line for each folded run.

    Args:
        article: Any article.
        opened: Where the folded runs begin (code points) that are shown with what they hold.
        notes: The reader's notes: those on the article stand under its head, those on a passage behind its paragraph.
        tags: The reader's tags.
        beside: What is known of other articles like it, one harmless line; empty for nothing.

    Returns:
        The page; a text that is blank gives a head and a line that says so.
    """
    flow = [block for block in article.annotation.blocks if block.kind is not Kind.HEADLINE or not block.kept]
    whole, placed = inline_notes.place_notes(article, notes)
    paragraphs = [Paragraph(""), *_head(article, beside)]
    paragraphs += [Paragraph(line, "remark") for line in (*inline_notes.tag_lines(tags), *whole)]
    folded = [block for block in article.annotation.blocks if not block.kept]
    for run in _runs(article.text, flow):
        if not goes_on(paragraphs[-1].text, article.text[run[0].start : run[0].start + _MARK_SEEN]):
            paragraphs.append(Paragraph(""))
        if run[0].kept:
            for part in _kept(article.text, run):
                paragraphs.append(part)
                lines = inline_notes.taken(placed, part.start, part.end)
                paragraphs += [Paragraph(line, "remark") for line in lines]
            continue
        shown = run[0].start in opened
        paragraphs.append(Paragraph(_fold_line(article.text, run, shown=shown), "fold", fold=run[0].start))
        if shown:
            folded = [block for block in folded if block not in run]
            paragraphs.extend(part for block in run for part in _unfolded(article.text, block))
    if lines := [line for _, line in placed]:  # on words that are folded, or no longer there
        paragraphs += [Paragraph(""), *(Paragraph(line, "remark") for line in lines)]
    if not article.text.strip():
        paragraphs += [Paragraph(""), Paragraph("This article has no text.", "fold")]
    return Page(article, View.CLEAN, tuple(paragraphs), tuple(folded))


def source_page(article: Article) -> Page:
    """Lay out the view of the source text: every line as it came, with the folded parts and their reasons marked.

    Args:
        article: Any article.

    Returns:
        The page.
    """
    paragraphs = [Paragraph(""), _about(article), Paragraph("")]
    folds = [block for block in article.annotation.blocks if not block.kept]
    at, reason = 0, ""
    for start, end in _source_lines(article.text):
        while at < len(folds) and folds[at].end <= start:
            at += 1
        inside = [block for block in folds[at : at + _folds_until(folds, at, end)] if block.end > start]
        told = " · ".join(dict.fromkeys(f"{wording.kind_words(block.kind)}: {block.reason}" for block in inside))
        if told and told != reason:
            paragraphs.append(Paragraph(f"{_FOLD} folded, {show_line(told)} {_FOLD}", "reason"))
        reason = told or ("" if article.text[start:end].strip() else reason)
        paragraphs.extend(_source_line(article.text, start, end, inside))
    return Page(article, View.SOURCE, tuple(paragraphs), ())


def _folds_until(folds: Sequence[Block], at: int, end: int) -> int:
    behind = at
    while behind < len(folds) and folds[behind].start < end:
        behind += 1
    return behind - at


def _source_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _NEWLINE.finditer(text):
        if match.group() == "\n" and match.start() and text[match.start() - 1] == "\r":
            start = match.end()
            continue
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _source_line(text: str, start: int, end: int, inside: Sequence[Block]) -> Iterator[Paragraph]:
    line = show_line(text[start:end])
    whole = bool(inside) and inside[0].start <= start + len(line) - len(line.lstrip())
    whole = whole and len(inside) == 1 and inside[0].end >= start + len(line.rstrip())
    marks = tuple(Mark(max(block.start, start) - start, min(block.end, end) - start, "folded-part") for block in inside)
    yield from _parts(Paragraph(line, "folded" if whole else "body", start, () if whole else marks))


def _runs(text: str, blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Group blocks: neighbours that are all folded, or kept ones that share a source line."""
    run: list[Block] = []
    for block in blocks:
        if run and (run[-1].kept != block.kept or (block.kept and _NEWLINE.search(text, run[-1].end, block.start))):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _kept(text: str, run: Sequence[Block]) -> Iterator[Paragraph]:
    """Lay out kept blocks that share a source line as one paragraph for each line that they hold."""
    start, end = run[0].start, run[-1].end
    role = run[0].kind.value if len(run) == 1 else Kind.BODY.value
    parts = [Mark(block.start, block.end, block.kind.value) for block in run if len(run) > 1]
    for number, line in enumerate(split_lines(text[start:end])):
        if number:
            yield Paragraph("")
        first = start + line.start
        marks = tuple(
            Mark(max(part.start - first, 0), min(part.end - first, len(line.text)), part.role)
            for part in parts
            if part.role != Kind.BODY.value and part.start < first + len(line.text) and part.end > first
        )
        yield from _parts(Paragraph(show_line(line.text), role, first, marks))


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a giant paragraph at spaces; an ordinary one stays whole."""
    text, begin = paragraph.text, paragraph.start or 0
    if len(text) <= LONGEST_PARAGRAPH:
        yield paragraph
        return
    cuts = [0]
    while len(text) - cuts[-1] > LONGEST_PARAGRAPH:
        limit = cuts[-1] + LONGEST_PARAGRAPH
        space = text.rfind(" ", cuts[-1] + LONGEST_PARAGRAPH // 2, limit)
        cuts.append(limit if space < 0 else space + 1)
    for start, end in pairwise([*cuts, len(text)]):
        marks = tuple(
            Mark(max(mark.start - start, 0), min(mark.end, end) - start, mark.role)
            for mark in paragraph.marks
            if mark.start < end and mark.end > start
        )
        yield Paragraph(text[start:end], paragraph.role, begin + start, marks)


def _fold_line(text: str, run: Sequence[Block], *, shown: bool) -> str:
    """Say what a run of folded blocks holds: '┄ 2 lines folded: audio player ┄'."""
    lines = sum(len(split_lines(block.span.of(text))) for block in run)
    noun = "line" if any(_fills_lines(text, block) for block in run) else "part of a line"
    many = "lines" if noun == "line" else "parts of a line"
    kinds = dict.fromkeys(wording.kind_words(block.kind) for block in run)
    state = "unfolded" if shown else "folded"
    return f"{_FOLD} {wording.counted(lines, noun, many)} {state}: {', '.join(kinds)}\u00a0{_FOLD}"


def _fills_lines(text: str, block: Block) -> bool:
    """Return whether nothing else stands on the lines of a block."""
    before = text[max(block.start - _LINE_SEEN, 0) : block.start].rstrip(" \t")
    after = text[block.end : block.end + _LINE_SEEN].lstrip(" \t")
    return (not before or bool(_NEWLINE.match(before[-1]))) and (not after or bool(_NEWLINE.match(after[0])))


def _unfolded(text: str, block: Block) -> Iterator[Paragraph]:
    for line in split_lines(block.span.of(text)):
        yield from _parts(Paragraph(show_line(line.text), "folded", block.start + line.start))


def _head(article: Article, beside: str) -> Iterator[Paragraph]:
    annotation = article.annotation
    if headline := annotation.headline:
        yield Paragraph(show_line(headline.of(article.text)), "headline", headline.start)
    elif annotation.title_basis != "opening" and annotation.title.strip():
        yield Paragraph(show_line(annotation.title), "headline")
    yield _about(article)
    if beside:
        yield Paragraph(beside, "about")


def _about(article: Article) -> Paragraph:
    """Say what there is to know before reading, each statement with its name as a mark."""
    text, marks = "", list[Mark]()
    for name, said in article_head.head_parts(article):
        text += wording.BETWEEN if text else ""
        marks.append(Mark(len(text), len(text) + len(said), f"{STATEMENT}{name}"))
        text += said
    return Paragraph(text, "about", marks=tuple(marks))
