"""The loop that tests of the screen run in tells them when it is idle, and does not let them hang."""

from __future__ import annotations

import asyncio

import idle_loop
import pytest


def test_a_program_that_never_comes_to_rest_fails_its_test(monkeypatch):
    async def spins():
        spin()
        await idle_loop.until_idle()

    def spin():
        asyncio.get_running_loop().call_soon(spin)

    monkeypatch.setattr(idle_loop, "LONGEST", 0.01)
    with pytest.raises(TimeoutError):
        idle_loop.run(spins())


def test_a_timer_that_ends_later_is_not_waited_for():
    async def waits():
        later = asyncio.get_running_loop().create_task(asyncio.sleep(60))
        await idle_loop.until_idle(within=idle_loop.FRAME)
        assert not later.done()
        later.cancel()

    idle_loop.run(waits())
