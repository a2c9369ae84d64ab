"""Finds the cities that a text names, and the countries, regions and peoples around them.

`find_places` is the engine; `Gazetteer` is what it looks names up in, made of the bytes or the memory map of
`data/gazetteer.bin`. Who only looks a name up does without the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.lazy import lazy_exports

if TYPE_CHECKING:
    from warreader.text.places._engine import PlaceMention, Places, find_places
    from warreader.text.places._gazetteer import Gazetteer, GazetteerCity

__all__ = ["Gazetteer", "GazetteerCity", "PlaceMention", "Places", "find_places"]

__getattr__ = lazy_exports(
    __name__, {"_engine": ("PlaceMention", "Places", "find_places"), "_gazetteer": ("Gazetteer", "GazetteerCity")}
)
