"""The reader driven by keys and mouse over the real seeds: opening, walking, marks, sizes and themes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from warreader.query import Query
from warreader.tui.appearance.themes import DARK, LIGHT, TERMINAL
from warreader.tui.keys.actions import ACTIONS, Place
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

SIZES = [(160, 45), (100, 30), (80, 24)]
Run = Any


def marks(archive: Archive) -> list[tuple[bool, bool]]:
    return [(row.read, row.starred) for row in archive.search(Query()).rows(0, 9)]


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_on_the_newest_articles(reading: Run, seeds: Archive, size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        text = reader.text()
        assert "3 articles" in text
        assert "Four killed and nine wounded" in text
        assert "2 Mar 2022?" in text
        assert "≈27 Feb 2022" in text
        assert reader.screen.place is Place.LIST


@pytest.mark.parametrize("size", [*SIZES, (40, 12), (20, 5), (9, 3), (1, 1)])
async def test_no_line_is_wider_than_the_terminal(reading: Run, seeds: Archive, size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        for keys in ("j", "enter", "R", "/", "a", "enter", "F", "escape", "question_mark", "escape", "slash", "x"):
            await reader.press(keys)
            assert max(cell_len(line) for line in reader.lines()) <= size[0]


RTL = "قصف على مدينة خاركيف يوقع قتلى وجرحى"
"""Arabic, of which no letter is wide and none stands over another."""


async def test_right_to_left_text_keeps_its_cells_and_its_order_and_cannot_turn_what_stands_around_it(
    reading: Run, empty: Archive, make_article: Callable[..., Article]
) -> None:
    empty.add([make_article(f"{RTL}\n" + f"\u202e{RTL}. " * 20, title=RTL, day=dt.date(2022, 3, 1))])
    for size in ((100, 30), (40, 12)):
        async with reading(empty, size=size) as reader:
            await reader.press("enter")
            assert all(cell_len(line) <= size[0] for line in reader.lines())
            text = reader.text("#view")
            assert RTL[:20] in text
            assert "\u202e" not in text
            assert "\ufffd" in text


@pytest.mark.parametrize(
    ("width", "panes"),
    [(160, ["drawer", "articles", "reading"]), (100, ["articles", "reading"]), (80, ["articles"]), (50, ["articles"])],
)
async def test_three_panes_two_or_one_show_by_the_width(
    reading: Run, seeds: Archive, width: int, panes: list[str]
) -> None:
    async with reading(seeds, size=(width, 30)) as reader:
        shown = [name for name in ("drawer", "articles", "reading") if reader.screen.query_one(f"#{name}").region.area]
        assert shown == panes


async def test_enter_opens_and_the_article_counts_as_read(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        assert marks(seeds)[0] == (False, False)
        await reader.press("enter")
        assert reader.screen.place is Place.READING
        assert "2 March 2022, 10:06 · stated · Kharkiv" in reader.text("#view")
        assert marks(seeds)[0] == (True, False)
        assert reader.lines("#list")[0].startswith("   Four killed")


async def test_resting_on_a_row_shows_its_article_and_leaves_it_unread(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("j")
        assert "2 March 2022 · from the crawler" in reader.text("#view")
        assert not any(read for read, _ in marks(seeds))


async def test_the_wheel_marks_nothing_read(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        for target in ("#list", "#view"):
            for _ in range(5):
                reader.screen.query_one(target).post_message(_wheel(reader.screen.query_one(target)))
        await reader.settle()
        assert not any(read for read, _ in marks(seeds))


def _wheel(widget: Any) -> Any:
    from textual.events import MouseScrollDown

    return MouseScrollDown(widget=widget, x=1, y=1, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False)


async def test_next_and_previous_article_without_going_back(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter", "J")
        assert "from the crawler" in reader.text("#view")
        await reader.press("J")
        assert "inferred, could be 6 March" in reader.text("#view")
        await reader.press("J")
        assert "This is the last article." in reader.text("#keys")
        await reader.press("K")
        assert "from the crawler" in reader.text("#view")
        assert reader.screen.place is Place.READING
        assert [read for read, _ in marks(seeds)] == [True, True, True]


async def test_a_star_and_a_read_mark_are_kept(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("j", "asterisk")
        assert "★" in reader.text("#list")
        assert marks(seeds)[1] == (False, True)
        await reader.press("r")
        assert marks(seeds)[1] == (True, True)
        await reader.press("asterisk", "r")
        assert marks(seeds)[1] == (False, False)
        assert "★" not in reader.text("#list")


async def test_a_narrow_terminal_shows_one_thing_at_a_time(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        assert not reader.screen.query_one("#reading").display
        await reader.press("enter")
        assert not reader.screen.query_one("#articles").display
        await reader.press("h")
        assert reader.screen.query_one("#articles").display
        assert reader.screen.query_one(ArticleList).cursor == 0


async def test_clicks_choose_rows_and_footer_keys(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.click("#list", offset=(4, 4))
        await reader.settle()
        assert "≈ 27 Feb 2022" in reader.text("#view")
        assert reader.screen.place is Place.READING
        column = reader.lines("#keys")[0].index("R source")
        await reader.pilot.click("#keys", offset=(column, 0))
        await reader.settle()
        assert "source text" in reader.text("#status")


async def test_an_empty_archive_says_how_to_fill_it(reading: Run, empty: Archive) -> None:
    async with reading(empty, size=(80, 24)) as reader:
        assert "This archive has no articles yet." in reader.text("#list")
        for keys in ("j", "G", "enter", "J", "asterisk", "r", "R", "slash", "escape", "F", "enter", "m", "tilde"):
            await reader.press(keys)


async def test_an_article_that_is_gone_is_told_and_the_rest_goes_on(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        identity = seeds.search(Query()).rows(0, 1)[0].id
        seeds.remove([identity])
        await reader.press("enter")
        assert "This article could not be read." in reader.text("#view")
        assert reader.notices[0].startswith("Could not read the article: no article has the ID")
        await reader.press("J")
        assert "from the crawler" in reader.text("#view")


async def test_help_lists_every_key_of_the_table(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 400)) as reader:
        await reader.press("question_mark")
        text = reader.text()
        for action in ACTIONS:
            assert action.help in text
        await reader.press("escape")
        assert reader.screen.place is Place.LIST


async def test_the_palette_offers_every_action_of_the_place(reading: Run, seeds: Archive) -> None:
    from warreader.tui.dialogs.command_palette import ActionCommands

    async with reading(seeds) as reader:
        names = {hit.text async for hit in ActionCommands(reader.screen).discover()}
        assert {action.help for action in ACTIONS if action.place in {Place.LIST, Place.EVERYWHERE}} <= names
        await reader.press("ctrl+p")
        await reader.pilot.press(*"source text")
        await reader.offered("source text")
        await reader.pilot.press("enter")
        await reader.until(lambda: reader.screen.query_one(ReadingView).view == "source")


async def test_other_themes_can_be_worn(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        assert len(reader.app.available_themes) == 24
        await reader.press("enter")
        for name in (LIGHT, TERMINAL, "ansi-light", "textual-dark", "nord", DARK):
            reader.app.theme = name
            await reader.pilot.pause()
            assert "Four killed" in reader.text()


async def test_a_thousand_rows_are_fetched_as_they_come_into_view(
    reading: Run, empty: Archive, make_article: Callable[..., Article]
) -> None:
    start = dt.date(2020, 1, 1)
    empty.add([make_article(f"Text {n}.", title=f"Headline {n}", day=start + dt.timedelta(n)) for n in range(1_000)])
    async with reading(empty, size=(80, 24)) as reader:
        assert "Headline 999" in reader.text("#list")
        await reader.press("G")
        assert "Headline 0" in reader.text("#list")
        await reader.press("g", "g", "pagedown")
        assert "Headline 978" in reader.text("#list")
        await reader.press("enter", "J")
        assert "Text 976." in reader.text("#view")


@pytest.mark.parametrize(("size", "words"), [((20, 5), "3"), ((59, 20), "3"), ((60, 20), "3 articles")])
async def test_the_number_of_articles_shows_at_every_size(
    reading: Run, seeds: Archive, size: tuple[int, int], words: str
) -> None:
    async with reading(seeds, size=size) as reader:
        assert reader.text("#count").strip() == words
        assert words in reader.lines()[0]
