"""A random sample on the screen: in words, walked in order, with where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drawn_samples import draw_sample
from warreader.query import parse

if TYPE_CHECKING:
    from warreader.archive import Archive


async def test_a_sample_is_drawn_walked_and_given_up(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(120, 30), query="about:Kharkiv") as reader:
        await reader.press("percent_sign")
        assert reader.text("#command").strip() == "sample 200"
        await reader.press(*["backspace"] * 4, *"12 7", "enter")
        assert reader.text("#query").strip() == "about:Kharkiv sample:12 seed:7"
        whole = sixty.search(parse("about:Kharkiv")).ids()
        assert reader.screen.search.result.listing.ids() == draw_sample(whole, 12, 7)
        assert reader.text("#count").strip() == "1 of 12, seed 7"
        await reader.press("enter", "J", "J")
        assert reader.text("#count").strip() == "3 of 12, seed 7"
        await reader.press("h", "G", "percent_sign")
        assert reader.text("#command").strip() == "sample 12 7"
        await reader.press("escape", "colon", *"sample off", "enter")
        assert reader.text("#query").strip() == "about:Kharkiv"
        assert "40 of 60" in reader.text("#count")


async def test_a_sample_is_understood_as_queries_and_the_shell_write_it(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(120, 30)) as reader:
        for number, typed in enumerate(("12 seed 7", "13 seed:7", "14 --seed 7", "sample:15 seed:7")):
            await reader.press("colon", *f"sample {typed}", "enter")
            assert reader.text("#query").strip() == f"sample:{number + 12} seed:7"


async def test_the_drawer_counts_what_is_drawn_from(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(160, 30), query="sample:5 seed:1") as reader:
        await reader.press("g", "c")
        assert "Kharkiv" in reader.text("#facet")
        assert "40" in reader.text("#facet")
        await reader.press("enter")
        assert reader.text("#query").strip() == "about:Kharkiv sample:5 seed:1"
        assert reader.text("#count").strip().endswith(" of 5, seed 1")


async def test_what_is_no_sample_is_told_on_the_last_line(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("colon", *"sample many", "enter")
        assert "many is no number of articles" in reader.text("#keys")
