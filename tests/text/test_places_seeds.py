from __future__ import annotations

from pathlib import Path

import pytest

from warreader import resources
from warreader.article import Block, Kind
from warreader.text.places import Gazetteer, Places, find_places

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(resources.data_bytes("gazetteer.bin"))


def read(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def whole(text: str) -> list[Block]:
    return [Block(0, len(text), Kind.BODY, kept=True, reason="all", confidence=1.0)]


def places(gazetteer: Gazetteer, text: str) -> Places:
    return find_places(text, whole(text), gazetteer)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        ("000", {"Kharkiv", "Kyiv", "Kherson", "Sumy", "Mariupol"}),
        ("001", {"Kharkiv", "Kyiv", "Mariupol", "Chernihiv"}),
        ("004", {"Kharkiv", "Kyiv"}),
    ],
)
def test_the_cities_of_a_seed_are_found_and_no_others(gazetteer: Gazetteer, number: str, names: set[str]) -> None:
    assert {city.name for city in places(gazetteer, read(number)).cities} == names


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_a_seed_is_about_kharkiv_alone(gazetteer: Gazetteer, number: str) -> None:
    found = places(gazetteer, read(number)).cities
    assert [city.name for city in found if city.focus] == ["Kharkiv"]
    assert found[0].name == "Kharkiv"


def test_the_dateline_of_a_seed_is_kyiv(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, read("000")).cities
    assert [city.name for city in found if city.dateline] == ["Kyiv"]


def test_a_mention_in_a_folded_block_is_not_kept(gazetteer: Gazetteer) -> None:
    text = read("004")
    start = text.index("See also")
    end = text.index("\n", start)
    blocks = [
        Block(0, start, Kind.BODY, kept=True, reason="", confidence=1.0),
        Block(start, end, Kind.RELATED, kept=False, reason="", confidence=1.0),
        Block(end, len(text), Kind.BODY, kept=True, reason="", confidence=1.0),
    ]
    kyiv = next(city for city in find_places(text, blocks, gazetteer).cities if city.name == "Kyiv")
    assert not kyiv.kept
    assert not kyiv.focus


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_every_mention_is_where_it_says(gazetteer: Gazetteer, number: str) -> None:
    text = read(number)
    for city in places(gazetteer, text).cities:
        spelt = {text[mention.start : mention.end] for mention in city.mentions}
        assert all(city.geonameid in gazetteer.cities_spelt(words) for words in spelt)
