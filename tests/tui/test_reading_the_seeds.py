"""One article of the real seeds: folds, source text, finding, evidence, names, widths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warreader.article import Label
from warreader.tui.finding import Finding
from warreader.tui.keys.actions import Place
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any


async def test_source_text_shows_what_was_folded_and_why(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(120, 60)) as reader:
        await reader.press("enter")
        assert "Loading audio" not in reader.text("#view")
        assert "┄ 2 lines folded: audio player\u00a0┄" in reader.text("#view")
        await reader.press("R")
        assert "┊ Loading audio..." in reader.text("#view")
        assert "┄ folded, audio player: " in reader.text("#view")
        assert "source text" in reader.text("#status")
        await reader.press("R")
        assert "Loading audio" not in reader.text("#view")


async def test_a_fold_opens_by_key_and_by_mouse(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(120, 60)) as reader:
        await reader.press("enter", "o")
        assert "Tom Swarbrick" in reader.text("#view")
        await reader.press("o")
        assert "Tom Swarbrick" not in reader.text("#view")
        line = next(number for number, text in enumerate(reader.lines("#view")) if "audio player" in text)
        await reader.pilot.click("#view", offset=(6, line))
        await reader.settle()
        assert "Loading audio..." in reader.text("#view")


async def test_find_in_the_article_counts_walks_and_clears(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter", "slash")
        assert reader.screen.place is Place.FIND
        await reader.type("no-fly")
        assert "hit 1 of 1 · 1 more in folded lines" in reader.text("#status")
        assert "no-fly zone" in reader.text("#view")
        await reader.press("enter")
        assert reader.screen.place is Place.READING
        await reader.press("R")
        assert "hit 2 of 2" in reader.text("#status")
        await reader.press("n")
        assert "hit 1 of 2" in reader.text("#status")
        await reader.press("escape")
        assert "Person" in reader.text("#status")
        assert reader.screen.place is Place.READING
        await reader.press("escape")
        assert reader.screen.place is Place.LIST


async def test_hits_go_round_in_both_directions(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter", "slash", *"kharkiv", "enter")
        seen = [reader.text("#status").split("·")[0].split("%")[0].strip()]
        for key in ("n", "N", "N"):
            await reader.press(key)
            seen.append(reader.text("#status").strip())
        assert [words.split(" of")[0] for words in seen] == ["hit 1", "hit 2", "hit 1", "hit 6"]


async def test_evidence_can_be_asked_for_from_the_list(reading: Run, seeds: Archive) -> None:
    for size in ((160, 45), (80, 24)):
        async with reading(seeds, size=size) as reader:
            await reader.press("j", "e")
            assert reader.screen.place is Place.READING
            assert reader.text("#keys").startswith(" The date · e shows")
            await reader.press("escape", "escape")
            assert reader.screen.place is Place.LIST
    async with reading(seeds, query="zebra") as reader:
        await reader.press("e")
        assert "No article is listed." in reader.text("#keys")


async def test_the_evidence_of_a_date_is_shown_where_it_stands(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("enter", "e")
        assert "2 March 2022 · stated · 1 of 1" in reader.text("#status")
        assert "2 March 2022, 10:06 | Updated: 2 March 2022, 12:38" in reader.text("#view")
        await reader.press("J", "e")
        assert "2 March 2022 · from the crawler" in reader.text("#status")
        await reader.press("J", "e")
        assert "27 February 2022 · inferred" in reader.text("#status") + reader.text("#keys")


async def test_the_keys_of_vim_that_scroll_open_nothing_in_an_article(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("enter", *"ztzzzb")
        assert reader.screen.place == "reading"
        assert not reader.screen.pane_layout.in_zen
        folded = reader.text("#view")
        await reader.press(*"zo")
        assert reader.text("#view") != folded
        await reader.press(*"za")
        assert reader.text("#view") == folded


async def test_names_are_walked_in_both_directions(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("enter", "]")
        assert "e\N{NO-BREAK SPACE}next\N{NO-BREAK SPACE}name" in reader.text("#keys")
        await reader.press("e")
        assert "Four killed · Quantity" in reader.text("#status")
        assert " · 1 of 40" in reader.text("#status")
        await reader.press("]", "e", "n")
        assert "Kharkiv · Place · 3 of 40" in reader.text("#status")
        await reader.press("[", "e", "N", "[", "e")
        assert " · 40 of 40" in reader.text("#status")
        await reader.press("escape")
        assert "Person  Place" in reader.text("#status")


async def test_nothing_found_is_said(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter", "slash", *"zebra")
        assert "no hit · :filter zebra searches all articles" in reader.text("#status")
        await reader.type(" city:Kharkiv date:2022-03-02")
        assert "no hit · :filter … searches all articles" in reader.text("#status")
        await reader.press("enter", ":", *"filter city:Mariupol", "enter")
        assert reader.text("#query").strip() == "city:Mariupol"


@pytest.mark.parametrize("typed", ["re:zebra+x", '"zebra', "date:zebra"])
def test_no_search_of_all_articles_is_offered_for_what_is_no_query(typed: str) -> None:
    finding = Finding.typed(typed)
    assert finding is not None
    assert ":filter" not in finding.words


async def test_words_of_the_query_are_lit_in_the_article(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, query="hospital") as reader:
        await reader.press("enter")
        assert "1 hit" in reader.text("#status")
        await reader.press("n")
        assert "hit 1 of 1" in reader.text("#status")
        assert "regional military" in reader.text("#view")


async def test_the_place_in_an_article_is_kept_over_resize_and_return_and_restart(reading: Run, seeds: Archive) -> None:
    def top(reader: Any) -> int:
        return reader.screen.query_one(ReadingView).place

    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter", "space", "space", "space")
        before = top(reader)
        assert before > 0
        await reader.resize(55, 12)
        assert 0 <= before - top(reader) < 80
        await reader.resize(80, 12)
        assert 0 <= before - top(reader) < 160
        kept = top(reader)
        await reader.press("h", "j", "enter", "h", "k", "enter")
        assert top(reader) == kept
    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter")
        assert top(reader) == kept


async def test_names_can_be_left_plain(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter")
        assert "Person" in reader.text("#status")
        await reader.press("x")
        assert "Person" not in reader.text("#status")


async def test_lines_become_shorter_and_longer(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 40)) as reader:
        await reader.press("enter")
        before = max(map(len, reader.lines("#view")))
        await reader.press("minus", "minus")
        shorter = max(map(len, reader.lines("#view")))
        assert shorter < before
        await reader.press("plus")
        assert shorter < max(map(len, reader.lines("#view"))) < before


async def test_the_text_stands_in_the_middle_of_its_pane(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 40)) as reader:
        await reader.press("enter", "g", "z", *["minus"] * 4)
        view = reader.screen.query_one(ReadingView)
        text = [line for line in reader.lines("#view") if line]
        left = min(len(line) - len(line.lstrip()) for line in text)
        assert left > 40
        assert abs(left - (view.size.width - left - view.measure)) <= 2  # the bar that scrolls has a cell too


async def test_every_kind_of_name_differs_without_colour(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(seeds) as reader:
        view = reader.screen.query_one(ReadingView)
        looks = set()
        for label in Label:
            style = view.style_of(("body", f"entity-{label.lower()}"))
            looks.add((style.bold, style.italic, style.underline, style.dim))
        assert len(looks) == len(Label)
        assert (None, None, None, None) not in looks
        # Faint is not drawn by every terminal; only quantities, which begin with a figure, may rest on it.
        assert len({look[:3] for look in looks if any(look[:3])}) == len(Label) - 1
