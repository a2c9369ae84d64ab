"""Storage and search: articles and everything derived from them in `archive.db`, what the reader made in `user.db`.

Rowids and the database driver never leave this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.lazy import lazy_exports

if TYPE_CHECKING:
    from warreader.archive._archive import Archive
    from warreader.archive._counting.facets import FacetKind
    from warreader.archive._passes.names import Settled
    from warreader.archive._salvage import Salvage, salvage
    from warreader.archive._search.listing import Listing
    from warreader.archive._storage.limits import is_useless, stopped_when
    from warreader.archive._storage.names import NameChoice, StoredName
    from warreader.archive._user.backup import replace_damaged
    from warreader.archive._user.bookmarks import Bookmark
    from warreader.archive._user.correction import Correction
    from warreader.archive._user.journal import Undone
    from warreader.archive._user.marks import Change, Marks
    from warreader.archive._user.notes import Note
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
        Version,
    )

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
    "StoredName",
    "Undone",
    "Version",
    "is_useless",
    "replace_damaged",
    "salvage",
    "stopped_when",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "_archive": ("Archive",),
        "_counting.facets": ("FacetKind",),
        "_passes.names": ("Settled",),
        "_salvage": ("Salvage", "salvage"),
        "_search.listing": ("Listing",),
        "_storage.limits": ("is_useless", "stopped_when"),
        "_storage.names": ("NameChoice", "StoredName"),
        "_user.bookmarks": ("Bookmark",),
        "_user.correction": ("Correction",),
        "_user.journal": ("Undone",),
        "_user.marks": ("Change", "Marks"),
        "_user.notes": ("Note",),
        "_user.backup": ("replace_damaged",),
        "_user.searches": ("SavedSearch",),
        "_values": (
            "AddReport",
            "CityCount",
            "CityNames",
            "Copy",
            "CountryCount",
            "DayCount",
            "Expansion",
            "Facets",
            "Mark",
            "NameCount",
            "Neighbour",
            "RegionCount",
            "Row",
            "RowCity",
            "Version",
        ),
    },
)
