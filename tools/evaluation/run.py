"""Reads gold sets and runs a program over them as a filter: JSON Lines in, JSON Lines out, one process for all."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from evaluation.shares import Doc, Found

COMMAND: Final = (sys.executable, "-m", "warreader", "annotate")
"""What is scored if no other command is named."""


class RunError(Exception):
    """The program that is scored failed, or its answers mean nothing."""


class Answers(NamedTuple):
    """What a program answered."""

    found: Found
    seconds: float


def read_gold(path: Path, limit: int | None = None) -> list[Doc]:
    """Read a gold set: JSON Lines, plain or gzipped.

    Args:
        path: The file.
        limit: Take only so many documents; None takes all.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def annotate(command: Sequence[str], inputs: Sequence[Doc]) -> Answers:
    """Run a program over documents.

    Args:
        command: The program and its arguments.
        inputs: Objects with `id` and `text`, or `id`, `html` and `url`.

    Returns:
        Answers by id, and how long the program ran.

    Raises:
        RunError: It ended with another code than 0, or gave back another text than it was given.
    """
    lines = "".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in inputs)
    began = time.perf_counter()
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - began
    if done.returncode:
        raise RunError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    # Cut at line feeds only: str.splitlines() would also cut at U+2028, which JSON may hold as it is.
    found = {doc["id"]: doc for doc in map(json.loads, done.stdout.rstrip("\n").split("\n"))} if done.stdout else {}
    _check_texts(inputs, found)
    return Answers(found, seconds)


def _check_texts(inputs: Iterable[Doc], found: Found) -> None:
    changed = [
        doc["id"]
        for doc in inputs
        if "text" in doc and found.get(doc["id"], {}).get("text", doc["text"]) != doc["text"]
    ]
    if changed:
        raise RunError(f"{len(changed)} answers, such as {changed[0]}, carry another text: their spans mean nothing")
