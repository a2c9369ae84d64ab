"""Removes articles from an archive in batches, then runs the archive passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.ingest._finish import Finish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warreader.archive import Archive
    from warreader.ingest.name_joining import Told

BATCH: Final = 200
"""Articles of one transaction."""


def remove_articles(
    archive: Archive,
    identities: Sequence[str],
    *,
    progress: Callable[[int, int], None] | None = None,
    passes: Told | None = None,
) -> int:
    """Remove articles, with their origins; the reader's marks stay.

    Args:
        archive: The archive.
        identities: IDs of 16 digits.
        progress: Called with the number of articles that are gone and of all that are to go.
        passes: Called during the passes over the whole archive, as `join_spellings` says.

    Returns:
        How many were there.

    Raises:
        ArchiveError: The archive cannot be written.
    """
    gone = 0
    with Finish(archive, passes) as finish:
        for start in range(0, len(identities), BATCH):
            finish.announce()
            gone += archive.remove(identities[start : start + BATCH])
            if progress is not None:
                progress(min(start + BATCH, len(identities)), len(identities))
        finish.removed(gone)
        finish.run()
    return gone
