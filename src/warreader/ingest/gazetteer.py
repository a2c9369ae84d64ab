"""Opens the gazetteer that ships with the program, without the engines: a reader only asks it what places are called.

It is mapped into memory, not read: processes share it, and only the pages that are looked at are loaded.
"""

from __future__ import annotations

import mmap
from functools import cache
from typing import Final

from warreader.resources import data_file
from warreader.text.places import Gazetteer

GAZETTEER: Final = "gazetteer.bin"


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
