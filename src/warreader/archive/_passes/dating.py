"""Stores inferred dates, and finds the undated articles and their dated neighbours that inference works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive._passes.neighbours import find_neighbours
from warreader.archive._storage.database import fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive._store import Store
    from warreader.archive._values import Neighbour
    from warreader.article import Article, Entity, Published

_UNDATED = "SELECT lower(hex(a.identity)) FROM undated u JOIN article a ON a.id = u.article ORDER BY a.identity"


class Dating:
    """Inferred dates: undated articles, their dated neighbours, and storing what was inferred.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def undated(self) -> list[str]:
        """Return the IDs of all articles whose own text states no day with a year, inferred since or not."""
        with self._store.reading() as connection:
            return [row[0] for row in fetch(connection, _UNDATED)]

    def neighbours(self, article: Article, limit: int = 20) -> list[Neighbour]:
        """Find dated articles that share rare words with an article.

        Args:
            article: The article.
            limit: At most so many.

        Returns:
            Those with a stated whole day, the best match first; never the article itself or a copy of its text.
        """
        with self._store.reading():
            return find_neighbours(self._store.documents(), self._store.lexicon, article, limit)

    def set_inferred(self, identity: str, published: Published | None, days: Sequence[Entity] | None = None) -> bool:
        """Give an article the date that was inferred for it; it moves to that day.

        Args:
            identity: The article.
            published: The date, with its basis, evidence and alternatives; None goes back to what its text says.
            days: The DATE entities that follow from it, see `text.annotate.days_told`; None leaves them as they are.

        Returns:
            True if something changed.
        """
        with self._store.writing() as writer:
            return writer.redate(identity, published, days)
