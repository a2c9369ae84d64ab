"""What the toolkit has worked out for one size of the window does not stay when it has another."""

from __future__ import annotations

import gc

from textual._styles_cache import StylesCache
from textual.geometry import Region

from warreader.tui import memory
from warreader.tui.screens.noting import NoteArea


def kept() -> int:
    return sum(method.cache_info().currsize for method in vars(Region).values() if hasattr(method, "cache_info"))


def test_rectangles_of_another_size_are_forgotten():
    for at in range(50):
        assert Region(at, 0, 3, 3).overlaps(Region(at + 1, 1, 3, 3))
        assert Region(at, 0, 3, 3).union(Region(9, 9, 1, 1))
    assert kept() >= 100
    memory.forget_rectangles()
    assert kept() == 0


async def test_a_resize_forgets_them(reading, empty):
    async with reading(empty) as reader:
        cached = [Region(at, 7_777, 1, 1).grow((1, 1, 1, 1)) for at in range(500)]
        assert kept() > len(cached)
        await reader.pilot.resize_terminal(80, 24)
        assert kept() < len(cached)


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())


async def test_nothing_stays_of_screens_that_were_closed(reading, seeds):
    async with reading(seeds) as reader:
        drawn = []
        for _ in range(4):
            await reader.press("enter", "A", "x", "escape", "question_mark", "escape", "h")
            drawn.append(alive(StylesCache))
        assert alive(NoteArea) <= 1
        assert drawn[-1] <= drawn[0]
