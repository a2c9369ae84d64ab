"""One open page: its reader's process, and the traffic between the two.

In: messages of textual-serve's page (`["stdin", TEXT]`, `["resize", {"width", "height"}]`, `["ping", TEXT]`,
`["focus"]`, `["blur"]`). Out: what the reader draws. Of what a reader may ask a page for, only its end is passed on:
neither windows nor downloads are opened.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from aiohttp import web
    from textual_serve.download_manager import DownloadManager

WIDTHS: Final = (20, 500)
HEIGHTS: Final = (5, 200)
"""Cells that a terminal in a page may have; memory and time of a frame grow with them."""


class Session(AppService):
    """A reader, and the page that shows it."""

    def __init__(self, command: str, socket: web.WebSocketResponse, downloads: DownloadManager) -> None:
        super().__init__(
            f"exec {command}",  # it runs in a shell, which shall not stay
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._socket = socket

    async def _close(self) -> None:
        await self._socket.close()

    async def start(self, width: int, height: int) -> None:
        """Start the reader, for a terminal of so many cells."""
        await super().start(_within(width, WIDTHS), _within(height, HEIGHTS))

    async def run(self) -> None:
        """Pass on what the reader draws; a page whose reader has ended is closed, however it ended."""
        await super().run()
        await self._close()

    async def on_meta(self, data: bytes) -> None:
        """Pass on that the reader has ended, and nothing else."""
        if json.loads(data).get("type") == "exit":
            await self._close()

    async def take(self, message: Any) -> bool:  # noqa: ANN401  # what a page says may be anything
        """Do what a page says.

        Returns:
            False if it says nothing that can be understood.
        """
        match message:
            case ["stdin", str(text)]:
                await self.send_bytes(text.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(_within(width, WIDTHS), _within(height, HEIGHTS))
            case ["ping", str(text)]:
                await self._socket.send_json(["pong", text])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
            case _:
                return False
        return True

    async def end(self, patience: float) -> None:
        """Ask the reader to end, and wait until it has.

        Args:
            patience: Seconds after which it is killed.
        """
        try:
            await asyncio.wait_for(self.stop(), patience)
        except TimeoutError:
            if self._process is not None and self._process.returncode is None:
                self._process.kill()


def _within(value: int, bounds: tuple[int, int]) -> int:
    return min(max(value, bounds[0]), bounds[1])
