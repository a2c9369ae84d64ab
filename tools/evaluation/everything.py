"""Scores all areas at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evaluation.areas import AREAS
from evaluation.run import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from evaluation.areas import Area
    from evaluation.shares import Doc, Figures


class Set(NamedTuple):
    """One gold set of an area, its documents under ids of our own: two sets may use the same ones."""

    area: Area
    name: str
    gold: list[Doc]


class Result(NamedTuple):
    """What the program reached on one gold set."""

    area: str
    name: str
    groups: dict[str, Figures]


class Outcome(NamedTuple):
    """All results, and how fast they came."""

    results: list[Result]
    articles: int
    seconds: float


def score_all(data: Path, command: Sequence[str], limit: int | None = None) -> Outcome:
    """Score every gold set that is there.

    The program runs twice: once over everything that it may clean, once with `--no-clean` over the sets of names, which
    are sentences and tables without a page around them.

    Args:
        data: The folder; sets that are missing in it are left out.
        command: The program and its arguments.
        limit: Take only so many documents of each set; None takes all.

    Raises:
        RunError: The program failed.
    """
    sets = [one for area in AREAS.values() for one in _sets(area, data, limit)]
    results: list[Result] = []
    articles, seconds = 0, 0.0
    for keeps_everything in (False, True):
        chosen = [one for one in sets if one.area.keeps_everything == keeps_everything]
        inputs = [{"id": doc["id"], **one.area.input(doc)} for one in chosen for doc in one.gold]
        if not inputs:
            continue
        answers = annotate([*command, *(["--no-clean"] if keeps_everything else [])], inputs)
        articles, seconds = articles + len(inputs), seconds + answers.seconds
        for one in chosen:
            if any("error" not in answers.found.get(doc["id"], {"error": ""}) for doc in one.gold):
                results.append(Result(one.area.name, one.name, one.area.measure(one.gold, answers.found)))
            else:
                results.append(Result(one.area.name, one.name, {}))
    order = list(AREAS)
    results.sort(key=lambda result: order.index(result.area))
    return Outcome(results, articles, seconds)


def _sets(area: Area, data: Path, limit: int | None) -> Iterator[Set]:
    for file in area.files:
        path = data / file
        if path.is_file():
            name = path.name.split(".")[0]
            gold = [doc | {"id": f"{file}#{number}"} for number, doc in enumerate(area.read(path, limit))]
            yield Set(area, name, gold)
