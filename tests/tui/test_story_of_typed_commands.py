"""Command line and help: every action by its key, with its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stories import move_along, moves, story

from warreader.tui.dialogs.help import HelpView
from warreader.tui.keys.actions import Place
from warreader.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from warreader.archive import Archive


@story(
    "command.open", "command.run", "command.drop", "command.complete", "command.complete-back", "command.older",
    "command.newer",
)  # fmt: skip
async def test_story_of_the_command_line(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty) as reader:
        teller = tell(reader)

        def line() -> str:
            return str(reader.text("#command").strip())

        await teller.do("command.open")
        assert reader.screen.place is Place.COMMAND
        await reader.press(*"12")
        await teller.do("command.run")
        assert reader.screen.query_one(ArticleList).cursor == 11
        await teller.do("command.open")
        await reader.press(*"sort ")
        await teller.do("command.complete")
        await teller.do("command.complete")
        assert line() == "sort oldest"
        await teller.do("command.complete-back")
        assert line() == "sort newest"
        await teller.do("command.older")
        assert line() == "12"
        await teller.do("command.newer")
        assert line().startswith("a command")
        await teller.do("command.drop")
        assert reader.screen.place is Place.LIST
        teller.done()


@story(
    *moves(Place.HELP), "help.find", "help.take", "help.drop", "help.close",
)  # fmt: skip
async def test_story_of_the_help(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        teller = tell(reader)
        await reader.press("question_mark")
        view = reader.app.screen.query_one(HelpView)
        await move_along(teller, Place.HELP, lambda: view.scroll_offset.y, lambda: view.max_scroll_y)
        await reader.press("space")
        assert view.scroll_offset.y > 0
        await reader.press("b")
        whole = view.virtual_size.height
        await teller.do("help.find")
        await reader.press(*"star")
        assert 0 < view.virtual_size.height < whole
        await teller.do("help.take")
        assert reader.app.screen.place is Place.HELP
        await teller.do("help.find")
        await teller.do("help.drop")
        assert view.virtual_size.height == whole
        await teller.do("help.close")
        assert reader.app.screen is reader.screen
        teller.done()
