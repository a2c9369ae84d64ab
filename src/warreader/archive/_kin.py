"""The kin of an article: other versions of its page, and copies of it elsewhere."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from warreader.archive._copies import BATCH, find_candidates, join_families, near_pairs, read_copies, sketch_some
from warreader.archive._custody import CustodyArchive
from warreader.archive._database import transaction, translated
from warreader.archive._documents import Documents
from warreader.archive._pages import read_versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive._values import Copy, Version


class KinArchive(CustodyArchive):
    """An archive that knows which articles belong together; `Archive` adds what it is for."""

    def versions(self, identity: str) -> tuple[Version, ...]:
        """Give the texts that stood at the address of an article, one after the other.

        Args:
            identity: The article, 16 digits.

        Returns:
            By time of capture, the first one first, the article among them; empty where no address is known.
        """
        with translated(self.path):
            return read_versions(self._readers.get(), identity)

    def copies(self, identity: str) -> tuple[Copy, ...]:
        """Give the articles that tell the same in nearly the same words.

        Args:
            identity: The article, 16 digits.

        Returns:
            Those with the same text first, then the most similar; without other versions of the article's own page.
            Articles that `link_copies` has not come to are found only if their text is the same.
        """
        with translated(self.path):
            return read_copies(self._documents(), identity)

    def link_copies(self, progress: Callable[[int], None] | None = None) -> int:
        """Compare articles that are new with all others, and link copies; after an import.

        Done in short transactions. It may be stopped anywhere, and goes on the next time.

        Args:
            progress: Told how many articles were sketched so far.

        Returns:
            How many pairs were linked.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        done = linked = 0
        while some := self._sketch_some():
            done += some
            if progress is not None:
                progress(done)
        with translated(self.path):
            new, candidates = find_candidates(self._readers.get())
            pairs = near_pairs(self._documents(), candidates)
            while batch := list(islice(pairs, BATCH)):
                with self._lock, transaction(self._writer):
                    join_families(self._writer, batch)
                linked += len(batch)
            with self._lock, transaction(self._writer):
                self._writer.executemany("DELETE FROM fresh WHERE article = ?", [(number,) for number in new])
        return linked

    def _sketch_some(self) -> int:
        with self._writing() as writer:
            return sketch_some(Documents(self._writer, self._compression), writer.note_page)
