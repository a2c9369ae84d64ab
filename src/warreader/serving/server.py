"""The HTTP server: the page, and a WebSocket to one reader per open page.

A reader is a process of its own, driven by textual-serve's `AppService`. It lives as long as its page is open and ends
when the server does. What comes from a page is untrusted: sizes are clamped, and a message that is none ends it.
"""

from __future__ import annotations

import asyncio
import html
import json
import shlex
import signal
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.download_manager import DownloadManager

from warreader.frozen import dataclass
from warreader.serving.access_control import Guard, page_headers
from warreader.serving.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiohttp.typedefs import Handler

MOST_READERS: Final = 16
"""Pages that can be open at once; each has a process of 70 MB."""
_LARGEST_MESSAGE: Final = 1 << 20  # bytes; what is pasted at once
_HEARTBEAT: Final = 15.0  # seconds after which a page that is gone is noticed
_PATIENCE: Final = 5.0  # seconds that readers have at the end to write down what is not on the disk yet
_KEY: Final = "key"
_PAGE: Final = Path(str(files("warreader"))) / "serving" / "page"
_PROGRAM: Final = Path(str(files("textual_serve"))) / "static"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is served, and where."""

    command: Sequence[str]
    """The program that runs one reader for a page, with its arguments."""
    host: str
    """Address or name to listen on."""
    port: int
    """0: any that is free."""
    title: str
    """Of the page; untrusted."""
    background: str = "#000000"
    """Of the page, as CSS has it."""
    foreground: str = "#ffffff"
    """Of its text."""
    key: str = ""
    """What one must know to see it; empty for nothing."""


def serve(offer: Offer, told: Callable[[str], object]) -> int:
    """Serve until a signal comes.

    Args:
        offer: What, and where.
        told: Gets the address to open, once it can be.

    Returns:
        The number of the signal.

    Raises:
        OSError: It cannot listen there.
    """
    return asyncio.run(_serve(offer, told))


async def _serve(offer: Offer, told: Callable[[str], object]) -> int:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _end, ended, number)
    runner = web.AppRunner(_Server(offer).application(), access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    try:
        await web.TCPSite(runner, offer.host, offer.port).start()
        host, port = f"[{offer.host}]" if ":" in offer.host else offer.host, runner.addresses[0][1]
        told(f"http://{host}:{port}/" + (f"?{_KEY}={offer.key}" if offer.key else ""))
        return await ended
    finally:
        await runner.cleanup()


def _end(ended: asyncio.Future[int], number: int) -> None:
    if not ended.done():
        ended.set_result(number)


class _Server:
    """Answers requests."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer
        self._guard = Guard(offer.host, offer.key)
        self._sockets: set[web.WebSocketResponse] = set()
        self._downloads = DownloadManager()  # the toolkit asks for one; no reader hands anything to it

    def application(self) -> web.Application:
        """Return what a runner runs."""
        application = web.Application(middlewares=[self._let_in])
        application.add_routes([web.get("/", self._index), web.get("/ws", self._socket)])
        application.add_routes([web.static("/page", _PAGE), web.static("/static", _PROGRAM)])
        application.on_response_prepare.append(_add_headers)
        application.on_shutdown.append(self._close)
        return application

    @web.middleware
    async def _let_in(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        shown = request.query.get(_KEY)
        refusal = self._guard.refusal(request.headers, known_key=shown or request.cookies.get(_cookie(request), ""))
        if refusal:
            return web.Response(status=403, text=f"{refusal}\n")
        if self._guard.key and shown:  # off the address line, where it would be seen and kept
            moved = web.Response(status=303, headers={"Location": "/"})
            moved.set_cookie(_cookie(request), shown, httponly=True, samesite="Strict")
            return moved
        return await handler(request)

    async def _index(self, _request: web.Request) -> web.Response:
        text = (_PAGE / "index.html").read_text(encoding="utf-8")
        for name in ("title", "background", "foreground"):
            text = text.replace(f"{{{{{name}}}}}", html.escape(getattr(self._offer, name)))
        return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-store"})

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if not self._guard.is_same_origin(request.headers):
            return web.Response(status=403, text="Only a page of this server may open a reader.\n")
        if len(self._sockets) >= MOST_READERS:
            return web.Response(status=503, text=f"{MOST_READERS} pages are open already; close one.\n")
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LARGEST_MESSAGE)
        self._sockets.add(socket)
        try:
            await socket.prepare(request)
            session = Session(shlex.join(self._offer.command), socket, self._downloads)
            width, height = request.query.get("width", ""), request.query.get("height", "")
            await session.start(*(int(one) if one.isdecimal() else 0 for one in (width, height)))
            try:
                async for message in socket:
                    if message.type is not WSMsgType.TEXT or not await session.take(_parsed(message.data)):
                        break
            finally:
                await session.end(_PATIENCE)
        finally:
            self._sockets.discard(socket)
            await socket.close()
        return socket

    async def _close(self, _application: web.Application) -> None:
        for socket in tuple(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update({"Server": "warreader", **page_headers(request.host)})


def _cookie(request: web.Request) -> str:
    """Name the cookie that holds the key: browsers share cookies between the ports of a host."""
    return f"warreader-{request.url.port}"


def _parsed(text: str) -> Any:  # noqa: ANN401  # what a page says may be anything
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
