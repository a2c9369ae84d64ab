"""From sources through the engines into an archive: runs that can be stopped, and what only a whole archive can tell.

Names are imported when they are used, because a list needs the index of cities and none of the engines.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from warreader.ingest.cities import CityIndex
    from warreader.ingest.engines import engine_version, load_annotator
    from warreader.ingest.ledger import Ledger, Tally
    from warreader.ingest.reannotating import Reannotation, reannotate
    from warreader.ingest.run import add_seeds, import_into
    from warreader.ingest.settling import settle
    from warreader.ingest.visit import Visit, open_paths

__all__ = [
    "CityIndex",
    "Ledger",
    "Reannotation",
    "Tally",
    "Visit",
    "add_seeds",
    "engine_version",
    "import_into",
    "load_annotator",
    "open_paths",
    "reannotate",
    "settle",
]

_HOMES: Final = {
    "CityIndex": "cities",
    "Ledger": "ledger",
    "Reannotation": "reannotating",
    "Tally": "ledger",
    "Visit": "visit",
    "add_seeds": "run",
    "import_into": "run",
    "engine_version": "engines",
    "load_annotator": "engines",
    "open_paths": "visit",
    "reannotate": "reannotating",
    "settle": "settling",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
