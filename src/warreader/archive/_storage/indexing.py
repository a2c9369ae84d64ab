"""What the tables and the index hold for one article: pure functions from an article to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Basis, Label
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from warreader.article import Annotation, Article, PartialDate, Published

NAMED: Final = (Label.PER, Label.ORG)
"""The labels whose names are kept as such, joined and counted."""
TITLE_SHARE: Final = 500
"""Code points of a title in lists; the article itself keeps all of it."""


@dataclass(frozen=True, slots=True)
class When:
    """An article's place in time, in day numbers (proleptic Gregorian ordinals)."""

    day: int | None
    """The first day that it can be; None without a date that has a year."""
    latest: int | None
    """The last one."""
    inferred: bool
    """True if the date is inferred."""
    digits: str = ""
    """The date as `YYYYMMDD`, `YYYYMM` or `YYYY`; empty without a year."""
    rivals: tuple[str, ...] = ()
    """The alternatives to an inferred date, written so."""

    @classmethod
    def of(cls, published: Published | None) -> When:
        """Read a publication date."""
        if published is None:
            return cls(None, None, inferred=False)
        inferred = published.basis is Basis.INFERRED
        rivals = tuple(_digits(one.date) for one in (published.alternatives if inferred else ()) if one.date.earliest)
        first, last = published.earliest, published.date.whole or published.latest
        if first is None or last is None:
            return cls(None, None, inferred, "", rivals)
        return cls(first.toordinal(), last.toordinal(), inferred, _digits(published.date), rivals)

    @property
    def loose(self) -> bool:
        """True if there is more to say than one stated day."""
        return self.day is not None and (self.inferred or self.day != self.latest)

    @property
    def unknown(self) -> bool:
        """True for what `date:unknown` finds."""
        return self.day is None or self.inferred


def _digits(date: PartialDate) -> str:
    return str(date).replace("-", "")


@dataclass(frozen=True, slots=True)
class NameUse:
    """A use of a name in an article."""

    label: Label
    """PER or ORG."""
    name: str
    """The form that its spellings share in this article."""
    spellings: frozenset[str]
    """As the text spells it."""
    kept: bool
    """It stands in a kept block."""
    folded: bool
    """It stands in a folded block."""


def names_of(annotation: Annotation) -> list[NameUse]:
    """Gather the people and organisations of an article, one entry a name."""
    spellings: dict[tuple[Label, str], set[str]] = {}
    places: dict[tuple[Label, str], set[bool]] = {}
    for entity in annotation.entities:
        if entity.label in NAMED and entity.name:
            key = (entity.label, entity.name)
            spellings.setdefault(key, set()).add(entity.text)
            places.setdefault(key, set()).add(entity.kept)
    return [
        NameUse(label, name, frozenset(spellings[label, name]), True in kept, False in kept)
        for (label, name), kept in places.items()
    ]


@dataclass(frozen=True, slots=True)
class SpellingUse:
    """A spelling of a city in an article."""

    city: int
    """GeoNames number."""
    text: str
    """Case-folded."""
    kept: bool
    """In a kept block."""


def spellings_of(article: Article) -> set[SpellingUse]:
    """Gather how an article spells its cities."""
    return {
        SpellingUse(city.geonameid, article.text[one.start : one.end].casefold(), one.kept)
        for city in article.annotation.cities
        for one in city.mentions
    }
