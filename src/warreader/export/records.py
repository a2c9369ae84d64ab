"""Writes all articles to one file: JSON Lines, CSV, BibLaTeX, CSL-JSON."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from warreader.article import TitleBasis, annotation_to_form, links_to_form
from warreader.date_words import date_basis
from warreader.export.citations import Citation, bibtex, csl_item
from warreader.export.paragraph_numbers import paragraphs
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from warreader.export.folder import ExportFolder
    from warreader.export.item import Item

COLUMNS: Final = (
    *("id", "slug", "title", "title_basis", "date", "date_basis", "date_told", "time", "about", "cities", "source"),
    *("url", "language", "words", "read", "starred", "tags", "notes", "corrected", "sha256", "received_from"),
    *("captured", "imported"),
)
"""Of the CSV file, in order."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""
_MARK: Final = b"\xef\xbb\xbf"


def write_jsonl(folder: ExportFolder, items: Iterable[Item], _told: str) -> int:
    """Write `articles.jsonl`: an object an article, that of `show --json` with the reader's work and the clean text."""
    return _write(folder, "articles.jsonl", items, lambda item: _line(record(item)))


def write_csv(folder: ExportFolder, items: Iterable[Item], _told: str, *, mark: bool = False) -> int:
    """Write `articles.csv`, safe to open in a spreadsheet.

    Args:
        folder: Where.
        items: The articles.
        mark: True to begin with a byte order mark, by which Excel knows UTF-8.
    """
    head = (_MARK if mark else b"") + _row(COLUMNS)
    return _write(folder, "articles.csv", items, lambda item: _row([_cell(one) for one in cells(item)]), head)


def write_bibtex(folder: ExportFolder, items: Iterable[Item], _told: str) -> int:
    """Write `references.bib`, an entry an article."""
    return _write(folder, "references.bib", items, lambda item: f"{bibtex(Citation.of(item.article))}\n\n".encode())


def write_csl(folder: ExportFolder, items: Iterable[Item], _told: str) -> int:
    """Write `references.json`, a list of CSL-JSON items."""
    first = True

    def entry(item: Item) -> bytes:
        nonlocal first
        comma, first = ("" if first else ",\n"), False
        return (comma + json.dumps(csl_item(Citation.of(item.article)), ensure_ascii=False)).encode("utf-8", "replace")

    return _write(folder, "references.json", items, entry, b"[\n", b"\n]\n")


def record(item: Item) -> dict[str, Any]:
    """Write an article as an object: all that is known, and what the reader made of it."""
    article = item.article
    return {
        "id": article.id,
        "slug": article.slug,
        "text": article.text,
        "clean": "\n\n".join(span.of(article.text) for span in paragraphs(article)),
        **annotation_to_form(article.annotation),
        "links": links_to_form(article.links, article.annotation.blocks),
        "source": article.given.source,
        "url": article.given.url,
        "read": item.mark.read,
        "starred": item.mark.starred,
        "tags": list(item.mark.tags),
        "corrected": list(item.corrected),
        "notes": [
            {
                "text": note.text,
                "written": note.written,
                "changed": note.changed,
                "passage": None
                if note.passage is None
                else {
                    "start": note.passage.start,
                    "end": note.passage.end,
                    "exact": note.passage.exact,
                    "prefix": note.passage.prefix,
                    "suffix": note.passage.suffix,
                },
            }
            for note in item.notes
        ],
        "engines": article.engines or None,
        "origins": [
            {
                "location": origin.location,
                "sha256": origin.sha256,
                "captured": None if origin.captured is None else origin.captured.isoformat(),
                "imported": None if origin.imported is None else origin.imported.isoformat(),
                "url": origin.url,
                "source": origin.source,
            }
            for origin in article.origins
        ],
    }


def cells(item: Item) -> list[object]:
    """Return the values of an article for the columns of the CSV file."""
    article = item.article
    annotation, published, given = article.annotation, article.annotation.published, article.given
    origin = article.origins[0] if article.origins else None
    title = f"[{annotation.title}]" if annotation.title_basis is TitleBasis.OPENING else annotation.title
    notes = (f"{note.text} (“{note.passage.exact}”)" if note.passage else note.text for note in item.notes)
    return [
        article.id,
        article.slug,
        title,
        annotation.title_basis,
        published.date if published else "",
        published.basis if published else "unknown",
        date_basis(published),
        (published.time if published else None) or "",
        "; ".join(city.name for city in item.focus),
        "; ".join(city.name for city in annotation.cities if city.kept),
        given.source or "",
        given.url or "",
        annotation.language or "",
        annotation.words,
        "yes" if item.mark.read else "no",
        "yes" if item.mark.starred else "no",
        "; ".join(item.mark.tags),
        " | ".join(notes),
        "; ".join(item.corrected),
        item.sha256,
        origin.location if origin else "",
        origin.captured.isoformat() if origin and origin.captured else "",
        origin.imported.isoformat() if origin and origin.imported else "",
    ]


def _cell(value: object) -> str:
    """Write a value so that a spreadsheet shows it and runs nothing."""
    text = str(value)
    shown = " ".join(show_line(text).split())
    return f"'{shown}" if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def _row(values: Iterable[object]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(values)  # RFC 4180
    return written.getvalue().encode("utf-8", "replace")


def _line(form: dict[str, Any]) -> bytes:
    """Write an object as a line: what ends a line elsewhere, and what no terminal must see, is escaped."""
    line = json.dumps(form, ensure_ascii=False)
    return (line if show_line(line) == line else json.dumps(form)).encode() + b"\n"


def _write(  # noqa: PLR0913, PLR0917  # head and tail are empty for most
    folder: ExportFolder,
    name: str,
    items: Iterable[Item],
    entry: Callable[[Item], bytes],
    head: bytes = b"",
    tail: bytes = b"",
) -> int:
    count = 0
    with folder.file(name) as file:
        file.write(head)
        for item in items:
            file.write(entry(item))
            count += 1
        file.write(tail)
    return count


write_csv_for_excel = partial(write_csv, mark=True)
"""`write_csv` with a byte order mark."""
