"""Imports that are killed at random moments end, run again, in the archive of an unbroken run."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
if not TOOLS.is_dir():
    pytest.skip("the tools are not part of a source distribution", allow_module_level=True)
sys.path.insert(0, str(TOOLS))

from kill_import import Trial, picture, write_crawl  # noqa: E402  # importable from here on
from warreader.archive import Archive  # noqa: E402
from warreader.query import Query  # noqa: E402

KILLS = 6
"""`tools/kill_import.py` does 200."""


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    work = tmp_path_factory.mktemp("kills")
    write_crawl(work / "crawl", 50, seed=2)
    return Trial(work, work / "crawl")


def test_killed_imports_end_in_the_archive_of_an_unbroken_run(trial):
    dice = random.Random(3)
    for number in range(KILLS):
        command = trial.commands[number % len(trial.commands)]
        wrong, _stored = trial.difference(command, dice)
        assert wrong == [], command.name


def test_one_article_less_or_one_mark_less_would_be_noticed(trial):
    folder = trial.fresh(trial.commands[0])
    trial.run(folder, trial.commands[0].words)
    before = picture(folder)
    with Archive.open(folder) as archive:
        identity = archive.search(Query()).ids()[0]
        archive.marks.set_starred(identity, True)
    marked = picture(folder)
    assert [key for key in before if before[key] != marked[key]] == ["lists", "marks"]
    with Archive.open(folder) as archive:
        archive.remove([identity])
    assert {"articles", "lists", "facets"} <= {key for key in before if before[key] != picture(folder)[key]}
