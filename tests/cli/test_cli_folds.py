"""Deciding from the command line what is folded in the articles of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run


def test_a_line_is_never_folded_from_now_on_and_found_and_undo_takes_it_back(mine: Run, identity: str) -> None:
    assert "Loading audio" not in mine("show", identity).out
    told = mine("folds", "never", identity[:8], "Loading", "audio")
    assert (told.code, "1 article changed" in told.err) == (0, True)
    assert "Loading audio" in mine("show", identity).out
    assert len(mine("list", '"loading audio"').lines) == 1
    listed = mine("folds", "--json").objects
    assert [(one["number"], one["scope"], one["fold"], one["source"]) for one in listed] == [(1, "line", "never", None)]
    assert "never   this line: Loading audio" in mine("folds").out
    assert "decided so already" in mine("folds", "never", identity, "loading audio").err
    assert mine("undo").code == 0
    assert "Loading audio" not in mine("show", identity).out
    assert mine("list", '"loading audio"').code == 1


def test_a_line_is_always_folded_and_the_decision_removed_by_its_number(mine: Run, identity: str) -> None:
    assert mine("folds", "always", identity, "no-fly zone called for").code in {0, 1}
    assert mine("folds", "always", identity, "at least four people have been killed").code == 0
    assert "At least four people" not in mine("show", identity).out
    assert "always folded, by you" in mine("show", identity, "--folded").out
    while mine("folds", "remove", "1").code == 0:
        pass
    assert "At least four people" in mine("show", identity).out
    assert mine("folds").code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["never", "ID"], 2),
        (["never", "ID", "words that stand nowhere"], 1),
        (["always", "ID", "hospital", "--kind"], 2),
        (["never", "ID", "hospital", "--opening"], 2),
        (["remove", "9"], 1),
        (["often"], 2),
    ],
)
def test_what_makes_no_sense_is_told_and_changes_nothing(mine: Run, identity: str, words: list[str], code: int) -> None:
    told = mine("folds", *(identity if word == "ID" else word for word in words))
    assert (told.code, told.out) == (code, "")
    assert mine("folds").code == 1
