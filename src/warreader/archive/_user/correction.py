"""The reader's corrections of an article (date, cities, headline), and how they override the annotation.

What the engines understood stays as it is in the archive; a correction is laid over it, and taken off again.
"""

from __future__ import annotations

import json
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.codec import bindable, pack_published, unpack_published
from warreader.archive._storage.database import decoding, fetch_one
from warreader.article import Alternative, Basis, City, Label, PartialDate, Published, TitleBasis
from warreader.errors import UsageError
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from warreader.article import Annotation, Article, Entity

MOST_CITIES: Final = 3
"""An article is about so many cities at most."""
_UNKNOWN: Final = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader's corrections of one article; None leaves a value to the engines."""

    date: PartialDate | None = None
    """When it was published."""
    undated: bool = False
    """True: its date is not known, whatever the engines read; `date` is then None."""
    cities: tuple[City, ...] | None = None
    """The cities that it is about, the first one first; empty: it is about none."""
    title: str | None = None
    """Its headline."""

    def __post_init__(self) -> None:
        """Refuse what no article has.

        Raises:
            UsageError: Too many cities, or an empty headline.
        """
        if self.cities is not None and len(self.cities) > MOST_CITIES:
            raise UsageError(f"an article is about {MOST_CITIES} cities at most")
        if self.title is not None and not self.title.strip():
            raise UsageError("a headline needs words")

    def __bool__(self) -> bool:
        return not (self.date is None and self.cities is None and self.title is None and not self.undated)

    @property
    def fields(self) -> tuple[str, ...]:
        """What is corrected, by name: `date`, `cities`, `title`."""
        said = {
            "date": self.date is not None or self.undated,
            "cities": self.cities is not None,
            "title": self.title is not None,
        }
        return tuple(name for name, holds in said.items() if holds)

    def over(self, annotation: Annotation) -> Annotation:
        """Apply it to an annotation.

        Args:
            annotation: With the date that the archive knows.

        Returns:
            A corrected date has basis `corrected` and the engines' dates as alternatives; a corrected city counts as
            focus and as named, and has no mention where the text does not name it.
        """
        if self.date is not None or self.undated:
            annotation = replace(annotation, published=self._published(annotation.published))
        if self.cities is not None:
            annotation = replace(annotation, cities=_focused(annotation.cities, self.cities))
        if self.title is not None:
            title = " ".join(self.title.split())
            annotation = replace(annotation, title=title, title_basis=TitleBasis.CORRECTED)
        return annotation

    def _published(self, known: Published | None) -> Published | None:
        if self.date is None:
            return None
        if known is None:
            return Published(self.date, Basis.CORRECTED, 1.0)
        lost = Alternative(known.date, known.basis, known.confidence, known.evidence)
        time, zone = (known.time, known.zone) if known.date == self.date else (None, None)
        return Published(self.date, Basis.CORRECTED, 1.0, time, zone, alternatives=(lost, *known.alternatives))

    def pack(self) -> str | None:
        """Write it as JSON; None where it says nothing."""
        form: dict[str, Any] = {}
        if self.date is not None or self.undated:
            form["date"] = _UNKNOWN if self.date is None else str(self.date)
        if self.cities is not None:
            form["cities"] = [
                [one.geonameid, one.name, one.country, one.region, one.latitude, one.longitude] for one in self.cities
            ]
        if self.title is not None:
            form["title"] = bindable(self.title)
        return json.dumps(form, separators=(",", ":"), ensure_ascii=False) if form else None

    @classmethod
    def unpack(cls, packed: str | None) -> Correction:
        """Read what `pack` wrote.

        Raises:
            ValueError: It is damaged; so do TypeError and LookupError say.
        """
        form = json.loads(packed) if packed else {}
        day, cities = form.get("date"), form.get("cities")
        return cls(
            date=PartialDate.parse(day) if day else None,
            undated=day == _UNKNOWN,
            cities=None if cities is None else tuple(_named(*one) for one in cities),
            title=form.get("title"),
        )


def _named(  # noqa: PLR0913, PLR0917  # what makes a city
    geonameid: int, name: str, country: str, region: str | None, latitude: float, longitude: float
) -> City:
    return City(geonameid, name, country, region, latitude, longitude, True, False, 1.0, ())  # noqa: FBT003


def _focused(found: Sequence[City], chosen: Sequence[City]) -> tuple[City, ...]:
    """Put the chosen cities first, as what the article is about; the others are named in it, no more."""
    known = {city.geonameid: city for city in found}
    first = [
        replace(known.get(city.geonameid, replace(city, mentions=(), dateline=False)), focus=True, confidence=1.0)
        for city in chosen
    ]
    wanted = {city.geonameid for city in chosen}
    return (*first, *(replace(city, focus=False) for city in found if city.geonameid not in wanted))


def corrected_article(article: Article, published: Published | None, correction: Correction) -> Article:
    """Give an article as it is shown: with the date that the archive knows, and what the reader says."""
    if published is article.annotation.published and not correction:
        return article
    return replace(
        article, annotation=corrected(article.text, replace(article.annotation, published=published), correction)
    )


def corrected(text: str, annotation: Annotation, correction: Correction) -> Annotation:
    """Apply a correction to what the engines understood; the days that the story tells of follow a corrected date."""
    shown = correction.over(annotation)
    if correction.date is None and not correction.undated:
        return shown
    from warreader.text.annotate import days_told  # the engines, for the few articles that need them

    return telling_of(shown, days_told(text, shown, shown.published))


def telling_of(annotation: Annotation, days: Sequence[Entity]) -> Annotation:
    """Put other DATE entities into an annotation; they overlap none of its names."""
    names = [one for one in annotation.entities if one.label is not Label.DATE]
    return replace(annotation, entities=tuple(sorted((*names, *days), key=attrgetter("start"))))


def note_correction(
    connection: apsw.Connection, identity: bytes, correction: Correction, published: Published | None, *, new: bool
) -> None:
    """Record which correction an archive shows of an article, new or not, and the date that it has without it."""
    if not new:
        connection.execute("DELETE FROM corrected WHERE identity = ?", (identity,))
    if (value := correction.pack()) is not None:
        row = (identity, value, pack_published(published))
        connection.execute("INSERT INTO corrected VALUES (?, ?, ?)", row)


def shown_correction(
    connection: apsw.Connection, identity: bytes, shown: Published | None
) -> tuple[Correction, Published | None]:
    """Return the correction that an archive shows of an article, and the date that it has without it."""
    row: Any = fetch_one(connection, "SELECT value, published FROM corrected WHERE identity = ?", identity)
    if row is None:
        return Correction(), shown
    with decoding():
        return Correction.unpack(row[0]), unpack_published(row[1])
