"""Counts the words of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.article import Block

WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+(?:['’ʼ.-]\w+)*")
"""A word; each sign of Chinese and Japanese counts for itself, as word counts of those languages do."""


def count_words(text: str, blocks: Iterable[Block]) -> int:
    """Count the words of the kept blocks.

    Args:
        text: The source text.
        blocks: Its blocks.

    Returns:
        The number of words; 0 where nothing is kept.
    """
    return sum(len(WORD.findall(text, block.start, block.end)) for block in blocks if block.kept)
