"""A key draws what it changes: how many frames, how many lines of the screen, how many of them drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.color import Color
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App
from textual.geometry import Region
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from warreader.tui.answers import PAGE
from warreader.tui.render.viewport import thumb
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.reading_view import ReadingView
from warreader.tui.widgets.scroll_bar import ListScrollBar, cell

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any
BACK, BAR = Color.parse("#101010"), Color.parse("#808080")


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many stretches of lines each frame writes; -1 for the whole screen."""
    written: list[int] = []
    display = App._display

    def counted(self: App[None], screen: Any, renderable: Any) -> None:
        if renderable is not None:
            written.append(len(renderable.spans) if isinstance(renderable, ChopsUpdate) else -1)
        display(self, screen, renderable)

    monkeypatch.setattr(App, "_display", counted)
    return written


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which widget draws a row of the list, a line of the text, a cell of a scroll bar."""
    calls: list[str] = []
    for owner, method in ((ArticleList, "draw_row"), (ReadingView, "_draw"), (ListScrollBar, "render_line")):
        before = getattr(owner, method)

        def counted(self: Any, *rest: Any, before: Any = before, name: str = owner.__name__) -> Any:
            calls.append(name)
            return before(self, *rest)

        monkeypatch.setattr(owner, method, counted)
    return calls


async def test_a_row_down_is_a_frame_of_two_rows(
    reading: Run, sixty: Archive, frames: list[int], drawn: list[str]
) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("j")
        await reader.press("k")
        frames.clear()
        drawn.clear()
        await reader.press("j")
        assert frames == [2]
        assert drawn == []  # both were drawn both ways already


async def test_a_row_that_comes_into_sight_is_a_frame_with_two_rows_drawn(
    reading: Run, sixty: Archive, frames: list[int], drawn: list[str]
) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("3", "0", "j")
        frames.clear()
        drawn.clear()
        await reader.press("j")
        assert len(frames) == 1
        assert drawn.count("ArticleList") == 2  # the new one, and the one that the cursor left
        assert drawn.count("ListScrollBar") <= 3


async def test_a_line_down_in_the_text_is_a_frame_with_a_line_drawn(
    reading: Run, sixty: Archive, frames: list[int], drawn: list[str]
) -> None:
    async with reading(sixty, size=(120, 40)) as reader:
        await reader.press("enter", "j", "j")
        frames.clear()
        drawn.clear()
        await reader.press("j")
        assert len(frames) == 1
        assert drawn.count("ReadingView") == 1
        assert drawn.count("ArticleList") == 0
        assert drawn.count("ListScrollBar") <= 3


async def test_rows_that_come_out_of_sight_draw_nothing(reading: Run, sixty: Archive, frames: list[int]) -> None:
    async with reading(sixty) as reader:
        rows = reader.screen.query_one(ArticleList)
        page = rows._pages[0]
        rows.set_count(PAGE * 9)
        await reader.settle()
        frames.clear()
        rows.take_page(rows.listing, 5, page)
        await reader.settle()
        assert frames == []
        rows.take_page(rows.listing, 0, page)
        await reader.settle()
        assert len(frames) == 1


async def test_a_row_marked_draws_that_row(reading: Run, sixty: Archive, frames: list[int]) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        frames.clear()
        await reader.press("asterisk")
        assert "★" in reader.lines("#list")[0]
        assert 1 in frames
        assert max(frames) <= 2  # the footer may have said something


async def test_a_list_is_the_same_lines_as_long_as_it_shows_the_same(reading: Run, sixty: Archive) -> None:
    async with reading(sixty) as reader:
        rows = reader.screen.query_one(ArticleList)
        before, after = (rows.render_lines(rows.outer_size.region) for _ in range(2))
        assert [id(line) for line in before] == [id(line) for line in after]


@pytest.mark.parametrize("keys", [(), ("enter", "j"), ("g", "d"), ("question_mark",), ("slash", "o", "i")])
async def test_a_part_of_the_screen_is_drawn_as_the_toolkit_draws_it(
    reading: Run, sixty: Archive, keys: tuple[str, ...]
) -> None:
    async with reading(sixty, size=(140, 40)) as reader:
        await reader.press(*keys)
        compositor = reader.app.screen._compositor
        ours, toolkits = type(compositor), Compositor
        parts = [region for region, _ in compositor.visible_widgets.values()]
        parts += [Region(3, 1, 60, 9), Region(39, 20, 3, 1), Region(0, 39, 140, 1), compositor.size.region]
        for part in parts:
            drawn = []
            for kind in (ours, toolkits):
                compositor.__class__ = kind
                drawn.append(shown(compositor, part))
            compositor.__class__ = ours
            assert drawn[0] == drawn[1]


def shown(compositor: Compositor, part: Region) -> list[Strip]:
    chops = compositor._render_chops(part, lambda y: y in part.line_range)
    lines = []
    for y in part.line_range:
        found = {x: strip for x, strip in chops[y].items() if x >= part.x and isinstance(strip, Strip)}
        lines.append(Strip.join([strip for x, strip in sorted(found.items()) if x + strip.cell_length <= part.right]))
    return lines


@given(st.integers(1, 60), st.integers(1, 5_000_000), st.integers(1, 100), st.floats(0, 1))
@example(height=5, lines=262, window=100, share=0.6071)  # exactly between two eighths
def test_a_bar_shows_what_the_toolkits_shows(height: int, lines: int, window: int, share: float) -> None:
    assume(height != lines)  # the bar is as high as the window, which is not as high as all lines then
    top = int(max(lines - window, 0) * share * 8) / 8
    shown_there = window if window < lines else 0
    segments = ScrollBarRender.render_bar(height, lines, shown_there, top, 1, True, BACK, BAR).segments
    placed = thumb(height, lines, window, top)
    assert len(segments) == height
    for y, segment in enumerate(segments):
        text, turned, mouse = cell(y, *placed)
        assert isinstance(segment, Segment)
        assert segment.style is not None
        assert (text, turned, mouse) == (segment.text, bool(segment.style.reverse), segment.style.meta)


def test_a_bar_beside_a_million_rows_stands_still_for_thousands_of_them() -> None:
    assert len({thumb(35, 2_000_000, 35, top) for top in range(0, 6_000, 2)}) == 1
