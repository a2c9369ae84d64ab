"""Draws the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.tui.keys.actions import Place, actions_at
from warreader.tui.render import Piece, Pieces, cells, row, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.tui.keys.actions import Action
    from warreader.tui.keys.keymap import Keymap

_TITLES: Final = {
    Place.EVERYWHERE: "Everywhere",
    Place.LIST: "In the list",
    Place.READING: "While reading",
    Place.DRAWER: "In the filter drawer",
    Place.TIMELINE: "On the timeline",
    Place.QUERY: "In the query line",
    Place.FIND: "While finding in an article",
    Place.FACET_FIND: "While narrowing a list of the drawer",
    Place.COMMAND: "In the command line",
    Place.HELP: "In the help",
    Place.HELP_FIND: "While finding in the help",
    Place.NOTE: "While writing a note",
    Place.CORRECT: "While correcting an article",
    Place.SEARCHES: "In the saved searches",
    Place.CARD: "On the card of a name",
    Place.RELATED: "In the list of copies and versions",
    Place.DIFFERENCE: "While two articles are compared",
    Place.PICK: "In a list to pick from",
    Place.CONFIRM: "Before many articles are changed",
}
_SIGNS: Final = (
    (row.UNREAD, "not read yet"),
    (row.STAR, "starred"),
    (wording.ROUGHLY, "the date is inferred from weekdays and from other articles"),
    (wording.DOUBTED, "it may be another day: the crawler's date, or one inferred with a rival"),
    ("“", "there is no headline, the article's first words stand in"),
)
_FOLDED: Final = "something is folded here"
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
    ("tag:hospital", "with your tag; also has:note, note:witness"),
    ("sample:200 seed:7", "so many of them, drawn at random, always the same"),
)
_COUNTS: Final = (
    ("10j", "a number before a key: that often"),
    ("12G", "article 12, or line 12"),
)
_KEYS: Final = 16


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line of the help."""

    pieces: Pieces
    """What is drawn."""
    action: Action | None = None
    """What a click on it does: an action that can be done where one comes from; None for none."""


def help_lines(here: Place, width: int, keymap: Keymap, wanted: str = "") -> tuple[HelpLine, ...]:
    """Draw the help.

    Args:
        here: Where the keyboard is; its keys come first.
        width: Cells.
        keymap: The keys that are bound.
        wanted: Words; only lines that hold them all show, in any case of letters.

    Returns:
        Lines of at most `width` cells.
    """
    words = wanted.casefold().split()
    places = [here, Place.EVERYWHERE, *(place for place in _TITLES if place not in (here, Place.EVERYWHERE))]
    sections = [(_TITLES[place], _actions(place, here, keymap)) for place in dict.fromkeys(places)]
    sections += [("What to type into the query line", [(*row, None) for row in _QUERIES])]
    signs = (*_SIGNS, ("┄", _folded_words(keymap)))
    sections += [("Before a key", [(*row, None) for row in _COUNTS]), ("Signs", [(*row, None) for row in signs])]
    lines: list[HelpLine] = []
    for title, rows in sections:
        found = [row for row in rows if all(word in f"{row[0]} {row[1]}".casefold() for word in words)]
        if found:
            lines += _section(title, found, width)
    return tuple(lines[:-1]) or (HelpLine((Piece(cells.fit("Nothing in the help matches.", width), ("note",)),)),)


def _folded_words(keymap: Keymap) -> str:
    """Say what a fold is and, as far as there are keys for it, what shows it."""
    ways = {"reading.unfold": "opens it", "article.source": "shows the whole source text"}
    told = ", ".join(f"{key} {does}" for identity, does in ways.items() if (key := keymap.hint(identity)))
    return f"{_FOLDED}: {told}" if told else _FOLDED


def _actions(place: Place, here: Place, keymap: Keymap) -> list[tuple[str, str, Action | None]]:
    offered = keymap.offered_at(here)
    possible = (action for action in actions_at(place) if not (keymap.served and action.outside))
    actions = sorted(possible, key=lambda action: action.move)
    return [(", ".join(keymap.shown(action)), action.help, action if action in offered else None) for action in actions]


def _section(title: str, rows: Iterable[tuple[str, str, Action | None]], width: int) -> list[HelpLine]:
    lines = [HelpLine((Piece(cells.fit(title, width), ("section",)),))]
    for keys, text, action in rows:
        lead = f"  {cells.fit(keys, _KEYS, fill=True)}  "
        for start, end in cells.wrap(text, max(width - cells.width(lead), 1)):
            pieces = (Piece(cells.fit(lead, width), ("key",)), Piece(text[start:end], ("name",)))
            lines.append(HelpLine(pieces, action))
            lead = " " * cells.width(lead)
    return [*lines, HelpLine(())]
