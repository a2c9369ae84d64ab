"""docs/compared.md says what is so: every test that it names exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_test_that_the_comparison_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "compared.md").read_text(encoding="utf-8")))
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"def (test_\w+)\(", tests))
    assert len(named) > 20
    assert not named - known


def test_every_feature_is_proved_or_denied() -> None:
    rows = (ROOT / "docs" / "compared.md").read_text(encoding="utf-8").splitlines()
    cells = [row.split(" | ")[-1] for row in rows if row.startswith("| ") and not row.startswith("| feature")]
    assert all("`test_" in cell or cell.startswith("no ") for cell in cells)
