"""One person under many spellings: keys, joins with their reasons, suggestions."""

from warreader.text.names._join import OWNERSHIP, Join, Refusals, join_names, joins
from warreader.text.names._parts import PersonName, name_key, take_apart

__all__ = ["OWNERSHIP", "Join", "PersonName", "Refusals", "join_names", "joins", "name_key", "take_apart"]
