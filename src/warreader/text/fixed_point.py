"""Repeats cleaning on the kept text until nothing more is folded, so that cleaning is idempotent.

In: a text, its blocks and a way to clean a text. Out: the blocks, some of them folded that were kept, or cut where only
a part is folded. One fold brings on another: without the stamps between them two lines are neighbours, and what stood
inside the story stands at its end.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MOST_PASSES: Final = 12
"""Further cleanings of one text: real pages took 4 at most, 1,500 heaps of lines in any order 3; a bound is needed for
texts that are made to need one a line."""
_LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def without_folds(text: str, blocks: Iterable[Block]) -> str:
    """Take what is folded out of a text; lines, blank lines and what stands on one line stay as they are.

    Args:
        text: The source text.
        blocks: Its blocks.

    Returns:
        The kept text, from the first kept block to the last; empty where nothing is kept.
    """
    return "".join(_parts(text, blocks)[0])


def clean_on(text: str, blocks: tuple[Block, ...], clean: Callable[[str], Sequence[Block]]) -> tuple[Block, ...]:
    """Fold what cleaning the kept text folds, and so on until it folds nothing.

    Args:
        text: The source text.
        blocks: What the first cleaning made of it.
        clean: Cleans a text as the first time.

    Returns:
        Blocks that cover the same characters. What was kept as the headline stays; nothing is done where nothing was
        folded, as the kept text is the text.
    """
    if all(block.kept for block in blocks):
        return blocks
    for _ in range(MOST_PASSES):
        parts, places = _parts(text, blocks)
        folds = [block for block in clean("".join(parts)) if not block.kept]
        before, blocks = blocks, tuple(_fold(text, blocks, places, folds)) if folds else blocks
        if blocks == before:
            break
    return blocks


def _parts(text: str, blocks: Iterable[Block]) -> tuple[list[str], list[int]]:
    """Return the kept text in parts, and where in it each kept block begins.

    Between two blocks stands what parts them in the source; around a fold, the wider of the two gaps.
    """
    parts: list[str] = []
    places: list[int] = []
    length = end = 0
    gap, cut = "", False
    for block in blocks:
        gap = max(gap, text[end : block.start], key=_width)
        end = block.end
        if not block.kept:
            cut = True
            continue
        if places:
            parts.append(gap or (" " if cut else ""))
            length += len(parts[-1])
        places.append(length)
        parts.append(text[block.start : block.end])
        length += len(parts[-1])
        gap, cut = "", False
    return parts, places


def _width(gap: str) -> tuple[int, int]:
    return sum(1 for _ in _LINE_END.finditer(gap)), len(gap)


def _fold(text: str, blocks: Iterable[Block], places: Iterable[int], folds: Sequence[Block]) -> Iterator[Block]:
    """Fold in the source what was folded in the kept text; `places` are those of the kept blocks in it."""
    begins = iter(places)
    at = 0
    for block in blocks:
        if not block.kept:
            yield block
            continue
        shift = block.start - next(begins)
        while at < len(folds) and folds[at].end + shift <= block.start:
            at += 1
        if block.kind is Kind.HEADLINE:
            yield block
            continue
        start = block.start
        while at < len(folds) and folds[at].start + shift < block.end:
            fold = folds[at]
            low, high = max(fold.start + shift, start), min(fold.end + shift, block.end)
            yield from _stretch(text, block, start, low)
            yield from _stretch(text, fold, low, high)
            start = high
            if fold.end + shift > block.end:
                break  # it goes on in the next block
            at += 1
        yield from _stretch(text, block, start, block.end)


def _stretch(text: str, like: Block, start: int, end: int) -> Iterator[Block]:
    """Give a block like another one between two places, without the white space around it; none where all is blank."""
    words = text[start:end].strip()
    if words:
        start += text[start:end].index(words[0])
        yield replace(like, start=start, end=start + len(words))
