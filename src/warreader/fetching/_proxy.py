"""Finds the proxy that the environment names for an address: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, and NO_PROXY.

What is behind a proxy is connected to by it, so that only what can be known here is looked at here: an address that is
written as a number, and a name that stands for addresses of this network. The rest is the proxy's task.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed leaves it out

from warreader.fetching._answer import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable

UNUSABLE: Final = "the proxy that the environment names cannot be used"
_DEFAULT_PORT: Final = 3128  # as curl and Squid have it


def proxy_of(parts: SplitResult) -> SplitResult | None:
    """Return the proxy for an address; None where it is asked directly.

    Raises:
        FetchError: The environment names one that is no HTTP proxy.
    """
    proxies = getproxies_environment()
    named = proxies.get(parts.scheme) or proxies.get("all")
    if not named or proxy_bypass_environment(parts.netloc, proxies):
        return None
    try:
        proxy = urlsplit(named if "://" in named else f"http://{named}")
        port = proxy.port or _DEFAULT_PORT
    except ValueError as error:
        raise FetchError(UNUSABLE, "its address cannot be read", final=True) from error
    if proxy.scheme != "http" or not proxy.hostname:
        raise FetchError(UNUSABLE, "only proxies of http are known", final=True)
    return proxy._replace(netloc=f"{proxy.netloc.rpartition('@')[0]}@{proxy.hostname}:{port}")


def credentials(proxy: SplitResult) -> str | None:
    """Return the name and password for a proxy, joined by a colon; None where there are none."""
    if not proxy.username:
        return None
    return f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"


def is_private(host: str, allow: Callable[[str], bool]) -> bool:
    """Return whether a host is known here to stand for addresses that may not be connected to.

    Args:
        host: A name or an address.
        allow: Tells whether an IP address may be connected to.

    Returns:
        False also for a name that is not known here: behind a proxy that is usual.
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761, section 6.3
        return True
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return not all(allow(str(address[0])) for *_, address in found)
