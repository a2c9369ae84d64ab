"""The benchmark makes its corpus, measures, and prints tables."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
if not TOOLS.is_dir():
    pytest.skip("the tools are not part of a source distribution", allow_module_level=True)
sys.path.insert(0, str(TOOLS))

from benchmark.timing import Table, middle_and_high  # noqa: E402  # importable from here on
from make_corpus import Corpus, write  # noqa: E402


def test_the_same_seed_makes_the_same_corpus_and_another_one_another():
    assert list(Corpus(1).articles(5)) == list(Corpus(1).articles(5))
    assert list(Corpus(1).articles(5)) != list(Corpus(2).articles(5))


def test_its_words_are_as_unevenly_spread_as_those_of_news():
    words = " ".join(article["text"] for article in Corpus().articles(300)).lower().split()
    assert 0.03 < words.count("the") / len(words) < 0.08
    once = sum(words.count(word) == 1 for word in set(words[:2_000]))
    assert once > 50


def test_figures_are_told_by_median_and_95th_percentile():
    assert middle_and_high([]) == "-"
    assert middle_and_high(range(1, 101)) == "51 / 96"
    assert middle_and_high([0.25, 0.31, 3.26]) == "0.3 / 3.3"


def test_a_table_leaves_out_who_has_no_figure():
    table = Table("ms", ["a", "b", "c"])
    table.put("words", "a", "1")
    table.put("cities", "c", "2")
    assert table.markdown().splitlines() == [
        "| ms | a | c |",
        "|---|---|---|",
        "| words | 1 | - |",
        "| cities | - | 2 |",
    ]


def test_it_measures_a_corpus_of_ones_own_beside_fts5(tmp_path):
    write(tmp_path / "corpus.jsonl", 120)
    words = ["--corpus", str(tmp_path / "corpus.jsonl"), "--only", "storage,questions", "--articles", "100"]
    done = subprocess.run(
        [sys.executable, str(TOOLS / "bench.py"), *words], capture_output=True, text=True, check=True, timeout=120
    )
    assert "| 100 articles, 0 MB of text | warreader | FTS5, defaults |" in done.stdout
    for row in ("articles a second of processor time", "a word", "a phrase", "a city", "a word in a month"):
        assert re.search(rf"^\| {row} \| [\d.,]+( / [\d.,]+)? \| [\d.,]+", done.stdout, re.MULTILINE), row
