"""Splits a damaged feed into one document per item, because an XML parser stops at the damage."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_BEGINS: Final = re.compile(rb"<(?:[A-Za-z]{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_LONGEST_HEAD: Final = 65_536
_MOST: Final = 256 * 1024 * 1024
"""Bytes of all documents together: what stands before the items is in each of them."""


def one_by_one(data: bytes) -> list[bytes]:
    """Cut a feed into documents of one item each.

    Args:
        data: The feed.

    Returns:
        The documents, in order, each with what stands before the first item; empty where there is no item, or that is
        too much.
    """
    starts = [match.start() for match in _BEGINS.finditer(data)]
    root = _ROOT.search(data[: starts[0]]) if starts and starts[0] <= _LONGEST_HEAD else None
    if root is None or len(starts) * starts[0] + len(data) > _MOST:
        return []
    head = data[: starts[0]]
    inside = b"<channel" in head.lower() and b"</channel" not in head.lower()  # RSS 1.0 closes it before the items
    end = (b"</channel>" if inside else b"") + b"</" + root[1] + b">"
    items = [data[start:stop] for start, stop in pairwise([*starts, len(data)])]
    return [head + (item if item.rstrip().endswith(end) else item + end) for item in items]
