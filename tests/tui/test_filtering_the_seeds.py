"""Query line and drawer over the real seeds: what is typed and chosen narrows the list, and stands there in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.tui.keys.actions import Place
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any


async def test_typing_a_query_narrows_the_list_letter_by_letter(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("convoy")
        assert "2 of 3" in reader.text("#count")
        await reader.type(" date:~2022-02")
        assert "0 of 3" in reader.text("#count")
        await reader.press("enter")
        assert reader.screen.place is Place.LIST
        assert "No articles match" in reader.text("#list")
        assert "esc clears the filter" in reader.text("#list")
        await reader.press("escape")
        assert "3 articles" in reader.text("#count")


async def test_a_fault_in_the_query_is_marked_and_told_and_the_rest_runs(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("convoy cty:Kyiv")
        assert "cty" in reader.text("#keys")
        assert "2 of 3" in reader.text("#count")


async def test_escape_in_the_query_line_puts_the_query_back(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, query="convoy") as reader:
        await reader.press("slash")
        await reader.type("nonsense")
        assert "0 of 3" in reader.text("#count")
        await reader.press("escape")
        assert "2 of 3" in reader.text("#count")
        assert reader.text("#query").strip() == "convoy"


async def test_escape_in_the_query_line_puts_it_back_however_one_came_there(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("slash", *"city:Kharkiv", "enter", "enter", "tab")
        assert reader.screen.place == "query"
        await reader.press("x", "escape")
        assert reader.text("#query").strip() == "city:Kharkiv"


async def test_earlier_queries_come_back(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash", *"convoy", "enter", "escape", "slash", "up")
        assert reader.text("#query").strip() == "convoy"
        assert "2 of 3" in reader.text("#count")


async def test_every_spelling_of_a_city_gives_the_same_list(reading: Run, seeds: Archive) -> None:
    for spelling in ("Харків", "Kharkov", "Kharkiv"):
        async with reading(seeds, query=f"city:{spelling} date:2022-03-02") as reader:
            assert "2 of 3" in reader.text("#count")


async def test_a_city_chosen_in_the_drawer_stands_in_the_query_line(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("g", "c")
        assert reader.screen.place is Place.DRAWER
        assert "Kyiv" in reader.text("#facet")
        await reader.press("j", "enter")
        assert "city:Kyiv" in reader.text("#query")
        assert "2 of 3" in reader.text("#count")
        await reader.press("enter")
        assert "3 articles" in reader.text("#count")
        await reader.press("k", "m")
        assert "city:Kharkiv" in reader.text("#query")
        await reader.press("enter")
        assert "about:Kharkiv" in reader.text("#query")


async def test_date_and_city_combine_and_inferred_dates_are_a_switch(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("g", "c", "enter", "g", "d", "j", "enter")
        assert reader.text("#query").strip() == "about:Kharkiv date:2022-03"
        assert "2 of 3" in reader.text("#count")
        await reader.press("tilde")
        assert reader.text("#query").strip() == "about:Kharkiv date:~2022-03"
        assert "3 of 3" in reader.text("#count")
        assert "February 2022" in reader.text("#dates")
        await reader.press("tilde")
        assert "2 of 3" in reader.text("#count")


async def test_the_list_after_the_dates_is_the_one_that_shows_below_them(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("F", "]")
        facet = reader.screen.query_one("#facet", FacetList)
        assert (facet.has_focus, str(facet.border_title)) == (True, "Cities")
        await reader.press("]")
        assert str(facet.border_title) == "People"


async def test_a_list_without_the_keyboard_shows_what_is_chosen_or_its_top(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        facet = reader.screen.query_one("#facet", FacetList)
        await reader.press("g", "c", "G")
        last = facet.current
        await reader.press("enter")
        assert (facet.current.label, facet.current.chosen) == (last.label, True)
        await reader.press("h", "escape")
        assert facet.cursor == 0
        await reader.press("slash", *f"city:{last.label}", "enter")
        assert facet.current.chosen


async def test_a_list_is_narrowed_anew_by_typing_again(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "c", "slash", *"kyi", "enter", "slash", *"khar", "enter")
        assert [entry.label for entry in reader.screen.query_one("#facet", FacetList).entries] == ["Kharkiv"]


async def test_unknown_dates_can_be_chosen(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("g", "d", "G", "enter")
        assert reader.text("#query").strip() == "date:unknown"
        assert "1 of 3" in reader.text("#count")
        assert "≈27 Feb" in reader.text("#list")


async def test_months_open_and_fold(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("g", "d", "j")
        assert "2 March" in reader.text("#dates").replace("March 2022", "")
        await reader.press("left")
        assert "▸ March 2022" in reader.text("#dates")
        await reader.press("right")
        assert "▾ March 2022" in reader.text("#dates")


async def test_the_selection_is_kept_when_the_list_changes(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("j", "j", "slash", *"about:Kharkiv", "enter")
        assert reader.screen.query_one(ArticleList).cursor == 2
        await reader.press("slash", *" is:inferred", "enter")
        assert reader.screen.query_one(ArticleList).cursor == 0
        await reader.press("escape")
        assert reader.screen.query_one(ArticleList).cursor == 2


async def test_the_filter_begins_at_the_dates(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("F")
        assert reader.screen.focused.id == "dates"
        await reader.press("c")
        assert reader.screen.focused.id == "facet"
