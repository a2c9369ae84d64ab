"""The gate: scores the gold pages of `tests/eval` and compares each figure with its floor."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from warreader_eval.floors import FloorError, below, floors_of, raised, read_changes, write_change
from warreader_eval.run import figures_by_group, score

from evaluation import EVAL
from evaluation.markdown import pages_table

if TYPE_CHECKING:
    from warreader_eval.scores import Score

FLOORS = EVAL / "floors.toml"


def run_gate(*, faults: bool, reason: str | None) -> int:
    """Score the gold pages, print figures by group, and what is below its floor.

    Args:
        faults: Print the faults of the dev half too, by engine.
        reason: Raise the floors to what the figures allow, for this reason; None leaves them.

    Returns:
        Exit code: 0 if every figure keeps its floor, 1 if not, or if the history of floors breaks its rules.
    """
    groups = score()
    figures = figures_by_group(groups)
    rows = {name: {"pages": groups[name].counts["pages"], **row} for name, row in figures.items()}
    print("\n".join(pages_table(rows)) + "\n")
    if faults:
        _print_faults(groups["dev"])
    try:
        changes = read_changes(FLOORS)
    except FloorError as error:
        print(f"floors.toml: {error}")
        return 1
    standing = floors_of(changes)
    fallen = below(figures, standing)
    print("\n".join(fallen) or "every figure keeps its floor")
    if reason is not None and not fallen:
        _raise(raised(figures, standing), reason, changes[-1].seal if changes else "")
    return 1 if fallen else 0


def _print_faults(dev: Score) -> None:
    for engine in dict.fromkeys(fault.engine for fault in dev.faults):
        words = [str(fault) for fault in dev.faults if fault.engine == engine]
        print("\n".join(["", f"{engine}: {len(words)} faults in the dev half", *words]))
    print()


def _raise(floors: dict[str, float], reason: str, seal: str) -> None:
    if not floors:
        print("no floor to raise")
        return
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    piece = write_change(today, reason, (), floors, seal)
    before = FLOORS.read_text("utf-8")
    FLOORS.write_text(before + piece, "utf-8")
    try:
        read_changes(FLOORS)
    except FloorError:
        FLOORS.write_text(before, "utf-8")
        raise
    print(f"{len(floors)} floors raised")
