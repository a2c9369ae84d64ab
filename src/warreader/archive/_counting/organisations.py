"""Counts that are made when a reader asks for them, beside those of every query: organisations.

Organisations are not packed with the articles as people are. Over few articles they are counted in these; over many,
the commonest of the archive are each asked for, so that every number is exact, and what is rare is left out.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.database import fetch
from warreader.archive._values import NameCount

if TYPE_CHECKING:
    from collections.abc import Iterable

    import apsw

    from warreader.article import Article, Label

FEW: Final = 300
"""Articles that are read to count what they name: 0.2 s in the background."""
MOST_ASKED: Final = 60
"""Organisations that are asked for over more articles than that; more than a drawer shows without scrolling."""

_COMMON: Final = """
SELECT coalesce(joined, text), sum(articles) FROM name WHERE label = ?1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2
"""


def common_names(connection: apsw.Connection, label: Label, most: int = MOST_ASKED) -> list[str]:
    """Return the joined names that most articles of the archive have, the commonest first."""
    return [str(row[0]) for row in fetch(connection, _COMMON, label.value, most)]


def count_named(articles: Iterable[Article], label: Label) -> tuple[NameCount, ...]:
    """Count the names of articles by their shared form, as far as kept text has them; largest first."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update({one.name for one in article.annotation.entities if one.label is label and one.kept})
    largest = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, name, count) for name, count in largest)


def largest_first(counts: Iterable[tuple[str, int]]) -> tuple[NameCount, ...]:
    """Order counts, leaving out what is nowhere."""
    return tuple(
        NameCount(name, name, count)
        for name, count in sorted(counts, key=lambda one: (-itemgetter(1)(one), one[0]))
        if count
    )
