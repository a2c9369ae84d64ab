"""A text that goes on for a million code points is read to the same place by all engines, in bounded time."""

from __future__ import annotations

import time

import pytest

from warreader.article import Given, Label, Origin, SourceText
from warreader.ingest import load_annotator
from warreader.ingest.gazetteer import load_gazetteer
from warreader.text import annotate
from warreader.text.entities import SCAN_LIMIT
from warreader.text.places import find_places
from warreader.text.places._tokens import LIMIT

SENTENCE = "Shelling hit Kharkiv again on Tuesday, governor Oleh Syniehubov said. "


def test_a_city_stays_a_place_to_the_end_of_a_very_long_text():
    text = SENTENCE * (250_000 // len(SENTENCE))
    annotation = load_annotator().annotate(SourceText(text, Given(), Origin("a", "")))
    labels = [one.label for one in annotation.entities if one.text == "Kharkiv"]
    assert set(labels) == {Label.LOC}
    assert len(labels) == sum(len(city.mentions) for city in annotation.cities) == text.count("Kharkiv")


def test_the_engines_for_places_and_names_read_equally_far():
    assert LIMIT == SCAN_LIMIT == annotate.REACH


@pytest.fixture(scope="module")
def towns():
    """As many different towns as an article would never name: every 95th of the gazetteer, 2,000 names."""
    gazetteer = load_gazetteer()
    return ", ".join(gazetteer.city_at(row).name for row in range(0, 190_000, 95))


def test_a_list_of_thousands_of_towns_takes_seconds_not_minutes(towns):
    gazetteer = load_gazetteer()
    seconds = {}
    for share in (4, 1):
        begin = time.process_time()
        find_places(towns[: len(towns) // share], (), gazetteer)
        seconds[share] = time.process_time() - begin
    assert seconds[1] < 10 * seconds[4]  # the square would be 16 times
    assert seconds[1] < 20
