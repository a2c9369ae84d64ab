"""Annotates stored articles again: those without annotation, or annotated by older engines.

Articles come out of the archive and go back into it in batches of one transaction, each with the version of the engines
that made its annotation. It can be stopped anywhere: what is done is done, and the next run goes on with the rest.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Article, Origin, SourceText
from warreader.errors import NothingFoundError
from warreader.frozen import dataclass
from warreader.ingest._finish import Finish
from warreader.ingest.engines import engine_version
from warreader.ingest.parallel import annotate_in_order
from warreader.sources import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.archive import Archive
    from warreader.article import Annotation
    from warreader.ingest.name_joining import Told
    from warreader.query import Query
    from warreader.sources import Record
    from warreader.text.annotate import Annotator

BATCH: Final = 200
"""Articles of one transaction: moving one costs three times what storing it did, and a reader should not wait."""
BATCH_LENGTH: Final = 4_000_000
"""Code points of one transaction."""
_NOWHERE: Final = Origin("", "")


@dataclass(frozen=True, slots=True)
class Reannotation:
    """The report of a reannotation."""

    found: int
    """Articles that were not annotated, or by other engines."""
    done: int
    """Articles that are annotated by these engines now."""
    problems: tuple[Problem, ...]
    """Articles on which an engine failed; they stay as they were."""


def reannotate(  # noqa: PLR0913  # each by its name
    archive: Archive,
    annotator: Annotator,
    query: Query | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    passes: Told | None = None,
    workers: int = 1,
    batch: int | None = None,
) -> Reannotation:
    """Annotate what these engines have not read; then fill in what only the whole archive can tell.

    Args:
        archive: The archive.
        annotator: The engines.
        query: Only the articles that it finds; None: all.
        progress: Called with the number of articles that are done and of all that are to be done.
        passes: Called during the passes over the whole archive, as `join_spellings` says.
        workers: Processes that may annotate.
        batch: Articles of one transaction; None: the usual number.

    Returns:
        What became of them.

    Raises:
        ArchiveError: The archive cannot be written.
        QueryError: A name in the query means too many people.
    """
    version = engine_version(cautious=annotator.cautious, entities=annotator.entities)
    with Finish(archive, passes) as finish:
        run = _Run(archive, version, query, progress or (lambda _done, _all: None), finish, batch or BATCH)
        if run.found:
            for record, annotation in annotate_in_order(run.sources(), annotator, workers=workers):
                run.take(record, annotation)
            run.flush()
        return run.end(annotator)


class _Run:
    """A running reannotation."""

    def __init__(  # noqa: PLR0913, PLR0917  # those of `reannotate`
        self,
        archive: Archive,
        engines: str,
        query: Query | None,
        progress: Callable[[int, int], None],
        finish: Finish,
        most: int,
    ) -> None:
        self._archive = archive
        self._most = most
        self._engines = engines
        self._stale = archive.upkeep.stale(engines, query)
        self._progress = progress
        self._finish = finish
        self._under_way: deque[Article] = deque()  # read, and handed to the engines, in order
        self._batch: list[Article] = []
        self._length = 0
        self._done = 0
        self._problems: list[Problem] = []

    @property
    def found(self) -> int:
        """Articles that these engines have not read."""
        return len(self._stale)

    def sources(self) -> Iterator[SourceText]:
        """Return the texts to annotate, as their sources gave them."""
        for identity in self._stale:
            try:
                article = self._archive.article(identity)
            except NothingFoundError:  # removed since
                continue
            self._under_way.append(article)
            origin = article.origins[0] if article.origins else _NOWHERE
            yield SourceText(article.text, article.given, origin, asides=article.asides)

    def take(self, record: Record, annotation: Annotation | None) -> None:
        """Put an annotated article into the batch; note one on which an engine failed."""
        article = self._under_way.popleft()
        if annotation is None:
            self._problems += [record] if isinstance(record, Problem) else []
            return
        self._batch.append(replace(article, annotation=annotation, engines=self._engines))
        self._length += len(article.text)
        if len(self._batch) >= self._most or self._length >= BATCH_LENGTH:
            self.flush()

    def end(self, annotator: Annotator) -> Reannotation:
        """Run the archive passes."""
        self._finish.run(annotator)
        self._archive.relatives.link_copies()  # an archive of an older version has compared no articles yet
        return Reannotation(self.found, self._done, tuple(self._problems))

    def flush(self) -> None:
        """Store the batch in one transaction."""
        if not self._batch:
            return
        self._finish.announce(self._batch)
        self._done += self._archive.replace(self._batch)
        self._finish.changed(self._batch)
        self._batch, self._length = [], 0
        self._progress(self._done, self.found)
