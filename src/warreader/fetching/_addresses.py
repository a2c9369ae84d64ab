"""Tells public network addresses from local and private ones.

A feed may name any address, and a name may stand for any: what answers on 127.0.0.1, 192.168.0.1 or 169.254.169.254
(the secrets of a rented machine) was never meant for whoever wrote the feed.
"""

from __future__ import annotations

import ipaddress
from typing import Final

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def is_public(address: str) -> bool:
    """Return whether an address is one of the public network.

    Args:
        address: IPv4 or IPv6, as the system gives it for a connection; with a scope (`%eth0`) it is local.

    Returns:
        False for loopback, private, link-local, shared, reserved and multicast addresses, and for those that carry one
        inside; False for what is no address.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id is not None:
            return False
        inside = _inside(ip)
        if inside is not None:
            return is_public(str(inside))
    return ip.is_global and not ip.is_multicast


def _inside(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address is made of."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
