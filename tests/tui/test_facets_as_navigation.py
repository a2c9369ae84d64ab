"""Countries, cities, people, organisations, sources, languages and tags as ways through the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warreader.query import parse
from warreader.tui import filters
from warreader.tui.render.facets import Facet
from warreader.tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any
KEYS = {
    Facet.COUNTRY: "C", Facet.CITY: "c", Facet.PERSON: "p", Facet.ORGANISATION: "o", Facet.SOURCE: "s",
    Facet.LANGUAGE: "l", Facet.TAG: "T",
}  # fmt: skip


def shown(reader: Any) -> dict[str, int]:
    return {entry.label: entry.count for entry in reader.screen.query_one("#facet", FacetList).entries}


@pytest.mark.parametrize("facet", [facet for facet in Facet if facet not in {Facet.SOURCE, Facet.TAG}])
async def test_every_number_is_the_length_of_the_list_that_choosing_gives(
    reading: Run, seeds: Archive, facet: Facet
) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", KEYS[facet])
        entries = reader.screen.query_one("#facet", FacetList).entries
        assert len(entries) > 0
        for entry in entries[:3]:
            count = entry.about or entry.count
            await reader.press("enter")
            assert f"{count} of 3" in reader.text("#count"), reader.text("#query")
            await reader.press("escape" if reader.screen.place == "list" else "enter", "j")


async def test_counts_follow_the_query(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "o")
        before = shown(reader)
        await reader.press("slash", "escape", "g", "d", "j", "j", "enter")
        assert "date:2022-03-02" in reader.text("#query")
        assert sum(shown(reader).values()) < sum(before.values())


async def test_include_exclude_and_combine_stand_as_words_in_the_query_line(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "p", "x")
        assert reader.text("#query").strip() == '-person:"Oleg Synegubov"'
        await reader.press("g", "l", "enter")
        assert reader.text("#query").strip() == '-person:"Oleg Synegubov" lang:en'
        await reader.press("g", "c", "enter")
        assert reader.text("#query").strip().endswith("lang:en about:Kharkiv")
        assert "1 of 3" in reader.text("#count")


async def test_what_is_left_out_can_be_taken_back_where_it_is_counted_no_more(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "p", "x")
        entry = reader.screen.query_one("#facet", FacetList).entries[0]
        assert (entry.label, entry.excluded) == ("Oleg Synegubov", True)
        await reader.press("g", "g", "x")
        assert reader.text("#query").strip() == "all articles"


async def test_a_click_on_the_title_shows_the_next_list(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "c")
        await reader.pilot.click("#facet", offset=(4, 0))
        await reader.settle()
        assert "People" in reader.lines("#facet")[0]


async def test_a_list_without_entries_says_so(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "T")
        assert "no tags" in reader.text("#facet")
        await reader.press("enter", "x", "m")
        assert reader.text("#query").strip() == "all articles"


async def test_escape_first_gives_the_whole_list_back(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "c", "slash", *"khar", "enter")
        assert list(shown(reader)) == ["Kharkiv"]
        await reader.press("escape")
        assert len(shown(reader)) > 1
        await reader.press("escape")
        assert reader.screen.place == "list"


@pytest.mark.parametrize(
    ("before", "excluded", "after"),
    [
        ("", False, "lang:uk"),
        ("", True, "-lang:uk"),
        ("lang:uk", False, ""),
        ("lang:uk", True, "-lang:uk"),
        ("-lang:uk", True, ""),
        ("-lang:uk", False, "lang:uk"),
        ("(lang:uk OR x) y", True, "(lang:uk OR x) y -lang:uk"),
    ],
)
def test_asking_twice_takes_back_and_asking_the_other_way_changes_over(before, excluded, after):
    node = parse("lang:uk").root
    assert str(filters.toggle(parse(before), node, excluded=excluded)) == after


async def test_keys_typed_ahead_go_where_they_would_have_gone_slowly(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        from textual import events

        for key in ("slash", *"convoy", "enter", "R"):
            character = "/" if key == "slash" else key if len(key) == 1 else None
            reader.app.post_message(events.Key(key, character))
        await reader.settle()
        assert reader.text("#query").strip() == "convoy"
        assert reader.screen.place == "list"
        assert "source text" in reader.text("#status")


async def test_what_one_does_to_all_that_is_listed_is_counted_at_once(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "T")
        assert list(shown(reader)) == ["no tags"]
        await reader.press("h", "g", "a", *"war", "enter", "enter")
        await reader.settle()
        assert shown(reader) == {"war": 3}
