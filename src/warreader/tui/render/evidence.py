"""The evidence stops of an article: where its names, or the statements of its head, were read.

In: an article. Out: spans of the source text, each with the words that the screen says when one stands there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Label, Span, TitleBasis
from warreader.date_words import SHORT_BASES, spelt_date
from warreader.frozen import dataclass
from warreader.terminal import show_line
from warreader.tui.render import article_head, hints, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Alternative, Article, Entity, Published

Stop = tuple[Span, str]
"""A place in the source text, and what is said there; harmless."""
ORDER: Final = ("date", "event", "city", "source", "headline")
"""The statements of a head in the order in which they are asked for: the one that is doubted most comes first."""
_MOST: Final = 200  # places of one statement: nobody walks over more
_TITLES: Final = {
    TitleBasis.GIVEN: "the headline stands beside the text, as its source gives it",
    TitleBasis.HEADLINE: "the headline, as the text has it",
    TitleBasis.OPENING: "there is no headline: these are the opening words",
    TitleBasis.CORRECTED: "the headline, corrected by you",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the head of an article says."""

    name: str
    """One of `ORDER`."""
    stops: tuple[Stop, ...]
    """Where it was read; empty where the text does not say it."""
    said: str
    """What it rests on where it has no place in the text; harmless."""


def statements(article: Article) -> tuple[str, ...]:
    """Name the statements that the head of an article makes, in the order in which they are asked for."""
    made = dict(article_head.head_parts(article))
    always = {"date", "headline"}
    return tuple(
        name for name in ORDER if name in always or name in made or (name == "event" and article_head.told_of(article))
    )


def statement(article: Article, name: str) -> Statement:
    """Say what a statement of the head rests on.

    Args:
        article: The article.
        name: One of `ORDER`.
    """
    if name == "date":
        return Statement(name, date_stops(article), date_note(article))
    stops, said = _EVIDENCE[name](article)
    return Statement(name, tuple(stops[:_MOST]), said)


def _event(article: Article) -> tuple[list[Stop], str]:
    day = article_head.told_of(article)
    if day is None:
        return [], "No day is told of in this text."
    told = wording.event_words(day, None)
    stops = [
        (one.span, f"{told} · told of here")
        for one in article.annotation.entities
        if one.label is Label.DATE and one.kept and one.day == day
    ]
    return stops, f"{told}."


def _cities(article: Article) -> tuple[list[Stop], str]:
    stops: list[Stop] = []
    unnamed: list[str] = []
    for city in article.annotation.cities:
        if not city.focus:
            continue
        about = [show_line(part) for part in (city.name, city.region or city.country) if part]
        told = ", ".join(about) + (" · filed from here" if city.dateline else "")
        stops += [(Span(one.start, one.end), told + ("" if one.kept else ", folded")) for one in city.mentions]
        if not city.mentions:
            unnamed.append(show_line(city.name))
    return stops, f"{', '.join(unnamed)}: chosen by you; the text does not name it." if unnamed else ""


def _source(article: Article) -> tuple[list[Stop], str]:
    from warreader.export.elsewhere import elsewhere_words  # not for the first frame

    name, given = wording.source_name(article), article.given.source
    beside = "given beside the text" if given else "read from its address, not from the text"
    elsewhere = elsewhere_words(article)
    also = f" · {elsewhere}" if elsewhere else ""
    pattern = re.compile(rf"(?<!\w){re.escape((given or name).strip())}(?!\w)", re.IGNORECASE) if name.strip() else None
    stops: list[Stop] = []
    for match in () if pattern is None else pattern.finditer(article.text):
        stops.append((Span(*match.span()), f"{name} · {beside}; named here{also}"))
        if len(stops) == _MOST:
            break
    return stops, f"{name}: {beside}{also}."


def _headline(article: Article) -> tuple[list[Stop], str]:
    annotation = article.annotation
    told = _TITLES[annotation.title_basis]
    if annotation.title_basis is TitleBasis.OPENING:
        first = next((block for block in annotation.blocks if block.kept), None)
        stops = (
            [] if first is None else [(Span(first.start, min(first.end, first.start + len(annotation.title))), told)]
        )
        return stops, f"{told}."
    if annotation.headline is None:
        return [], f"{told}."
    return [(annotation.headline, told)], f"{told}."


_EVIDENCE: Final = {"event": _event, "city": _cities, "source": _source, "headline": _headline}


def name_stops(article: Article, *, folded: bool) -> tuple[Stop, ...]:
    """List the names of an article.

    Args:
        article: The article.
        folded: Whether those in folded blocks count.

    Returns:
        One stop a mention, in order: 'Sinegubov · Person · Oleg Synegubov' where the archive joins the spelling to
        another name. A date is a stop where the day that it means is known.
    """
    return tuple(
        (entity.span, _name_words(entity))
        for entity in article.annotation.entities
        if (folded or entity.kept) and (entity.day or entity.label is not Label.DATE)
    )


def _name_words(entity: Entity) -> str:
    text, name = show_line(entity.text), show_line(entity.name)
    parts = [text, hints.label_name(entity.label)]
    if entity.day:
        parts.append(show_line(entity.day))
    elif name != text:
        parts.append(name)
    return " · ".join(parts)


def date_stops(article: Article) -> tuple[Stop, ...]:
    """List where the date of an article was read, and then where the dates that lost were.

    Returns:
        The stops; empty where the text says nothing of a date.
    """
    published = article.annotation.published
    if published is None:
        return ()
    stops: list[Stop] = []
    claims: list[Published | Alternative] = [published, *published.alternatives]
    for item in claims:
        said = f"{spelt_date(item.date)} · {SHORT_BASES[item.basis]}{_others(item)}"
        said += "" if item is published else ", not taken"
        stops += [(Span(one.start, one.end), said) for one in item.evidence if one.article is None]
    return tuple(dict.fromkeys(stops))


def date_note(article: Article) -> str:
    """Say what a date rests on that stands nowhere in the text."""
    published = article.annotation.published
    if published is None:
        return "No date was found in this text."
    if not any(one.article for one in published.evidence):
        return f"{wording.published_words(published)}: it stands beside the text, not in it."
    return f"{wording.published_words(published)}{_others(published)}."


def _others(item: Published | Alternative) -> str:
    articles = len({one.article for one in item.evidence if one.article is not None})
    return f", told of in {wording.counted(articles, 'other article')}" if articles else ""


def inside(stops: Sequence[Stop]) -> tuple[Span, ...]:
    """Return the places of stops, in the order of the text."""
    return tuple(sorted({span for span, _ in stops}))
