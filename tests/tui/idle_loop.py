"""An event loop that knows when it is idle, so that a test waits for what is under way and not for time to pass.

Textual's own driver of tests takes a program for idle once the processor was so for 20 milliseconds, twice a key. That
is slow, and wrong where others keep the processor busy. A loop that is about to wait for input or a timer is idle.
"""

from __future__ import annotations

import asyncio
import math
import selectors
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Coroutine

FRAME: Final = 1 / 50
"""Seconds after which at the latest Textual draws what has changed, or lays out anew for another size of terminal."""
LONGEST = 300.0
"""Seconds after which a test has failed: a program that never comes to rest, or never ends, would be waited for on."""


class _IdleSelector(selectors.DefaultSelector):
    """Tells those who wait for it that no callback is due and no input is there."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[float, asyncio.Future[None]]] = []
        self.rounds = 0
        """How often the loop went on at once, because callbacks were due."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Look for input; a loop with callbacks to call asks for none to be waited for: 0 seconds."""
        due = math.inf if timeout is None else timeout
        self.rounds += due <= 0
        told = [one for within, one in self.waiting if due > within]
        found = super().select(0 if told else timeout)
        if told and not found:
            self.waiting = [one for one in self.waiting if due <= one[0]]
            for one in told:
                if not one.done():
                    one.set_result(None)
        return found


class _IdleLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._idle = _IdleSelector()
        super().__init__(self._idle)

    async def until_idle(self, within: float) -> bool:
        rounds, future = self._idle.rounds, self.create_future()
        self._idle.waiting.append((within, future))
        await future
        return self._idle.rounds == rounds


async def until_idle(*_: float, within: float = 0) -> bool:
    """Wait until nothing is left to be done but what waits for a timer, a thread or input: for `textual._wait`.

    Args:
        within: Timers that end within so many seconds are waited for.

    Returns:
        Whether that was so already.
    """
    loop = asyncio.get_running_loop()
    assert isinstance(loop, _IdleLoop)
    return await loop.until_idle(within)


def run(test: Coroutine[None, None, object]) -> None:
    """Run a test in such a loop; raises TimeoutError where it hangs."""
    with asyncio.Runner(loop_factory=_IdleLoop) as runner:
        runner.run(_limited(test))


async def _limited(test: Coroutine[None, None, object]) -> None:
    async with asyncio.timeout(LONGEST):
        await test
