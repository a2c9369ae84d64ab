"""Protocols of what writing a date in words needs; `Published` and the dates of a first look both satisfy them.

Only for the type checker; no module imports this one when the program runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class DateShape(Protocol):
    """A date, or a part of one."""

    @property
    def year(self) -> int | None: ...  # noqa: D102  # as `article.PartialDate`
    @property
    def month(self) -> int | None: ...  # noqa: D102
    @property
    def day(self) -> int | None: ...  # noqa: D102


class ClaimShape(Protocol):
    """A date with what it rests on."""

    @property
    def date(self) -> DateShape: ...  # noqa: D102  # as `article.Alternative`
    @property
    def basis(self) -> str: ...  # noqa: D102


class PublishedShape(ClaimShape, Protocol):
    """When an article was published."""

    @property
    def time(self) -> str | None: ...  # noqa: D102  # as `article.Published`
    @property
    def zone(self) -> str | None: ...  # noqa: D102
    @property
    def alternatives(self) -> Sequence[ClaimShape]: ...  # noqa: D102
