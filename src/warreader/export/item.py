"""One article to export, with the reader's own work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.errors import NothingFoundError
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warreader.archive import Archive, Correction, Mark, Note
    from warreader.article import Article, City


@dataclass(frozen=True, slots=True)
class Item:
    """An article with the reader's own work on it."""

    article: Article
    """With the reader's corrections laid over it."""
    mark: Mark
    """Read, starred, tags."""
    notes: tuple[Note, ...]
    """The reader's notes."""
    correction: Correction
    """What the reader corrected."""

    @property
    def focus(self) -> tuple[City, ...]:
        """The cities that it is about."""
        return tuple(city for city in self.article.annotation.cities if city.focus)

    @property
    def corrected(self) -> tuple[str, ...]:
        """What the reader corrected, by name: `date`, `cities`, `title`."""
        return self.correction.fields

    @property
    def sha256(self) -> str:
        """Of the bytes first received; empty where nothing was."""
        return self.article.origins[0].sha256 if self.article.origins else ""


def gather(archive: Archive, identities: Iterable[str]) -> Iterator[Item]:
    """Read articles for an export; one that was removed in the meantime is left out."""
    marks = archive.marks
    for identity in identities:
        try:
            article = archive.article(identity)
        except NothingFoundError:
            continue
        yield Item(article, marks.get(identity), marks.notes.of(identity), marks.correction(identity))
