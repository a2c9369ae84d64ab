"""Access control of the server: which requests are answered, and what a page may load.

In: the headers of a request. Out: why it is refused, or nothing. Three dangers (decision 0081): a page of another site
that opens a WebSocket to this machine (browsers let it: the server has to look at Origin), a name of another site that
suddenly points to this machine (DNS rebinding: the server has to look at Host), and everybody else who gets through
to it, on loopback the other users of this machine (the key).

Sources: RFC 6455 section 10.2 for Origin; the W3C's Content Security Policy level 3.
"""

from __future__ import annotations

import hmac
import ipaddress
import platform
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL: Final = "localhost"
_POLICY: Final = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self' 'unsafe-inline'"),  # the terminal in the page writes its own style sheet
    ("font-src", "'self'"),
    ("img-src", "'self' data:"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
    ("sandbox", "allow-scripts allow-same-origin"),  # no new windows: an address in an article is text
)
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Decides who may ask."""

    host: str
    """What the server listens on: an address or a name."""
    key: str = ""
    """What a page must know; empty lets everybody in who gets through to the server."""

    def refusal(self, headers: Mapping[str, str], *, known_key: str) -> str:
        """Say why a request is refused.

        Args:
            headers: Its headers; names in any case of letters.
            known_key: The key that it brings; empty for none.

        Returns:
            One sentence; empty if it may have what it asks for.
        """
        if not _is_ours(headers.get("Host", ""), self.host):
            return "This name does not belong to this server."
        if self.key and not hmac.compare_digest(known_key.encode(errors="surrogateescape"), self.key.encode()):
            return "Open the address that warreader serve has printed: it holds the key."
        return ""

    @staticmethod
    def is_same_origin(headers: Mapping[str, str]) -> bool:
        """Return whether a request comes from a page that the same server gave; one that does not say so does not."""
        host = headers.get("Host", "")
        return bool(host) and _authority(headers.get("Origin", "")) == host.lower()


def page_headers(host: str) -> dict[str, str]:
    """Return the headers of every answer: the page may load what this server has, and nothing else.

    Args:
        host: The request's own Host header, which was found to be ours.
    """
    sockets = f"'self' ws://{host} wss://{host}"  # older browsers do not count a WebSocket among what is 'self'
    policy = "; ".join(f"{name} {value}" for name, value in (*_POLICY, ("connect-src", sockets)))
    return {"Content-Security-Policy": policy, **_HEADERS}


def is_loopback(host: str) -> bool:
    """Return whether only programs of this machine can get through to an address."""
    address = _address(host)
    return host.lower() == _LOCAL if address is None else address.is_loopback


def _is_ours(host: str, listening: str) -> bool:
    """Return whether a Host header names this machine: by an address, as localhost, or by its own name.

    A name of somebody else can be made to point here; an address cannot be made to be another.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return _address(name) is not None or name in {_LOCAL, listening.lower(), platform.node().lower()} - {""}


def _authority(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
