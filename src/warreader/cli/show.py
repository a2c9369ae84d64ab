"""`warreader show`: one article, clean, with its folded parts, raw, or as JSON."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.article import Block, Kind
from warreader.cli.cells import wrap
from warreader.cli.json_objects import article_form
from warreader.cli.output import columns, write_exact, write_json, write_line
from warreader.cli.related import related_form, related_lines
from warreader.cli.wording import UNREAD, UNREAD_DATE, long_date, marked_title
from warreader.export.elsewhere import elsewhere_words
from warreader.export.links import find_links
from warreader.terminal import show
from warreader.text.lines import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.archive import Archive
    from warreader.article import Article

COLUMN: Final = 78
"""The widest column of text, in cells."""
_FOLD: Final = "┄"
_BREAK: Final = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORDS_A_MINUTE: Final = 230  # silent reading of prose, Brysbaert 2019: 238 for English, less for other languages


class View(StrEnum):
    """The views of `warreader show`."""

    CLEAN = "clean"
    FOLDED = "folded"
    RAW = "raw"
    JSON = "json"


def print_article(archive: Archive, identity: str, view: View) -> int:
    """Print one article.

    Args:
        archive: Where it is.
        identity: Its ID or a unique beginning of it.
        view: How.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: There is no such article.
        UsageError: Several have IDs that begin so.
    """
    article = archive.article(archive.resolve(identity))
    if view is View.RAW:
        write_exact(article.text)
    elif view is View.JSON:
        marks = archive.marks
        notes, correction = marks.notes.of(article.id), marks.correction(article.id)
        form = article_form(article, marks.get(article.id), notes, correction)
        write_json({**form, **related_form(archive, article.id)})
    else:
        width = min(columns(), COLUMN)
        related = related_lines(archive, article.id)
        for line in article_lines(article, width, related, folded=view is View.FOLDED):
            write_line(line)
    return 0


def article_lines(article: Article, width: int, related: Sequence[str] = (), *, folded: bool) -> Iterator[str]:
    """Lay out an article for reading.

    Args:
        article: The article.
        width: Cells of a line; 0 leaves every paragraph on one line.
        related: What is told of its versions and copies.
        folded: Also give what the clean view folds away, each with the rule that folded it.

    Yields:
        Lines: title, source and date, then the paragraphs with a blank line between them, then the links, each on one
        line however long it is.
    """
    yield from wrap(_flat(marked_title(article.annotation.title, article.annotation.title_basis)), width)
    yield from wrap(_flat(_byline(article)), width)
    for line in filter(None, (elsewhere_words(article), *related)):
        yield from wrap(_flat(line), width)
    before = ""
    for paragraph in _paragraphs(article, folded=folded):
        if not goes_on(before, paragraph):
            yield ""
        before = paragraph
        yield from wrap(_flat(paragraph), width)
    yield from _links(article, folded=folded)


def _links(article: Article, *, folded: bool) -> Iterator[str]:
    """List the links by number, as the reader does: an address that is broken over lines can no longer be followed."""
    links = [link for link in find_links(article, () if folded else None) if link.number]
    if links:
        yield ""
        yield "Links:"
    for link in links:
        told = [link.told, "" if link.kept else "folded"]
        yield " · ".join(one for one in (f"{link.number}. {link.address}", *told) if one)


def _byline(article: Article) -> str:
    words = article.annotation.words
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    focus = ", ".join(city.name for city in article.annotation.cities if city.focus)
    waits = article.engines is None
    date = UNREAD_DATE if waits and article.annotation.published is None else long_date(article.annotation.published)
    parts = [article.given.source, date, focus, f"{words:,} words, {minutes} min", f"{UNREAD} yet" if waits else None]
    return " · ".join(part for part in parts if part)


def _paragraphs(article: Article, *, folded: bool) -> Iterator[str]:
    """Join the blocks that stand on one line, so that a dateline leads its sentence."""
    text, title = article.text, article.annotation.headline
    parts: list[str] = []
    behind = 0
    for block in article.annotation.blocks:
        if _BREAK.search(text, behind, block.start) and parts:
            yield "".join(parts)
            parts = []
        if block.kept and not (title and block.kind is Kind.HEADLINE):  # it stands above already
            gap = " " if parts and text[behind : block.start].isspace() else ""
            *above, last = [line for line in _BREAK.split(text[block.start : block.end]) if line.strip()] or [""]
            for line in above:
                yield "".join([*parts, gap, line])
                parts, gap = [], ""
            parts.append(gap + last)
        elif folded and not block.kept:
            if parts:
                yield "".join(parts)
                parts = []
            yield _fold(text, block)
        behind = block.end
    if parts:
        yield "".join(parts)


def _fold(text: str, block: Block) -> str:
    return f"{_FOLD} {text[block.start : block.end]} {_FOLD} folded as {block.kind}: {block.reason}"


def _flat(text: str) -> str:
    return show(" ".join(text.split()))
