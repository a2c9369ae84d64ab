"""Parses XML that may come from anywhere: entities are not expanded, nothing is fetched, damage costs what it hits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml has no types
    from lxml.etree import _LogEntry as LogEntry

_ENTITIES: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)


def defines_entities(data: bytes) -> bool:
    """Return whether a document defines entities of its own, which no feed needs and some attacks do."""
    return bool(_ENTITIES.search(data))


def parse_xml(data: bytes) -> tuple[Element | None, Iterable[LogEntry]]:
    """Parse as much of a document as can be.

    Args:
        data: The document; its first lines say in which encoding.

    Returns:
        The root, None where there is none; what the parser complained of.
    """
    from lxml import etree  # type: ignore[import-untyped]  # no types; 20 ms, and few files are XML

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return root, parser.error_log


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, in small letters; empty for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
