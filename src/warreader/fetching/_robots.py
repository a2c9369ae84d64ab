"""robots.txt (RFC 9309): what a site allows, and the delay between two requests.

Protego reads it, because the reader of the standard library knows neither wildcards nor that the longest rule wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST: Final = 512 * 1024
"""Bytes that are read of it: the standard asks for 500 KiB at least."""
AGENT_NAME: Final = "warreader"
"""The name by which a site can address us."""
_LONGEST_DELAY: Final = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """The robots.txt rules of one site."""

    allows: Callable[[str], bool]
    """Tells of an address whether it may be fetched."""
    delay: float
    """Seconds between two requests; 0 where it asks nothing."""


EVERYTHING: Final = Rules(lambda _: True, 0.0)
"""Where there is no robots.txt."""


def parse_rules(body: bytes) -> Rules:
    """Read a robots.txt.

    Args:
        body: Its bytes; only the first `LARGEST` count.

    Returns:
        What it asks of us; nothing is raised for any bytes.
    """
    from protego import Protego  # only fetching needs it

    try:
        parsed: Any = Protego.parse(body[:LARGEST].decode("utf-8", "replace"))
        delay = float(parsed.crawl_delay(AGENT_NAME) or 0.0)
    except (ValueError, TypeError):
        return EVERYTHING
    return Rules(lambda url: bool(parsed.can_fetch(url, AGENT_NAME)), min(max(0.0, delay), _LONGEST_DELAY))
