"""Imports: from sources through the text engines into an archive, then passes over the whole archive.

Names are imported when they are used, because a list needs the index of cities and none of the engines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.lazy import lazy_exports

if TYPE_CHECKING:
    from warreader.ingest._due_note import was_cut_off
    from warreader.ingest._finish import finish_all
    from warreader.ingest.city_index import CityIndex
    from warreader.ingest.engines import engine_version, load_annotator
    from warreader.ingest.ledger import ImportCounts, Ledger
    from warreader.ingest.name_decisions import split_name, suggest_names, undo_choices, unite_names
    from warreader.ingest.name_groups import NameGroup, groups_of, groups_that_sound_so, groups_with, joined_groups
    from warreader.ingest.name_joining import explain_joins, join_spellings
    from warreader.ingest.name_rules import names_wait
    from warreader.ingest.opened_paths import OpenedPaths, open_paths
    from warreader.ingest.passes import run_passes
    from warreader.ingest.reannotation import Reannotation, reannotate
    from warreader.ingest.removal import remove_articles
    from warreader.ingest.run import add_seeds, import_into
    from warreader.ingest.verification import Fate, Finding, verify

__all__ = [
    "CityIndex",
    "Fate",
    "Finding",
    "ImportCounts",
    "Ledger",
    "NameGroup",
    "OpenedPaths",
    "Reannotation",
    "add_seeds",
    "engine_version",
    "explain_joins",
    "finish_all",
    "groups_of",
    "groups_that_sound_so",
    "groups_with",
    "import_into",
    "join_spellings",
    "joined_groups",
    "load_annotator",
    "names_wait",
    "open_paths",
    "reannotate",
    "remove_articles",
    "run_passes",
    "split_name",
    "suggest_names",
    "undo_choices",
    "unite_names",
    "verify",
    "was_cut_off",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "_due_note": ("was_cut_off",),
        "_finish": ("finish_all",),
        "city_index": ("CityIndex",),
        "engines": ("engine_version", "load_annotator"),
        "ledger": ("Ledger", "ImportCounts"),
        "name_decisions": ("split_name", "suggest_names", "undo_choices", "unite_names"),
        "name_groups": ("NameGroup", "groups_of", "groups_that_sound_so", "groups_with", "joined_groups"),
        "name_joining": ("explain_joins", "join_spellings"),
        "name_rules": ("names_wait",),
        "opened_paths": ("OpenedPaths", "open_paths"),
        "passes": ("run_passes",),
        "reannotation": ("Reannotation", "reannotate"),
        "removal": ("remove_articles",),
        "run": ("add_seeds", "import_into"),
        "verification": ("Fate", "Finding", "verify"),
    },
)
