"""Every action of the table: told in a story of its own, in the palette, in the help, and reached by mouse.

A new action must take its place in one of the stories (`test_story_of_*.py`): it is pressed there, with its effect.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import pytest
from stories import TOLD
from textual.geometry import Offset

from warreader.tui.dialogs.command_palette import ActionCommands, Palette
from warreader.tui.dialogs.help import HelpView
from warreader.tui.keys.actions import ACTIONS, FOOTER, JUMPS, MODAL, TYPING, Place, actions_at, offered_at
from warreader.tui.keys.chords import Keyboard, Taken
from warreader.tui.keys.keymap import _bound, make_keymap  # which keys work where one types is a rule of its own
from warreader.tui.render.help import help_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Archive
    from warreader.tui.render.help import HelpLine

BY_ID = {action.id: action for action in ACTIONS}


def test_every_action_is_told_in_a_story() -> None:
    for module in Path(__file__).parent.glob("test_story_of_*.py"):
        importlib.import_module(module.stem)
    assert {action.id for action in ACTIONS} == TOLD


def test_every_action_has_a_key_unless_it_says_why() -> None:
    assert not [action.id for action in ACTIONS if not action.keys]


@pytest.mark.parametrize("place", Place)
def test_every_key_of_every_action_leads_to_it_at_every_place_where_it_works(place: Place) -> None:
    keymap = make_keymap()
    found = {action.id for action in keymap.offered_at(place)}
    bound = [(action, key) for action, keys in _bound(place, keymap.keys) for key in keys]
    own = {key for action, key in bound if action.place is place}
    for action, key in bound:
        if place not in TYPING or action.place is place or key not in own:  # where one types, its own keys go first
            keyboard = Keyboard()
            *_, taken = [keyboard.feed(one, keymap.trees[place]) for one in key.replace("a-z", "q").split(" ")]
            assert taken == Taken(replace(action, call=action.call.replace("{letter}", "q"))), key
            found.discard(action.id)
    assert all(place in TYPING and BY_ID[one].place is not place for one in found), found


def test_every_id_is_unique_and_every_help_a_sentence_begun() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert all(action.help[0].isupper() and not action.help.endswith(".") for action in ACTIONS)


def test_what_the_footer_shows_can_be_done_there() -> None:
    for place, shown in FOOTER.items():
        assert set(shown) <= {action.id for action in (offered_at(place) or actions_at(place))}


def test_every_jump_is_an_action() -> None:
    assert {action.id for action in ACTIONS} >= JUMPS


STARTS: Final[dict[Place, tuple[str, ...]]] = {
    Place.LIST: (), Place.READING: ("enter",), Place.DRAWER: ("F",), Place.TIMELINE: ("g", "t"),
    Place.QUERY: ("slash",),
    Place.FACET_FIND: ("F", "slash"), Place.FIND: ("enter", "slash"), Place.COMMAND: (":",),
}  # fmt: skip


@pytest.mark.parametrize("place", STARTS)
async def test_every_action_of_a_place_is_in_its_palette_and_a_click_there_does_it(
    reading: Any, sixty: Archive, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(sixty, size=(100, 30)) as reader:
        for key in STARTS[place]:
            await reader.press(key)
        assert reader.screen.place is place
        done: list[str] = []
        with monkeypatch.context() as patched:
            patched.setattr(reader.screen, "perform_soon", lambda action: done.append(action.id))
            async for hit in ActionCommands(reader.screen).discover():
                if not hit.text.startswith("Theme: "):
                    hit.command()
                    assert hit.text == BY_ID[done[-1]].help
        assert sorted(done) == sorted(action.id for action in offered_at(place))
        await reader.press("ctrl+p")
        await reader.type("dark and light")
        await reader.offered("dark and light")
        theme = reader.app.theme
        found = reader.app.screen.query_one("CommandList")
        await reader.pilot.click(found, offset=(4, 1))
        await reader.until(lambda: reader.app.theme != theme)


def help_of(view: HelpView, reader: Any) -> Sequence[HelpLine]:
    """What the help over the reader has to show, line by line."""
    return help_lines(reader.screen.place, view.scrollable_content_region.width, reader.screen.keymap, "")


@pytest.mark.parametrize("place", STARTS)
async def test_every_action_of_a_place_is_in_its_help_and_a_click_there_does_it(
    reading: Any, sixty: Archive, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(sixty, size=(100, 200)) as reader:
        for key in STARTS[place]:
            await reader.press(key)
        await reader.press("f1")
        view = reader.app.screen.query_one(HelpView)
        shown = help_of(view, reader)
        lines = {line.action.id: number for number, line in enumerate(shown) if line.action is not None}
        assert set(lines) == {action.id for action in offered_at(place)}
        for action in ACTIONS:  # and those of the other places, to be read
            assert any(action.help in "".join(piece.text for piece in line.pieces) for line in shown)
        clicked: list[Any] = []
        with monkeypatch.context() as patched:
            patched.setattr(view, "post_message", clicked.append)
            for number in lines.values():
                view.on_click(SimpleNamespace(get_content_offset=lambda _, number=number: Offset(10, number)))
        assert [message.action.id for message in clicked] == list(lines)
        theme = reader.app.theme
        await reader.pilot.click(view, offset=(10, lines["theme"] + 2))
        await reader.until(lambda: reader.app.theme != theme)
        assert reader.app.screen is reader.screen


async def test_the_mouse_reaches_help_and_from_there_the_palette(reading: Any, sixty: Archive) -> None:
    for place in (Place.LIST, Place.QUERY, Place.FIND):
        keys = STARTS[place]
        assert place not in MODAL
        async with reading(sixty, size=(100, 30)) as reader:
            for key in keys:
                await reader.press(key)
            column = reader.lines("#keys")[0].index(" help")
            await reader.pilot.click("#keys", offset=(column, 0))
            await reader.settle()
            view = reader.app.screen.query_one(HelpView)
            shown = help_of(view, reader)
            line = next(n for n, line in enumerate(shown) if line.action and line.action.id == "palette")
            view.scroll_to(y=line, animate=False, force=True, immediate=True)
            await reader.pilot.pause()
            await reader.pilot.click(view, offset=(10, line - view.scroll_offset.y + 2))
            await reader.settle()
            assert isinstance(reader.app.screen, Palette), place
