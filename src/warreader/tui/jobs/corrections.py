"""Jobs on the reader's corrections of date, cities and headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.tui.answers import WorkDone
from warreader.tui.jobs.articles import row_of

if TYPE_CHECKING:
    from warreader.archive import Archive, Correction, Row
    from warreader.article import Article


def read_correction(archive: Archive, row: Row) -> tuple[Article, Correction]:
    """Read an article, and what was corrected so far."""
    return archive.article(row.id), archive.marks.correction(row.id)


def correct(archive: Archive, row: Row, correction: Correction) -> WorkDone:
    """Let the reader's word on an article hold."""
    news = archive.correct(row.id, correction)
    what = ", ".join(correction.fields)
    told = f"Corrected: {what}." if what else "As it was understood, without a correction."
    return WorkDone(told if news else "Nothing was changed.", row_of(archive, row.id), moved=news)
