"""Writes articles in the forms of other programs: folders of Markdown or text, tables, bibliographies, citations.

In: an archive and the IDs of articles. Out: files in a folder that says what it holds, and citations as text. Names are
imported when they are used, because a citation needs none of the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from warreader.export.citing import STYLES, Citation, cite
    from warreader.export.folder import ExportFolder
    from warreader.export.numbering import paragraph_at, paragraphs
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
    "STYLES": "citing",
    "Citation": "citing",
    "ExportFolder": "folder",
    "Request": "run",
    "Summary": "run",
    "cite": "citing",
    "export": "run",
    "paragraph_at": "numbering",
    "paragraphs": "numbering",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
