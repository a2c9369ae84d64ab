"""The written pages that engines may learn from: those of a data folder, and the dev half of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader_eval.notation import read_folder, read_pages

from evaluation import EVAL

if TYPE_CHECKING:
    from pathlib import Path

    from warreader_eval.notation import GoldPage


def pages_to_learn_from(data: Path) -> list[GoldPage]:
    """Read `pages/dev.txt` of a data folder and the dev half of the gold pages."""
    ours = [page for page in read_folder(EVAL / "pages") if page.half == "dev"]
    return [*read_pages((data / "pages" / "dev.txt").read_text("utf-8")), *ours]
