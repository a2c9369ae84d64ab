"""Puts this folder and that of the query tests on the import path, and opens archives."""

import sys
from pathlib import Path

import pytest
from article_makers import Gazetteer

from warreader.archive import Archive

sys.path.append(str(Path(__file__).parents[1] / "query"))


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive", lexicon=Gazetteer()) as opened:
        yield opened
