"""The statements at the head of an article.

In: an article. Out: names of statements with their words, in the order in which they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.terminal import show_line
from warreader.text.event_day import event_day
from warreader.tui.render import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.article import Article

_FOCUS_SHOWN: Final = 3


def head_parts(article: Article) -> tuple[tuple[str, str], ...]:
    """Say what there is to know before reading.

    Args:
        article: Any article.

    Returns:
        Names and harmless words of its statements: source, date with its basis, the day it tells of where that is
        another one, the cities that it is about, reading time, and that no engine has read it yet.
    """
    return tuple((name, said) for name, said in _parts(article) if said)


def _parts(article: Article) -> Iterator[tuple[str, str]]:
    annotation = article.annotation
    cities = [show_line(city.name) for city in annotation.cities if city.focus][:_FOCUS_SHOWN]
    yield "source", wording.source_name(article)
    yield "date", wording.published_words(annotation.published)
    yield "event", wording.event_words(told_of(article), annotation.published)
    yield "city", ", ".join(cities)
    yield "length", wording.reading_time(annotation.words)
    yield "state", "not annotated yet" if article.engines is None else ""


def told_of(article: Article) -> str | None:
    """Return the day, or the days FIRST..LAST, that an article tells of most; None where it names none."""
    return event_day(article.annotation.entities, article.annotation.published)
