"""Archive passes after an import: infers missing dates and years, and joins the spellings of names.

With a date come the days that a story tells of: 'on Tuesday' is reckoned from the day of publication. An archive comes
in and is changed in place. Done twice it changes nothing the second time: everything is worked out anew from what the
texts themselves say.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from warreader.article import Annotation, Basis, PartialDate, Published
from warreader.ingest.engines import load_background
from warreader.ingest.name_joining import join_spellings
from warreader.query import Is, Not, Query, State, Undated, split_folded
from warreader.text.annotate import days_told
from warreader.text.inference import Neighbour, find_clues, infer_date
from warreader.text.similarity import cosine, weigh, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from warreader.archive import Archive
    from warreader.article import Article
    from warreader.ingest.name_joining import Told

LOOKED_AT_AGAIN: Final = 2_000
"""Undated articles that are all looked at after every import, since new ones may be evidence: half a minute of work."""
_CANDIDATES: Final = 20  # articles compared with an undated one: the index has ranked them by their rare words already
_PAGE: Final = 500
_DATED: Final = Query(Not(Undated()))
_INFERRED: Final = Query(Is(State.INFERRED))
_REMEMBERED: Final = 4_096  # weighed texts kept: undated articles of one day share their neighbours


def run_passes(
    archive: Archive,
    fresh: Collection[str] | None = None,
    *,
    cut_off: bool = False,
    progress: Told | None = None,
) -> None:
    """Infer missing dates and join names across an archive.

    Args:
        archive: The archive.
        fresh: IDs of new articles without a date. Where an archive has more undated articles than `LOOKED_AT_AGAIN`,
            only these are looked at; None looks at all.
        cut_off: As for `join_spellings`.
        progress: As for `join_spellings`.

    Raises:
        ArchiveError: It cannot be written.
    """
    join_spellings(archive, cut_off=cut_off, progress=progress)
    infer_dates(archive, fresh, progress)


def infer_dates(archive: Archive, fresh: Collection[str] | None = None, progress: Told | None = None) -> int:
    """Infer the date, or the year, of every article whose text does not say it.

    Args:
        archive: The archive.
        fresh: As for `run_passes`.
        progress: As for `join_spellings`, of articles.

    Returns:
        How many dates changed.
    """
    if not archive.search(_DATED).rows(0, 1):  # no evidence at all: take back what was inferred from what is gone
        without = list(_identities(archive, _INFERRED))
        return sum(_set(archive, archive.article(identity), None) for identity in without)
    undated = archive.dating.undated()
    if fresh is not None and len(undated) > LOOKED_AT_AGAIN:
        undated = [identity for identity in undated if identity in fresh]
    weighed = _weigher()
    changed = 0
    for done, identity in enumerate(undated, 1):
        changed += _infer(archive, identity, weighed)
        if progress is not None:
            progress("dates inferred", done, len(undated))
    return changed


def _identities(archive: Archive, query: Query) -> Iterator[str]:
    listing = archive.search(query)
    for start in range(0, listing.total, _PAGE):
        yield from (row.id for row in listing.rows(start, min(start + _PAGE, listing.total)))


def _infer(archive: Archive, identity: str, weighed: Callable[[str, str | None], dict[str, float]]) -> bool:
    article = archive.article(identity)
    annotation = article.annotation
    own = _said_by_itself(annotation.published)
    mine = weighed(_kept(article.text, annotation), annotation.language)
    neighbours = [
        Neighbour(one.id, day, cosine(mine, weighed(_kept(one.text, one.annotation), one.annotation.language)))
        for one in archive.dating.neighbours(article, _CANDIDATES)
        if (day := one.published.date.whole)
    ]
    inferred = infer_date(find_clues(article.text, annotation.blocks, own), neighbours)
    return _set(archive, article, inferred)


def _set(archive: Archive, article: Article, inferred: Published | None) -> bool:
    """Give an article its inferred date, and the days of its story that follow from that."""
    published = _said_by_itself(article.annotation.published) if inferred is None else inferred
    return archive.dating.set_inferred(article.id, inferred, days_told(article.text, article.annotation, published))


def _said_by_itself(published: Published | None) -> Published | None:
    """Take off again what an earlier pass inferred: the whole date, or only its year."""
    if published is None or published.basis is Basis.INFERRED:
        return None
    if published.basis is not Basis.YEAR_FILLED:
        return published
    own = PartialDate(None, published.date.month, published.date.day)
    evidence = tuple(one for one in published.evidence if one.article is None)
    return replace(published, date=own, basis=Basis.STATED, evidence=evidence)


def _kept(text: str, annotation: Annotation) -> str:
    return split_folded(text, annotation)[0]


def _weigher() -> Callable[[str, str | None], dict[str, float]]:
    background = load_background()

    @lru_cache(_REMEMBERED)
    def weighed(text: str, language: str | None) -> dict[str, float]:
        return weigh(words(text, language), background)

    return weighed
