"""What the toolkit has worked out for one size of the window does not stay when it has another."""

from __future__ import annotations

from textual.geometry import Region

from warreader.tui import memory


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
