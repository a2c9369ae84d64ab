"""The reader's place holds over everything that is not scrolling: size, width of lines, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any


def view_of(reader: Any) -> ReadingView:
    return reader.screen.query_one(ReadingView)  # type: ignore[no-any-return]


async def test_a_terminal_that_was_large_for_a_moment_does_not_move_the_text(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter", "G")
        place, top = view_of(reader).place, view_of(reader).scroll_offset.y
        for size in ((80, 60), (200, 80), (55, 12), (80, 12)):
            await reader.resize(*size)
        assert (view_of(reader).place, view_of(reader).scroll_offset.y) == (place, top)


async def test_scrolling_after_a_resize_is_a_new_place(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter", "space", "space")
        await reader.resize(80, 20)
        before = view_of(reader).place
        await reader.press("k", "k", "k")
        assert 0 < view_of(reader).place < before


async def test_after_the_evidence_of_every_statement_one_is_back_at_the_old_place(reading: Run, seeds: Archive) -> None:
    for keys in (("e", "e", "e"), ("escape",)):
        async with reading(seeds, size=(80, 12)) as reader:
            await reader.press("enter", "space")
            before, folded = view_of(reader).scroll_offset.y, view_of(reader).folded
            assert before > 0
            await reader.press("e")
            assert view_of(reader).folded != folded
            assert view_of(reader).marked_statement == "date"
            await reader.press(*keys)
            assert view_of(reader).folded == folded
            assert view_of(reader).scroll_offset.y == before
            assert view_of(reader).marked_statement is None
            assert "Person" in reader.text("#status")


async def test_the_head_stays_in_sight_while_its_evidence_is_shown(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 18)) as reader:
        await reader.press("enter", "e", "e", "n", "n", "n", "n")
        lines = reader.lines("#view")
        assert view_of(reader).scroll_offset.y > 0
        assert "Four killed and nine wounded" in lines[0]
        assert any("· Kharkiv" in line for line in lines[:4])
        assert "Kharkiv, Kharkiv Oblast · 5 of 7" in reader.text("#status")
        await reader.press("escape")
        assert "Four killed" in reader.lines("#view")[1]


async def test_a_click_on_a_statement_of_the_head_shows_what_it_rests_on(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("enter")
        number, line = next((n, one) for n, one in enumerate(reader.lines("#view")) if "10:06" in one)
        await reader.pilot.click("#view", offset=(line.index("Kharkiv") + 2, number))
        await reader.settle()
        assert view_of(reader).marked_statement == "city"
        assert "Kharkiv, Kharkiv Oblast · 1 of 7" in reader.text("#status")


async def test_a_look_at_the_evidence_is_not_where_one_reads_on(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter", "space", "space")
        before = view_of(reader).place
        await reader.press("e", "h")
    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter")
        assert view_of(reader).place == before


async def test_the_words_of_the_query_are_lit_again_after_the_evidence(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, query="hospital") as reader:
        await reader.press("enter", "e", "escape")
        assert "1 hit" in reader.text("#status")


async def test_shorter_lines_begin_at_the_width_on_the_screen(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        await reader.press("enter")
        longest = max(map(len, reader.lines("#view")))
        await reader.press("minus")
        assert max(map(len, reader.lines("#view"))) < longest


async def test_longer_lines_where_there_is_no_room_change_nothing(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        await reader.press("enter")
        before = reader.text("#view")
        await reader.press("plus")
        assert reader.text("#view") == before
        await reader.resize(200, 30)
        assert view_of(reader).measure == 78


async def test_the_article_under_the_cursor_shows_as_soon_as_there_is_room_beside_the_list(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("j")
        await reader.resize(100, 30)
        assert "Headline 58" in reader.text("#view")
        await reader.press("F", "tab", "tab", "j")  # the drawer takes its place meanwhile
        await reader.press("F", "F")
        assert "Headline 57" in reader.text("#view")
