"""Runs the archive passes at the end of a run, and leaves a note beside the archive while they are due.

Whoever is stopped half-way leaves the note there, and the next run does what this one did not come to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.ingest._due_note import DueNote
from warreader.ingest.name_joining import join_spellings
from warreader.ingest.name_rules import names_wait
from warreader.ingest.passes import run_passes
from warreader.ingest.repeated_lines import fold_repeated_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from warreader.archive import Archive
    from warreader.article import Article
    from warreader.ingest.name_joining import Told
    from warreader.text.annotate import Annotator

MANY: Final = 1_000
"""Changed articles from which merging the index is worth its seconds: a tenth of a second here."""


class Finish:
    """Runs the archive passes at the end of a run; a context manager around all of it.

    Args:
        archive: The archive that the run changes.
        progress: As for `join_spellings`.
    """

    def __init__(self, archive: Archive, progress: Told | None = None) -> None:
        self._archive = archive
        self._progress = progress
        self._note = DueNote(archive.path.parent)
        self._cut_off = self._note.exists()
        self._changed = 0
        self._undated: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._note.close()

    def announce(self, articles: Iterable[Article] = ()) -> None:
        """Write the note; before each change.

        Args:
            articles: What is about to be stored or annotated anew.

        Raises:
            ArchiveError: The folder takes no file.
        """
        self._note.add(articles)

    def changed(self, articles: Iterable[Article]) -> None:
        """Count articles that are new, or understood anew."""
        for article in articles:
            self._changed += 1
            published = article.annotation.published
            if published is None or published.earliest is None:
                self._undated.add(article.id)

    def removed(self, count: int) -> None:
        """Count articles that were taken out."""
        self._changed += count

    def run(self, annotator: Annotator | None = None) -> None:
        """Fill in what only the whole archive can tell, if this run, or one that was cut off, changed anything.

        Names are also joined if the rules have changed by which they are.

        Args:
            annotator: The engines; without them lines that a source repeats stay as they are, and due.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        self._archive.fold_index.follow()  # what a reader that was closed did not come to
        repeated = self._note.articles() if self._changed or self._cut_off else {}
        if annotator is not None:
            fold_repeated_lines(self._archive, annotator, repeated)
        if self._changed or self._cut_off:
            undated = None if self._cut_off else self._undated
            run_passes(self._archive, undated, cut_off=self._cut_off, progress=self._progress)
            if self._changed >= MANY:
                self._archive.upkeep.optimize()
            else:
                self._archive.upkeep.keep_counts()
            self._archive.relatives.link_copies()
        elif names_wait(self._archive) and join_spellings(self._archive, progress=self._progress):
            self._archive.upkeep.keep_counts()
        mine = self._note.is_held or self._cut_off  # else it is of a run that began later
        if mine and (annotator is not None or not repeated):
            self._note.remove()


def finish_all(archive: Archive, progress: Told | None = None) -> None:
    """Run the archive passes over an archive that was just made anew; stopped, they are due at the next run.

    Args:
        archive: The archive.
        progress: As for `join_spellings`.

    Raises:
        ArchiveError: The archive, or its folder, cannot be written.
    """
    with Finish(archive) as due:
        due.announce()
    with Finish(archive, progress) as finish:
        finish.run()
