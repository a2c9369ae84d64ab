"""A short game of the monkey: random keys, resizes and clicks over an import, then kill -9; no mark is lost."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
    assert _monkey().watch(tmp_path, 6.0, seed=5) == []
    assert (tmp_path / "memory.log").read_text(encoding="ascii")


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


def test_growth_is_that_of_the_late_against_the_early_part(tmp_path):
    memory = tmp_path / "memory.log"
    memory.write_text("".join(f"{at} {100 if at < 50 else 120} warm\n" for at in range(100)), encoding="ascii")
    assert abs(_monkey()._growth(memory) - 0.2) < 1e-9


def test_memory_is_not_judged_before_everything_was_used_once(tmp_path):
    memory = tmp_path / "memory.log"
    cold = "".join(f"{at} {at} cold\n" for at in range(300))
    memory.write_text(cold + "".join(f"{300 + at} 500 warm\n" for at in range(100)) + "400 9", encoding="ascii")
    assert _monkey()._growth(memory) == 0.0
    memory.write_text(cold, encoding="ascii")
    assert "not judged" in _monkey()._told(memory)
