"""From sources through the engines into an archive: runs that can be stopped, and what only a whole archive can tell.

Names are imported when they are used, because a list needs the index of cities and none of the engines.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from warreader.ingest.city_index import CityIndex
    from warreader.ingest.engines import engine_version, load_annotator
    from warreader.ingest.ledger import Ledger, Tally
    from warreader.ingest.name_decisions import (
        NameGroup,
        groups_of,
        name_groups,
        split_name,
        suggest_names,
        undo_choices,
        unite_names,
    )
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
    "Ledger",
    "NameGroup",
    "OpenedPaths",
    "Reannotation",
    "Tally",
    "add_seeds",
    "engine_version",
    "explain_joins",
    "groups_of",
    "import_into",
    "join_spellings",
    "load_annotator",
    "name_groups",
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
]

_HOMES: Final = {
    "CityIndex": "city_index",
    "Fate": "verification",
    "Finding": "verification",
    "Ledger": "ledger",
    "NameGroup": "name_decisions",
    "Reannotation": "reannotation",
    "Tally": "ledger",
    "OpenedPaths": "opened_paths",
    "add_seeds": "run",
    "engine_version": "engines",
    "explain_joins": "name_joining",
    "import_into": "run",
    "join_spellings": "name_joining",
    "names_wait": "name_rules",
    "load_annotator": "engines",
    "groups_of": "name_decisions",
    "name_groups": "name_decisions",
    "open_paths": "opened_paths",
    "reannotate": "reannotation",
    "remove_articles": "removal",
    "run_passes": "passes",
    "split_name": "name_decisions",
    "suggest_names": "name_decisions",
    "undo_choices": "name_decisions",
    "unite_names": "name_decisions",
    "verify": "verification",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
