"""Builds the text engines from the data that ships with the program."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader import __version__, text
from warreader.folders import models_folder
from warreader.ingest.gazetteer import GAZETTEER, load_gazetteer
from warreader.resources import data_bytes
from warreader.text.annotate import Annotator
from warreader.text.cleaning import LineModel
from warreader.text.entities import Recogniser
from warreader.text.similarity import Background

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warreader.ingest.taggers import Engines
    from warreader.text.entities import Tagger

BACKGROUND: Final = "background.txt"
ENTITY_NAMES: Final = "entity-names.txt"
ENTITY_MODEL: Final = "entity-model.bin"
LINE_MODEL: Final = "cleaner.json"
_DIGITS: Final = 8
_CAUTIOUS: Final = "c"  # behind the digits


@cache
def load_annotator(*, cautious: bool = False, entities: Engines = ()) -> Annotator:
    """Make the engines ready.

    Args:
        cautious: Let cleaning fold only what is nearly certain to be junk.
        entities: Which languages the taggers of other libraries shall read; none: our own reads all.

    Returns:
        All of them; the same ones at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
        UsageError: A library or model that was chosen is not there.
    """
    if cautious:
        return replace(load_annotator(entities=entities), cautious=True)
    lines = _weights(LINE_MODEL)
    return Annotator(
        load_gazetteer(),
        Recogniser(data_bytes(ENTITY_NAMES), _weights(ENTITY_MODEL), _taggers(entities)),
        None if lines is None else LineModel.parse(lines),
        entities=entities,
    )


def _taggers(entities: Engines) -> Mapping[str, Tagger]:
    if not entities:
        return {}
    from warreader.ingest.taggers import load_taggers  # most users choose none

    return load_taggers(entities, models_folder())


@cache
def engine_version(*, cautious: bool = False, entities: Engines = ()) -> str:
    """Name the engines that annotate now: their program and their data, by content.

    Args:
        cautious: As for `load_annotator`: what they fold is other than what the normal ones fold.
        entities: Which languages the taggers of other libraries read.

    Returns:
        The version of the program and eight digits; another whenever anything that annotates has changed.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    if cautious:
        return engine_version(entities=entities) + _CAUTIOUS
    digest = hashlib.blake2b()
    root = Path(text.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for name in (GAZETTEER, ENTITY_NAMES, ENTITY_MODEL, LINE_MODEL):
        digest.update((_weights(name) or b"") + b"\0")
    digest.update(repr(entities).encode() if entities else b"")
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


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
