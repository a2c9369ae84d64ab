"""Notes where texts were received from, inside one transaction.

In: articles as they were received. Out: rows of `origin`. What is published elsewhere word for word is one article with
several origins; one keeps its address and its source where they are not the article's own, which its document has.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.codec import bindable, identity_bytes
from warreader.archive._storage.database import fetch

if TYPE_CHECKING:
    import apsw

    from warreader.archive._storage.registry import Registry
    from warreader.article import Article, Origin, Outlet

_Place = tuple[int, str, bytes]  # container, record and SHA-256: what tells an origin from another one
_KNOWN: Final = "SELECT container, record, sha256 FROM origin WHERE identity = ?"
_INSERT: Final = "INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


class OriginWriter:
    """Writes origins.

    Args:
        connection: The write connection.
        registry: Numbers places and sources.
    """

    def __init__(self, connection: apsw.Connection, registry: Registry) -> None:
        self._connection = connection
        self._registry = registry

    def unknown(self, article: Article) -> tuple[Origin, ...]:
        """Return the origins of an article that are not noted yet."""
        known = fetch(self._connection, _KNOWN, identity_bytes(article.id))
        return tuple(one for one in article.origins if self._place(one) not in known)

    def note(self, article: Article, own: Outlet, *, new: bool) -> bool:
        """Note the origins of an article, none of which is known.

        Args:
            article: As it was received; an origin that says nothing else has the address and source given with it.
            own: The source and the address of the article as it is stored.
            new: True if it has no origin yet.

        Returns:
            True if one has another source.
        """
        placed: dict[_Place, Origin] = {}
        for origin in article.origins:
            placed.setdefault(self._place(origin), origin)
        identity, other = identity_bytes(article.id), False
        first = 0 if new else len(fetch(self._connection, _KNOWN, identity))
        for number, (place, origin) in enumerate(placed.items(), first):
            url, source = origin.url or article.given.url, origin.source or article.given.source
            url = bindable(url) if url and url != own.url else None
            label = self._registry.label("source", source) if source and source != own.source else None
            captured = None if origin.captured is None else origin.captured.isoformat()
            imported = int((origin.imported or datetime.now(UTC)).timestamp())
            self._connection.execute(_INSERT, (identity, number, *place, captured, imported, url, label))
            other = other or label is not None
        return other

    def _place(self, origin: Origin) -> _Place:
        container, record = _split(bindable(origin.location))
        return self._registry.label("place", container), record, bytes.fromhex(origin.sha256)


def _split(location: str) -> tuple[str, str]:
    """Cut a location behind its last / or #: thousands of articles share the first part."""
    end = max(location.rfind("/"), location.rfind("#")) + 1
    return location[:end], location[end:]
