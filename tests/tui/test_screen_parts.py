"""The reader's screen is made of parts, each small, and every action and verb names one of them that does it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import warreader.tui
from warreader.tui.keys.actions import ACTIONS, MODAL
from warreader.tui.keys.verbs import VERBS
from warreader.tui.screens.keyed_screen import KeyedScreen
from warreader.tui.screens.reader import ReaderScreen
from warreader.tui.screens.selectable_screen import SelectableScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive import Archive

LARGEST: Final = 300
"""Lines of a class, with what it inherits of ours."""


def our_classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(warreader.tui.__path__, "warreader.tui."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if found.__module__ == module.name:
                yield found


def ours(cls: type) -> list[type]:
    return [one for one in cls.__mro__ if one.__module__.startswith("warreader.tui")]


def lines(cls: type) -> int:
    return len(inspect.getsource(cls).splitlines())


def test_the_screen_is_no_bag_of_classes() -> None:
    assert ours(ReaderScreen) == [ReaderScreen, SelectableScreen, KeyedScreen]


def test_no_part_is_over_its_size_with_all_that_it_inherits() -> None:
    parts = [cls for cls in our_classes() if cls.__module__.split(".")[2] in {"components", "controllers"}]
    assert len(parts) > 15
    assert {cls.__name__: total for cls in parts if (total := sum(map(lines, ours(cls)))) > LARGEST} == {}


@pytest.fixture
def calls() -> list[str]:
    """What actions and verbs call on parts of the screen, without what they hand over."""
    found = {action.call for action in ACTIONS if action.place not in MODAL} | {verb.call for verb in VERBS}
    return sorted(
        {call.partition("(")[0] for call in found if "." in call and not call.startswith(("app.", "screen."))}
    )


async def test_every_action_and_verb_names_a_part_that_does_it(reading: Any, seeds: Archive, calls: list[str]) -> None:
    async with reading(seeds) as reader:
        for call in calls:
            owner, _, name = call.partition(".")
            assert callable(getattr(reader.screen.owner(owner), name)), call


def test_screens_open_in_one_place() -> None:
    """Elsewhere an answer that comes late would open one over another, or over a line that one types into."""
    root = Path(warreader.tui.__file__).parent
    found = {
        f"{path.relative_to(root)}: {function.name}"
        for path in root.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr in {"push_screen", "push_screen_wait", "switch_screen"}
    }
    assert found == {"screens/reader.py: show_over", "app.py: action_command_palette"}
