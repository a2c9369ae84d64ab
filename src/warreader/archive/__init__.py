"""Storage and search: articles and everything derived from them in `archive.db`, what the reader made in `user.db`.

Rowids and the database driver never leave this package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warreader.archive._archive import Archive
    from warreader.archive._facets import FacetKind
    from warreader.archive._passes.names import Settled
    from warreader.archive._salvage import Salvage, salvage
    from warreader.archive._search.listing import Listing
    from warreader.archive._storage.limits import is_useless, stopped_when
    from warreader.archive._storage.names import NameChoice, StoredName
    from warreader.archive._user.bookmarks import Bookmark
    from warreader.archive._user.correction import Correction
    from warreader.archive._user.journal import Undone
    from warreader.archive._user.marks import Change, Marks
    from warreader.archive._user.notes import Note
    from warreader.archive._user.saving import put_in_place
    from warreader.archive._user.searches import SavedSearch
    from warreader.archive._values import (
        AddReport,
        CityCount,
        CityNames,
        Copy,
        CountryCount,
        DayCount,
        Expansion,
        Facets,
        Mark,
        NameCount,
        Neighbour,
        RegionCount,
        Row,
        RowCity,
        Tally,
        Version,
    )
    from warreader.query import Sort

__all__ = [
    "AddReport",
    "Archive",
    "Bookmark",
    "Change",
    "CityCount",
    "CityNames",
    "Copy",
    "Correction",
    "CountryCount",
    "DayCount",
    "Expansion",
    "FacetKind",
    "Facets",
    "Listing",
    "Mark",
    "Marks",
    "NameChoice",
    "NameCount",
    "Neighbour",
    "Note",
    "RegionCount",
    "Row",
    "RowCity",
    "Salvage",
    "SavedSearch",
    "Settled",
    "Sort",
    "StoredName",
    "Tally",
    "Undone",
    "Version",
    "is_useless",
    "put_in_place",
    "salvage",
    "stopped_when",
]

_HOMES: Final = {
    "Archive": "warreader.archive._archive",
    "Bookmark": "warreader.archive._user.bookmarks",
    "Correction": "warreader.archive._user.correction",
    "Undone": "warreader.archive._user.journal",
    "FacetKind": "warreader.archive._facets",
    "is_useless": "warreader.archive._storage.limits",
    "stopped_when": "warreader.archive._storage.limits",
    "Listing": "warreader.archive._search.listing",
    "Change": "warreader.archive._user.marks",
    "Marks": "warreader.archive._user.marks",
    "NameChoice": "warreader.archive._storage.names",
    "StoredName": "warreader.archive._storage.names",
    "Note": "warreader.archive._user.notes",
    "Settled": "warreader.archive._passes.names",
    "Salvage": "warreader.archive._salvage",
    "salvage": "warreader.archive._salvage",
    "put_in_place": "warreader.archive._user.saving",
    "SavedSearch": "warreader.archive._user.searches",
    "AddReport": "warreader.archive._values",
    "CityCount": "warreader.archive._values",
    "CityNames": "warreader.archive._values",
    "Copy": "warreader.archive._values",
    "CountryCount": "warreader.archive._values",
    "DayCount": "warreader.archive._values",
    "Expansion": "warreader.archive._values",
    "Facets": "warreader.archive._values",
    "Mark": "warreader.archive._values",
    "NameCount": "warreader.archive._values",
    "Neighbour": "warreader.archive._values",
    "RegionCount": "warreader.archive._values",
    "Row": "warreader.archive._values",
    "RowCity": "warreader.archive._values",
    "Tally": "warreader.archive._values",
    "Version": "warreader.archive._values",
    "Sort": "warreader.query",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, and no more: the first rows of a start need a tenth of this package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found
