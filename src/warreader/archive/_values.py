"""The values that an archive returns: rows, counts, reports. All frozen; rowids never appear in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from warreader.article import Annotation, Outlet, Published, TitleBasis


class CityNames(Protocol):
    """Resolves spellings of cities for the archive; implemented over the gazetteer."""

    def cities_spelt(self, spelling: str) -> frozenset[int]:
        """Return the GeoNames numbers of the cities that a reader means by it, in any script, case and case form."""
        ...

    def country_name(self, code: str) -> str | None:
        """Return the English name of a country by its ISO code; None for an unknown one."""

    def areas_spelt(self, name: str) -> frozenset[tuple[str, str | None]]:
        """Return the countries and regions of a name: (ISO code, None), or (ISO code, the region's name)."""
        ...

    def position(self, geonameid: int) -> tuple[float, float] | None:
        """Return degrees north and east of a city; None for an unknown one."""
        ...

    def release(self) -> None:
        """Give back the memory that answers have taken; the next question may take longer."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """The result of adding articles."""

    stored: int
    """New ones."""
    known: int
    """Those that were there already; a new origin was noted, nothing else changed."""
    stored_ids: tuple[str, ...] = ()
    """IDs of the new ones, in the order given."""


@dataclass(frozen=True, slots=True)
class RowCity:
    """A city in a row of a list."""

    geonameid: int
    """Its GeoNames number."""
    name: str
    """Its name."""
    focus: bool
    """True if the article is about it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article in a list, without its text."""

    id: str
    """16 hexadecimal digits."""
    slug: str
    """For files and links."""
    title: str
    """Untrusted: through `terminal.show_line` before it is shown."""
    title_basis: TitleBasis
    """OPENING: there is no headline, the opening words stand in."""
    published: Published | None
    """The date, stated or inferred, with its evidence and alternatives; None where it is unknown."""
    cities: tuple[RowCity, ...]
    """Cities named in kept text, focus first, then by mentions."""
    source: str | None
    """Who published it."""
    language: str | None
    """ISO 639-1."""
    words: int
    """Words in the kept blocks."""
    read: bool
    """The reader's mark."""
    starred: bool
    """The reader's mark."""
    duplicate: bool
    """An article with this very text was there before."""
    annotated: bool = True
    """False as long as the engines have not come to it: only what was given beside the text is known until then."""
    tags: tuple[str, ...] = ()
    """The reader's tags, by name."""
    superseded: bool = False
    """There is a later text of its page."""
    copies: int = 1
    """Articles that tell the same in nearly the same words, this one among them: 'same text in 3'."""
    elsewhere: tuple[Outlet, ...] = ()
    """Where else this very text was published."""


@dataclass(frozen=True, slots=True)
class CityCount:
    """How many articles of a result name a city."""

    geonameid: int
    """Its GeoNames number; `city:NUMBER` is the exact filter."""
    name: str
    """Its name; see `Archive.city_value` for what to write behind `city:`."""
    country: str
    """ISO 3166-1 alpha-2."""
    count: int
    """Articles that name it: the length of the list with `city:`."""
    about: int
    """Articles that are about it: the length of the list with `about:`."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles of a result are dated to a day, a month or a year."""

    key: str
    """`2022-03-02`, `2022-03` or `2022`. Inferred and yearless dates are not counted."""
    count: int
    """Articles whose date is exactly that precise."""


@dataclass(frozen=True, slots=True)
class NameCount:
    """How many articles of a result name a person, or come from a source."""

    key: str
    """What to write, quoted, behind `person:` or `source:`."""
    name: str
    """What to show."""
    count: int
    """The length of the list that this filter gives."""


@dataclass(frozen=True, slots=True)
class RegionCount:
    """How many articles of a result name a city of a region."""

    key: str
    """What to write, quoted, behind `in:`; empty for the cities of a country of which no region is known."""
    name: str
    """What to show; empty as `key` is."""
    count: int | None
    """The length of the list with `in:`; None where it was not counted."""
    cities: tuple[CityCount, ...]
    """Those that are named, those that most articles are about first."""


@dataclass(frozen=True, slots=True)
class CountryCount:
    """How many articles of a result name a city of a country."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    """What to show, and to write behind `in:`."""
    count: int
    """The length of the list with `in:`."""
    regions: tuple[RegionCount, ...]
    """Its regions, with the cities that are named."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facet counts of one result."""

    total: int
    """Articles in the result."""
    undated: int
    """Of them, those without a day, month or year that is stated: `date:unknown`."""
    cities: tuple[CityCount, ...]
    """By `about`, then `count`, largest first."""
    days: tuple[DayCount, ...]
    """In order."""
    people: tuple[NameCount, ...]
    """Largest first."""
    sources: tuple[NameCount, ...]
    """Largest first."""
    languages: tuple[NameCount, ...] = ()
    """Largest first; an article without one counts nowhere."""
    tags: tuple[NameCount, ...] = ()
    """The reader's tags, largest first."""
    rare: int = 0
    """Who is named in so many articles of the archive, or fewer, may be missing from `people`; 0: nobody is."""
    since: str | None = None
    """While they are counted: the day (ISO 8601) from which on all articles are, and of those before it at most some.
    None: all are counted."""
    approximate: bool = False
    """True where beginnings of words stand for their commonest completions only: there may be more of everything."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """How a condition of a query was understood."""

    condition: str
    """As the query prints it."""
    means: tuple[str, ...]
    """Cities, names with their spellings, days; empty where nothing in the archive fits."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The reader's marks on an article."""

    read: bool = False
    """It was read."""
    starred: bool = False
    """It has a star."""
    position: int = 0
    """Code point of the source text at which the reader left it."""
    tags: tuple[str, ...] = ()
    """Its tags, by name."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a web page."""

    id: str
    """16 hexadecimal digits."""
    title: str
    """Untrusted."""
    captured: datetime | None
    """When it was captured; None where the source does not say: it then stands where it came in."""
    imported: datetime | None
    """When it was first imported; None where damage has taken its origins."""
    superseded: bool
    """True if there is a later text."""
    published: Published | None
    """When it was published; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-duplicate of an article."""

    id: str
    """16 hexadecimal digits."""
    title: str
    """Untrusted."""
    source: str | None
    """Who published it."""
    published: Published | None
    """When."""
    similarity: float
    """Share of its runs of three words that both texts have, of all that either has: 0 to 1."""
    same_text: bool
    """True if the source texts are equal to the last character."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated article that shares rare words with another one."""

    id: str
    """16 hexadecimal digits."""
    published: Published
    """A whole day that is not inferred."""
    text: str
    """Its source text."""
    annotation: Annotation
    """What was understood of it."""
