"""Draws the help: every key, from the table of actions, and what the signs on the screen mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.tui.actions import Place, actions_at, shown_key
from warreader.tui.render import Piece, Pieces, cells, row, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLES: Final = {
    Place.EVERYWHERE: "Everywhere",
    Place.LIST: "In the list",
    Place.READING: "While reading",
    Place.DRAWER: "In the filter drawer",
    Place.TIMELINE: "On the timeline",
    Place.QUERY: "In the query line",
    Place.FIND: "While finding in an article",
}
_SIGNS: Final = (
    (row.UNREAD, "not read yet"),
    (row.STAR, "starred"),
    (words.ROUGHLY, "the date is inferred from weekdays and from other articles"),
    (words.DOUBTED, "the date is the crawler's: it may be the day of the crawl"),
    ("“", "there is no headline, the article's first words stand in"),
    ("┄", "something is folded here: o opens it, R shows the whole source text"),
)
_QUERIES: Final = (
    ("hospital", "articles with the word"),
    ('"no-fly zone"', "with the words side by side"),
    ("shell*", "with words that begin so"),
    ("about:Kharkiv", "about the city, however it is spelt"),
    ("city:Kyiv", "that name the city anywhere"),
    ("date:2022-03", "dated within March 2022"),
    ("date:~2022-03", "the same, inferred dates too"),
    ("date:unknown", "without a date that is stated"),
    ("-about:Kyiv", "not about the city"),
    ("is:starred", "with your star; also is:unread"),
)
_KEYS: Final = 16


def help_lines(here: Place, width: int) -> tuple[Pieces, ...]:
    """Draw the help.

    Args:
        here: Where the keyboard is; its keys come first.
        width: Cells.

    Returns:
        Lines of at most `width` cells.
    """
    places = [here, Place.EVERYWHERE, *(place for place in _TITLES if place not in (here, Place.EVERYWHERE))]
    lines: list[Pieces] = []
    for place in dict.fromkeys(places):
        actions = sorted(actions_at(place), key=lambda action: action.move)
        keys = ((", ".join(map(shown_key, action.keys)), action.help) for action in actions)
        lines += _section(_TITLES[place], keys, width)
    lines += _section("What to type into the query line", _QUERIES, width)
    lines += _section("Signs", _SIGNS, width)
    return tuple(lines[:-1])


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> list[Pieces]:
    lines: list[Pieces] = [(Piece(cells.fit(title, width), ("section",)),)]
    for keys, text in rows:
        first = f"  {cells.fit(keys, _KEYS, fill=True)}  "
        lines.append((Piece(cells.fit(first, width), ("key",)), Piece(cells.fit(text, width - len(first)), ("name",))))
    return [*lines, ()]
