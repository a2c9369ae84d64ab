"""Writes articles in the forms of other programs: folders of Markdown or text, tables, bibliographies, citations.

In: an archive and the IDs of articles. Out: files in a folder that says what it holds, and citations as text. Names are
imported when they are used, because a citation needs none of the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

_HOMES: Final = {
    "FORMATS": "run",
    "STYLES": "citations",
    "Citation": "citations",
    "ExportFolder": "folder",
    "Request": "run",
    "Summary": "run",
    "cite": "citations",
    "export": "run",
    "paragraph_at": "paragraph_numbers",
    "paragraphs": "paragraph_numbers",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
