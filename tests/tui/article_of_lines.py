"""Makes an article of some lines, for tests of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.article import (
    Annotation,
    Article,
    Basis,
    Block,
    City,
    Entity,
    Given,
    Kind,
    Label,
    Mention,
    Origin,
    PartialDate,
    Published,
    Span,
    TitleBasis,
    article_id,
    slug,
)

if TYPE_CHECKING:
    import datetime as dt


def made_article(  # noqa: PLR0913  # a test names what it is about and leaves the rest
    text: str,
    *,
    title: str = "A headline",
    headline: str = "",
    day: dt.date | None = None,
    source: str | None = None,
    city: str = "",
    folded: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
) -> Article:
    """An article whose blocks are its lines; lines in `folded` are folded."""
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            kept = line not in folded
            kind = Kind.HEADLINE if line == headline else Kind.BODY if kept else Kind.RELATED
            blocks.append(Block(place, place + len(line), kind, kept, "prose" if kept else "cue line: test", 0.9))
        place += len(line) + 1
    entities = tuple(Entity(text.index(name), text.index(name) + len(name), Label.PER, name, name) for name in people)
    mentions = (Mention(text.index(city), text.index(city) + len(city)),) if city in text and city else (Mention(0, 1),)
    cities = (
        (City(706483, city, "UA", None, 50.0, 36.2, focus=True, dateline=False, confidence=0.9, mentions=mentions),)
        if city
        else ()
    )
    published = Published(PartialDate.of(day), Basis.STATED, 0.9) if day else None
    annotation = Annotation(
        title=headline or title,
        title_basis=TitleBasis.HEADLINE if headline else TitleBasis.GIVEN,
        headline=Span(text.index(headline), text.index(headline) + len(headline)) if headline else None,
        language="en",
        blocks=tuple(blocks),
        published=published,
        cities=cities,
        entities=entities,
        words=len(text.split()),
    )
    given = Given(title=title, source=source)
    identity = article_id(text, given)
    name = slug(title, published.date if published else None, identity)
    return Article(identity, name, text, given, annotation, (Origin("test", "0" * 64),))
