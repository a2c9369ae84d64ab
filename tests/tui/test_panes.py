"""The widths of the panes, and the text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive.glance import first_rows
from warreader.config import Config
from warreader.query import Query
from warreader.tui.answers import Start
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import search
from warreader.tui.keys.actions import Place
from warreader.tui.render.row import lines_a_row
from warreader.tui.session.panes import USUAL, Panes, read_panes
from warreader.tui.session.preferences import remember_panes, remember_theme, remembered_panes, remembered_theme
from warreader.tui.startup.first_frame import ROWS, first_frame

if TYPE_CHECKING:
    from pathlib import Path

    from warreader.archive import Archive


@given(st.integers(-50, 400), st.integers(60, 400))
def test_list_and_reading_view_can_always_be_read(cells: int, room: int) -> None:
    panes = USUAL.with_list(cells, room)
    mine = panes.list_cells(room)
    assert (24 <= mine <= room - 36) or panes == USUAL
    assert read_panes(list(panes)) == panes or panes == USUAL


@given(st.integers(24, 300), st.integers(60, 340))
def test_a_width_that_both_can_have_is_given_exactly(cells: int, room: int) -> None:
    if cells <= room - 36:
        assert USUAL.with_list(cells, room).list_cells(room) == cells


@given(st.integers(60, 500), st.integers(0, 200))
def test_the_list_takes_what_the_lines_of_the_text_leave_free(width: int, measure: int) -> None:
    room = width - (30 if width >= 130 else 0)
    usual, cells = USUAL.list_cells(room), USUAL.fitted(width, measure).list_cells(room)
    needed = max(40, min(measure, 120)) + 7
    if cells > usual:
        assert room - cells >= needed
    if cells < usual:  # rows of one line would cut headlines
        assert lines_a_row(usual - 3) == 1
        assert lines_a_row(cells - 3) == 2
    headline = cells - 3 - (33 if lines_a_row(cells - 3) == 1 else 4)
    assert headline >= min(59, usual - 7)
    assert Panes(share=7_000).fitted(width, measure) == Panes(share=7_000)


async def test_longer_lines_get_their_room_back_and_an_own_width_wins(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(220, 30)) as reader:
        assert widths(reader) == [30, 105, 85]
        await reader.press("enter", "2", "+")
        assert widths(reader)[1:] == [97, 93]
        assert reader.app.panes == USUAL
        await reader.press("+")
        assert widths(reader)[1:] == [66, 124]  # rows of two lines show more of a headline than such of one line
        await reader.press("h", ">")
        assert widths(reader)[1:] == [70, 120]
        await reader.resize(230, 30)
        assert widths(reader)[1] == 73
        await reader.press("g", "=")
        assert widths(reader)[1:] == [103, 97]
        await reader.resize(160, 30)
        assert widths(reader)[1] == 46


def test_the_drawer_leaves_room_for_the_list() -> None:
    assert USUAL.with_drawer(99, 70).drawer == 46
    assert USUAL.with_drawer(99, 200).drawer == 60
    assert USUAL.with_drawer(1, 200).drawer == 20


@pytest.mark.parametrize("form", [None, [], [1], [30, "x"], [30, 0], [5, 5000], [True, 5000], {"a": 1}])
def test_what_makes_no_sense_gives_the_usual_widths(form: object) -> None:
    assert read_panes(form) == USUAL


def test_widths_and_theme_are_remembered_side_by_side(tmp_path: Path) -> None:
    remember_theme("nord", "dark", tmp_path)
    remember_panes(Panes(40, 7_000), tmp_path)
    assert remembered_panes(tmp_path) == Panes(40, 7_000)
    assert remembered_theme("dark", tmp_path) == "nord"


def widths(reader: Any) -> list[int]:
    return [
        widget.region.width
        for pane in ("drawer", "articles", "reading")
        if (widget := reader.screen.query_one(f"#{pane}")).display
    ]


async def test_the_pane_with_the_keyboard_changes(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 30)) as reader:
        drawer, articles, view = widths(reader)
        await reader.press("greater_than_sign")
        assert widths(reader) == [drawer, articles + 4, view - 4]
        await reader.press("enter", "2", "greater_than_sign")
        assert widths(reader) == [drawer, articles - 4, view + 4]
        await reader.press("h", "F", "greater_than_sign")
        assert widths(reader)[0] == drawer + 4
        assert sum(widths(reader)) == 160
        assert reader.app.panes != USUAL
        await reader.resize(100, 30)
        assert sum(widths(reader)) == 100
        await reader.resize(50, 30)
        assert widths(reader) == [50]


async def test_a_border_is_dragged_by_the_mouse(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 30)) as reader:
        drawer, articles, _ = widths(reader)
        for start, end in ((drawer + articles - 1, drawer + articles + 9), (drawer, drawer + 5)):
            await reader.pilot.mouse_down(offset=(start, 10))
            await reader.pilot.hover(offset=(end, 12))
            await reader.pilot.mouse_up(offset=(end, 12))
            await reader.settle()
        assert widths(reader)[0] == drawer + 6
        assert sum(widths(reader)) == 160
        assert abs(widths(reader)[1] - (articles + 10) * (160 - drawer - 6) / (160 - drawer)) <= 1
        assert reader.text("#query").strip() == "all articles"
        assert reader.screen.place is Place.LIST


async def test_one_pane_says_so(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("greater_than_sign")
        assert "One pane shows here" in reader.text("#keys")


async def test_the_reader_begins_with_the_widths_it_was_left_with(seeds: Archive, reader_of: Any) -> None:
    start = Start(search(seeds, Query()), panes=Panes(40, 7_000))
    app = ReaderApp(seeds, Config(theme="dark"), start)
    async with app.run_test(size=(160, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        assert widths(reader) == [40, 60, 60]
        rows = first_rows(seeds.path.parent, seeds.path.parent, ROWS) or []
        ours = first_frame(rows, 160, 30, "", start.panes)[12]
        assert [at for at, sign in enumerate("".join(run.text for run in ours)) if sign == "│"][:3] == [40, 99, 100]


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (50, 20)])
async def test_zen_shows_the_text_alone_and_says_how_to_leave(reading: Any, seeds: Archive, size: Any) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("g", "z")
        text = reader.text()
        assert "warreader" not in text
        assert "Articles" not in text
        assert "gz shows everything" in reader.lines()[-1]
        assert "Four killed" in text
        assert reader.screen.query_one("#view").region.height == size[1] - 1
        await reader.press("J")
        assert "from the crawler" in reader.text()
        await reader.press("slash", *"convoy", "enter")
        assert "hit 1 of" in reader.text()
        await reader.press("colon")
        assert reader.screen.place is Place.COMMAND
        await reader.press("escape", "g")
        assert any(line.strip().startswith("g …") for line in reader.lines())
        await reader.press("escape", "escape")
        assert reader.screen.pane_layout.in_zen
        await reader.press("escape")
        assert not reader.screen.pane_layout.in_zen
        assert reader.screen.place is Place.READING


@pytest.mark.parametrize("keys", [("q",), ("g", "c")])
async def test_going_elsewhere_leaves_zen(reading: Any, seeds: Archive, keys: tuple[str, ...]) -> None:
    async with reading(seeds, size=(160, 30)) as reader:
        await reader.press("enter", "g", "z", *keys)
        assert not reader.screen.pane_layout.in_zen
        assert "warreader" in reader.lines()[0]


async def test_zen_without_an_article_says_why_not(reading: Any, empty: Archive) -> None:
    async with reading(empty, size=(80, 24)) as reader:
        await reader.press("g", "z")
        assert "No article is listed." in reader.text("#keys")
        assert not reader.screen.pane_layout.in_zen


@pytest.mark.parametrize("keys", [("F", "tab", "tab", "enter"), ("F", *"gzgz")])
async def test_what_is_opened_beside_the_drawer_shows_in_its_place(
    reading: Any, seeds: Archive, keys: tuple[str, ...]
) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        await reader.press(*keys)
        assert reader.screen.place is Place.READING
        drawer, articles, view = (reader.screen.query_one(f"#{name}") for name in ("drawer", "articles", "reading"))
        assert (drawer.display, articles.display, view.display) == (False, True, True)
        assert articles.region.width < view.region.width
        await reader.press("q")
        assert reader.screen.place is Place.LIST
        await reader.press("F")
        assert reader.screen.place is Place.DRAWER
        assert (drawer.display, view.display) == (True, False)


async def test_a_row_clicked_beside_the_drawer_opens_where_one_sees_it(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        await reader.press("F")
        await reader.pilot.click("#list", offset=(5, 2), times=2)
        await reader.settle()
        assert reader.screen.place is Place.READING
        assert reader.screen.query_one("#reading").region.width > 0


async def test_the_text_one_reads_stays_when_the_terminal_becomes_narrower(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 30)) as reader:
        await reader.press("enter")
        await reader.resize(100, 30)
        assert reader.screen.place is Place.READING
        assert reader.screen.query_one("#reading").region.width > 0


async def test_the_footer_follows_when_what_had_the_keyboard_shows_no_more(reading: Any, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        await reader.press("enter")
        before = reader.text("#keys")
        reader.screen.set_focus(None)
        await reader.settle()
        assert reader.screen.place is Place.LIST
        assert reader.text("#keys") != before


async def test_the_drawer_opens_as_the_terminal_becomes_wide_unless_one_closed_it(reading: Any, seeds: Archive) -> None:
    async def resize(width: int) -> bool:
        await reader.resize(width, 30)
        return reader.screen.drawer.is_open

    async with reading(seeds, size=(80, 30)) as reader:
        assert await resize(160)
        assert "Kharkiv" in reader.text("#facet")
        assert widths(reader) == [30, 46, 84]
        assert not await resize(100)
        assert len(widths(reader)) == 2
        assert await resize(160)
        await reader.press("F", "F")
        assert not reader.screen.drawer.is_open
        assert not await resize(100)
        assert not await resize(160)
        await reader.press("F", "h")
        assert not await resize(100)
        assert await resize(160)
        await reader.press("F")
        assert await resize(100)  # where one is stays
