"""Drawer, timeline and query line: every action by its key, with its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stories import move_along, moves, story

from warreader.tui.keys.actions import Place
from warreader.tui.render.period_words import period_words
from warreader.tui.render.periods import Period
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from warreader.archive import Archive


@story(
    *moves(Place.DRAWER), "drawer.choose", "drawer.mention", "drawer.open", "drawer.close", "drawer.inferred",
    "drawer.cities", "drawer.out", "drawer.exclude", "drawer.next", "drawer.previous", "drawer.find",
)  # fmt: skip
async def test_story_of_the_drawer(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 20)) as reader:
        teller, dates = tell(reader), reader.screen.query_one("#dates", FacetList)
        await reader.press("g", "d")
        await move_along(teller, Place.DRAWER, lambda: dates.cursor, lambda: dates.count - 1)
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
    "timeline.out", "timeline.kind", "timeline.inferred",
)  # fmt: skip
async def test_story_of_the_timeline(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, line = tell(reader), reader.screen.query_one(Timeline)

        def told(first: int, last: int | None = None) -> bool:
            """Whether the line names a stretch of its periods as that on which one stands."""
            ends = line.periods[first].first, line.periods[first if last is None else last].last
            return f" {period_words(Period(*ends, 0))} · " in reader.text("#time")

        await reader.press("g", "t")
        await teller.do("timeline.first")
        assert told(0)
        await teller.do("timeline.last")
        assert told(-1)
        assert not told(0)
        await teller.do("timeline.first")
        await teller.do("timeline.later", count="3")
        assert told(3)
        await teller.do("timeline.earlier")
        assert told(2)
        await teller.do("timeline.stretch")
        await teller.do("timeline.later")
        assert told(2, 3)
        await teller.do("timeline.choose")
        assert reader.text("#query").strip().startswith("date:2022-02")
        await teller.do("timeline.inferred")
        assert reader.text("#query").strip().startswith("date:~2022-02")
        await teller.do("timeline.kind")
        assert reader.text("#time").strip().startswith("events")
        await teller.do("timeline.kind")
        assert reader.text("#time").strip().startswith("published")
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
