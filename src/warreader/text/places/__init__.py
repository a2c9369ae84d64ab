"""Finds the cities that a text names, and the countries, regions and peoples around them.

`find_places` is the engine; `Gazetteer` is what it looks names up in, made of the bytes or the memory map of
`data/gazetteer.bin`.
"""

from warreader.text.places._engine import PlaceMention, Places, find_places
from warreader.text.places._gazetteer import Gazetteer, GazetteerCity

__all__ = ["Gazetteer", "GazetteerCity", "PlaceMention", "Places", "find_places"]
