"""Adapts the results of the place engine to the recogniser: places, demonyms, and their positions.

The engine for places runs before this one. Its mentions are names of places where nothing longer says otherwise
("Kharkiv" within
"Kharkiv Regional Prosecutor's Office" is part of an organisation's name), and its demonyms are NORP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from warreader.article import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.article import City

_PEOPLE: Final = frozenset({"demonym", "nationality", "people"})
_NO_NAME: Final = frozenset({"none", "adjective"})


class OtherPlace(Protocol):
    """A country, a region, a sea or a demonym that the text names."""

    @property
    def start(self) -> int:
        """Code point at which it begins."""

    @property
    def end(self) -> int:
        """Code point behind its last one."""

    @property
    def role(self) -> str:
        """What it is: `demonym` for 'Ukrainian', anything else is a place."""


class PlacesFound(Protocol):
    """What the engine for places gives."""

    @property
    def cities(self) -> Sequence[City]:
        """The cities with their mentions."""

    @property
    def others(self) -> Sequence[OtherPlace]:
        """Countries, regions, demonyms."""


class Place(NamedTuple):
    """One mention of a place or of a people."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    label: Label
    """LOC or NORP."""
    name: str | None
    """The place's shared name; None where the spelling in the text has to do."""


def places_by_start(found: PlacesFound | None) -> dict[int, Place]:
    """Put all mentions of places and peoples under the code point at which they begin.

    Args:
        found: What the engine for places found; None for nothing.

    Returns:
        The longest mention of each beginning.
    """
    if found is None:
        return {}
    mentions: list[Place] = [
        Place(mention.start, mention.end, Label.LOC, city.name) for city in found.cities for mention in city.mentions
    ]
    mentions += _others(found.others)
    chosen: dict[int, Place] = {}
    for place in mentions:
        known = chosen.get(place.start)
        if known is None or place.end > known.end:
            chosen[place.start] = place
    return chosen


def _others(others: Iterable[OtherPlace]) -> Iterable[Place]:
    for other in others:
        role = str(other.role)
        if role not in _NO_NAME:
            yield Place(other.start, other.end, Label.NORP if role in _PEOPLE else Label.LOC, None)
