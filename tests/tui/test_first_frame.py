"""What a start shows before the toolkit is imported stands where the reader puts it, in the same colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from looks import strips_of
from rich.cells import cell_len

from warreader.archive.glance import first_rows
from warreader.cli.first_look import WIDTH
from warreader.config import Config
from warreader.tui.answers import PAGE
from warreader.tui.appearance import palettes
from warreader.tui.components.drawer import Drawer
from warreader.tui.session.panes import USUAL
from warreader.tui.startup.first_frame import ROWS, bar_name, first_frame, has_timeline, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive import Archive
    from warreader.tui.session.panes import Panes
    from warreader.tui.startup.first_frame import Runs

Run = Any
SIZES = [(220, 30), (190, 20),  # where the list has more than its share
         (160, 45), (130, 30), (133, 40), (129, 31), (120, 40), (100, 30), (97, 25), (90, 20), (89, 24), (80, 24),
         (60, 10), (59, 12), (40, 12), (20, 5)]  # fmt: skip
PALETTES = {"dark": palettes.DARK, "light": palettes.LIGHT}


def panes_at(width: int) -> Panes:
    """As a start has them where nobody chose any."""
    return USUAL.fitted(width, WIDTH)


def test_a_start_takes_lines_as_long_as_the_settings_do() -> None:
    assert Config().width == WIDTH


def drawn_cells(line: Runs, palette: dict[str, str]) -> Iterator[tuple[str, str, str, bool, bool]]:
    for run in line:
        for character in run.text:
            yield character, palette[run.colour], palette[run.behind], run.bold, run.italic


def real_cells(reader: Any, y: int) -> Iterator[tuple[str, str, str, bool, bool]]:
    for segment in strips_of(reader.app.screen)[y]:
        style = segment.style
        colour, behind = (one.get_truecolor().hex if one else "" for one in (style.color, style.bgcolor))
        for character in segment.text:
            yield character, colour, behind, bool(style.bold), bool(style.italic)


def seen(drawn: list[tuple[str, str, str, bool, bool]]) -> list[Any]:
    """Of a blank only what is behind it is seen."""
    return [(cell[0], cell[2]) if cell[0] == " " else cell for cell in drawn]


def nearly(one: str, other: str) -> bool:
    """The toolkit takes a theme's own colours through another colour space and back."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(mine - theirs) <= 1 for mine, theirs in pairs)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_bar_and_rows_stand_where_the_reader_puts_them(
    make_app: Any, reader_of: Any, seeds: Archive, size: tuple[int, int], theme: str
) -> None:
    folder = seeds.path.parent
    rows = first_rows(folder, folder, ROWS)
    assert rows
    frame = first_frame(rows, *size, "Test archive", panes_at(size[0]))
    assert len(frame) == size[1]
    app = make_app(seeds, theme=theme)
    async with app.run_test(size=size) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        region = reader.screen.query_one("#list").region
        left = region.x
        for y in range(region.y, region.bottom):
            ours = list(drawn_cells(frame[y], PALETTES[theme]))[left : region.right - 1]
            theirs = list(real_cells(reader, y))[left : region.right - 1]
            assert seen(ours) == seen(theirs), y
        bar = "".join(cell[0] for cell in real_cells(reader, 0))
        mine = "".join(run.text for run in frame[0])
        query = reader.screen.query_one("#query").region
        assert mine[: query.right].rstrip() == bar[: query.right].rstrip()
        brand, real = list(drawn_cells(frame[0], PALETTES[theme]))[1], list(real_cells(reader, 0))[1]
        assert brand[0] == real[0]
        assert all(nearly(one, other) for one, other in zip(brand[1:3], real[1:3], strict=True))


async def test_borders_stand_where_the_reader_puts_them(reading: Run, seeds: Archive) -> None:
    folder = seeds.path.parent
    rows = first_rows(folder, folder, ROWS) or []
    for size in ((220, 30), (190, 30), (160, 45), (100, 30)):
        frame = first_frame(rows, *size, "Test archive", panes_at(size[0]))
        async with reading(seeds, size=size) as reader:
            for name in ("#articles", "#reading"):
                region = reader.screen.query_one(name).region
                for y in (region.y, region.bottom - 1):
                    line = "".join(run.text for run in frame[y])
                    assert line[region.x : region.right] == reader.lines()[y][region.x : region.right]


@pytest.mark.parametrize("size", [*SIZES, (9, 3), (1, 1), (300, 2)])
def test_no_line_is_wider_than_the_terminal(seeds: Archive, size: tuple[int, int]) -> None:
    folder = seeds.path.parent
    frame = first_frame(first_rows(folder, folder, ROWS) or [], *size, "An archive of a very long name " * 9)
    assert len(frame) <= max(size[1], 1)
    assert all(sum(cell_len(run.text) for run in line) <= max(size[0], 12) for line in frame)


def test_a_path_leaves_room_for_the_query_and_is_known_by_its_end() -> None:
    assert bar_name("your archive", 60) == "your archive"
    assert bar_name("/a/very/long/way/to/the/archive/of/2022", 60) == "…/2022"
    assert bar_name("/a/very/long/way/to/the/archive/of/2022", 100) == "…/to/the/archive/of/2022"
    assert bar_name("戦" * 40, 60) == f"…{'戦' * 7}"
    assert bar_name("/a" * 40, 0) == "…"


def test_a_name_from_outside_cannot_speak_to_the_terminal() -> None:
    text = written(first_frame([], 80, 24, "a\x1b]0;owned\x07\u202eb"), palettes.DARK)
    assert "\x1b]" not in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_without_colours_the_cursor_is_seen() -> None:
    text = written(first_frame([], 80, 24, "x"), None)
    assert "38;2" not in text


def test_a_page_is_what_the_reader_reads_at_once() -> None:
    assert ROWS == PAGE
    assert not has_timeline([])


async def test_the_readers_own_first_frame_has_the_rows_where_they_stay(
    make_app: Any, reader_of: Any, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[tuple[object, str]] = []

    def look(drawer: Drawer) -> None:
        screen = drawer.screen
        drawn = "".join(segment.text for segment in strips_of(screen)[2])
        before.append((screen.query_one("#list").region, drawn))

    monkeypatch.setattr(Drawer, "count", look)
    async with make_app(seeds).run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        assert before[0][0] == reader.screen.query_one("#list").region
        assert "Four killed" in before[0][1]


async def test_what_is_drawn_follows_the_theme(reading: Run, seeds: Archive) -> None:
    folder = seeds.path.parent
    frame = first_frame(first_rows(folder, folder, ROWS) or [], 100, 30, "Test archive")
    async with reading(seeds, size=(100, 30)) as reader:
        await reader.press("T")
        region = reader.screen.query_one("#list").region
        for y in range(region.y, region.bottom):
            ours, theirs = list(drawn_cells(frame[y], palettes.LIGHT)), list(real_cells(reader, y))
            assert seen(ours[region.x : region.right - 1]) == seen(theirs[region.x : region.right - 1])
