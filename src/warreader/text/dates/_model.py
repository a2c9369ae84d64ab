"""The value classes of dating."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from warreader.article import Published, Span


class Role(StrEnum):
    """What a mark is to the page."""

    CRAWLER = "crawler"
    """The prefix a crawler wrote: 'date 2022-03-02'."""
    TIMESTAMP = "timestamp"
    """A stamp of the page: '2 March 2022, 10:06 | Updated: 2 March 2022, 12:38'."""
    DATELINE = "dateline"
    """An agency's dateline, with or without a date: 'KYIV:', 'KYIV, March 2 (Reuters) -'."""


@dataclass(frozen=True, slots=True)
class DateMark:
    """A stretch of the text that is there to say where or when, not to tell the story."""

    span: Span
    """Its place, without white space at either end; never crosses a line."""
    role: Role
    """What it is."""


@dataclass(frozen=True, slots=True)
class Dating:
    """What a text says of its publication date."""

    published: Published | None
    """None where neither the text nor the source says."""
    marks: tuple[DateMark, ...]
    """In order; they never overlap. Stamps that lost, such as 'Updated:', are marked too."""
