"""What the reader decides about folds, as jobs for the archive's threads. Nothing here touches a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.errors import NothingFoundError
from warreader.text.folding import source_of
from warreader.tui.answers import WorkDone
from warreader.tui.jobs.articles import row_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive, Row
    from warreader.article import Given
    from warreader.text.folding import FoldChoice


def read_folds(archive: Archive, given: Given) -> tuple[str, tuple[FoldChoice, ...]]:
    """Read the source of an article, and the choices for it."""
    source = source_of(given)
    return source, tuple(archive.marks.folds.of(source))


def is_behind(archive: Archive) -> bool:
    """Return whether something else is folded than what the index follows."""
    return bool(archive.fold_index.behind())


def decide(archive: Archive, row: Row, choice: FoldChoice, known: bool) -> WorkDone:  # noqa: FBT001  # as the job gets it
    """Let a choice hold, or take back one that was made before."""
    if known:
        try:
            archive.marks.folds.forget(choice)
        except NothingFoundError:
            return WorkDone("It was taken back already.")
        told = f"Taken back: “{choice.shown or choice.value}”; search follows."
    else:
        archive.marks.folds.choose(choice)
        said = "Always folded" if choice.fold else "Never folded"
        told = f"{said} from now on: “{choice.shown or choice.value}”; search follows."
    return WorkDone(told, row_of(archive, row.id), folded=True)


def follow(archive: Archive, progress: Callable[[int, int], None]) -> WorkDone:
    """Let the index follow; says how many articles that were, once they are many."""
    filed = archive.fold_index.follow(progress)
    told = (
        f"Search follows what is folded: {filed:,} article{'' if filed == 1 else 's'} found anew." if filed > 1 else ""
    )
    return WorkDone(told, moved=filed > 0)
