"""Case forms of places in the papers of Poland and Romania."""

from __future__ import annotations

import pytest

from warreader.ingest.gazetteer import load_gazetteer
from warreader.text.places import find_places


def test_polish_instrumentals_are_found():
    sentence = "Pociski spadły nad Zaporożem i pod Czerkasami, a walki trwają pod Chersoniem i nad Charkowem."
    cities = find_places(sentence, [], load_gazetteer(), "pl").cities
    assert {city.name for city in cities} == {"Zaporizhzhia", "Cherkasy", "Kherson", "Kharkiv"}


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("pl", "Prezydent Ukrainy rozmawiał z kanclerzem Niemiec i premierem Włoch.", ["Ukraine", "Germany", "Italy"]),
        ("pl", "Siły obrony odparły ataki, a w Ukrainie ogłoszono alarm.", ["Ukraine"]),
        ("ro", "Președintele Ucrainei a declarat că orașele Rusiei nu vor fi atacate.", ["Ukraine", "Russia"]),
    ],
)
def test_countries_in_the_genitive_are_countries(language, sentence, names):
    places = find_places(sentence, [], load_gazetteer(), language)
    assert [place.name for place in places.others] == names
    assert places.cities == ()


def test_a_first_name_in_romanian_is_no_case_form_of_a_town():
    sentence = "Andrei și Matei au plecat ieri spre casă, a spus Sergei."
    assert find_places(sentence, [], load_gazetteer(), "ro").cities == ()


def test_romanian_names_with_their_article_are_found():
    sentence = (
        "Autoritățile spun că Chișinăul și Kievul cer explicații, iar Harkovul și Mariupolul sunt în ruine. Omul tace."
    )
    cities = find_places(sentence, [], load_gazetteer(), "ro").cities
    assert {city.name for city in cities} == {"Chisinau", "Kyiv", "Kharkiv", "Mariupol"}


def test_a_romanian_district_is_no_town():
    places = find_places("Dronele au căzut în Reni, raionul Ismail, județul Odesa.", [], load_gazetteer(), "ro")
    assert [city.name for city in places.cities] == ["Reni"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Бои идут в Тёткино, у Коренево и под Льговом.", {"Tyotkino", "Korenevo", "Lgov"}),
        ("Жители Масловой Пристани и Прохоровки уехали.", {"Maslova Pristan", "Prokhorovka"}),
        ("Вогонь ведуть з Олешок, чути і в Херсоні.", {"Oleshky", "Kherson"}),
        ("З Лубен до Полтави їздять автобуси.", {"Lubny", "Poltava"}),
        ("Початок року. Ринок праці. Будинок згорів.", set()),
    ],
)
def test_small_towns_of_the_war_are_found_in_cyrillic(sentence, names):
    cities = find_places(sentence, [], load_gazetteer()).cities
    assert {city.name for city in cities} == names
