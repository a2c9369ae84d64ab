"""What is kept once is kept twice: cleaning the kept text of the gold pages again folds next to nothing more."""

from __future__ import annotations

from typing import Final

from warreader_eval.run import gold_pages

from warreader.article import Annotation, Given, Origin, SourceText
from warreader.ingest.engines import load_annotator

MOST: Final = 0.01
"""Share of lines that a second pass may fold; it was one of 500 when this was written."""


def annotated(text: str) -> Annotation:
    return load_annotator().annotate(SourceText(text, Given(), Origin("-", "0" * 64)))


def kept_text(text: str) -> tuple[str, int]:
    """Join what is kept, what stood on one line on one line; and count it."""
    kept, end, count = "", 0, 0
    for block in annotated(text).blocks:
        if block.kept:
            gap = ("\n" if "\n" in text[end : block.start] else " ") if kept else ""
            kept, end, count = kept + gap + block.span.of(text), block.end, count + 1
    return kept, count


def test_cleaning_the_kept_text_again_folds_next_to_nothing_more() -> None:
    total = more = 0
    for page in gold_pages():
        kept, count = kept_text(page.text)
        total += count
        more += sum(not block.kept for block in annotated(kept).blocks)
    assert more <= total * MOST, f"{more} of {total} lines"
