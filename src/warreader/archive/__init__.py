"""Storage and search: articles and everything derived from them in `archive.db`, what the reader made in `user.db`.

Rowids and the database driver never leave this package.
"""

from warreader.archive._archive import Archive
from warreader.archive._correction import Correction
from warreader.archive._deeds import Undone
from warreader.archive._listing import Listing
from warreader.archive._marks import Change, Marks
from warreader.archive._names import NameChoice, StoredName
from warreader.archive._notes import Note
from warreader.archive._searches import SavedSearch
from warreader.archive._values import (
    AddReport,
    CityCount,
    CityNames,
    DayCount,
    Expansion,
    Facets,
    Mark,
    NameCount,
    Neighbour,
    Row,
    RowCity,
)
from warreader.query import Sort

__all__ = [
    "AddReport",
    "Archive",
    "Change",
    "CityCount",
    "CityNames",
    "Correction",
    "DayCount",
    "Expansion",
    "Facets",
    "Listing",
    "Mark",
    "Marks",
    "NameChoice",
    "NameCount",
    "Neighbour",
    "Note",
    "Row",
    "RowCity",
    "SavedSearch",
    "Sort",
    "StoredName",
    "Undone",
]
