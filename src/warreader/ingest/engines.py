"""Builds the text engines from the data that ships with the program.

The gazetteer is mapped into memory, not read: processes share it, and only the pages that are looked at are loaded.
"""

from __future__ import annotations

import mmap
from functools import cache
from typing import Final

from warreader.resources import data_bytes, data_file
from warreader.text.annotate import Annotator
from warreader.text.entities import Recogniser
from warreader.text.places import Gazetteer
from warreader.text.similarity import Background

GAZETTEER: Final = "gazetteer.bin"
BACKGROUND: Final = "background.txt"
ENTITY_NAMES: Final = "entity-names.txt"


@cache
def load_gazetteer() -> Gazetteer:
    """Map the gazetteer into memory.

    Returns:
        The gazetteer; the same one at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    with data_file(GAZETTEER).open("rb") as file:
        return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@cache
def load_annotator() -> Annotator:
    """Make the engines ready.

    Returns:
        All of them; the same ones at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return Annotator(load_gazetteer(), Recogniser(data_bytes(ENTITY_NAMES)))


@cache
def load_background() -> Background:
    """Read how frequent words are in news at large.

    Returns:
        The table; the same one at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return Background.from_bytes(data_bytes(BACKGROUND))
