"""Cities under regions and countries in the drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.archive import CityCount, CountryCount, RegionCount
from warreader.query import parse
from warreader.tui.render.facet_lines import entry_pieces, figure_cells
from warreader.tui.render.places import place_entries
from warreader.tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from warreader.archive import Archive

KHARKIV = CityCount(706483, "Kharkiv", "UA", 12, 9)
IZIUM = CityCount(707753, "Izium", "UA", 3, 0)
LVIV = CityCount(702550, "Lviv", "UA", 5, 1)
MOSCOW = CityCount(524901, "Moscow", "RU", 4, 0)
NOWHERE = CityCount(1, "Nowhere", "RU", 1, 0)
COUNTS = (
    CountryCount(
        "UA", "Ukraine", 15,
        (RegionCount("Kharkiv Oblast", "Kharkiv Oblast", 13, (KHARKIV, IZIUM)),
         RegionCount("Lviv Oblast", "Lviv Oblast", None, (LVIV,))),
    ),
    CountryCount(
        "RU", "Russia", 5,
        (RegionCount("Moskva", "Moskva", 4, (MOSCOW,)), RegionCount("", "", None, (NOWHERE,))),
    ),
)  # fmt: skip


def drawn(query: str = "", opened: frozenset[str] = frozenset(), words: str = "", width: int = 30) -> list[str]:
    entries = place_entries(COUNTS, parse(query), opened, words)
    column = figure_cells(entries)
    return ["".join(piece.text for piece in entry_pieces(entry, width, column)).rstrip() for entry in entries]


def test_what_is_closed_shows_its_count_alone() -> None:
    assert drawn() == ["  ▸ Ukraine                15", "  ▸ Russia                  5"]


def test_an_open_country_shows_regions_and_an_open_region_its_cities_with_both_counts() -> None:
    assert drawn(opened=frozenset({"UA", "UA/Kharkiv Oblast"}), width=32) == [
        "  ▾ Ukraine                  15",
        "    ▾ Kharkiv Oblast         13",
        "      Kharkiv             9  12",
        "      Izium               ·   3",
        "    ▸ Lviv Oblast",
        "  ▸ Russia                    5",
    ]


def test_a_city_of_no_known_region_stands_under_its_country() -> None:
    assert [line.split()[0] for line in drawn(opened=frozenset({"RU"}))[1:]] == ["▾", "▸", "Nowhere"]


def test_words_find_a_city_whatever_is_closed() -> None:
    assert [line.strip(" ▾▸").split("  ")[0] for line in drawn(words="iziu")] == ["Ukraine", "Kharkiv Oblast", "Izium"]
    assert [line.strip(" ▾▸").split("  ")[0] for line in drawn(words="lviv obl")] == ["Ukraine", "Lviv Oblast"]
    assert drawn(words="zebra") == ["  no match"]


def test_what_the_query_asks_for_is_marked_and_what_it_leaves_out_comes_first() -> None:
    lines = drawn("in:Ukraine -in:Russia about:Kharkiv -city:Lviv", frozenset({"UA", "UA/Kharkiv Oblast"}))
    assert [line for line in lines if line[0] in "●−"] == [
        "− Russia                    ·", "− Lviv                      ·",
        "● ▾ Ukraine                15", "●     Kharkiv           9  12",
    ]  # fmt: skip


async def test_the_tree_opens_closes_and_chooses_by_key_and_mouse(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "C")
        shown = reader.screen.query_one("#facet", FacetList)
        assert [entry.kind for entry in shown.entries] == ["country"] * shown.count
        await reader.press("right")
        country = shown.current
        assert country.opened
        regions = [entry for entry in shown.entries if entry.kind == "region"]
        assert regions
        assert all(entry.count for entry in regions)
        await reader.press("right", "right", "right")
        assert shown.current.kind == "city"
        city = shown.current
        await reader.press("enter")
        assert reader.text("#query").strip() in {f"about:{city.label}", f"city:{city.label}"}
        await reader.press("enter", "left")
        assert shown.current.kind == "region"
        assert shown.current.opened is False
        await reader.press("x")
        assert reader.text("#query").strip().startswith("-in:")
        await reader.press("x", "left")
        assert (shown.cursor, shown.current.opened) == (0, False)
        await reader.pilot.click("#facet", offset=(4, 1))
        await reader.settle()
        assert shown.current.opened
        assert reader.text("#query").strip() == "all articles"
        await reader.pilot.click("#facet", offset=(8, 1))
        await reader.settle()
        assert reader.text("#query").strip() == f"in:{country.label}"


async def test_typing_finds_a_city_in_the_closed_tree(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "C", "slash", *"kharki")
        shown = reader.screen.query_one("#facet", FacetList)
        assert shown.entries[-1].label == "Kharkiv"
        await reader.press("enter", "G", "enter")
        assert reader.text("#query").strip() == "about:Kharkiv"
