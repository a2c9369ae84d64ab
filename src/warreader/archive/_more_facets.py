"""Counts that are made when a reader asks for them, beside those of every query: languages and organisations.

Organisations are not packed with the articles as people are. Over few articles they are counted in these; over many,
the commonest of the archive are each asked for, so that every number is exact, and what is rare is left out.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._storage.database import fetch
from warreader.archive._values import NameCount

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from warreader.article import Article, Label

FEW: Final = 300
"""Articles that are read to count what they name: 0.2 s in the background."""
MOST_ASKED: Final = 60
"""Organisations that are asked for over more articles than that; more than a drawer shows without scrolling."""

_LANGUAGES: Final = """
SELECT l.text, count(*) FROM carray(?1) h CROSS JOIN article a ON a.id = h.value JOIN label l ON l.id = a.language
GROUP BY 1 ORDER BY 2 DESC, 1
"""
_COMMON: Final = """
SELECT coalesce(joined, text), sum(articles) FROM name WHERE label = ?1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2
"""


def count_languages(connection: apsw.Connection, hits: array[int]) -> tuple[NameCount, ...]:
    """Count the languages of articles, largest first; an article without one counts nowhere."""
    if not hits:
        return ()
    return tuple(NameCount(code, code, count) for code, count in fetch(connection, _LANGUAGES, apsw.carray(hits)))


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
