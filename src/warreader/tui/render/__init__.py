"""Rendering as pure functions: articles, rows, facets and hits in; lines with roles out. No widgets.

A role is a word such as `headline`, `entity-per` or `hit`. What a role looks like stands in `styles/*.tcss`; the
widgets look it up there. Every text that leaves this package has passed `terminal.show` or `terminal.show_line`.

This module, `cells`, `words` and `row` draw the first rows of a start, within 60 ms: they import nothing that takes
long, no dataclass either (0.5 ms each).
"""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a line in one style."""

    text: str
    """What is drawn; harmless, one line, no tab."""
    roles: tuple[str, ...] = ()
    """What it is, later ones laid over earlier ones; empty for plain text."""


Pieces = tuple[Piece, ...]
"""One line."""
