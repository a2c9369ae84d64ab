"""Remembers the counts of a few results, so that going back to a query counts nothing again.

Counts belong to the generation of the archive they were made in; those of an earlier one are dropped as soon as a later
one is seen. What is held is bounded by the number of counts, since a query may have one day or six thousand.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from warreader.archive._values import Facets

MOST_COUNTS: Final = 12_000
"""Counts that are held at most: 1.7 MB, as a day, its key and its number take 140 bytes."""
MOST_RESULTS: Final = 32
"""Results whose counts are held at most."""


Counts = TypeVar("Counts")


class Remembered(Generic[Counts]):
    """Counts by query. Safe to use from any thread.

    Args:
        size: Tells how many counts there are for a query.
        most: So many are held at most.
    """

    def __init__(self, size: Callable[[Counts], int], most: int = MOST_COUNTS) -> None:
        self._size = size
        self._most = most
        self._generation = 0
        self._found: OrderedDict[Hashable, Counts] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, generation: int) -> Counts | None:
        """Return what was counted for a query; None if that is not held, or is of another generation."""
        with self._lock:
            if generation != self._generation or key not in self._found:
                return None
            self._found.move_to_end(key)
            return self._found[key]

    def put(self, key: Hashable, generation: int, counts: Counts) -> None:
        """Hold counts, and let go of those that were asked for longest ago; never more than fits, even of one query."""
        with self._lock:
            if generation < self._generation:
                return
            if generation > self._generation:
                self._found.clear()
                self._generation = generation
            self._found[key] = counts
            self._found.move_to_end(key)
            while len(self._found) > MOST_RESULTS or self.size > self._most:
                self._found.popitem(last=False)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._found.clear()

    @property
    def size(self) -> int:
        """How many counts are held."""
        return sum(map(self._size, self._found.values()))


class RememberedFacets(Remembered["Facets"]):
    """The counts of the drawer by query."""

    def __init__(self, most: int = MOST_COUNTS) -> None:
        super().__init__(_size, most)


def _size(facets: Facets) -> int:
    lists = (facets.cities, facets.days, facets.people, facets.sources, facets.languages)
    return sum(map(len, lists))
