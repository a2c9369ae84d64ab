"""What is kept once is kept twice: cleaning the kept text of the gold pages again folds nothing more."""

from __future__ import annotations

import pytest
from warreader_eval.run import gold_pages

from warreader.article import Annotation, Given, Origin, SourceText
from warreader.ingest.engines import load_annotator
from warreader.text.fixed_point import without_folds


def annotated(text: str, title: str | None = None) -> Annotation:
    return load_annotator().annotate(SourceText(text, Given(title=title), Origin("-", "0" * 64)))


@pytest.mark.parametrize("told", [True, False], ids=["told its headline", "alone"])
def test_cleaning_the_kept_text_again_folds_nothing_more(told: bool) -> None:
    folded = []
    for page in gold_pages():
        first = annotated(page.text)
        headline = None if first.headline is None else first.headline.of(page.text)
        kept = without_folds(page.text, first.blocks)
        more = (block.span.of(kept) for block in annotated(kept, headline if told else None).blocks if not block.kept)
        folded += [words for words in more if told or words != headline]
    assert folded == []
