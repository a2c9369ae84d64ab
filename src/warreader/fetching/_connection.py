"""HTTP connections that only connect to the address that was checked (against DNS rebinding).

urllib3 does the speaking; here only the way its connections open a socket is replaced. Checking a name before it is
handed over would not do, because it may stand for something else a moment later.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import urllib3.connection
from urllib3.util import make_headers

from warreader.fetching._answer import FetchError
from warreader.fetching._proxy import credentials, is_private, proxy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from urllib.parse import SplitResult

    from urllib3.response import BaseHTTPResponse

CONNECT_SECONDS: Final = 10.0
READ_SECONDS: Final = 20.0
"""Without a byte."""
PRIVATE: Final = "private address, refused"


class _Checked:
    """Connects only to addresses that were checked."""

    host: str
    port: int
    allow: Callable[[str], bool]

    def _new_conn(self) -> socket.socket:
        refused, failed = "", None
        try:
            found = socket.getaddrinfo(self.host.strip("[]"), self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError("no such host", self.host) from error
        for family, kind, protocol, _, address in found:
            if not self.allow(str(address[0])):
                refused = str(address[0])
                continue
            opened = socket.socket(family, kind, protocol)
            try:
                opened.settimeout(CONNECT_SECONDS)
                opened.connect(address)
                opened.settimeout(READ_SECONDS)
            except OSError as error:
                opened.close()
                failed = error
            else:
                return opened
        if failed is None:
            raise FetchError(PRIVATE, f"{self.host} is {refused}", final=True)
        raise FetchError("cannot be reached", f"{self.host}: {failed}") from failed


class _Plain(_Checked, urllib3.connection.HTTPConnection):
    """HTTP."""


class _Secure(_Checked, urllib3.connection.HTTPSConnection):
    """HTTP over TLS."""


@contextmanager
def answered(
    parts: SplitResult, headers: Mapping[str, str], allow: Callable[[str], bool], seconds: float
) -> Iterator[BaseHTTPResponse]:
    """Ask for an address; the connection is shut when its time is over, whatever it is doing.

    Args:
        parts: The address.
        headers: What is said beside it.
        allow: Tells whether an IP address may be connected to.
        seconds: How long all of it may take, the reading of the body included.

    Yields:
        The answer at the beginning of its body, not decoded.

    Raises:
        FetchError: The time is over, or the address is refused.
        OSError: The connection fails; urllib3 and http.client have errors of their own too.
    """
    made, target, more = _made(parts, allow)
    over = threading.Event()
    opened: list[socket.socket] = []

    def shut() -> None:
        over.set()
        for one in opened:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)  # wakes whoever reads; close would not

    timer = threading.Timer(seconds, shut)
    timer.daemon = True
    timer.start()
    try:
        made.connect()
        opened.append(made.sock)  # kept here: the answer takes it from the connection where it is the last one
        made.request("GET", target, headers={**headers, **more}, preload_content=False, decode_content=False)
        with closing(made.getresponse()) as response:
            yield response
    except Exception as error:
        if over.is_set():
            raise _late(seconds) from error
        raise
    finally:
        timer.cancel()
        made.close()
        for one in opened:
            one.close()
    if over.is_set():  # a body without a length looks as if it had ended well
        raise _late(seconds)


def _made(parts: SplitResult, allow: Callable[[str], bool]) -> tuple[Any, str, Mapping[str, str]]:
    """Make a connection, to the host or to the proxy before it; also what is asked for there, and said beside it."""
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    target = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    proxy, more = proxy_of(parts), dict[str, str]()
    if proxy is not None:
        if is_private(host, allow):
            raise FetchError(PRIVATE, f"{host}, behind a proxy", final=True)
        if said := credentials(proxy):
            more = make_headers(proxy_basic_auth=said)
    at = (host, port) if proxy is None else (proxy.hostname or "", proxy.port or 0)
    made: Any = _Secure(*at, ssl_context=ssl.create_default_context()) if secure else _Plain(*at)
    made.allow = allow if proxy is None else _named_by_the_user
    if proxy is not None and secure:
        made.set_tunnel(host, port, headers=more)
        more = {}
    elif proxy is not None:
        target = f"http://{parts.netloc}{target}"
    return made, target, more


def _named_by_the_user(_address: str) -> bool:
    """Allow the proxy, wherever it is."""
    return True


def _late(seconds: float) -> FetchError:
    return FetchError("took too long", f"more than {seconds:g} seconds")


def _quoted(text: str) -> str:
    """Write letters beyond ASCII, blanks and controls as a request may hold them."""
    return "".join(
        one if "!" <= one <= "~" else "".join(f"%{byte:02X}" for byte in one.encode("utf-8", "replace")) for one in text
    )
