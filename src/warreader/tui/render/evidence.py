"""Says where in an article a statement was read: the stops of a walk over its names, or over what its date rests on.

In: an article. Out: spans of the source text, each with the words that the screen says when one stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.article import Span
from warreader.terminal import show_line
from warreader.tui.render import hints, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Alternative, Article, Entity, Published

Stop = tuple[Span, str]
"""A place in the source text, and what is said there; harmless."""


def name_stops(article: Article, *, folded: bool) -> tuple[Stop, ...]:
    """List the names of an article.

    Args:
        article: The article.
        folded: Whether those in folded blocks count.

    Returns:
        One stop a mention, in order: 'Sinegubov · Person · Oleg Synegubov' where the archive joins the spelling to
        another name.
    """
    return tuple((entity.span, _name_words(entity)) for entity in article.annotation.entities if folded or entity.kept)


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
        said = f"{words.date_words(item.date)} · {words.basis_words(item.basis)}{_others(item)}"
        said += "" if item is published else ", not taken"
        stops += [(Span(one.start, one.end), said) for one in item.evidence if one.article is None]
    return tuple(dict.fromkeys(stops))


def date_note(article: Article) -> str:
    """Say what a date rests on that stands nowhere in the text."""
    published = article.annotation.published
    if published is None:
        return "No date was found in this text."
    if not any(one.article for one in published.evidence):
        return f"{words.published_words(published)}: it stands beside the text, not in it."
    return f"{words.published_words(published)}{_others(published)}."


def _others(item: Published | Alternative) -> str:
    articles = len({one.article for one in item.evidence if one.article is not None})
    return f", told of in {words.counted(articles, 'other article')}" if articles else ""


def inside(stops: Sequence[Stop]) -> tuple[Span, ...]:
    """Give the places of stops, in the order of the text."""
    return tuple(sorted({span for span, _ in stops}))
