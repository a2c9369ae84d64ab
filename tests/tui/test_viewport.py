"""Where the window of a list stands: rows are whole at its top, and it moves no further than it must."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseScrollDown

from warreader.tui.render.viewport import lines_scrolled, top_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

Run = Any


@given(st.integers(1, 3), st.integers(3, 50), st.integers(1, 500), st.data())
def test_a_whole_row_stands_at_the_top_and_the_cursor_in_sight(
    row_height: int, height: int, count: int, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, count - 1))
    lines = lines_scrolled(count, row_height, height)
    before = data.draw(st.integers(0, max(lines - height, 0)))
    top = top_line(cursor, before, row_height, height)
    assert top % row_height == 0
    assert top <= cursor * row_height
    assert (cursor + 1) * row_height <= top + height
    assert top <= max(lines - height, 0)
    if before <= cursor * row_height and (cursor + 1) * row_height <= before + height:
        assert 0 <= top - before < row_height


def test_a_row_that_is_higher_than_the_window_shows_its_beginning() -> None:
    assert top_line(5, 0, 3, 2) == 15


@pytest.mark.parametrize("keys", [("G",), ("pagedown",), ("ctrl+d", "ctrl+d"), ("G", "k")])
async def test_no_row_of_two_lines_is_cut_at_the_top(
    reading: Run, empty: Archive, make_article: Callable[..., Article], keys: tuple[str, ...]
) -> None:
    start = dt.date(2022, 2, 1)
    empty.add([make_article(f"Text {n}.", title=f"Headline {n}", day=start + dt.timedelta(n)) for n in range(60)])
    for height in (29, 30):
        async with reading(empty, size=(100, height)) as reader:
            await reader.press(*keys)
            found = reader.screen.articles.list
            assert found.row_height == 2
            assert "Headline" in reader.lines("#list")[0]
            assert found.scroll_offset.y > 0


async def test_the_wheel_scrolls_what_stands_over_the_reader(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("question_mark")
        view = reader.app.screen.query_one("HelpView")
        assert view.show_vertical_scrollbar
        place = {"widget": view, "x": 3, "y": 3, "delta_x": 0, "delta_y": 0, "button": 0}
        view.post_message(MouseScrollDown(**place, shift=False, meta=False, ctrl=False))
        await reader.settle()
        assert view.scroll_offset.y > 0
