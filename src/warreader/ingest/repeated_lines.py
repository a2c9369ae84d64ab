"""Folds boilerplate that a source repeats under many articles and no single article gives away.

After a run that has stored or changed articles, some articles of each source that it touched are compared, and those
in which a line returns are annotated once more. What is folded for that stands among the article's asides, beside what
the markup of its page said, so that engines which come later fold it too. Done twice it changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Aside, Origin, SourceText
from warreader.errors import NothingFoundError
from warreader.ingest.engines import engine_version
from warreader.query import FromSource, Query
from warreader.text.cleaning.repetition import FEWEST, RepeatedLines, find_repeated_lines, is_repetition, may_repeat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from warreader.archive import Archive
    from warreader.article import Article
    from warreader.text.annotate import Annotator

COMPARED: Final = 300
"""Articles of a source that are compared, the newest: reading them takes a tenth of a second."""
_AT_ONCE: Final = 10  # articles of one transaction: whoever else writes need not wait for a whole source
_NOWHERE: Final = Origin("", "")


def fold_repeated_lines(archive: Archive, annotator: Annotator, changed: Mapping[str, Sequence[str]]) -> int:
    """Fold what returns across the articles of each source.

    Args:
        archive: The archive.
        annotator: The engines that made its annotations.
        changed: Each source of which articles were stored or changed, with IDs that are looked at besides the newest.

    Returns:
        How many articles were annotated anew.

    Raises:
        ArchiveError: The archive cannot be written.
    """
    return sum(_fold(archive, annotator, source, identities) for source, identities in changed.items())


def _fold(archive: Archive, annotator: Annotator, source: str, identities: Sequence[str]) -> int:
    rows = archive.search(Query(FromSource(source))).rows(0, COMPARED)
    rows = [row for row in rows if row.source == source and row.annotated]
    if len(rows) < FEWEST:
        return 0
    compared = {row.id: archive.article(row.id) for row in rows}
    repeated = find_repeated_lines(_lines_and_day(compared[row.id]) for row in rows if not row.duplicate)
    wanted = [*compared.values(), *_articles(archive, (one for one in identities if one not in compared))]
    engines = engine_version(cautious=annotator.cautious, entities=annotator.entities)
    mine = (article for article in wanted if article.engines == engines)  # the others wait for `reannotate`
    changed = [anew for article in mine if (anew := _annotated(article, annotator, repeated)) is not None]
    return sum(archive.replace(changed[at : at + _AT_ONCE]) for at in range(0, len(changed), _AT_ONCE))


def _articles(archive: Archive, identities: Iterable[str]) -> Iterator[Article]:
    for identity in identities:
        try:
            yield archive.article(identity)
        except NothingFoundError:  # removed since
            continue


def _lines_and_day(article: Article) -> tuple[list[str], str | None]:
    """Return the lines that would be kept if nothing returned."""
    blocks = (block for block in article.annotation.blocks if block.kept or is_repetition(block.reason))
    published = article.annotation.published
    return [block.span.of(article.text) for block in blocks], None if published is None else str(published.date)


def _annotated(article: Article, annotator: Annotator, repeated: RepeatedLines) -> Article | None:
    """Annotate an article with what is known of its source; None where that changes nothing."""
    by_markup = tuple(aside for aside in article.asides if not is_repetition(aside.reason))
    known = tuple(aside for aside in article.asides if is_repetition(aside.reason))
    lines, _ = _lines_and_day(article)
    if not known and not any(repeated.count(line) for line in lines if may_repeat(line)):
        return None
    origin = article.origins[0] if article.origins else _NOWHERE
    source = SourceText(article.text, article.given, origin, asides=by_markup)
    annotation = annotator.annotate(source, repeated=repeated)
    found = tuple(
        Aside(block.start, block.end, block.kind, block.reason)
        for block in annotation.blocks
        if not block.kept and is_repetition(block.reason)
    )
    if [(one.start, one.end) for one in found] == [(one.start, one.end) for one in known]:
        return None  # the same lines; in how many articles they stood is as of the day they were folded
    asides = tuple(sorted((*by_markup, *found), key=lambda aside: aside.start))
    return replace(article, annotation=annotation, asides=asides)
