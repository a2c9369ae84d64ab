"""The day that an article tells most about, from its DATE entities."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from warreader.article import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Entity, Published


def event_day(entities: Sequence[Entity], published: Published | None = None) -> str | None:
    """Tell of which day an article tells most: what it names most often, where that is even what it names first.

    Args:
        entities: Its entities; only kept DATE ones with a day count.
        published: When it was published; days behind it are plans, not events.

    Returns:
        A day, or days from FIRST to LAST; None where the article names none.
    """
    latest = published.latest if published else None
    days = [
        one.day
        for one in entities
        if one.label is Label.DATE and one.kept and one.day and (latest is None or one.day[:10] <= latest.isoformat())
    ]
    return Counter(days).most_common(1)[0][0] if days else None
