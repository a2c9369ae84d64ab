"""Runs the program over the gold pages, inside this process, and scores it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader_eval.notation import read_folder
from warreader_eval.scores import figures, score_pages

if TYPE_CHECKING:
    from warreader_eval.notation import GoldPage
    from warreader_eval.scores import Form, Score

FOLDER: Final = Path(__file__).parents[1]
"""`tests/eval`: where the pages and the floors stand."""


def gold_pages() -> tuple[GoldPage, ...]:
    """Read the gold pages.

    Raises:
        NotationError: A page is not written as README.md says.
    """
    return read_folder(FOLDER / "pages")


def annotate(page: GoldPage) -> Form:
    """Let the program understand the text of one page.

    Returns:
        The object that `warreader annotate` prints, without `id` and `text`.
    """
    from warreader.article import Given, Origin, SourceText, annotation_to_form
    from warreader.ingest.engines import load_annotator

    source = SourceText(page.text, Given(), Origin("-", "0" * 64))
    return annotation_to_form(load_annotator().annotate(source))


def score() -> dict[str, Score]:
    """Score the program on all gold pages, by group: all, the halves, the languages."""
    pages = gold_pages()
    return score_pages(pages, {page.id: annotate(page) for page in pages})


def figures_by_group(groups: dict[str, Score]) -> dict[str, dict[str, float]]:
    """Make figures of scores, largest group first."""
    largest_first = sorted(groups.items(), key=lambda item: (-item[1].counts["pages"], item[0]))
    return {name: figures(one.counts) for name, one in largest_first}
