"""The command palette: what is offered, in which order, for which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.style import Style
from textual.command import CommandList
from textual.events import Click, Key

from warreader.tui.dialogs.command_palette import ActionCommands, Palette
from warreader.tui.dialogs.pick_list import PickScreen
from warreader.tui.render import cells
from warreader.tui.render.pick_lines import Entry, entry_pieces

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any


async def offered(reader: Any, words: str) -> list[str]:
    hits = [hit async for hit in ActionCommands(reader.screen).search(words)]
    return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]


async def test_a_page_key_where_nothing_is_offered_does_nothing(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.press("ctrl+p", *"zzzz")
        await reader.offered("No matches")
        await reader.pilot.press("pagedown", "pageup", "down", "escape")
        await reader.settle()
        assert reader.app.screen is reader.screen


async def test_a_page_key_where_there_is_no_room_for_what_is_offered_does_nothing(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(9, 3)) as reader:
        await reader.pilot.press("ctrl+p", *"star")
        await reader.offered("Star the article")
        assert isinstance(reader.app.screen, Palette)
        await reader.pilot.press("pagedown", "pageup", "escape")
        await reader.settle()
        assert reader.app.screen is reader.screen


async def test_a_command_that_is_chosen_twice_in_one_go_is_done_and_nothing_else_closes(
    reading: Run, seeds: Archive
) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.press("ctrl+p", *"star the art")
        await reader.offered("Star the article")
        commands = reader.app.screen.query_one(CommandList)
        commands.highlighted = 0
        commands.action_select()
        commands.action_select()  # as a double click does, or enter that is held
        await reader.settle()
        assert reader.app.screen is reader.screen


async def test_a_click_on_a_command_that_is_offered_no_more_does_nothing(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.press("ctrl+p", *"sta")
        await reader.offered("Star the article")
        commands = reader.app.screen.query_one(CommandList)
        x, y = commands.content_region.offset
        gone = Style(meta={"option": commands.option_count})
        commands.post_message(
            Click(commands, 0, 0, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y, style=gone)
        )
        await reader.settle()
        assert isinstance(reader.app.screen, Palette)


async def test_a_key_behind_the_one_that_opens_a_screen_waits_until_it_is_made(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        picked: list[object] = []
        entries = [Entry("one"), Entry("two"), Entry("three")]
        reader.app.push_screen(PickScreen("Marks", entries, reader.screen.keymap, taking="goes there"), picked.append)
        for key in ("down", "down", "enter"):
            reader.app.post_message(Key(key, None))
        await reader.settle()
        assert picked == [("take", 2)]


@pytest.mark.parametrize("note", ["“Kharkiv”", "“the report that says why the words are long”", "כתבו לנו " * 9])
def test_a_note_that_is_cut_ends_in_the_column_of_the_others(note: str) -> None:
    pieces = entry_pieces(Entry("https://a.example/", "1", note.strip()), 2, 60)
    assert sum(cells.width(piece.text) for piece in pieces) == 60
    assert pieces[-1].text[-1] == " " != pieces[-1].text[-2]


async def test_every_word_typed_begins_a_word_of_what_is_offered(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        assert await offered(reader, "sta") == ["Star the article, or unstar it"]
        assert await offered(reader, "the star art") == ["Star the article, or unstar it"]
        assert await offered(reader, "tsae") == []


async def test_moves_are_offered_last(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter")
        names = [hit.text async for hit in ActionCommands(reader.screen).discover()]
        moves = [number for number, name in enumerate(names) if name.endswith((" down", " up"))]
        others = [
            number for number, name in enumerate(names) if name.startswith(("Star", "Mark", "Find", "To the next"))
        ]
        assert max(others) < min(moves)
