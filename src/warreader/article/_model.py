"""The value classes of the data model."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from warreader.frozen import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from warreader.article._calendar import PartialDate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a source text: code points, half-open."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one; never below `start`."""

    def of(self, text: str) -> str:
        """Cut this part out of its text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """The kind of a block. The first four are part of the article; the rest surrounds it."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BODY = "body"
    DATELINE = "dateline"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SECTION = "section"
    CAPTION = "caption"
    SOCIAL = "social"
    AUDIO = "audio"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    LIVE = "live"
    ADVERT = "advert"
    COMMENTS = "comments"
    PAYWALL = "paywall"
    LEGAL = "legal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source text of one kind.

    Blocks are in order, never overlap, and cover every character that is not white space.
    """

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    kind: Kind
    """What it is."""
    kept: bool
    """False if the clean view folds it away."""
    reason: str
    """Which rule decided, in words a reader understands: 'cue line: listen to this article'."""
    confidence: float
    """How sure the rule is, 0 to 1."""

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


class Basis(StrEnum):
    """The basis of a date, the most reliable first."""

    CORRECTED = "corrected"
    """The reader said so."""
    GIVEN = "given"
    """A field of the source that can be trusted."""
    STATED = "stated"
    """A stamp in the text: '2 March 2022, 10:06'."""
    DATELINE = "dateline"
    """An agency's dateline: 'KYIV, March 2 (Reuters) -'."""
    URL = "url"
    """A date inside an address."""
    CRAWLER = "crawler"
    """The prefix a crawler wrote: ' date 2022-03-02 '. It may be the day of the crawl."""
    YEAR_FILLED = "year-filled"
    """Day and month are in the text, the year comes from the archive."""
    INFERRED = "inferred"
    """From weekdays in the text and dated articles that tell of the same."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement was read: a span of the same text, or another article of the archive."""

    start: int = 0
    """Code point at which it begins; 0 where `article` is set."""
    end: int = 0
    """Code point behind its last one; 0 where `article` is set."""
    article: str | None = None
    """ID of the article that gives evidence; None where the text itself does."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A date that was found but not chosen."""

    date: PartialDate
    """The date."""
    basis: Basis
    """On what it rests."""
    confidence: float
    """How sure, 0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    """Where it was read."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as far as anyone can tell."""

    date: PartialDate
    """As precise as the evidence is."""
    basis: Basis
    """On what it rests."""
    confidence: float
    """How sure, 0 to 1; for ordering and thresholds, not for the screen."""
    time: str | None = None
    """The printed time of day, 'HH:MM'; never converted between zones. None where none is printed."""
    zone: str | None = None
    """The printed zone ('IST', 'EDT', '+02:00'); None where none is printed."""
    evidence: tuple[Evidence, ...] = ()
    """Where it was read."""
    alternatives: tuple[Alternative, ...] = ()
    """What else it could be, the likeliest first."""

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can be; None without a year."""
        return self.date.earliest

    @property
    def latest(self) -> dt.date | None:
        """The last day it can be; None without a year."""
        return self.date.latest


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a city in a text."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    kept: bool = True
    """False where it stands in a folded block."""


@dataclass(frozen=True, slots=True)
class City:
    """A city that a text names."""

    geonameid: int
    """Its identity: the GeoNames number."""
    name: str
    """Its name as newspapers in English write it."""
    country: str
    """ISO 3166-1 alpha-2."""
    region: str | None
    """First-level region: 'Kharkiv Oblast'; None where unknown."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    focus: bool
    """True if the article is about it. An article has one to three such cities, or none."""
    dateline: bool
    """True if the article was filed from it."""
    confidence: float
    """How sure that it is this one, 0 to 1."""
    mentions: tuple[Mention, ...]
    """Where it is named, in order; empty only for a city that the reader chose and the text does not name."""

    @property
    def kept(self) -> bool:
        """True if it is named outside of the folded blocks, or chosen by the reader without being named."""
        return not self.mentions or any(mention.kept for mention in self.mentions)


class Label(StrEnum):
    """The kinds of named entity."""

    PER = "PER"
    LOC = "LOC"
    ORG = "ORG"
    NORP = "NORP"
    """Nationalities, religious and political groups."""
    UNIT = "UNIT"
    """Military units: '93rd Mechanized Brigade'."""
    WEAPON = "WEAPON"
    DATE = "DATE"
    """Always with `day`, once the publication day is known."""
    QUANTITY = "QUANTITY"
    """Counts of people: '21 killed'."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity in a text."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    label: Label
    """Its kind."""
    text: str
    """As the text spells it."""
    name: str
    """The form that the spellings of one name share, inside this text or, in an archive, across all of it."""
    kept: bool = True
    """False where it stands in a folded block."""
    day: str | None = None
    """For DATE: the day it means, or an interval 'FIRST..LAST'; None where unknown."""

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


class TitleBasis(StrEnum):
    """Where a title comes from."""

    GIVEN = "given"
    """A field of the source."""
    HEADLINE = "headline"
    """A line of the text."""
    OPENING = "opening"
    """There is no headline: the opening words stand in for one, and are marked so."""
    CORRECTED = "corrected"
    """The reader wrote it."""


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that the source gives beside the text. None where it gives none."""

    title: str | None = None
    """The headline."""
    published: str | None = None
    """The date, as the source writes it: ISO 8601, RFC 2822, seconds since 1970, or a partial date."""
    source: str | None = None
    """Who published it: a name or a host."""
    language: str | None = None
    """ISO 639-1, or a longer BCP 47 tag."""
    url: str | None = None
    """Where it stood."""
    fetched: str | None = None
    """When it was captured, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text was received from; an article may have several origins."""

    location: str
    """A path, a URL, or `-` for standard input; with `#N` for the N-th record of a file (from 1)."""
    sha256: str
    """Of the bytes received, 64 hexadecimal digits."""
    captured: dt.datetime | None = None
    """When a crawler fetched it, if the source says so."""
    imported: dt.datetime | None = None
    """When it was taken into the archive; None before that."""
    url: str | None = None
    """Where the text stood that was received from here; None: at the article's own address, or nothing says."""
    source: str | None = None
    """Who published it there; None: the article's own source, or nothing says."""


class Outlet(NamedTuple):
    """Where a text was published."""

    source: str | None
    """Who published it; None where nothing says."""
    url: str | None
    """Where it stood; None where nothing says."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the text that the markup shows not to belong to the article."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    kind: Kind
    """What it is."""
    reason: str
    """What shows it, in words a reader understands."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the text, from the markup of its source."""

    start: int
    """Code point at which its words begin."""
    end: int
    """Code point behind the last one."""
    url: str
    """Where it leads: http, https or mailto, as `addresses.link_address` gives it."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text as its source gives it; never changed."""

    text: str
    """The decoded text; line ends as they came."""
    given: Given
    """What the source says beside it."""
    origin: Origin
    """Where it came from."""
    encoding: str = "utf-8"
    """How the bytes were read."""
    replaced: int = 0
    """How many broken bytes and NULs were replaced by U+FFFD."""
    asides: tuple[Aside, ...] = ()
    """What the markup of a page says is no part of the article, in order; empty where there was no markup."""
    links: tuple[Link, ...] = ()
    """What the markup of a page makes a link, in order, without overlap; empty where there was no markup."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the engines found in one text."""

    title: str
    """The headline, given, found or made of the opening words; one line, never empty for a text that is not blank."""
    title_basis: TitleBasis
    """Where the title comes from."""
    language: str | None = None
    """ISO 639-1; None where it cannot be told."""
    headline: Span | None = None
    """Where the headline stands, without site suffixes; None where the text has none."""
    blocks: tuple[Block, ...] = ()
    """The whole text, block by block."""
    published: Published | None = None
    """None where the text does not say."""
    cities: tuple[City, ...] = ()
    """In order of importance: focus first, then by mentions."""
    entities: tuple[Entity, ...] = ()
    """In order of their place; they may not overlap."""
    words: int = 0
    """Number of words in the kept blocks."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source text with its annotation and identity."""

    id: str
    """16 hexadecimal digits, see `article_id`."""
    slug: str
    """A readable name for files and links, see `slug`."""
    text: str
    """The source text, unchanged."""
    given: Given
    """What the source said beside the text."""
    annotation: Annotation
    """What the engines understood."""
    origins: tuple[Origin, ...]
    """Every place it was received from, the first one first."""
    asides: tuple[Aside, ...] = ()
    """What the markup of its page said is no part of the article; kept, so that it can be annotated again."""
    engines: str | None = ""
    """Version of the engines that made the annotation; empty where it is not known; None: not annotated yet."""
    links: tuple[Link, ...] = ()
    """What the markup of its page made a link, in order, without overlap."""

    @property
    def elsewhere(self) -> tuple[Outlet, ...]:
        """Where else the text was published, each once, as it came in; None in one: as in `given`, or nothing says."""
        return tuple(dict.fromkeys(Outlet(one.source, one.url) for one in self.origins if one.source or one.url))
