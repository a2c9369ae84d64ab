"""No figure on the gold pages falls below its floor."""

from __future__ import annotations

from warreader_eval.floors import GROUPS, below, floors_of, read_changes
from warreader_eval.run import FOLDER, figures_by_group, score


def test_no_figure_is_below_its_floor() -> None:
    groups = score()
    found = figures_by_group(groups)
    floors = floors_of(read_changes(FOLDER / "floors.toml"))
    assert {name.partition(".")[0] for name in floors} == set(GROUPS)
    assert set(floors) == {f"{group}.{name}" for group in GROUPS for name in found[group]}
    assert below(found, floors) == []
