"""The written pages: our own, and those that engines may learn from (a data folder's, and the dev half of our own)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader_eval.notation import read_folder, read_pages

from evaluation import EVAL

if TYPE_CHECKING:
    from pathlib import Path

    from warreader_eval.notation import GoldPage


def own_pages() -> tuple[GoldPage, ...]:
    """Read the gold pages, both halves."""
    return read_folder(EVAL / "pages")


def written_pages(path: Path) -> tuple[GoldPage, ...]:
    """Read a file of pages in the notation of the gold pages."""
    return read_pages(path.read_text("utf-8"))


def pages_to_learn_from(data: Path) -> list[GoldPage]:
    """Read `pages/dev.txt` of a data folder and the dev half of the gold pages."""
    return [*written_pages(data / "pages" / "dev.txt"), *(page for page in own_pages() if page.half == "dev")]
