"""Every action of the reader, once: its keys, its name, its help and where it can be done.

Keys, footer, `?` help, command palette and command line are all made from this table, so that none of them can say
something the others do not. Keys are written as Textual writes them; a chord such as `g g` is its keys with a space
between, and `m a-z` is `m` and any letter. Conventions: vim and less first (docs/screens.md); other keys for the same
actions stand in `presets` and in the user's settings, and `keymap` puts them together.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from warreader.frozen import dataclass


class Place(StrEnum):
    """The places that can have the keyboard."""

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
    FACET_FIND = "facet-find"
    """The line that narrows a list of the drawer."""
    COMMAND = "command"
    """The command line."""
    HELP = "help"
    """The help."""
    HELP_FIND = "help-find"
    """The line that finds inside the help."""
    NOTE = "note"
    """The editor of a note."""
    CORRECT = "correct"
    """The lines that correct an article."""
    SEARCHES = "searches"
    """The saved searches."""
    CARD = "card"
    """The card of a name."""
    RELATED = "related"
    """The copies and versions of an article."""
    DIFFERENCE = "difference"
    """What differs between two articles."""
    PICK = "pick"
    """A list to pick from: contents, links, folds."""
    CONFIRM = "confirm"
    """A question before something is done to many articles."""


TYPING: Final = frozenset(
    {Place.QUERY, Place.FIND, Place.FACET_FIND, Place.COMMAND, Place.HELP_FIND, Place.NOTE, Place.CORRECT, Place.PICK}
)
"""Places where one types text: keys that write something write it there, and do nothing else."""
MODAL: Final = frozenset(
    {
        Place.HELP,
        Place.HELP_FIND,
        Place.NOTE,
        Place.CORRECT,
        Place.SEARCHES,
        Place.CARD,
        Place.RELATED,
        Place.DIFFERENCE,
        Place.PICK,
        Place.CONFIRM,
    }
)
"""Places over the screen, where what works everywhere does not; they have their own way to quit."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action with its keys and help."""

    id: str
    """Its name for bindings and for a keymap; unique."""
    place: Place
    """Where its keys work."""
    keys: tuple[str, ...]
    """Its keys unless others are set, the first one is shown; one with a space inside is a chord."""
    name: str
    """Two words for the footer."""
    help: str
    """One sentence for help and palette."""
    call: str
    """Who does it and how: `screen`, `app`, or a part of the screen (`marks.star`); the focused widget where nobody is
    named. `{n}` stands for the count, 1 without one; `{letter}` for the letter that ended the chord, empty without one.
    """
    move: bool = False
    """True if it only moves; the palette offers such actions last."""
    counted: str = ""
    """What runs instead of `call` after a count, where that is something else."""
    outside: bool = False
    """True if it starts a program of this machine or writes a file: nothing for a page in somebody's browser."""

    def call_for(self, count: int | None) -> str:
        """Return what Textual shall run after a count, or after none."""
        call = self.call if count is None else self.counted or self.call
        return call.format(n=1 if count is None else count, letter="")

    def lettered(self, letter: str) -> Action:
        """Return the action with the letter, a to z, that ended its chord."""
        return replace(self, call=self.call.replace("{letter}", letter))


_PAGED: Final = frozenset({Place.LIST, Place.READING, Place.HELP, Place.DIFFERENCE})


def _moves(place: Place, thing: str) -> tuple[Action, ...]:
    pager = place in _PAGED  # keys of less, where nothing else has them
    half_down, half_up = (("ctrl+d", "d"), ("ctrl+u", "u")) if pager else (("ctrl+d",), ("ctrl+u",))
    page_down, page_up = (("space",), ("b",)) if pager else ((), ())
    table = (
        ("down", ("j", "down"), "down", f"One {thing} down", "down({n})"),
        ("up", ("k", "up"), "up", f"One {thing} up", "up({n})"),
        ("half-down", half_down, "half down", "Half a page down", "half_down({n})"),
        ("half-up", half_up, "half up", "Half a page up", "half_up({n})"),
        ("page-down", (*page_down, "ctrl+f", "pagedown"), "page", "A page down", "page_down({n})"),
        ("page-up", (*page_up, "ctrl+b", "pageup"), "page back", "A page up", "page_up({n})"),
        ("top", ("g g", "home"), "top", f"To the top; after a number, to that {thing}", "top"),
        ("bottom", ("G", "end"), "bottom", f"To the bottom; after a number, to that {thing}", "bottom"),
    )
    return tuple(
        Action(
            f"{place}.{name}", place, keys, short, text, call, move=True, counted="" if "{" in call else "go_to({n})"
        )
        for name, keys, short, text, call in table
    )


_LIST: Final = Place.LIST
_READING: Final = Place.READING
_DRAWER: Final = Place.DRAWER
_TIME: Final = Place.TIMELINE
_NARROW: Final = Place.FACET_FIND
_QUERY: Final = Place.QUERY
_COMMAND: Final = Place.COMMAND
_HELP: Final = Place.HELP
_NOTE: Final = Place.NOTE
_CORRECT: Final = Place.CORRECT
_SEARCHES: Final = Place.SEARCHES
_CARD: Final = Place.CARD
_RELATED: Final = Place.RELATED
_DIFFERENCE: Final = Place.DIFFERENCE
_PICK: Final = Place.PICK
_ANY: Final = Place.EVERYWHERE

ACTIONS: Final[tuple[Action, ...]] = (
    *_moves(_LIST, "article"),
    Action("list.open", _LIST, ("enter", "l", "right"), "read", "Read the article", "open"),
    Action("list.evidence", _LIST, ("e",), "evidence", "Read it, with evidence for its date", "articles.open_evidence"),
    Action("list.find", _LIST, ("/",), "find", "Find words, cities, dates in all articles", "search.begin"),
    Action("list.mark", _LIST, ("m a-z",), "mark", "Mark this article by a letter", "bookmarks.set('{letter}')"),
    Action("list.put-top", _LIST, ("z t",), "row to top", "Scroll this row to the top", "put('top')"),
    Action("list.put-middle", _LIST, ("z z",), "to middle", "Scroll this row to the middle", "put('middle')"),
    Action("list.put-bottom", _LIST, ("z b",), "to bottom", "Scroll this row to the bottom", "put('bottom')"),
    Action("list.clear", _LIST, ("escape",), "clear", "Clear the filter and show every article", "search.clear"),
    *_moves(_READING, "line"),
    Action("reading.out", _READING, ("h", "left"), "list", "Back to the list", "screen.leave"),
    Action("reading.find", _READING, ("/",), "find", "Find words in this article", "reading.type_words"),
    Action("reading.sift", _READING, ("&",), "only hits", "Only paragraphs with hits, or all", "finder.sift"),
    Action("reading.clear", _READING, ("escape",), "clear", "Clear the search, then back to the list", "screen.escape"),
    Action("reading.next-name", _READING, ("] e",), "next name", "Next name", "finder.next_name({n})"),
    Action("reading.previous-name", _READING, ("[ e",), "name before", "Previous name", "finder.next_name(-{n})"),
    Action("reading.evidence", _READING, ("e",), "evidence", "Evidence for date and head", "finder.next_evidence"),
    Action("reading.card", _READING, ("enter",), "card", "Card of this name; elsewhere, unfold", "cards.open"),
    Action("reading.contents", _READING, ("c",), "contents", "List the sections, go to one", "outline.contents"),
    Action("reading.next-section", _READING, ("] ]",), "next section", "Next section", "outline.section({n})"),
    Action("reading.previous-section", _READING, ("[ [",), "before", "Previous section", "outline.section(-{n})"),
    Action("reading.unfold", _READING, ("o", "z a", "z o"), "unfold", "Open or close the next folded part", "unfold"),
    Action("reading.fold", _READING, ("X",), "fold rules", "Always or never fold lines like these", "folds.choose"),
    Action("reading.note", _READING, ("A",), "note here", "Write a note on the paragraph here", "notes.write_here"),
    Action("reading.mark", _READING, ("m a-z",), "mark", "Mark this place with a letter", "bookmarks.set('{letter}')"),
    Action("reading.marks", _READING, ("x",), "names", "Highlight names, or leave them plain", "names"),
    Action("reading.narrower", _READING, ("-",), "narrower", "Shorter lines", "narrower({n})"),
    Action("reading.wider", _READING, ("+", "="), "wider", "Longer lines", "wider({n})"),
    *_moves(_DRAWER, "entry"),
    Action("drawer.choose", _DRAWER, ("enter", "space", "l"), "choose", "Filter by this, or undo that", "choose"),
    Action("drawer.mention", _DRAWER, ("m",), "any mention", "Filter by every mention of this city", "choose_mention"),
    Action("drawer.open", _DRAWER, ("right", "+"), "open", "Open this month, country or region", "open_month"),
    Action("drawer.close", _DRAWER, ("left", "-"), "fold", "Close it, or what it belongs to", "close_month"),
    Action("drawer.inferred", _DRAWER, ("~",), "inferred", "Let inferred dates match too", "choose_inferred"),
    Action("drawer.exclude", _DRAWER, ("x",), "without", "Exclude this, or undo that", "exclude"),
    Action("drawer.next", _DRAWER, ("]",), "next list", "Next list: cities, people …", "drawer.next_facet({n})"),
    Action("drawer.previous", _DRAWER, ("[",), "list before", "Previous list", "drawer.next_facet(-{n})"),
    Action("drawer.find", _DRAWER, ("/",), "narrow", "Type to narrow this list", "drawer.type_words"),
    Action("drawer.cities", _DRAWER, ("c",), "cities", "To the cities", "drawer.show('city')"),
    Action("drawer.out", _DRAWER, ("h", "escape"), "list", "Back to the list", "drawer.leave"),
    Action("timeline.later", _TIME, ("l", "right"), "later", "Next day, week, month or year", "later({n})"),
    Action("timeline.earlier", _TIME, ("h", "left"), "earlier", "Previous day, week, month or year", "earlier({n})"),
    Action("timeline.first", _TIME, ("g g", "home"), "first", "To the beginning", "top"),
    Action("timeline.last", _TIME, ("G", "end"), "last", "To the end", "bottom"),
    Action("timeline.choose", _TIME, ("enter", "space"), "choose", "Filter by this time, or undo that", "choose"),
    Action("timeline.stretch", _TIME, ("v",), "stretch", "Begin a stretch of time here", "stretch"),
    Action("timeline.kind", _TIME, ("e",), "events", "Days of publication, or days that articles tell of", "kind"),
    Action("timeline.inferred", _TIME, ("~",), "inferred", "Let inferred dates match too", "drawer.switch_inferred"),
    Action("timeline.out", _TIME, ("escape", "j", "down"), "list", "Back to the list", "screen.leave"),
    Action("query.take", _QUERY, ("enter",), "search", "Keep the query and go to the list", "search.take"),
    Action("query.drop", _QUERY, ("escape",), "back", "Restore the query as it was", "search.drop"),
    Action("query.older", _QUERY, ("up",), "older", "An earlier query", "older"),
    Action("query.newer", _QUERY, ("down",), "newer", "A later query", "newer"),
    Action("query.complete", _QUERY, ("tab",), "complete", "Next completion", "complete({n})"),
    Action("query.complete-back", _QUERY, ("shift+tab",), "before", "Previous completion", "complete(-{n})"),
    Action("find.take", Place.FIND, ("enter",), "next hit", "Keep the search and read on", "reading.keep_words"),
    Action("find.drop", Place.FIND, ("escape",), "clear", "Clear the search", "reading.drop_words"),
    Action("facet.take", _NARROW, ("enter", "down"), "list", "Keep it narrowed, go to the list", "drawer.keep_words"),
    Action("facet.drop", _NARROW, ("escape",), "whole list", "Show the whole list again", "drawer.drop_words"),
    Action("command.run", _COMMAND, ("enter",), "do it", "Do what the command line says", "prompt.run"),
    Action("command.drop", _COMMAND, ("escape",), "back", "Leave the command line", "prompt.close"),
    Action("command.complete", _COMMAND, ("tab",), "complete", "Next completion", "complete({n})"),
    Action("command.complete-back", _COMMAND, ("shift+tab",), "before", "Previous completion", "complete(-{n})"),
    Action("command.older", _COMMAND, ("up",), "older", "An earlier command", "older"),
    Action("command.newer", _COMMAND, ("down",), "newer", "A later command", "newer"),
    *_moves(_HELP, "line"),
    Action("help.find", _HELP, ("/",), "find", "Find words in the help", "screen.find"),
    Action("help.take", Place.HELP_FIND, ("enter",), "take", "Keep what was found, and read it", "screen.take_find"),
    Action("help.drop", Place.HELP_FIND, ("escape",), "back", "Show the whole help again", "screen.drop_find"),
    Action("help.close", _HELP, ("escape", "q", "?", "f1"), "close", "Close the help", "screen.close"),
    Action("help.quit", _HELP, ("Q", "ctrl+q"), "quit", "Quit", "app.quit"),
    Action("help.interrupt", _HELP, ("ctrl+c",), "quit", "Quit at once", "app.interrupt"),
    Action("note.save", _NOTE, ("ctrl+s",), "keep", "Save the note; an empty one is removed", "screen.save"),
    Action("note.drop", _NOTE, ("escape",), "drop", "Close without saving", "screen.drop"),
    Action("note.earlier", _NOTE, ("ctrl+up",), "up", "Note the previous paragraph instead", "screen.paragraph(-{n})"),
    Action("note.later", _NOTE, ("ctrl+down",), "down", "Note the next paragraph instead", "screen.paragraph({n})"),
    Action("correct.save", _CORRECT, ("enter", "ctrl+s"), "save", "Save your corrections", "screen.save"),
    Action("correct.drop", _CORRECT, ("escape",), "leave", "Close without correcting", "screen.drop"),
    Action("correct.next", _CORRECT, ("tab", "down"), "next", "To the next line", "screen.line(1)"),
    Action("correct.previous", _CORRECT, ("shift+tab", "up"), "before", "To the previous line", "screen.line(-1)"),
    *_moves(_SEARCHES, "search"),
    Action("searches.choose", _SEARCHES, ("enter", "l"), "open", "Open this search", "screen.take('open')"),
    Action("searches.forget", _SEARCHES, ("x", "delete"), "forget", "Forget this search", "screen.take('forget')"),
    Action("searches.close", _SEARCHES, ("escape", "q", "f"), "close", "Close the saved searches", "screen.close"),
    *_moves(_CARD, "line"),
    Action("card.choose", _CARD, ("enter", "l"), "choose", "Filter by the name; below, open that", "screen.take"),
    Action("card.filter", _CARD, ("f",), "filter", "Filter by the name", "screen.filter"),
    Action("card.split", _CARD, ("s", "delete"), "split", "Keep this spelling apart: somebody else", "screen.split"),
    Action("card.close", _CARD, ("escape", "q", "h"), "close", "Close the card", "screen.close"),
    *_moves(_RELATED, "article"),
    Action("related.compare", _RELATED, ("enter", "l"), "compare", "How it differs from [-]", "screen.take('compare')"),
    Action("related.base", _RELATED, ("space",), "base", "Compare with this from now on", "screen.base"),
    Action("related.open", _RELATED, ("o",), "open", "Read this article", "screen.take('open')"),
    Action("related.close", _RELATED, ("escape", "q", "h", "D"), "close", "Close the list", "screen.close"),
    *_moves(_DIFFERENCE, "line"),
    Action("difference.source", _DIFFERENCE, ("R",), "source", "Compare whole source texts, or not", "screen.source"),
    Action("difference.close", _DIFFERENCE, ("escape", "q", "h"), "close", "Close it", "screen.close"),
    Action("pick.take", _PICK, ("enter",), "take", "Choose this entry", "screen.take('take')"),
    Action("pick.copy", _PICK, ("ctrl+y",), "copy", "Copy it: the address of a link", "screen.take('copy')"),
    Action("pick.down", _PICK, ("down", "tab", "ctrl+n"), "down", "One entry down", "screen.move({n})", move=True),
    Action("pick.up", _PICK, ("up", "shift+tab", "ctrl+p"), "up", "One entry up", "screen.move(-{n})", move=True),
    Action("pick.page-down", _PICK, ("pagedown",), "page down", "A page down", "screen.move_page({n})", move=True),
    Action("pick.page-up", _PICK, ("pageup",), "page up", "A page up", "screen.move_page(-{n})", move=True),
    Action("pick.close", _PICK, ("escape",), "close", "Close the list", "screen.close"),
    Action("confirm.yes", Place.CONFIRM, ("enter", "y"), "do it", "Yes, do it", "screen.answer(1)"),
    Action("confirm.no", Place.CONFIRM, ("escape", "n", "q"), "leave it", "No, change nothing", "screen.answer(0)"),
    Action("hit.next", _ANY, ("n",), "next hit", "To the next hit in this article", "finder.next_hit({n})"),
    Action("hit.previous", _ANY, ("N",), "previous hit", "To the previous hit", "finder.next_hit(-{n})"),
    Action("article.next", _ANY, ("J",), "next article", "Read the next article listed", "articles.read_next({n})"),
    Action("article.previous", _ANY, ("K",), "previous", "Read the previous article", "articles.read_next(-{n})"),
    Action("history.back", _ANY, ("H", "alt+left", "ctrl+o"), "back", "Back in reading history", "history.step(-{n})"),
    Action("history.forward", _ANY, ("L", "alt+right"), "forward", "Forward in reading history", "history.step({n})"),
    Action("article.source", _ANY, ("R",), "source text", "The source text, or the clean view again", "reading.switch"),
    Action("article.star", _ANY, ("*", "s"), "star", "Star the article, or unstar it", "marks.star"),
    Action("article.read", _ANY, ("r",), "read", "Mark the article read, or unread", "marks.read"),
    Action("article.tag", _ANY, ("t",), "tag", "Tag the article, or remove tags", "marks.type_tags"),
    Action("article.note", _ANY, ("a",), "note", "Write a note on the article, or change it", "notes.write"),
    Action("article.correct", _ANY, ("C",), "correct", "Correct its date, cities or headline", "corrections.correct"),
    Action("article.cite", _ANY, ("Y",), "cite", "Copy a citation of it, or of the paragraph here", "outputs.cite"),
    Action("article.pipe", _ANY, ("|",), "pipe", "Pipe the article to a command", "outputs.type_command", outside=True),
    Action("article.pager", _ANY, ("g v",), "pager", "Read the article in $PAGER", "outputs.page", outside=True),
    Action("article.editor", _ANY, ("g e",), "editor", "Open it in $EDITOR", "outputs.edit", outside=True),
    Action("article.browser", _ANY, ("g b",), "browser", "Open its address in the browser", "outputs.browse"),
    Action("article.related", _ANY, ("D",), "copies", "Copies and versions of it, and what differs", "relatives.show"),
    Action("article.links", _ANY, ("g x",), "links", "Links of the article: open or copy one", "outline.links"),
    Action("listed.tag", _ANY, ("g a",), "tag all", "Tag every article listed", "marks.type_tags_of_listed"),
    Action("listed.read", _ANY, ("g r",), "all read", "Mark every article listed read", "marks.read_listed"),
    Action("listed.sample", _ANY, ("%",), "sample", "Draw a random sample of what is listed", "prompt.type_sample"),
    Action("listed.export", _ANY, ("E",), "export", "Export what is listed", "outputs.type_folder", outside=True),
    Action("undo", _ANY, ("U", "ctrl+z"), "undo", "Undo your latest change", "marks.undo"),
    Action("notes.open", _ANY, ("g n",), "notes", "All your notes: find one, go to its passage", "notes.list_all"),
    Action("mark.go", _ANY, ("' a-z", "` a-z"), "to mark", "To a marked place", "bookmarks.go_to('{letter}')"),
    Action("mark.back", _ANY, ("' '", "` `"), "back", "Back to before the last jump", "history.go_back"),
    Action("mark.list", _ANY, ("g m",), "marks", "All your marks: go to one", "bookmarks.list_all"),
    Action("article.later", _ANY, ("w",), "later", "Put it on the reading list, or take it off", "marks.later"),
    Action("later.show", _ANY, ("g w",), "reading list", "Show the reading list", "marks.reading_list"),
    Action("search.open", _ANY, ("f",), "saved", "Saved searches, with what is new in each", "searches.list_all"),
    Action("search.save", _ANY, ("g f",), "save it", "Save this search under a name", "searches.type_name"),
    Action("filter.open", _ANY, ("F",), "filter", "Filter by date and city; from there, close that", "drawer.switch"),
    Action("filter.date", _ANY, ("g d",), "dates", "Filter by date", "drawer.to_dates"),
    Action("filter.city", _ANY, ("g c",), "cities", "Filter by city", "drawer.show('city')"),
    Action("filter.country", _ANY, ("g C",), "places", "Filter by country, region or city", "drawer.show('country')"),
    Action("filter.person", _ANY, ("g p",), "people", "Filter by person", "drawer.show('person')"),
    Action("filter.organisation", _ANY, ("g o",), "orgs", "Filter by organisation", "drawer.show('organisation')"),
    Action("filter.source", _ANY, ("g s",), "sources", "Filter by source", "drawer.show('source')"),
    Action("filter.language", _ANY, ("g l",), "languages", "Filter by language", "drawer.show('language')"),
    Action("filter.tag", _ANY, ("g T",), "tags", "Filter by tag", "drawer.show('tag')"),
    Action("filter.time", _ANY, ("g t",), "timeline", "Filter along the timeline", "time.go_there"),
    Action("theme", _ANY, ("T",), "theme", "Change between dark and light", "app.change_theme"),
    Action("help.open", _ANY, ("?", "f1"), "help", "All keys that work here", "screen.help"),
    Action("palette", _ANY, ("ctrl+p",), "commands", "All commands, by name", "app.command_palette"),
    Action("command.open", _ANY, (":",), "command", "Type a command", "prompt.open"),
    Action("pane.next", _ANY, ("tab",), "next pane", "To the next pane", "layout.next_pane({n})"),
    Action("pane.previous", _ANY, ("shift+tab",), "pane before", "To the previous pane", "layout.next_pane(-{n})"),
    Action("pane.narrower", _ANY, ("<",), "narrower", "Make this pane narrower", "layout.widen(-{n})"),
    Action("pane.wider", _ANY, (">",), "wider", "Make this pane wider", "layout.widen({n})"),
    Action("pane.usual", _ANY, ("g =",), "usual", "Reset the pane widths", "layout.reset"),
    Action("zen", _ANY, ("g z",), "zen", "Show the text alone, or everything again", "layout.zen"),
    Action("back", _ANY, ("q",), "back", "Back to the list; from the list, quit", "screen.back"),
    Action("quit", _ANY, ("Q", "ctrl+q", "Z Z", "Z Q"), "quit", "Quit", "app.quit"),
    Action("interrupt", _ANY, ("ctrl+c",), "quit", "Copy what is selected; else quit at once", "app.interrupt"),
)  # fmt: skip
"""All of them, in the order in which help shows them."""

FOOTER: Final[dict[Place, tuple[str, ...]]] = {
    Place.LIST: (
        "list.down", "list.open", "list.find", "filter.open", "article.star", "article.read", "article.source",
    ),
    Place.READING: (
        "reading.page-down", "article.next", "reading.find", "hit.next", "article.source", "article.star",
        "reading.out", "reading.evidence", "reading.next-name", "reading.card",
    ),
    Place.DRAWER: (
        "drawer.choose", "drawer.exclude", "drawer.next", "drawer.find", "drawer.mention", "drawer.inferred",
        "drawer.out",
    ),
    Place.FACET_FIND: ("facet.take", "facet.drop"),
    Place.TIMELINE: (
        "timeline.earlier", "timeline.later", "timeline.choose", "timeline.stretch", "timeline.kind",
        "timeline.out",
    ),
    Place.QUERY: ("query.take", "query.drop", "query.complete", "query.older"),
    Place.FIND: ("find.take", "find.drop"),
    Place.COMMAND: ("command.run", "command.drop", "command.complete", "command.older"),
    Place.EVERYWHERE: ("help.open", "palette", "quit"),
}  # fmt: skip
"""What the footer shows where there is room, the most wanted first; what stands under everywhere stands at its end."""

JUMPS: Final = frozenset(
    {
        "mark.go", "mark.list", "notes.open", "reading.top", "reading.bottom", "reading.contents", "reading.find",
        "reading.next-section", "reading.previous-section", "hit.next", "hit.previous", "article.next",
        "article.previous", "history.back", "history.forward", "list.open",
    }
)  # fmt: skip
"""Actions that leave a place to come back to: those of vim's list (`:help jump-motions`) that exist here."""


def actions_at(place: Place) -> tuple[Action, ...]:
    """Return the actions of one place, without those that work everywhere."""
    return tuple(action for action in ACTIONS if action.place is place)


def offered_at(place: Place, *, served: bool = False) -> tuple[Action, ...]:
    """Return the actions that can be done at a place: its own, and those that work everywhere unless it is over them.

    Args:
        place: The place.
        served: Whether that is in a browser: then what leaves the reader is none of them.
    """
    everywhere = () if place in MODAL else actions_at(Place.EVERYWHERE)
    actions = actions_at(place) + everywhere if place is not Place.EVERYWHERE else everywhere
    return tuple(action for action in actions if not (served and action.outside))
