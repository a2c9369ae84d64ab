"""A short game of the monkey: random keys, resizes and clicks over an import, then kill -9; no mark is lost."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

TOOL = Path(__file__).parents[2] / "tools" / "monkey.py"


def _monkey() -> ModuleType:
    spec = importlib.util.spec_from_file_location("monkey", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["monkey"] = module
    spec.loader.exec_module(module)
    return module


def test_a_monkey_breaks_nothing_and_no_mark_is_lost(tmp_path):
    assert _monkey().watch(tmp_path, 5.0, seed=5) == []
    moves = [json.loads(line) for line in (tmp_path / "moves.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(len(move["keys"]) for move in moves) > 10
    assert all(move["resident"] > move["files"] > 0 for move in moves)


def test_a_mark_that_is_not_there_would_be_told(tmp_path):
    monkey = _monkey()
    monkey._import(tmp_path / "archive", 0, 3)
    from warreader.archive import Archive
    from warreader.query import Query

    with Archive.open(tmp_path / "archive") as archive:
        first, second = archive.search(Query()).ids()[:2]
        archive.marks.set_read(first, True)
    log = tmp_path / "marks.log"
    log.write_text("".join(json.dumps([one, True, False]) + "\n" for one in (first, second)), encoding="utf-8")
    assert [line.split(":")[0] for line in monkey._lost(tmp_path / "archive", log)] == [second]


def _write(folder: Path, moves: list[tuple[float, int, bool]]) -> None:
    lines = [
        json.dumps(
            {"at": at, "keys": ["j"], "resident": size, "files": 9, "spent": 0.003, "answered": 0.004} | {"warm": warm}
        )
        for at, size, warm in moves
    ]
    (folder / "moves.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_growth_is_that_of_the_late_against_the_early_part(tmp_path):
    _write(tmp_path, [(at, 100 if at < 50 else 120, True) for at in range(100)])
    monkey = _monkey()
    assert abs(monkey.growth(tmp_path) - 0.2) < 1e-9
    memory, step = monkey.told(tmp_path)
    assert "+20.0%" in memory
    assert "3.0 -> 3.0 ms of processor time, first answer after 4.0 -> 4.0 ms, 20 and 20 times" in step


def test_memory_is_not_judged_before_everything_was_used_once(tmp_path):
    cold = [(at, at, False) for at in range(300)]
    _write(tmp_path, [*cold, *((300 + at, 500, True) for at in range(100))])
    assert _monkey().growth(tmp_path) == 0.0
    _write(tmp_path, cold)
    assert "not judged" in _monkey().told(tmp_path)[0]


@pytest.mark.parametrize(
    ("key", "sent"), [("a", "a"), ("Ж", "Ж"), ("space", " "), ("escape", "\x1b"), ("end", "\x1b[4~")]
)
def test_a_key_is_what_a_terminal_sends_for_it(key, sent):
    _monkey()
    from monkey_terminal import typed

    assert typed(key) == sent
