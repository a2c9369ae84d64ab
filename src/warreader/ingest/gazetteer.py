"""Opens the gazetteer that ships with the program, without the text engines.

It is mapped into memory, not read: processes share it, and only the pages that are looked at are loaded. A reader that
asks little gives them back in between: after an hour of typing they would be 4 MB, and what stood there as much.
"""

from __future__ import annotations

import mmap
from functools import cache
from typing import Final

from warreader.resources import data_file
from warreader.text.places import Gazetteer

GAZETTEER: Final = "gazetteer.bin"


@cache
def _mapped() -> mmap.mmap:
    with data_file(GAZETTEER).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def load_gazetteer() -> Gazetteer:
    """Map the gazetteer into memory.

    Returns:
        The gazetteer; the same one at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return Gazetteer(_mapped())


def release() -> None:
    """Give back the pages that were looked at, and forget what stood there; does nothing where none were."""
    if load_gazetteer.cache_info().currsize:
        load_gazetteer().forget()
        if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
            _mapped().madvise(mmap.MADV_DONTNEED)
