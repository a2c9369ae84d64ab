"""Protocols of what drawing a row needs; `archive.Row` and the rows of a first look both satisfy them.

Only for the type checker; no module imports this one when the program runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article.date_protocols import PublishedShape


class CityShape(Protocol):
    """A city that an article names."""

    @property
    def name(self) -> str: ...  # noqa: D102  # as `archive.RowCity`
    @property
    def focus(self) -> bool: ...  # noqa: D102


class RowShape(Protocol):
    """A row of the list."""

    @property
    def title(self) -> str: ...  # noqa: D102  # as `archive.Row`
    @property
    def title_basis(self) -> str: ...  # noqa: D102
    @property
    def published(self) -> PublishedShape | None: ...  # noqa: D102
    @property
    def cities(self) -> Sequence[CityShape]: ...  # noqa: D102
    @property
    def source(self) -> str | None: ...  # noqa: D102
    @property
    def read(self) -> bool: ...  # noqa: D102
    @property
    def starred(self) -> bool: ...  # noqa: D102
    @property
    def annotated(self) -> bool: ...  # noqa: D102
