"""Related articles: other versions of the same page, and copies elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from warreader.archive._passes.copies import join_families, near_pairs, read_copies
from warreader.archive._search.rows import read_origins
from warreader.archive._storage.database import fetch_one, transaction
from warreader.archive._writing.pages import read_versions
from warreader.archive._writing.sketches import (
    BATCH,
    begin_pass,
    end_pass,
    note_place,
    note_sketches,
    read_part,
    sketch_some,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

    from warreader.archive._store import Store
    from warreader.archive._values import Copy, Version

_BEFORE_ALL: Final = -(1 << 63)  # no rowid is smaller


class Relatives:
    """Versions and copies of articles.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def versions(self, identity: str) -> tuple[Version, ...]:
        """Return the texts that stood at the address of an article, one after the other.

        Args:
            identity: The article, 16 digits.

        Returns:
            By time of capture, the first one first, the article among them; empty where no address is known.
        """
        with self._store.reading() as connection:
            return read_versions(connection, identity)

    def copies(self, identity: str) -> tuple[Copy, ...]:
        """Return the articles that tell the same in nearly the same words.

        Args:
            identity: The article, 16 digits.

        Returns:
            Those with the same text first, then the most similar; without other versions of the article's own page.
            Articles that `link_copies` has not come to are found only if their text is the same.
        """
        with self._store.reading():
            return read_copies(self._store.documents(), identity)

    def link_copies(self, progress: Callable[[int], None] | None = None) -> int:
        """Compare articles that are new with all others, and link copies; after an import.

        Done in short transactions, in bounded memory. It may be stopped anywhere, and goes on the next time.

        Args:
            progress: Told how many articles were sketched so far.

        Returns:
            How many pairs were linked.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        self._sketch_new(progress or (lambda _: None))
        linked = 0
        while (place := self._begin_pass()) is not None:
            following: int | None = place
            while following is not None:
                found, following = self._compare_part(following)
                linked += found
        return linked

    def _sketch_new(self, progress: Callable[[int], None]) -> None:
        done, after = 0, _BEFORE_ALL
        while True:
            with self._store.reading():
                sketches, without_page = sketch_some(self._store.documents(), after)
            if not sketches:
                return
            with self._transaction() as connection:
                note_sketches(connection, sketches)
            self._note_pages(without_page)
            after = sketches[-1][0]
            done += len(sketches)
            progress(done)

    def _note_pages(self, numbers: list[int]) -> None:
        if not numbers:
            return
        with self._store.writing() as writer:
            connection = self._store.connection
            for number in numbers:
                identity = fetch_one(connection, "SELECT identity FROM article WHERE id = ?", number)[0]
                article = writer.load(number, identity.hex(), "")
                writer.note_pages(number, replace(article, origins=read_origins(connection, identity)))

    def _begin_pass(self) -> int | None:
        with self._transaction() as connection:
            return begin_pass(connection)

    def _compare_part(self, place: int) -> tuple[int, int | None]:
        linked = 0
        with self._store.reading() as reader:
            found, following = read_part(reader, place)
            pairs = near_pairs(self._store.documents(), found)
            while batch := list(islice(pairs, BATCH)):
                with self._transaction() as connection:
                    join_families(connection, batch)
                linked += len(batch)
        with self._transaction() as connection:
            note_place(connection, following) if following is not None else end_pass(connection)
        return linked, following

    @contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        """Return the write connection for a short transaction: other programs may want to write."""
        with self._store.exclusive() as connection, transaction(connection):
            yield connection
