"""Reads the floors that no figure may fall below, with the history of how they came to be.

`floors.toml` is a list of changes, the oldest first. Each has a date, a reason, the floors it sets, and the names of
those it lowers. A seal, the digest of the change and of the seal before it, shows that nobody has rewritten the past.
"""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GROUPS: Final = ("dev", "held")
"""The groups of pages that have floors of their own."""
LEEWAY: Final = 0.01
"""How far below a figure its floor is set: less than one page of a half (1/40), so every page that is lost shows."""
SHORTEST_REASON: Final = 20
"""Code points a reason has at least: a word is none."""

Figures = dict[str, float]


class FloorError(Exception):
    """The history of the floors breaks its own rules."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the floors."""

    date: str
    reason: str
    lowers: tuple[str, ...]
    """Names such as `dev.cities_f1`, of the floors that this change lowers."""
    floors: Mapping[str, float]
    """The floors it sets, by such names."""
    seal: str


def read_changes(path: Path) -> tuple[Change, ...]:
    """Read the history.

    Raises:
        FloorError: A floor falls without being named in `lowers`, a reason is missing, or a seal does not fit.
    """
    raw = tomllib.loads(path.read_text("utf-8")).get("change", [])
    changes = tuple(_read_change(item) for item in raw)
    standing: Figures = {}
    seal = ""
    for change in changes:
        _check(change, standing, seal)
        standing |= change.floors
        seal = change.seal
    return changes


def floors_of(changes: tuple[Change, ...]) -> Figures:
    """Tell the floors that stand after all changes, by names such as `dev.cities_f1`."""
    standing: Figures = {}
    for change in changes:
        standing |= change.floors
    return standing


def below(figures: Mapping[str, Figures], floors: Mapping[str, float]) -> list[str]:
    """Tell which figures are below their floor, in words; empty if none is.

    Args:
        figures: By group and name.
        floors: By names such as `dev.cities_f1`.
    """
    found = []
    for name, floor in floors.items():
        group, _, figure = name.partition(".")
        got = figures.get(group, {}).get(figure)
        if got is None or got < floor:
            found.append(f"{name} is {'missing' if got is None else f'{got:.4f}'}, its floor is {floor:.3f}")
    return found


def raised(figures: Mapping[str, Figures], standing: Mapping[str, float]) -> Figures:
    """Tell the floors that today's figures allow, where they are higher than those that stand."""
    wanted = {
        f"{group}.{name}": max(0.0, math.floor((figure - LEEWAY) * 1000) / 1000)
        for group in GROUPS
        for name, figure in figures[group].items()
    }
    return {name: floor for name, floor in wanted.items() if floor > standing.get(name, -1.0)}


def write_change(date: str, reason: str, lowers: tuple[str, ...], floors: Mapping[str, float], seal_before: str) -> str:
    """Write a change as a piece of TOML, sealed."""
    change = Change(date, reason, lowers, floors, "")
    lines = [
        "",
        "[[change]]",
        f"date = {json.dumps(date)}",
        f"reason = {json.dumps(reason)}",
        f"lowers = {json.dumps(list(lowers))}",
        f'seal = "{seal_of(change, seal_before)}"',
        "[change.floors]",
        *(f'"{name}" = {floor:.3f}' for name, floor in sorted(floors.items())),
    ]
    return "\n".join(lines) + "\n"


def seal_of(change: Change, seal_before: str) -> str:
    """Digest a change and all that came before it: 16 hexadecimal digits."""
    floors = {name: f"{floor:.3f}" for name, floor in sorted(change.floors.items())}
    form = json.dumps([seal_before, change.date, change.reason, list(change.lowers), floors])
    return hashlib.sha256(form.encode()).hexdigest()[:16]


def _read_change(item: dict[str, Any]) -> Change:
    return Change(item["date"], item["reason"], tuple(item["lowers"]), item["floors"], item["seal"])


def _check(change: Change, standing: Mapping[str, float], seal_before: str) -> None:
    fallen = {name for name, floor in change.floors.items() if floor < standing.get(name, -1.0)}
    if silent := fallen - set(change.lowers):
        raise FloorError(f"{change.date}: lowered without saying so: {', '.join(sorted(silent))}")
    if idle := set(change.lowers) - fallen:
        raise FloorError(f"{change.date}: said to be lowered, but is not: {', '.join(sorted(idle))}")
    if len(change.reason.strip()) < SHORTEST_REASON:
        raise FloorError(f"{change.date}: a change of floors needs a reason")
    if seal_of(change, seal_before) != change.seal:
        raise FloorError(f"{change.date}: the seal does not fit: the history was rewritten")
