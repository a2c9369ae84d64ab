"""Every action of the table: done by its key with the effect asserted, in the palette, in the help, and by mouse.

A new action must take its place in one of these stories: `test_every_action_is_told_in_a_story` fails without it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

import pytest

from warreader.archive import NameChoice
from warreader.article import Label
from warreader.ingest.joining import join_spellings
from warreader.query import Query, parse
from warreader.tui.actions import ACTIONS, FOOTER, MODAL, Place, actions_at, offered_at
from warreader.tui.commands import ActionCommands, Palette
from warreader.tui.render.facets import Facet
from warreader.tui.screens.card import CardList, CardScreen
from warreader.tui.screens.help import HelpScreen, HelpView
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.reading_view import ReadingView
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from warreader.archive import Archive


BY_ID = {action.id: action for action in ACTIONS}
ARTICLES = 60
TOLD: Final[set[str]] = set()
"""The actions of the stories, gathered where the module is read."""


def story(*identities: str) -> Callable[[Any], Any]:
    """Say which actions a test tells of; it fails if it leaves one out."""
    TOLD.update(identities)

    def mark(test: Any) -> Any:
        test.story = identities
        return test

    return mark


def moves(place: Place) -> tuple[str, ...]:
    names = ("down", "up", "half-down", "half-up", "page-down", "page-up", "top", "bottom")
    return tuple(f"{place}.{name}" for name in names)


class Teller:
    """Presses the key of an action by its ID, and remembers which were pressed."""

    def __init__(self, reader: Any, request: pytest.FixtureRequest) -> None:
        self.reader, self.left = reader, set(request.function.story)

    async def do(self, identity: str, *, count: str = "") -> None:
        screen = self.reader.app.screen
        assert identity in screen.offered, f"{identity} cannot be done at {screen.place}"
        keys = screen.keymap.keys[identity][0]
        self.left.discard(identity)
        await self.reader.press(*count, *keys.split(" "))

    def done(self) -> None:
        assert not self.left


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[Any], Teller]:
    return lambda reader: Teller(reader, request)


async def _moves(teller: Teller, place: Place, at: Callable[[], int], last: Callable[[], int]) -> None:
    """Try the eight moves from the top of anything that can be moved along."""
    await teller.do(f"{place}.down")
    assert at() == 1
    await teller.do(f"{place}.down", count="3")
    assert at() == min(4, last())
    await teller.do(f"{place}.up")
    await teller.do(f"{place}.top")
    assert at() == 0
    await teller.do(f"{place}.half-down")
    half = at()
    assert half > 0
    await teller.do(f"{place}.half-up")
    assert at() == 0
    await teller.do(f"{place}.page-down")
    assert at() >= half
    await teller.do(f"{place}.page-up")
    assert at() == 0
    await teller.do(f"{place}.bottom")
    assert at() == last()
    await teller.do(f"{place}.bottom", count="2")
    assert at() == 1
    await teller.do(f"{place}.top")


@story(*moves(Place.LIST), "list.open", "list.find", "list.clear")
async def test_story_of_the_list(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, query="is:unread") as reader:
        teller, listing = tell(reader), reader.screen.query_one(ArticleList)
        await _moves(teller, Place.LIST, lambda: listing.cursor, lambda: listing.count - 1)
        await teller.do("list.open")
        assert reader.screen.place is Place.READING
        await reader.press("h")
        await teller.do("list.find")
        assert reader.screen.place is Place.QUERY
        await reader.press("escape")
        await teller.do("list.clear")
        assert reader.text("#query").strip() == "all articles"
        teller.done()


@story(
    *moves(Place.READING), "reading.page", "reading.page-back", "reading.half", "reading.half-back", "reading.out",
    "reading.find", "reading.clear", "reading.next-name", "reading.previous-name", "reading.evidence",
    "reading.unfold", "reading.marks", "reading.narrower", "reading.wider",
)  # fmt: skip
async def test_story_of_the_reading_view(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)

        def top() -> int:
            return view.scroll_offset.y

        await reader.press("enter")
        await _moves(teller, Place.READING, top, lambda: view.max_scroll_y)
        for on, back in (("page", "page-back"), ("half", "half-back")):
            await teller.do(f"reading.{on}")
            assert top() > 0
            await teller.do(f"reading.{back}")
            assert top() == 0
        await teller.do("reading.next-name")
        assert "Oleh Synegubov · Person · 1 of 2" in reader.text("#status")
        await teller.do("reading.previous-name")
        assert "Ihor Terekhov · Person · 2 of 2" in reader.text("#status")
        await teller.do("reading.clear")
        assert " of " not in reader.text("#status")
        await teller.do("reading.evidence")
        assert "stated" in reader.text("#status") + reader.text("#keys")
        await reader.press("escape") if reader.screen._finding else None
        await teller.do("reading.unfold")
        assert "Read more" in reader.text("#view")
        await teller.do("reading.marks")
        assert not view.names_lit
        before = view.measure
        await teller.do("reading.narrower")
        assert view.measure < before
        await teller.do("reading.wider", count="2")
        assert view.measure > before
        await teller.do("reading.find")
        assert reader.screen.place is Place.FIND
        await reader.press("escape")
        await teller.do("reading.out")
        assert reader.screen.place is Place.LIST
        teller.done()


@story(
    *moves(Place.DRAWER), "drawer.choose", "drawer.mention", "drawer.open", "drawer.close", "drawer.inferred",
    "drawer.cities", "drawer.out", "drawer.exclude", "drawer.next", "drawer.previous", "drawer.find",
)  # fmt: skip
async def test_story_of_the_drawer(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 20)) as reader:
        teller, dates = tell(reader), reader.screen.query_one("#dates", FacetList)
        await reader.press("g", "d")
        await _moves(teller, Place.DRAWER, lambda: dates.cursor, lambda: dates.count - 1)
        await teller.do("drawer.inferred")
        assert dates.entries[0].chosen
        await teller.do("drawer.inferred")
        await teller.do("drawer.down")
        months = dates.count
        await teller.do("drawer.close")
        assert dates.count < months
        await teller.do("drawer.open")
        assert dates.count == months
        await teller.do("drawer.choose")
        assert reader.text("#query").strip() == "date:2022-04"
        await teller.do("drawer.choose")
        await teller.do("drawer.cities")
        assert reader.screen.focused.id == "facet"
        await teller.do("drawer.mention")
        assert reader.text("#query").strip() == "city:Kharkiv"
        await teller.do("drawer.exclude")
        assert reader.text("#query").strip() == "-about:Kharkiv"
        await reader.press("x")
        assert reader.text("#query").strip() == "all articles"
        await teller.do("drawer.next")
        assert "People" in reader.lines("#facet")[0]
        await teller.do("drawer.previous")
        assert "Cities" in reader.lines("#facet")[0]
        await teller.do("drawer.find")
        assert reader.screen.place is Place.FACET_FIND
        await reader.press("escape")
        await teller.do("drawer.out")
        assert reader.screen.place is Place.LIST
        teller.done()


@story(
    "timeline.later", "timeline.earlier", "timeline.first", "timeline.last", "timeline.choose", "timeline.stretch",
    "timeline.out",
)  # fmt: skip
async def test_story_of_the_timeline(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, line = tell(reader), reader.screen.query_one(Timeline)
        await reader.press("g", "t")
        await teller.do("timeline.last")
        end = line._cursor
        assert end > 0
        await teller.do("timeline.first")
        assert line._cursor == 0
        await teller.do("timeline.later", count="3")
        assert line._cursor == 3
        await teller.do("timeline.earlier")
        assert line._cursor == 2
        await teller.do("timeline.stretch")
        await teller.do("timeline.later")
        assert len(line._marked) == 2
        await teller.do("timeline.choose")
        assert reader.text("#query").strip().startswith("date:2022-02")
        await teller.do("timeline.out")
        assert reader.screen.place is Place.LIST
        teller.done()


@story("query.take", "query.drop", "query.older", "query.newer", "query.complete", "query.complete-back")
async def test_story_of_the_query_line(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty) as reader:
        teller = tell(reader)

        def query() -> str:
            return str(reader.text("#query").strip())

        await reader.press("slash", *"hospital")
        await teller.do("query.take")
        assert (query(), reader.screen.place) == ("hospital", Place.LIST)
        await reader.press("escape", "slash", *"zebra")
        await teller.do("query.drop")
        assert query() == "all articles"
        await reader.press("slash", *"day", "enter", "slash")
        await teller.do("query.older")
        await teller.do("query.older")
        assert query() == "hospital"
        await teller.do("query.newer")
        assert query() == "day"
        await reader.press("escape", "escape", "slash", *"is:")
        await teller.do("query.complete", count="")
        assert query() == "is:unread"
        await teller.do("query.complete")
        assert query() == "is:read"
        await teller.do("query.complete-back")
        assert query() == "is:unread"
        teller.done()


@story("facet.take", "facet.drop")
async def test_story_of_narrowing_a_list(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, shown = tell(reader), reader.screen.query_one("#facet", FacetList)
        await reader.press("g", "p", "slash", *"tere")
        assert [entry.label for entry in shown.entries] == ["Ihor Terekhov"]
        await teller.do("facet.take")
        assert reader.screen.place is Place.DRAWER
        await reader.press("slash")
        await teller.do("facet.drop")
        assert [entry.label for entry in shown.entries] == ["Ihor Terekhov", "Oleh Synegubov"]
        teller.done()


@story("find.take", "find.drop")
async def test_story_of_finding_in_an_article(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty) as reader:
        teller = tell(reader)
        await reader.press("enter", "slash", *"hospital")
        await teller.do("find.take")
        assert reader.screen.place is Place.READING
        assert "hit 1 of 2" in reader.text("#status")
        await reader.press("slash")
        await teller.do("find.drop")
        assert "hit" not in reader.text("#status")
        teller.done()


@story(
    "command.open", "command.run", "command.drop", "command.complete", "command.complete-back", "command.older",
    "command.newer",
)  # fmt: skip
async def test_story_of_the_command_line(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty) as reader:
        teller = tell(reader)

        def line() -> str:
            return str(reader.text("#command").strip())

        await teller.do("command.open")
        assert reader.screen.place is Place.COMMAND
        await reader.press(*"12")
        await teller.do("command.run")
        assert reader.screen.query_one(ArticleList).cursor == 11
        await teller.do("command.open")
        await reader.press(*"sort ")
        await teller.do("command.complete")
        await teller.do("command.complete")
        assert line() == "sort oldest"
        await teller.do("command.complete-back")
        assert line() == "sort newest"
        await teller.do("command.older")
        assert line() == "12"
        await teller.do("command.newer")
        assert line().startswith("a command")
        await teller.do("command.drop")
        assert reader.screen.place is Place.LIST
        teller.done()


@story(
    "hit.next", "hit.previous", "article.next", "article.previous", "article.source", "article.star", "article.read",
    "filter.open", "filter.date", "filter.city", "filter.time", "filter.country", "filter.person",
    "filter.organisation", "filter.source", "filter.language", "filter.tag", "theme", "help.open", "palette",
    "pane.next", "pane.previous", "back",
)  # fmt: skip
async def test_story_of_what_works_everywhere(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30), query="hospital") as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        listing = reader.screen.query_one(ArticleList)
        await teller.do("article.next", count="2")
        assert listing.cursor == 2
        await teller.do("article.previous")
        assert listing.cursor == 1
        await teller.do("hit.next")
        assert "hit 1 of 2" in reader.text("#status")
        await teller.do("hit.previous")
        assert "hit 2 of 2" in reader.text("#status")
        await teller.do("article.source")
        assert view.view == "source"
        await teller.do("article.star")
        assert sixty.search(Query()).rows(1, 2)[0].starred
        await teller.do("article.read")
        assert sixty.search(Query()).rows(1, 2)[0].read
        await teller.do("filter.open")
        assert reader.screen.place is Place.DRAWER
        await teller.do("filter.city")
        assert reader.screen.focused.id == "facet"
        for name in ("country", "person", "organisation", "source", "language", "tag"):
            await teller.do(f"filter.{name}")
            assert Facet[name.upper()].value in reader.lines("#facet")[0]
        await teller.do("filter.date")
        assert reader.screen.focused.id == "dates"
        await teller.do("filter.time")
        assert reader.screen.place is Place.TIMELINE
        await teller.do("back")
        assert reader.screen.place is Place.LIST
        await teller.do("pane.next")
        other = reader.screen.focused
        assert other is not listing
        await teller.do("pane.previous")
        assert reader.screen.focused is listing
        theme = reader.app.theme
        await teller.do("theme")
        assert reader.app.theme != theme
        await teller.do("help.open")
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.press("escape")
        await teller.do("palette")
        assert isinstance(reader.app.screen, Palette)
        teller.done()


@story(
    *moves(Place.HELP), "help.page", "help.page-back", "help.find", "help.take", "help.drop", "help.close",
)  # fmt: skip
async def test_story_of_the_help(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        teller = tell(reader)
        await reader.press("question_mark")
        view = reader.app.screen.query_one(HelpView)
        await _moves(teller, Place.HELP, lambda: view.scroll_offset.y, lambda: view.max_scroll_y)
        await teller.do("help.page")
        assert view.scroll_offset.y > 0
        await teller.do("help.page-back")
        whole = len(view._lines)
        await teller.do("help.find")
        await reader.press(*"star")
        assert 0 < len(view._lines) < whole
        await teller.do("help.take")
        assert reader.app.screen.place is Place.HELP
        await teller.do("help.find")
        await teller.do("help.drop")
        assert len(view._lines) == whole
        await teller.do("help.close")
        assert reader.app.screen is reader.screen
        teller.done()


@story("article.tag", "listed.tag", "listed.read", "undo", "confirm.yes", "confirm.no")
async def test_story_of_marks_and_tags(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30), query="about:Kharkiv") as reader:
        teller = tell(reader)

        def found(query: str) -> int:
            return sixty.search(parse(query)).total

        listed = found("about:Kharkiv")
        await teller.do("article.tag")
        await reader.press(*"hospital -later", "enter")
        assert found("tag:hospital") == 1
        assert "+hospital" in reader.text("#keys")
        await teller.do("listed.tag")
        await reader.press(*"hos", "tab", "enter")
        assert f"+hospital on {listed} articles?" in "\n".join(reader.lines())
        await teller.do("confirm.no")
        assert found("tag:hospital") == 1
        await reader.press("g", "a", *"war", "enter")
        await teller.do("confirm.yes")
        assert found("tag:war") == listed
        await teller.do("undo")
        assert (found("tag:war"), found("tag:hospital")) == (0, 1)
        assert f"Undone: +war on {listed} articles" in reader.text("#keys")
        await teller.do("listed.read")
        await reader.press("enter")
        assert found("is:read") == listed
        await reader.press("U")
        assert found("is:read") == 0
        teller.done()


@story(
    "article.note", "reading.note", "note.save", "note.drop", "note.earlier", "note.later", "article.correct",
    "correct.save", "correct.drop", "correct.next", "correct.previous",
)  # fmt: skip
async def test_story_of_notes_and_corrections(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 40)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        await reader.press("enter")
        identity = view.article.id
        await teller.do("article.note")
        await reader.press(*"who said so?")
        await teller.do("note.save")
        assert "▌ who said so?" in reader.text("#view")
        await teller.do("reading.note")
        assert "¶ 1" in "\n".join(reader.lines())
        await teller.do("note.later")
        assert "¶ 2 Oleh Synegubov spoke" in "\n".join(reader.lines())
        await teller.do("note.later")
        await teller.do("note.earlier")
        await reader.press(*"checked")
        await teller.do("note.save")
        note = sixty.marks.notes.of(identity)[1]
        assert (note.text, note.passage.exact[:14]) == ("checked", "Oleh Synegubov")
        lines = reader.lines("#view")
        assert lines.index(next(line for line in lines if "▌ checked" in line)) > 0
        await reader.press("a", *" Really")
        await teller.do("note.drop")
        assert len(sixty.marks.notes.of(identity)) == 2
        await teller.do("article.correct")
        await teller.do("correct.drop")
        await teller.do("article.correct")
        await reader.press(*["backspace"] * 10, *"2022-02-27")
        assert "27 February 2022, corrected by you" in "\n".join(reader.lines())
        await teller.do("correct.next")
        await teller.do("correct.next")
        await teller.do("correct.previous")
        await reader.press("down", *" again")
        await teller.do("correct.save")
        assert sixty.marks.correction(identity).fields == ("date", "title")
        assert "corrected by you" in reader.text("#view")
        await reader.press("U", "U", "U")
        assert not sixty.marks.correction(identity)
        assert sixty.marks.notes.of(identity) == ()
        assert "▌" not in reader.text("#view")
        teller.done()


@story(
    "article.cite", "article.pipe", "article.pager", "article.editor", "article.browser", "listed.export",
    "search.open", "search.save", *moves(Place.SEARCHES), "searches.choose", "searches.forget", "searches.close",
)  # fmt: skip
async def test_story_of_what_leaves_the_reader_and_of_saved_searches(  # one story
    reading: Any, sixty: Archive, tell: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[tuple[str, ...]] = []
    for what in ("pipe", "page", "edit"):
        monkeypatch.setattr(f"warreader.tui.outside.{what}", lambda _, *words, name=what: ran.append((name, *words)))
    monkeypatch.setattr("warreader.tui.outside.address", lambda _: "https://example.org/a")
    monkeypatch.setattr("warreader.tui.outside.has_browser", lambda: False)
    async with reading(sixty, size=(160, 30), query="hospital") as reader:
        teller, app = tell(reader), reader.app
        monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
        await reader.press("enter")
        await teller.do("article.cite")
        assert "SHA-256 of the bytes received" in app.clipboard
        await reader.press("space", "Y")
        assert "paragraph " in app.clipboard
        await reader.press(":", *"cite bibtex", "enter")
        assert app.clipboard.startswith("@online{")
        await teller.do("article.pipe")
        await reader.press(*"wc -w", "enter")
        await teller.do("article.pager")
        await teller.do("article.editor")
        assert ran == [("pipe", "wc -w"), ("page",), ("edit",)]
        await teller.do("article.browser")
        assert app.clipboard == "https://example.org/a"
        await teller.do("listed.export")
        reader.screen.query_one("#command").put(f"export {tmp_path / 'out'} csv")
        await reader.press("enter")
        assert f"{ARTICLES} articles, for hospital: 1 file in" in reader.text("#keys")
        assert (tmp_path / "out" / "articles.csv").exists()
        await reader.press("h")
        await teller.do("search.open")
        assert "no saved searches yet" in reader.text("#keys")
        for number in range(30):
            sixty.marks.searches.save(f"search {number:02}", f"headline {number}", None)
        await teller.do("search.save")
        await reader.press(*"a hospital", "enter")
        await teller.do("search.open")
        found = app.screen.query_one("#saved")
        assert found.searches[0][1:] == (ARTICLES, 0)
        await _moves(teller, Place.SEARCHES, lambda: found.cursor, lambda: found.count - 1)
        await teller.do("searches.close")
        assert app.screen is reader.screen
        await reader.press("f", "j")
        await teller.do("searches.forget")
        assert len(sixty.marks.searches.all()) == 30
        await reader.press("f", "j")
        await teller.do("searches.choose")
        assert reader.text("#query").strip() == "headline 1"
        teller.done()


@story(
    "reading.card", *moves(Place.CARD), "card.choose", "card.filter", "card.split", "card.close",
)  # fmt: skip
async def test_story_of_the_card_of_a_name(reading: Any, sixty: Archive, tell: Any) -> None:
    sixty.marks.choose_names([NameChoice(Label.PER, "Ihor Terekhov", "Oleh Synegubov", apart=False, form="")])
    join_spellings(sixty)
    async with reading(sixty, size=(160, 20)) as reader:
        teller = tell(reader)
        await reader.press("enter")
        await teller.do("reading.card")  # on no name: as unfolding does
        assert "Read more" in reader.text("#view")
        await reader.press("]", "e")
        await teller.do("reading.card")
        card = reader.app.screen.query_one(CardList)
        assert card.card.total == ARTICLES
        stops = [number for number, line in enumerate(card._lines) if line.means]
        assert (stops[0], card.cursor) == (0, 0)
        await teller.do("card.down")
        assert card.cursor == stops[1]
        await teller.do("card.up")
        await teller.do("card.bottom")
        assert card.cursor == stops[-1]
        await teller.do("card.top")
        assert card.cursor == 0
        for on, back in (("half-down", "half-up"), ("page-down", "page-up")):
            await teller.do(f"card.{on}")
            assert card.cursor > 0
            await teller.do(f"card.{back}")
            assert card.cursor == 0
        await teller.do("card.split")
        assert isinstance(reader.app.screen, CardScreen)  # the name cannot be split from itself
        await teller.do("card.down")
        spelling = card.chosen.value
        await teller.do("card.split")
        assert f"{spelling} is kept apart" in reader.text("#keys")
        assert {one.joined for one in sixty.names(Label.PER)} == {"Ihor Terekhov", "Oleh Synegubov"}
        await reader.press("enter")
        await teller.do("card.close")
        assert reader.app.screen is reader.screen
        await reader.press("enter")
        await teller.do("card.filter")
        assert reader.text("#query").strip() == 'person:"Oleh Synegubov"'
        await reader.press("enter", "]", "e", "enter")
        await teller.do("card.choose")
        assert reader.text("#query").strip() == 'person:"Oleh Synegubov" person:"Ihor Terekhov"'
        teller.done()


@pytest.mark.parametrize(
    ("identity", "before", "code"),
    [("quit", "", 0), ("interrupt", "", 130), ("help.quit", "?", 0), ("help.interrupt", "?", 130)],
)
@story("quit", "interrupt", "help.quit", "help.interrupt")
async def test_story_of_the_ways_out(  # noqa: PLR0913, PLR0917  # three fixtures and three parameters
    reading: Any, empty: Archive, tell: Any, identity: str, before: str, code: int
) -> None:
    async with reading(empty, size=(80, 24)) as reader:
        teller = tell(reader)
        await reader.press(*before)
        keys = reader.app.screen.keymap.keys[identity][0]
        assert identity in reader.app.screen.offered
        await reader.pilot.press(keys)
        await reader.pilot.pause()
        assert reader.app.return_code == code
        assert teller.left


def test_every_action_is_told_in_a_story() -> None:
    assert {action.id for action in ACTIONS} == TOLD


def test_every_action_has_a_key_unless_it_says_why() -> None:
    assert not [action.id for action in ACTIONS if not action.keys]


def test_every_id_is_unique_and_every_help_a_sentence_begun() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert all(action.help[0].isupper() and not action.help.endswith(".") for action in ACTIONS)


def test_what_the_footer_shows_can_be_done_there() -> None:
    for place, shown in FOOTER.items():
        assert set(shown) <= {action.id for action in (offered_at(place) or actions_at(place))}


STARTS: Final[dict[Place, tuple[str, ...]]] = {
    Place.LIST: (), Place.READING: ("enter",), Place.DRAWER: ("F",), Place.TIMELINE: ("g", "t"),
    Place.QUERY: ("slash",),
    Place.FACET_FIND: ("F", "slash"), Place.FIND: ("enter", "slash"), Place.COMMAND: (":",),
}  # fmt: skip


@pytest.mark.parametrize("place", STARTS)
async def test_every_action_of_a_place_is_in_its_palette_and_a_click_there_does_it(
    reading: Any, sixty: Archive, place: Place
) -> None:
    async with reading(sixty, size=(100, 30)) as reader:
        for key in STARTS[place]:
            await reader.press(key)
        assert reader.screen.place is place
        names = [name for name, _, _ in ActionCommands(reader.screen)._commands()]
        assert {action.help for action in offered_at(place)} <= set(names)
        await reader.press("ctrl+p")
        await reader.type("dark and light")
        await reader.pilot.pause(0.3)
        theme = reader.app.theme
        found = reader.app.screen.query_one("CommandList")
        await reader.pilot.click(found, offset=(4, 1))
        await reader.settle()
        assert reader.app.theme != theme


@pytest.mark.parametrize("place", STARTS)
async def test_every_action_of_a_place_is_in_its_help_and_a_click_there_does_it(
    reading: Any, sixty: Archive, place: Place
) -> None:
    async with reading(sixty, size=(100, 200)) as reader:
        for key in STARTS[place]:
            await reader.press(key)
        await reader.press("f1")
        view = reader.app.screen.query_one(HelpView)
        lines = {line.action.id: number for number, line in enumerate(view._lines) if line.action is not None}
        assert set(lines) == {action.id for action in offered_at(place)}
        for action in ACTIONS:  # and those of the other places, to be read
            assert any(action.help in "".join(piece.text for piece in line.pieces) for line in view._lines)
        theme = reader.app.theme
        await reader.pilot.click(view, offset=(10, lines["theme"] + 2))
        await reader.settle()
        assert reader.app.theme != theme
        assert reader.app.screen is reader.screen


async def test_the_mouse_reaches_help_and_from_there_the_palette(reading: Any, sixty: Archive) -> None:
    for place in (Place.LIST, Place.QUERY, Place.FIND):
        keys = STARTS[place]
        assert place not in MODAL
        async with reading(sixty, size=(100, 30)) as reader:
            for key in keys:
                await reader.press(key)
            column = reader.lines("#keys")[0].index(" help")
            await reader.pilot.click("#keys", offset=(column, 0))
            await reader.settle()
            view = reader.app.screen.query_one(HelpView)
            line = next(n for n, line in enumerate(view._lines) if line.action and line.action.id == "palette")
            view.scroll_to(y=line, animate=False, force=True, immediate=True)
            await reader.pilot.pause()
            await reader.pilot.click(view, offset=(10, line - view.scroll_offset.y + 2))
            await reader.settle()
            assert isinstance(reader.app.screen, Palette), place
