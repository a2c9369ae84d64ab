"""Imports records into an archive.

Articles are stored in batches of one transaction each. An import can be interrupted at any point: what is committed
stays, and the next run continues from there.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Annotation, Article, SourceText, TitleBasis, article_id, slug
from warreader.ingest._finish import MANY, Finish
from warreader.ingest.engines import engine_version
from warreader.ingest.ledger import ImportCounts, Ledger
from warreader.ingest.parallel import annotate_in_order
from warreader.resources import shipped_folder
from warreader.sources import Problem, read_paths
from warreader.text.annotate import unannotated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warreader.archive import Archive
    from warreader.ingest.name_joining import Told
    from warreader.sources import Record
    from warreader.text.annotate import Annotator

BATCH: Final = 500
"""Articles of one transaction: they show in the reader then."""
BATCH_SECONDS: Final = 2.0
"""After so long they are stored though they are fewer: a reader that is open shows them as they come."""
BATCH_UNREAD: Final = 2_000
"""The same where no engines slow it down: an eighth faster than 500, and half as much is written to the disk, since a
page of the lookups is written once for more articles (150,000 stories)."""
BATCH_LENGTH: Final = 8_000_000
"""Code points of one transaction: bounds memory where articles are huge."""
_WINDOW: Final = 64  # texts looked up at once, to skip those that are there already
_NOT_ANNOTATED: Final = Annotation(title="", title_basis=TitleBasis.OPENING)


def import_into(  # noqa: PLR0913  # each by its name
    archive: Archive,
    records: Iterable[Record],
    annotator: Annotator | None,
    *,
    progress: Callable[[ImportCounts], None] | None = None,
    passes: Told | None = None,
    workers: int = 1,
) -> Ledger:
    """Annotate and store records; then run the archive passes.

    Args:
        archive: The archive to import into.
        records: Source texts and problems, in order.
        annotator: The engines; None stores the texts without them, marked as not annotated yet.
        progress: Called after every record.
        passes: Called during the passes over the whole archive, as `join_spellings` says.
        workers: Processes that may annotate.

    Returns:
        The report of the import.

    Raises:
        ArchiveError: The archive cannot be written.
    """
    engines = None if annotator is None else engine_version(cautious=annotator.cautious, entities=annotator.entities)
    with Finish(archive, passes) as finish:
        run = _Run(archive, progress or (lambda _: None), engines, finish)
        if annotator is None:
            for source in run.new(records):
                run.take(source, unannotated(source))
        else:
            for record, annotation in annotate_in_order(run.new(records), annotator, workers=workers):
                run.take(record, annotation)
        run.flush()
        run.finish(annotator)
    return run.tally.ledger()


def add_seeds(archive: Archive, annotator: Annotator) -> Ledger:
    """Put the three articles that ship with the program into a new archive.

    Args:
        archive: The archive to import into.
        annotator: The engines.

    Returns:
        The report of the import.

    Raises:
        FileNotFoundError: The installation is incomplete.
        ArchiveError: The archive cannot be written.
    """
    return import_into(archive, read_paths([shipped_folder("seeds")]), annotator)


def article_of(source: SourceText, annotation: Annotation, imported: dt.datetime, engines: str | None = "") -> Article:
    """Make an article of a source text and its annotation.

    Args:
        source: The text.
        annotation: What the engines found.
        imported: The time of the import.
        engines: Their version; None: it is not annotated yet.

    Returns:
        The article, with its identity, slug and origin.
    """
    identity = article_id(source.text, source.given)
    published = annotation.published
    name = slug(annotation.title, None if published is None else published.date, identity)
    origin = replace(source.origin, imported=imported)
    return Article(
        identity, name, source.text, source.given, annotation, (origin,), source.asides, engines, source.links
    )


class _Run:
    """A running import."""

    def __init__(
        self, archive: Archive, progress: Callable[[ImportCounts], None], engines: str | None, finish: Finish
    ) -> None:
        self.tally = ImportCounts()
        self._archive = archive
        self._engines = engines
        self._progress = progress
        self._began = dt.datetime.now(dt.UTC)
        self._batch: list[Article] = []
        self._new: list[Article] = []  # of the batch; of the others only an origin is
        self._most = BATCH if engines is not None else BATCH_UNREAD
        self._length = 0
        self._due = float("inf")  # when the batch has waited long enough
        self._finish = finish

    def new(self, records: Iterable[Record]) -> Iterator[SourceText]:
        """Yield the texts that the archive does not hold; count the rest."""
        window: list[SourceText] = []
        for record in records:
            self.tally.met += 1
            if isinstance(record, SourceText):
                window.append(record)
                if len(window) == _WINDOW:
                    yield from self._unknown(window)
                    window = []
            else:
                self.tally.skip(record)
            self._progress(self.tally)
        yield from self._unknown(window)

    def take(self, record: Record, annotation: Annotation | None) -> None:
        """Put an annotated text into the batch; count one on which an engine failed."""
        if isinstance(record, SourceText) and annotation is not None:
            self.tally.replaced += record.replaced > 0
            article = article_of(record, annotation, self._began, self._engines)
            self._new.append(article)
            self._put(article)
        elif isinstance(record, Problem):
            self.tally.skip(record)

    def flush(self) -> None:
        """Store the batch in one transaction."""
        if not self._batch:
            return
        if self._engines is not None and self._new:
            self._finish.announce(self._new)
        report = self._archive.add(self._batch)
        stored = set(report.stored_ids)
        self._finish.changed(one for one in self._new if one.id in stored)
        self.tally.stored += report.stored
        self.tally.known += report.known
        if self._engines is None:
            self.tally.unannotated += report.stored
        self._batch, self._new, self._length = [], [], 0
        self._progress(self.tally)

    def finish(self, annotator: Annotator | None) -> None:
        """Run the archive passes; without annotations there is nothing for them to do."""
        if annotator is not None:
            self._finish.run(annotator)
        elif self.tally.stored >= MANY:
            self._archive.upkeep.optimize()
        elif self.tally.stored:
            self._archive.upkeep.keep_counts()

    def _put(self, article: Article) -> None:
        self._batch.append(article)
        self._length += len(article.text)
        if len(self._batch) == 1 and self._engines is not None:
            self._due = time.monotonic() + BATCH_SECONDS
        if len(self._batch) >= self._most or self._length >= BATCH_LENGTH or time.monotonic() > self._due:
            self.flush()

    def _unknown(self, window: list[SourceText]) -> Iterator[SourceText]:
        identities = [article_id(source.text, source.given) for source in window]
        known = self._archive.known(identities)
        for source, identity in zip(window, identities, strict=True):
            if identity in known:  # only its origin is new
                self._put(article_of(source, _NOT_ANNOTATED, self._began))
            else:
                yield source
