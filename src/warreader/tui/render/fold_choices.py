"""The fold rules on offer for the folds in sight.

In: an article as it is shown, a part of it, and the reader's choices for its source. Out: offers, each with the line
that a list shows of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.terminal import show_line
from warreader.text.folding import ALWAYS, NEVER, FoldChoice, Scope, meaning, opening, plain, source_of
from warreader.tui.render import wording
from warreader.tui.render.pick_lines import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warreader.article import Article, Block
    from warreader.tui.render.layout import Line

_SEEN: Final = 300  # code points of a line that are shown and compared
_MOST: Final = 200  # offers


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be decided."""

    entry: Entry
    """As a list shows it; harmless."""
    choice: FoldChoice
    """What is decided."""
    known: bool
    """True if it was decided before, and is to be taken back."""


def fold_offers(article: Article, first: int, last: int, choices: Sequence[FoldChoice]) -> tuple[Offer, ...]:
    """List what can be decided about a part of an article.

    Args:
        article: As it is shown, with the choices laid over it.
        first: Code point at which the part begins.
        last: Code point behind it.
        choices: The reader's choices for its source.

    Returns:
        What was decided before, then what is folded, then what is kept; each thing once.
    """
    blocks = [
        block
        for block in article.annotation.blocks
        if block.start < last and first < block.end and block.kind is not Kind.HEADLINE
    ]
    found: dict[tuple[Scope, str], Offer] = {}
    for block in sorted(blocks, key=lambda one: (one.reason not in {ALWAYS, NEVER}, one.kept, one.start)):
        for offer in _offers(article, block, choices):
            found.setdefault((offer.choice.scope, offer.choice.value), offer)
    return tuple(found.values())[:_MOST]


def part_in_sight(article: Article, lines: Iterable[Line]) -> tuple[int, int]:
    """Return which part of an article some lines show, folded runs included.

    Args:
        article: The article.
        lines: Lines of its page.

    Returns:
        Code points, half-open; an empty part where no line shows any of the text.
    """
    ends: list[int] = []
    for line in lines:
        paragraph = line.paragraph
        if paragraph.fold is not None:
            ends += [paragraph.fold, _end_of_run(article, paragraph.fold)]
        elif paragraph.start is not None and paragraph.role != "headline":
            ends += [paragraph.start + line.start, paragraph.start + line.end]
    return (min(ends), max(ends)) if ends else (0, 0)


def _end_of_run(article: Article, start: int) -> int:
    end = start
    for block in article.annotation.blocks:
        if block.start >= start:
            if block.kept:
                break
            end = block.end
    return end


def _offers(article: Article, block: Block, choices: Sequence[FoldChoice]) -> Iterator[Offer]:
    line = article.text[block.start : min(block.end, block.start + 2 * _SEEN)]
    source, shown = source_of(article.given), " ".join(show_line(line[:_SEEN]).split())
    kind = wording.kind_words(block.kind)
    if block.reason in {ALWAYS, NEVER} and (known := meaning(block, line, choices)) is not None:
        said = " ".join(show_line(known.shown or known.value).split())
        yield Offer(Entry(said, "take back", scope_words(known)), known, known=True)
        return
    fold = block.kept
    lead = "always fold" if fold else "never fold"
    choice = FoldChoice(source, Scope.LINE, plain(line), fold, shown)
    yield Offer(Entry(shown, lead, "this line" if fold else kind), choice, known=False)
    begins = opening(line.strip())
    if begins and plain(line) != f"{begins}:":
        beginning = " ".join(show_line(line.strip()[: len(begins) + 1]).split())
        choice = FoldChoice(source, Scope.OPENING, begins, fold, beginning)
        yield Offer(Entry(f"{beginning} …", lead, "lines that begin so"), choice, known=False)
    if not fold and source:
        choice = FoldChoice(source, Scope.KIND, block.kind.value, fold, kind)
        yield Offer(Entry(f"every {kind}", lead, f"in {show_line(source)}"), choice, known=False)


def scope_words(choice: FoldChoice) -> str:
    """Say what a choice means: 'never folded: this line', 'always folded: lines that begin so'."""
    what = {Scope.LINE: "this line", Scope.OPENING: "lines that begin so", Scope.KIND: "everything of this kind"}
    return f"{'always' if choice.fold else 'never'} folded: {what[choice.scope]}"


def source_words(source: str) -> str:
    """Name a source as a reader would."""
    return show_line(source) if source else "articles without a source"
