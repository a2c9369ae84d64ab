"""Builds the text engines from the data that ships with the program.

The gazetteer is mapped into memory, not read: processes share it, and only the pages that are looked at are loaded.
"""

from __future__ import annotations

import hashlib
import mmap
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from warreader import __version__, text
from warreader.resources import data_bytes, data_file
from warreader.text.annotate import Annotator
from warreader.text.cleaning import LineModel
from warreader.text.entities import Recogniser
from warreader.text.names import Aliases, read_aliases
from warreader.text.places import Gazetteer
from warreader.text.similarity import Background

GAZETTEER: Final = "gazetteer.bin"
BACKGROUND: Final = "background.txt"
ENTITY_NAMES: Final = "entity-names.txt"
ENTITY_MODEL: Final = "entity-model.bin"
LINE_MODEL: Final = "cleaner.json"
ALIASES: Final = "name-aliases.txt"
_DIGITS: Final = 8
_CAUTIOUS: Final = "c"  # behind the digits


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
def load_annotator(*, cautious: bool = False) -> Annotator:
    """Make the engines ready.

    Args:
        cautious: Let cleaning fold only what is nearly certain to be junk.

    Returns:
        All of them; the same ones at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    if cautious:
        return replace(load_annotator(), cautious=True)
    lines = _weights(LINE_MODEL)
    return Annotator(
        load_gazetteer(),
        Recogniser(data_bytes(ENTITY_NAMES), _weights(ENTITY_MODEL)),
        None if lines is None else LineModel.parse(lines),
    )


@cache
def engine_version(*, cautious: bool = False) -> str:
    """Name the engines that annotate now: their program and their data, by content.

    Args:
        cautious: As for `load_annotator`: what they fold is other than what the normal ones fold.

    Returns:
        The version of the program and eight digits; another whenever anything that annotates has changed.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    if cautious:
        return engine_version() + _CAUTIOUS
    digest = hashlib.blake2b()
    root = Path(text.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for name in (GAZETTEER, ENTITY_NAMES, ENTITY_MODEL, LINE_MODEL):
        digest.update((_weights(name) or b"") + b"\0")
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


@cache
def load_aliases() -> Aliases:
    """Read the known spellings of names that no rule can join.

    Returns:
        The aliases; the same ones at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return read_aliases(data_bytes(ALIASES))


@cache
def load_background() -> Background:
    """Read how frequent words are in news at large.

    Returns:
        The table; the same one at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return Background.from_bytes(data_bytes(BACKGROUND))


def _weights(name: str) -> bytes | None:
    """Read trained weights; a build without them works by rules alone."""
    try:
        return data_bytes(name)
    except FileNotFoundError:
        return None
