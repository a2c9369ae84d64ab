"""What a query can ask about: the facts of one article, and the lexicon that resolves spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from warreader.article import Label
from warreader.frozen import dataclass
from warreader.query._events import event_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warreader.article import Annotation, Article, Block, City, Published


class Lexicon(Protocol):
    """Resolves names in queries; the archive implements it."""

    def cities(self, spelling: str) -> frozenset[int]:
        """Return the GeoNames numbers of all cities that can be spelt so."""
        ...

    def areas(self, name: str) -> frozenset[tuple[str, str | None]]:
        """Return the countries and regions that can be called so: (ISO code, None), or (ISO code, region's name)."""
        ...

    def positions(self, spelling: str) -> tuple[tuple[float, float], ...]:
        """Return latitude and longitude, in degrees, of the cities that can be spelt so."""
        ...

    def people(self, name: str) -> frozenset[str]:
        """Return the joined names that can be spelt so: exactly that one if there is one, else all that contain it."""
        ...

    def organisations(self, name: str) -> frozenset[str]:
        """Return the joined names of organisations, as `people` does."""
        ...

    def sources(self, name: str) -> frozenset[str]:
        """Return the sources that can be meant: exactly that one if there is one, else all that contain it."""
        ...

    def words(self, text: str) -> tuple[str, ...]:
        """Cut a text into the words that the index knows: folded in case, without accents."""
        ...


@dataclass(frozen=True, slots=True)
class CityFact:
    """A city named in an article."""

    geonameid: int
    """Which one."""
    focus: bool
    """True if the article is about it."""
    kept: frozenset[str]
    """Its spellings in kept blocks, case-folded."""
    folded: frozenset[str]
    """Its spellings in folded blocks, case-folded."""
    country: str = ""
    """ISO 3166-1 alpha-2."""
    region: str | None = None
    """Name of its first-level region."""
    position: tuple[float, float] = (0.0, 0.0)
    """Degrees north and east."""

    def counts(self, *, folded: bool) -> bool:
        """Return whether it stands in text that is asked about, or the reader chose it and no text names it."""
        return bool(self.kept or folded or not self.folded)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a query can ask about one article."""

    title: str = ""
    """The title."""
    kept: str = ""
    """The text of the kept blocks, a line each."""
    folded: str = ""
    """The text of the folded blocks, a line each."""
    published: Published | None = None
    """The date, inferred or not."""
    cities: tuple[CityFact, ...] = ()
    """The cities that it names."""
    names: frozenset[tuple[Label, str, bool]] = frozenset()
    """People and organisations: label, joined name, and whether it stands in a kept block."""
    events: frozenset[tuple[str, bool]] = frozenset()
    """Days that it tells of, as `event_digits` writes them, and whether that stands in a kept block."""
    sources: frozenset[str] = frozenset()
    """Who published it."""
    language: str | None = None
    """ISO 639-1 or BCP 47."""
    read: bool = False
    """The reader has read it."""
    starred: bool = False
    """The reader has starred it."""
    superseded: bool = False
    """There is a later text of its page."""
    duplicate: bool = False
    """An article with this very text was there before."""
    unannotated: bool = False
    """The engines have not come to it yet."""
    tags: frozenset[str] = frozenset()
    """The reader's tags."""
    notes: tuple[str, ...] = ()
    """The reader's notes."""
    corrected: bool = False
    """The reader has corrected something."""

    @classmethod
    def of(  # noqa: PLR0913  # what the archive and the reader know beside the article
        cls,
        article: Article,
        *,
        read: bool = False,
        starred: bool = False,
        duplicate: bool = False,
        superseded: bool = False,
        tags: Iterable[str] = (),
        notes: Iterable[str] = (),
        corrected: bool = False,
    ) -> Facts:
        """Gather the facts of an article.

        Args:
            article: With inferred date and joined names laid over it, where it is one of an archive.
            read: What the reader's marks say.
            starred: What the reader's marks say.
            duplicate: What the archive says.
            superseded: What the archive says.
            tags: The reader's tags.
            notes: The reader's notes.
            corrected: True if the reader has corrected something.

        Returns:
            The facts.
        """
        annotation = article.annotation
        kept, folded = split_folded(article.text, annotation)
        return cls(
            title=annotation.title,
            kept=kept,
            folded=folded,
            published=annotation.published,
            cities=tuple(_city_fact(article.text, city) for city in annotation.cities),
            names=frozenset(
                (entity.label, entity.name, entity.kept)
                for entity in annotation.entities
                if entity.label in {Label.PER, Label.ORG}
            ),
            events=frozenset(events_of(annotation)),
            sources=frozenset(filter(None, (article.given.source, *(one.source for one in article.origins)))),
            language=annotation.language,
            read=read,
            starred=starred,
            duplicate=duplicate,
            superseded=superseded,
            unannotated=article.engines is None,
            tags=frozenset(tags),
            notes=tuple(notes),
            corrected=corrected,
        )


def events_of(annotation: Annotation) -> Iterator[tuple[str, bool]]:
    """Return the days that an article tells of, as `event_digits` writes them, and whether each stands in kept text."""
    for entity in annotation.entities:
        if entity.day and (digits := event_digits(entity.day)):
            yield digits, entity.kept


def split_folded(text: str, annotation: Annotation) -> tuple[str, str]:
    """Return the text of the kept and of the folded blocks, one block a line.

    A text without blocks is kept as a whole.
    """
    folded = "\n".join(text[block.start : block.end] for block in annotation.blocks if not block.kept)
    return kept_text(text, annotation.blocks), folded


def kept_text(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the text of the kept blocks, one block a line; without blocks all of it."""
    return "\n".join(text[block.start : block.end] for block in blocks if block.kept) if blocks else text


def _city_fact(text: str, city: City) -> CityFact:
    spellings = {
        side: frozenset(text[one.start : one.end].casefold() for one in city.mentions if one.kept is side)
        for side in (True, False)
    }
    position = (city.latitude, city.longitude)
    return CityFact(city.geonameid, city.focus, spellings[True], spellings[False], city.country, city.region, position)
