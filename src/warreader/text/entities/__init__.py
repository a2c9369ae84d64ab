"""Named entities: persons, places, organisations, peoples, units, weapons, counts of people; spans over the text."""

from warreader.text.entities._recogniser import SCAN_LIMIT, Recogniser
from warreader.text.entities._tagger import Tagged, Tagger, converted

__all__ = ["SCAN_LIMIT", "Recogniser", "Tagged", "Tagger", "converted"]
