"""Every action of the reader, once: its keys, its name, its help and where it can be done.

Bindings, footer, `?` help and command palette are all made from this table, so that none of them can say something the
others do not. Keys are written as Textual writes them; a chord such as `g g` is its keys with a space between.
Conventions: vim and less first (docs/screens.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Place(StrEnum):
    """Where the keyboard is."""

    EVERYWHERE = "everywhere"
    LIST = "list"
    """The article list."""
    READING = "reading"
    """The reading view."""
    DRAWER = "drawer"
    """The filter drawer."""
    TIMELINE = "timeline"
    """The timeline across the top."""
    QUERY = "query"
    """The query line."""
    FIND = "find"
    """The line that finds inside an article."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a reader can do."""

    id: str
    """Its name for bindings and for a keymap; unique."""
    place: Place
    """Where its keys work."""
    keys: tuple[str, ...]
    """Its keys, the first one is shown; one with a space inside is a chord."""
    name: str
    """Two words for the footer."""
    help: str
    """One sentence for help and palette."""
    call: str
    """What Textual runs; `screen.` or `app.` before it where the focused widget does not do it itself."""
    move: bool = False
    """True if it only moves; the palette offers such actions last."""


def _moves(place: Place, thing: str) -> tuple[Action, ...]:
    table = (
        ("down", ("j", "down"), "down", f"One {thing} down"),
        ("up", ("k", "up"), "up", f"One {thing} up"),
        ("half-down", ("ctrl+d",), "half down", "Half a page down"),
        ("half-up", ("ctrl+u",), "half up", "Half a page up"),
        ("page-down", ("ctrl+f", "pagedown"), "page down", "A page down"),
        ("page-up", ("ctrl+b", "pageup"), "page up", "A page up"),
        ("top", ("g g", "home"), "top", "To the top"),
        ("bottom", ("G", "end"), "bottom", "To the bottom"),
    )
    return tuple(
        Action(f"{place}.{name}", place, keys, short, text, name.replace("-", "_"), move=True)
        for name, keys, short, text in table
    )


_LIST: Final = Place.LIST
_READING: Final = Place.READING
_DRAWER: Final = Place.DRAWER
_TIME: Final = Place.TIMELINE
_ANY: Final = Place.EVERYWHERE

ACTIONS: Final[tuple[Action, ...]] = (
    *_moves(_LIST, "article"),
    Action("list.open", _LIST, ("enter", "l", "right"), "read", "Read the article", "open"),
    Action("list.find", _LIST, ("/",), "find", "Find words, cities, dates in all articles", "screen.query"),
    Action("list.clear", _LIST, ("escape",), "clear", "Clear the filter and show every article", "screen.clear_query"),
    *_moves(_READING, "line"),
    Action("reading.page", _READING, ("space",), "page", "A page down", "page_down", move=True),
    Action("reading.page-back", _READING, ("b",), "page back", "A page up", "page_up", move=True),
    Action("reading.half", _READING, ("d",), "half down", "Half a page down", "half_down", move=True),
    Action("reading.half-back", _READING, ("u",), "half up", "Half a page up", "half_up", move=True),
    Action("reading.out", _READING, ("h", "left"), "list", "Back to the list", "screen.leave"),
    Action("reading.find", _READING, ("/",), "find", "Find words in this article", "screen.find"),
    Action("reading.clear", _READING, ("escape",), "clear", "Clear the search, then back to the list", "screen.escape"),
    Action("reading.next-name", _READING, ("] e",), "next name", "To the next name", "screen.next_name(1)"),
    Action("reading.previous-name", _READING, ("[ e",), "name before", "To the name before", "screen.next_name(-1)"),
    Action("reading.evidence", _READING, ("e",), "evidence", "Where the date was read", "screen.evidence"),
    Action("reading.unfold", _READING, ("o", "enter"), "unfold", "Open or close the next folded part", "unfold"),
    Action("reading.marks", _READING, ("x",), "names", "Highlight names, or leave them plain", "names"),
    Action("reading.narrower", _READING, ("-",), "narrower", "Shorter lines", "narrower"),
    Action("reading.wider", _READING, ("+", "="), "wider", "Longer lines", "wider"),
    *_moves(_DRAWER, "entry"),
    Action("drawer.choose", _DRAWER, ("enter", "space", "l"), "choose", "Filter by this, or take it back", "choose"),
    Action("drawer.mention", _DRAWER, ("m",), "any mention", "Filter by every mention of this city", "choose_mention"),
    Action("drawer.open", _DRAWER, ("right", "+"), "days", "Show the days of this month", "open_month"),
    Action("drawer.close", _DRAWER, ("left", "-"), "fold", "Fold the days of this month", "close_month"),
    Action("drawer.inferred", _DRAWER, ("~",), "inferred", "Let inferred dates match too", "choose_inferred"),
    Action("drawer.cities", _DRAWER, ("c",), "cities", "To the cities", "to_cities"),
    Action("drawer.out", _DRAWER, ("h", "escape"), "list", "Back to the list", "screen.leave_drawer"),
    Action("timeline.later", _TIME, ("l", "right"), "later", "The next day, week, month or year", "later"),
    Action("timeline.earlier", _TIME, ("h", "left"), "earlier", "The one before", "earlier"),
    Action("timeline.first", _TIME, ("g g", "home"), "first", "To the beginning", "top"),
    Action("timeline.last", _TIME, ("G", "end"), "last", "To the end", "bottom"),
    Action("timeline.choose", _TIME, ("enter", "space"), "choose", "Filter by this time, or take it back", "choose"),
    Action("timeline.stretch", _TIME, ("v",), "stretch", "Begin a stretch of time here", "stretch"),
    Action("timeline.out", _TIME, ("escape", "j", "down"), "list", "Back to the list", "screen.leave"),
    Action("query.take", Place.QUERY, ("enter",), "search", "Keep the query and go to the list", "screen.take_query"),
    Action("query.drop", Place.QUERY, ("escape",), "back", "Put the query back as it was", "screen.drop_query"),
    Action("query.older", Place.QUERY, ("up",), "older", "An earlier query", "older"),
    Action("query.newer", Place.QUERY, ("down",), "newer", "A later query", "newer"),
    Action("find.take", Place.FIND, ("enter",), "next hit", "Keep the search and read on", "screen.take_find"),
    Action("find.drop", Place.FIND, ("escape",), "clear", "Clear the search", "screen.drop_find"),
    Action("hit.next", _ANY, ("n",), "next hit", "To the next hit in this article", "screen.next_hit(1)"),
    Action("hit.previous", _ANY, ("N",), "previous hit", "To the hit before", "screen.next_hit(-1)"),
    Action("article.next", _ANY, ("J",), "next article", "Read the next article of the list", "screen.next_article(1)"),
    Action("article.previous", _ANY, ("K",), "previous", "Read the article before", "screen.next_article(-1)"),
    Action("article.source", _ANY, ("R",), "source text", "The source text, or the clean view again", "screen.source"),
    Action("article.star", _ANY, ("*", "s"), "star", "Star the article, or take the star away", "screen.star"),
    Action("article.read", _ANY, ("r",), "read", "Mark the article read, or unread", "screen.read"),
    Action("filter", _ANY, ("F",), "filter", "Filter by date and city; once more closes the drawer", "screen.filter"),
    Action("filter.date", _ANY, ("g d",), "dates", "Filter by date", "screen.filter_dates"),
    Action("filter.city", _ANY, ("g c",), "cities", "Filter by city", "screen.filter_cities"),
    Action("filter.time", _ANY, ("g t",), "timeline", "Filter along the timeline", "screen.filter_time"),
    Action("theme", _ANY, ("T",), "theme", "Change between dark and light", "app.change_theme"),
    Action("help", _ANY, ("?", "f1"), "help", "All keys of this place", "screen.help"),
    Action("palette", _ANY, ("ctrl+p", ":"), "commands", "All commands, by name", "app.command_palette"),
    Action("back", _ANY, ("q",), "back", "Back to the list; from the list, quit", "screen.back"),
    Action("quit", _ANY, ("Q", "ctrl+q"), "quit", "Quit", "app.quit"),
    Action("interrupt", _ANY, ("ctrl+c",), "quit", "Quit at once", "app.interrupt"),
)  # fmt: skip
"""All of them, in the order in which help shows them."""

FOOTER: Final[dict[Place, tuple[str, ...]]] = {
    Place.LIST: ("list.down", "list.open", "list.find", "filter", "article.star", "article.read", "article.source"),
    Place.READING: (
        "reading.page", "article.next", "reading.find", "hit.next", "article.source", "article.star", "reading.out",
        "reading.evidence",
    ),
    Place.DRAWER: ("drawer.choose", "drawer.mention", "drawer.open", "drawer.inferred", "drawer.cities", "drawer.out"),
    Place.TIMELINE: ("timeline.earlier", "timeline.later", "timeline.choose", "timeline.stretch", "timeline.out"),
    Place.QUERY: ("query.take", "query.drop", "query.older"),
    Place.FIND: ("find.take", "find.drop"),
    Place.EVERYWHERE: ("help", "palette", "quit"),
}  # fmt: skip
"""What the footer shows where there is room, the most wanted first; what stands under everywhere stands at its end."""

_SHOWN: Final = {
    "enter": "enter", "escape": "esc", "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "pgdn",
    "pageup": "pgup", "space": "space", "home": "home", "end": "end", "f1": "F1",
}  # fmt: skip


def actions_at(place: Place) -> tuple[Action, ...]:
    """Give the actions of one place, without those that work everywhere."""
    return tuple(action for action in ACTIONS if action.place is place)


def shown_key(keys: str) -> str:
    """Write a key or chord as a reader knows it: `^d`, `esc`, `gg`."""
    parts = keys.split(" ")
    return "".join(f"^{part[5:]}" if part.startswith("ctrl+") else _SHOWN.get(part, part) for part in parts)
