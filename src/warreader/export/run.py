"""Runs an export of the articles of a query, with a manifest of what they are and where they came from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import warreader
from warreader.errors import NothingFoundError
from warreader.export.folder import ExportFolder
from warreader.export.item import gather
from warreader.export.records import write_bibtex, write_csl, write_csv, write_csv_for_excel, write_jsonl
from warreader.export.text_files import write_markdown, write_text
from warreader.frozen import dataclass
from warreader.query import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from warreader.archive import Archive
    from warreader.export.item import Item

    Write = Callable[[ExportFolder, Iterable[Item], str], int]

FORMATS: Final[Mapping[str, Write]] = {
    "markdown": write_markdown,
    "text": write_text,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "csv-excel": write_csv_for_excel,
    "bibtex": write_bibtex,
    "csl": write_csl,
}
"""What an export can be written as."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to export."""

    query: Query
    """Which articles."""
    form: str = "markdown"
    """One of `FORMATS`."""
    sort: Sort = Sort.NEWEST
    """In which order; a `sort:` in the query wins."""
    sample: int | None = None
    """How many to draw at random; None: all."""
    seed: int = 0
    """Of the sample: the same seed draws the same articles."""
    engines: str = ""
    """Version of the engines that there are now, for the manifest."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was exported."""

    written: int
    """Articles."""
    found: int
    """Articles that the query finds."""
    files: int
    """Files in the folder, the manifest among them."""
    told: str
    """All of it in a line: '200 of 18,332 articles, seed 7, for city:Kharkiv'."""


def export(
    archive: Archive, request: Request, target: Path, progress: Callable[[int, int], None] | None = None
) -> Summary:
    """Export articles into a folder.

    Args:
        archive: Where they are.
        request: Which of them, and how.
        target: The folder: a new or an empty one, or that of an earlier export.
        progress: Called with the number of articles that are written and of all that are to be.

    Returns:
        What was done.

    Raises:
        NothingFoundError: The query finds nothing; the folder was not touched.
        UsageError: The folder holds what is not of an export, or what was changed since; it was not touched.
    """
    listing = archive.search(request.query, request.sort)
    if request.sample is None:
        chosen = listing.ids()
        found = len(chosen)
    else:
        chosen, found = listing.draw(request.sample, request.seed)
    if not found:
        asked = str(request.query)
        nothing = f"no article matches {asked}" if asked else "there are no articles"
        raise NothingFoundError(f"{nothing}; nothing was exported")
    told = describe(request, len(chosen), found)
    folder = ExportFolder.open(target)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    items = _counted(gather(archive, chosen), len(chosen), progress)
    written = FORMATS[request.form](folder, items, told)
    folder.finish(
        {
            "program": "warreader",
            "version": warreader.__version__,
            "form": 1,
            "told": told,
            "made": made,
            "query": str(request.query),
            "sort": str(request.query.sort or request.sort),
            "format": request.form,
            "found": found,
            "written": written,
            "sample": None if request.sample is None else {"asked": request.sample, "seed": request.seed},
            "engines": request.engines or None,
            "archive": {"name": archive.path.parent.name, "articles": len(archive)},
        }
    )
    return Summary(written, found, len(folder.files) + 1, told)


def describe(request: Request, written: int, found: int) -> str:
    """Say what an export holds, so that it can be drawn again."""
    noun = "article" if found == 1 else "articles"
    asked = str(request.query)
    which = f", for {asked}" if asked else ""
    if request.sample is None:
        return f"{written:,} {noun}{which}"
    if written < request.sample:
        return f"{written:,} of {request.sample:,}, seed {request.seed}{which} (there are no more)"
    return f"{written:,} of {found:,} {noun}, seed {request.seed}{which}"


def _counted(items: Iterator[Item], total: int, progress: Callable[[int, int], None] | None) -> Iterator[Item]:
    for number, item in enumerate(items, 1):
        yield item
        if progress is not None:
            progress(number, total)
