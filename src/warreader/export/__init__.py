"""Exports articles to other formats: folders of Markdown or text, tables, bibliographies, citations.

In: an archive and the IDs of articles. Out: files in a folder that says what it holds, and citations as text. Names are
imported when they are used, because a citation needs none of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.lazy import lazy_exports

if TYPE_CHECKING:
    from warreader.export.citations import STYLES, Citation, cite
    from warreader.export.folder import ExportFolder
    from warreader.export.paragraph_numbers import paragraph_at, paragraphs
    from warreader.export.run import FORMATS, Request, Summary, export

__all__ = [
    "FORMATS",
    "STYLES",
    "Citation",
    "ExportFolder",
    "Request",
    "Summary",
    "cite",
    "export",
    "paragraph_at",
    "paragraphs",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "citations": ("Citation", "STYLES", "cite"),
        "folder": ("ExportFolder",),
        "paragraph_numbers": ("paragraph_at", "paragraphs"),
        "run": ("FORMATS", "Request", "Summary", "export"),
    },
)
