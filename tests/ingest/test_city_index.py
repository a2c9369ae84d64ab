"""What the query language asks the gazetteer takes no memory once it is answered."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from warreader.ingest import CityIndex
from warreader.ingest.gazetteer import GAZETTEER, load_gazetteer


def resident() -> int:
    """Give the kilobytes of the gazetteer that are in memory."""
    found, inside = 0, False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            inside = line.endswith(GAZETTEER)
        elif inside and line.startswith("Rss:"):
            found += int(line.split()[1])
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which pages are in memory")
def test_pages_of_answers_are_given_back_and_come_again():
    index = CityIndex()
    first = index.cities_spelt("Харкові")
    assert first
    assert index.cities_spelt("no such city anywhere") == frozenset()
    assert resident() > 0
    index.release()
    assert resident() == 0
    assert index.cities_spelt("Харкові") == first


def test_what_was_looked_up_is_forgotten():
    index = CityIndex()
    index.cities_spelt("Kherson")
    assert load_gazetteer()._cache
    index.release()
    assert not load_gazetteer()._cache
    index.release()
    assert index.country_name("UA") == "Ukraine"
