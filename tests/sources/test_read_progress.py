"""How much of what is to be read has been read."""

from __future__ import annotations

import json
import os
import time

import pytest

from warreader.sources import Gauge, read_paths

LINES = 5_000


@pytest.fixture
def crawl(tmp_path):
    """A file of a megabyte, and fifty small ones of another."""
    (tmp_path / "a.jsonl").write_text(
        "\n".join(
            json.dumps({"text": f"Shelling hit district {n} of Kharkiv, the mayor said again." * 4})
            for n in range(LINES)
        )
    )
    for number in range(50):
        (tmp_path / f"b{number}.txt").write_text("Shelling hit Sumy, the mayor said. " * 600)
    return tmp_path


def shares(paths, stdin=None, every=100):
    gauge = Gauge(paths, stdin)
    end = time.monotonic() + 10
    while gauge.share is None and time.monotonic() < end:
        time.sleep(0.001)
    found = [gauge.share]
    found += [gauge.share for number, _ in enumerate(read_paths(paths, stdin, None, gauge)) if number % every == 0]
    return [*found, gauge.share]


def test_it_grows_from_nothing_to_all(crawl):
    found = shares([str(crawl)], every=10)
    assert (found[0], found[-1]) == (0, 1)
    assert found == sorted(found)
    assert len(set(found)) > 20
    half = found[len(found) * LINES // (LINES + 50)]
    assert 0.3 < half < 0.7


def test_a_single_large_file_is_measured_inside(crawl):
    found = shares([str(crawl / "a.jsonl")])
    assert len(set(found)) > 10
    assert found[-1] == 1


def test_standard_input_is_measured_where_it_is_a_file(crawl):
    with (crawl / "a.jsonl").open("rb") as stdin:
        found = shares(["-"], stdin)
    assert found[0] == 0
    assert found == sorted(found)
    assert len(set(found)) > 10


def test_of_a_pipe_nobody_knows_how_much_there_is(crawl):
    reading, writing = os.pipe()
    os.write(writing, b'{"text": "Shelling hit Sumy."}\n')
    os.close(writing)
    with os.fdopen(reading, "rb") as stdin:
        gauge = Gauge(["-", str(crawl)], stdin)
        assert len(list(read_paths(["-"], stdin, None, gauge))) == 1
        assert gauge.share is None
