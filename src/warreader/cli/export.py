"""`warreader export` and `warreader cite`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.cli.output import remark, write_text
from warreader.cli.progress import show_progress_of
from warreader.export import cite, export

if TYPE_CHECKING:
    from pathlib import Path

    from warreader.archive import Archive
    from warreader.export import Request


def run_export(archive: Archive, request: Request, target: Path) -> int:
    """Export the articles of a query.

    Args:
        archive: Where they are.
        request: Which of them, and how.
        target: The folder.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: The query finds nothing.
        UsageError: The folder holds what is not of an export.
    """
    with show_progress_of("articles") as progress:
        summary = export(archive, request, target, progress)
    remark(f"{summary.told}: {summary.files:,} files in {target}")
    return 0


def print_citation(archive: Archive, identity: str, style: str, paragraph: int | None) -> int:
    """Print the citation of an article, or of a paragraph of it.

    Raises:
        NothingFoundError: There is no such article or paragraph.
        UsageError: Several have IDs that begin so.
    """
    write_text(cite(archive.article(archive.resolve(identity)), style, paragraph))
    return 0
