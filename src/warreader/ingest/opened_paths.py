"""`warreader PATH...`: reads files into a cached archive of their own, apart from the user's archive.

Paths come in; an archive of just these files goes out. It is kept in the cache folder, so that the next visit reads
only what has changed; articles of files that are gone are taken out of it. The reader's marks are kept in the user's
own folder.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from warreader.archive import Archive
from warreader.article import SourceText, article_id
from warreader.errors import ArchiveError
from warreader.frozen import dataclass
from warreader.ingest._manifest import Content, Manifest
from warreader.ingest.city_index import CityIndex
from warreader.ingest.engines import load_annotator
from warreader.ingest.ledger import ImportCounts, Ledger
from warreader.ingest.name_decisions import decisions_fingerprint
from warreader.ingest.name_joining import join_spellings
from warreader.ingest.removal import remove_articles
from warreader.ingest.run import import_into
from warreader.query import EVERYTHING
from warreader.sources import STANDARD_INPUT, File, Guard, Problem, find_files, read_file, read_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from warreader.ingest.taggers import Engines
    from warreader.sources import Record
    from warreader.text.annotate import Annotator

_FOLDER: Final = "visits"
_DIGITS: Final = 24
_PAGE: Final = 1_000


@dataclass(frozen=True, slots=True)
class OpenedPaths:
    """A cached archive of some files."""

    archive: Archive
    """Close it."""
    ledger: Ledger
    """What became of everything under the paths; what was read at an earlier visit counts as known."""


def open_paths(  # noqa: PLR0913  # each is one thing that a visit needs
    paths: Sequence[str],
    cache: Path,
    user: Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[ImportCounts], None] | None = None,
    workers: int = 1,
    cautious: bool = False,
    entities: Engines = (),
) -> OpenedPaths:
    """Read files and folders, and standard input, into a cached archive of their own.

    Args:
        paths: Files and folders, or '-' for standard input.
        cache: The cache folder of the program.
        user: Where the reader's marks are.
        stdin: What '-' reads.
        progress: Called after every record that was met.
        workers: Processes that may annotate.
        cautious: Fold only what is nearly certain to be junk; such a cache is kept apart.
        entities: Languages whose names another library finds, and which; the same holds.

    Returns:
        The archive and an account.

    Raises:
        ArchiveError: The cache cannot be written, or `user.db` is damaged.
    """
    folder = cache / _FOLDER / _key(paths, cautious=cautious, entities=entities)
    manifest = Manifest.read(folder)
    if manifest is None:
        shutil.rmtree(folder, ignore_errors=True)
        manifest = Manifest()
    try:
        archive = Archive.open(folder, user=user, lexicon=CityIndex())
    except ArchiveError:
        if not (folder / "archive.db").exists():
            raise
        shutil.rmtree(folder, ignore_errors=True)  # a cache may be made again
        manifest = Manifest()
        archive = Archive.open(folder, user=user, lexicon=CityIndex())
    try:
        ledger = _Update(archive, folder, manifest, partial(load_annotator, cautious=cautious, entities=entities)).run(
            paths, stdin, progress, workers
        )
    except BaseException:
        archive.close()
        raise
    return OpenedPaths(archive, ledger)


def _key(paths: Sequence[str], *, cautious: bool, entities: Engines) -> str:
    real = sorted({path if path == STANDARD_INPUT else os.path.realpath(path) for path in paths})
    if cautious:
        real.append("")  # no path is empty
    real += [f"\n{language}={engine}" for language, engine in entities]
    return hashlib.sha256("\0".join(real).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


class _Update:
    """Updates a cached archive from its files."""

    def __init__(self, archive: Archive, folder: Path, manifest: Manifest, engines: Callable[[], Annotator]) -> None:
        self._archive = archive
        self._folder = folder
        self._old = manifest
        self._engines = engines
        self._new = Manifest()
        self._elsewhere: list[Problem] = []  # what is no file: links, devices, folders that may not be read

    def run(
        self,
        paths: Sequence[str],
        stdin: BinaryIO | None,
        progress: Callable[[ImportCounts], None] | None,
        workers: int,
    ) -> Ledger:
        changed = self._compare(paths)
        reads_stdin = STANDARD_INPUT in paths
        gone = self._old.files.keys() - self._new.files.keys() - {file.path for file in changed}
        self._new.decided = decisions_fingerprint(self._archive)
        if not changed and not gone and not reads_stdin and self._old.complete:
            self._follow_decisions()
            return self._account(None)
        Manifest(complete=False, files=self._old.files).write(self._folder)
        records = self._reading(changed, stdin if reads_stdin else None, reads=reads_stdin)
        ledger = None
        if changed or reads_stdin:
            annotator = self._engines()
            ledger = import_into(self._archive, records, annotator, progress=progress, workers=workers)
        self._forget()
        self._follow_decisions()  # an import that brought nothing new has joined nothing
        self._new.write(self._folder)
        return self._account(ledger)

    def _follow_decisions(self) -> None:
        """Join names anew where the reader has decided about some since."""
        if self._new.decided != self._old.decided:
            join_spellings(self._archive)
            self._new.write(self._folder)

    def _compare(self, paths: Sequence[str]) -> list[File]:
        """Find the files that are new or have changed; take over what is known of the others."""
        changed: dict[str, File] = {}
        for found in find_files(path for path in paths if path != STANDARD_INPUT):
            if isinstance(found, Problem):
                self._elsewhere.append(found)
                continue
            known = self._old.files.get(found.path)
            if known is not None and (known.size, known.changed) == (found.size, found.changed):
                self._new.files[found.path] = known
            else:
                changed[found.path] = found
        return list(changed.values())

    def _reading(self, files: Iterable[File], stdin: BinaryIO | None, *, reads: bool) -> Iterator[Record]:
        with Guard() as guard:
            for file in files:
                yield from self._noting(read_file(file, guard), file.path, Content(file.size, file.changed))
            if reads:
                yield from self._noting(read_paths([STANDARD_INPUT], stdin, guard), STANDARD_INPUT, Content(-1, -1))

    def _noting(self, records: Iterable[Record], path: str, content: Content) -> Iterator[Record]:
        self._new.files[path] = content
        for record in records:
            if isinstance(record, SourceText):
                content.articles.append(article_id(record.text, record.given))
            else:
                content.problems.append(record)
            yield record

    def _forget(self) -> None:
        """Remove the articles that no file holds any more; what is gone is evidence no more."""
        wanted = {identity for content in self._new.files.values() for identity in content.articles}
        held = {identity for content in self._old.files.values() for identity in content.articles}
        if not self._old.complete:
            held = set(_identities(self._archive))
        remove_articles(self._archive, sorted(held - wanted))

    def _account(self, ledger: Ledger | None) -> Ledger:
        """Count everything under the paths, whether it was read now or earlier."""
        tally = ImportCounts()
        for problem in self._elsewhere:
            tally.skip(problem)
        for content in self._new.files.values():
            tally.known += len(content.articles)
            for problem in content.problems:
                tally.skip(problem)
        stored = 0 if ledger is None else ledger.stored
        whole = tally.ledger()
        replaced = 0 if ledger is None else ledger.replaced
        return replace(whole, stored=stored, known=whole.known - stored, replaced=replaced)


def _identities(archive: Archive) -> Iterator[str]:
    listing = archive.search(EVERYTHING)
    for start in range(0, listing.total, _PAGE):
        for row in listing.rows(start, min(start + _PAGE, listing.total)):
            yield row.id
