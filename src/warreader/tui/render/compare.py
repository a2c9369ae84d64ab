"""Draws what differs between two articles as a page: removed words as [-so-], added ones as {+so+}.

In: a comparison. Out: paragraphs. Brackets as those of wdiff and of git's word diff say it without colour, and stay in
what is copied; paragraphs in which nothing changed are one line, but for those beside a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.terminal import show_line
from warreader.text.differences import Side
from warreader.tui.render import wording
from warreader.tui.render.page import Mark, Page, Paragraph, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warreader.article import Article
    from warreader.text.differences import Comparison
    from warreader.tui.jobs.related import Difference

BRACKETS: Final = {Side.REMOVED: ("[-", "-]"), Side.ADDED: ("{+", "+}"), Side.SAME: ("", "")}
"""What stands around a stretch."""
_COARSE: Final = "They differ in very much; where it was too much to compare, all words count as removed and added."
_BESIDE: Final = 1  # paragraphs without a change that are shown before and behind one with a change


def difference_page(difference: Difference) -> Page:
    """Lay out what differs between two articles.

    Args:
        difference: The two, compared.

    Returns:
        A page of a head, which says what is compared and how much of it differs, and of the text.
    """
    comparison = difference.comparison
    head = [
        Paragraph(""),
        Paragraph(f"[-] {_about(difference.one)}", "one"),
        Paragraph(f"{{+}} {_about(difference.other)}", "other"),
        Paragraph(_summary(difference), "about"),
    ]
    head += [Paragraph("They are longer; only their beginnings were compared.", "about")] if comparison.cut else []
    head += [Paragraph(_COARSE, "about")] if comparison.coarse else []
    return Page(difference.one, View.CLEAN, (*head, *_shown(list(_paragraphs(comparison)))), ())


def _about(article: Article) -> str:
    published = article.annotation.published
    known = (wording.source_name(article), wording.published_words(published), article.id[:8])
    return " · ".join(part for part in known if part)


def _summary(difference: Difference) -> str:
    comparison = difference.comparison
    what = "the whole source texts" if difference.whole else "what is kept of both"
    if all(one.side is Side.SAME for one in comparison.stretches):
        if difference.one.text == difference.other.text:
            return "The source texts are equal to the last character."
        return f"No word differs in {what}."
    counts = {side: wording.counted(comparison.words(side), "word") for side in Side}
    return f"In {what}: {counts[Side.REMOVED]} removed, {counts[Side.ADDED]} added, {counts[Side.SAME]} the same."


def _paragraphs(comparison: Comparison) -> Iterator[tuple[Paragraph, bool]]:
    """Return the paragraphs of both texts, each with whether anything in it differs."""
    text, marks = "", list[Mark]()
    for stretch in comparison.stretches:
        for number, part in enumerate(stretch.text.split("\n")):
            if number:
                yield Paragraph(text, "body", marks=tuple(marks)), bool(marks)
                text, marks = "", []
            if part:
                drawn, mark = _drawn(part, stretch.side, len(text))
                text += drawn
                marks += mark
    if text:
        yield Paragraph(text, "body", marks=tuple(marks)), bool(marks)


def _drawn(part: str, side: Side, at: int) -> tuple[str, list[Mark]]:
    """Draw words in their brackets; white space around them stays outside."""
    shown, words_only = show_line(part), part.strip()
    if side is Side.SAME or not words_only:
        return shown, [] if side is Side.SAME else [Mark(at, at + len(shown), side.value)]
    lead = len(part) - len(part.lstrip())
    before, behind = BRACKETS[side]
    inside = f"{before}{shown[lead : lead + len(words_only)]}{behind}"
    return (
        f"{shown[:lead]}{inside}{shown[lead + len(words_only) :]}",
        [Mark(at + lead, at + lead + len(inside), side.value)],
    )


def _shown(found: Sequence[tuple[Paragraph, bool]]) -> Iterator[Paragraph]:
    """Return the paragraphs around changes, a blank line between them, and one line for those left out."""
    changed = [number for number, (_, differs) in enumerate(found) if differs]
    near = {number + by for number in changed for by in range(-_BESIDE, _BESIDE + 1)}
    left_out = 0
    for number, (paragraph, _) in enumerate(found):
        if number not in near:
            left_out += bool(paragraph.text)
            continue
        yield from _gap(left_out)
        left_out = 0
        yield Paragraph("")
        yield paragraph
    yield from _gap(left_out)


def _gap(count: int) -> Iterator[Paragraph]:
    if count:
        yield Paragraph("")
        yield Paragraph(f"┄ {wording.counted(count, 'paragraph')} the same ┄", "fold")
