"""The keys that end the reader work wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any


@pytest.mark.parametrize("place", ["ctrl+p", "question_mark", "slash", "F"])
@pytest.mark.parametrize(("key", "code"), [("ctrl+c", 130), ("ctrl+q", 0)])
async def test_quitting_keys_work_everywhere(reading: Run, seeds: Archive, place: str, key: str, code: int) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.press(place, key)
        assert await reader.ended() == code


async def test_a_capital_q_quits_from_the_help(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.press("question_mark", "Q")
        assert await reader.ended() == 0


@pytest.mark.parametrize("keys", ["ZZ", "ZQ"])
async def test_the_keys_of_vim_that_quit_do(reading: Run, seeds: Archive, keys: str) -> None:
    async with reading(seeds) as reader:
        await reader.pilot.press("enter", *keys)
        assert await reader.ended() == 0
