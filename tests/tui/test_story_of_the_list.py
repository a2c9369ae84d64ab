"""The list and what works everywhere: every action by its key, with its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stories import move_along, moves, story

from warreader.query import Query
from warreader.tui.dialogs.command_palette import Palette
from warreader.tui.dialogs.help import HelpScreen
from warreader.tui.keys.actions import Place
from warreader.tui.render.facets import Facet
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.archive import Archive


@story(*moves(Place.LIST), "list.open", "list.evidence", "list.find", "list.clear")
async def test_story_of_the_list(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, query="is:unread") as reader:
        teller, listing = tell(reader), reader.screen.query_one(ArticleList)
        await move_along(teller, Place.LIST, lambda: listing.cursor, lambda: listing.count - 1)
        await teller.do("list.open")
        assert reader.screen.place is Place.READING
        await reader.press("h")
        await teller.do("list.evidence")
        assert reader.screen.reading.finder.shows_evidence
        await reader.press("h")
        await teller.do("list.find")
        assert reader.screen.place is Place.QUERY
        await reader.press("escape")
        await teller.do("list.clear")
        assert reader.text("#query").strip() == "all articles"
        teller.done()


async def test_the_list_pages_by_the_keys_that_page_the_text(reading: Any, sixty: Archive) -> None:
    async with reading(sixty) as reader:
        listing = reader.screen.query_one(ArticleList)
        await reader.press("space")
        page = listing.cursor
        assert page > 1
        await reader.press("b", "d")
        assert 0 < listing.cursor < page
        await reader.press("u")
        assert listing.cursor == 0


@story("list.put-top", "list.put-middle", "list.put-bottom")
async def test_story_of_scrolling_the_row_as_in_vim(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        teller, listing = tell(reader), reader.screen.query_one(ArticleList)
        room = listing.scrollable_content_region.height - 1
        await reader.press(*"30G")
        for where, line in (("top", 0), ("bottom", room), ("middle", room // 2)):
            await teller.do(f"list.put-{where}")
            assert (listing.cursor, listing.cursor - listing.scroll_offset.y) == (29, line)
        await reader.press("z")
        assert " ".join(reader.text("#keys").split()) == "z … t row to top z to middle b to bottom"
        await reader.press("x")
        assert (listing.cursor, listing.cursor - listing.scroll_offset.y) == (29, room // 2)
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


@story("pane.narrower", "pane.wider", "pane.usual", "zen")
async def test_story_of_the_shape_of_the_screen(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, listing = tell(reader), reader.screen.query_one(ArticleList)
        width = listing.region.width
        await teller.do("pane.wider", count="3")
        assert listing.region.width == width + 12
        await teller.do("pane.narrower")
        assert listing.region.width == width + 8
        await teller.do("pane.usual")
        assert listing.region.width == width
        await teller.do("zen")
        assert (reader.screen.pane_layout.in_zen, listing.display and listing.parent.display) == (True, False)
        await teller.do("zen")
        assert not reader.screen.pane_layout.in_zen
        teller.done()
