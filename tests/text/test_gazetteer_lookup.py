from __future__ import annotations

import time

import pytest

from warreader import resources
from warreader.text.places import Gazetteer

KHARKIV, KYIV = 706483, 703448


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(resources.data_bytes("gazetteer.bin"))


@pytest.mark.parametrize(
    ("spelling", "geonameid"),
    [
        *(
            (name, KHARKIV)
            for name in [
                "Kharkiv",
                "Kharkov",
                "Харків",
                "Харьков",
                "Charków",
                "Charkiw",
                "Харкові",
                "خاركيف",
                "哈爾科夫",
                "Χάρκοβο",
            ]
        ),
        *(
            (name, KYIV)
            for name in ["Kyiv", "Kiev", "Київ", "Киев", "Києві", "Києва", "Киеве", "Kijów", "Kiew", "كييف", "基輔"]
        ),
        ("KHARKIV", KHARKIV),
        ("Odessa", 698740),
        ("Artemivsk", 713174),
        ("Bakhmut", 713174),
        ("Авдіївка", 713122),
        ("London", 2643743),
        ("Роботиному", 4_000_000_000),
        ("Wyspa Węży", 4_000_000_003),
        ("Кривому Розі", 703845),
        ("Rostov-on-Don", 501175),
    ],
)
def test_a_city_is_found_by_any_of_its_spellings(gazetteer: Gazetteer, spelling: str, geonameid: int) -> None:
    assert geonameid in gazetteer.cities_spelt(spelling)
    assert gazetteer.named(spelling)[0].geonameid == geonameid


@pytest.mark.parametrize("name", ["Kharkov", "Kyiv", "London", "Paris", "Mykolaiv"])
def test_a_query_for_a_prominent_city_means_no_namesake(gazetteer: Gazetteer, name: str) -> None:
    assert len(gazetteer.cities_spelt(name)) == 1


def test_a_query_for_springfield_means_all_the_large_ones(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.cities_spelt("Springfield")) > 2


@pytest.mark.parametrize(
    ("geonameid", "name", "region"),
    [
        (KHARKIV, "Kharkiv", "Kharkiv Oblast"),
        (700569, "Mykolaiv", "Mykolaiv Oblast"),
        (687700, "Zaporizhzhia", "Zaporizhzhia Oblast"),
        (691999, "Sievierodonetsk", "Luhansk Oblast"),
        (698740, "Odesa", "Odesa Oblast"),
        (713122, "Avdiivka", "Donetsk Oblast"),
        (4140963, "Washington", "Washington, D.C."),
    ],
)
def test_a_city_is_named_as_newspapers_name_it(gazetteer: Gazetteer, geonameid: int, name: str, region: str) -> None:
    city = gazetteer.city(geonameid)
    assert city is not None
    assert city.name == name
    assert city.region in {region, "District of Columbia"}


def test_a_city_knows_where_it_lies(gazetteer: Gazetteer) -> None:
    city = gazetteer.city(KHARKIV)
    assert city is not None
    assert (round(city.latitude, 2), round(city.longitude, 2), city.country) == (49.98, 36.25, "UA")
    assert city.population == pytest.approx(1_421_125, rel=1e-3)


def test_the_spellings_of_a_city_begin_with_its_name(gazetteer: Gazetteer) -> None:
    spellings = gazetteer.spellings(KYIV)
    assert spellings[0] == "Kyiv"
    assert {"Kiev", "Київ", "Киев"} <= set(spellings)


@pytest.mark.parametrize("spelling", ["", " ", "Xyzzyville", "12", "\0", "\ud800", "a" * 10_000, "-" * 300])
def test_what_is_no_city_is_none(gazetteer: Gazetteer, spelling: str) -> None:
    assert gazetteer.named(spelling) == ()
    assert gazetteer.cities_spelt(spelling) == frozenset()


def test_an_unknown_number_is_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.city(1) is None
    assert gazetteer.spellings(4_294_967_295) == ()


@pytest.mark.parametrize("cut", [0, 5, 100, 1_000_000])
def test_a_file_that_is_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="cut off"):
        Gazetteer(resources.data_bytes("gazetteer.bin")[:cut])


def test_a_foreign_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no gazetteer"):
        Gazetteer(b"SQLite format 3\0" * 100)


def test_the_file_is_small_and_ready_at_once() -> None:
    data = resources.data_bytes("gazetteer.bin")
    assert len(data) <= 12_000_000
    best = min(_seconds_to_load(data) for _ in range(5))
    assert best < 0.05


def _seconds_to_load(data: bytes) -> float:
    began = time.process_time()
    Gazetteer(data)
    return time.process_time() - began
