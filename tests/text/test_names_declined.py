"""Case forms of Ukrainian and Russian names find their nominative, and nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joined_names import join_names

from warreader.ingest.name_joining import load_aliases
from warreader.text.names import body_joins, joins, name_key
from warreader.text.names._case_forms import nominatives
from warreader.text.names._organisation_cases import body_nominative, written_out

PEOPLE = load_aliases().people


@pytest.mark.parametrize(
    ("forms", "nominative"),
    [
        ("Ивана Ковалевского|Ивану Ковалевскому|Иваном Ковалевским|Иване Ковалевском", "Иван Ковалевский"),
        ("Івана Ковалевського|Івану Ковалевському|Іванові Ковалевському|Іваном Ковалевським", "Іван Ковалевський"),
        ("Сергея Дроздова|Сергею Дроздову|Сергеем Дроздовым|Сергее Дроздове", "Сергей Дроздов"),
        ("Сергія Дроздова|Сергію Дроздову|Сергієм Дроздовим", "Сергій Дроздов"),
        ("Ольги Дроздовой|Ольге Дроздовой|Ольгу Дроздову|Ольгой Дроздовой", "Ольга Дроздова"),
        ("Ольги Дроздової|Ользі Дроздовій|Ольгу Дроздову|Ольгою Дроздовою", "Ольга Дроздова"),
        ("Марії Яворської|Марії Яворській|Марію Яворську|Марією Яворською", "Марія Яворська"),
        ("Тараса Бойченка|Тарасу Бойченку|Тарасові Бойченкові|Тарасом Бойченком", "Тарас Бойченко"),
        ("Ильи Гончарука|Илье Гончаруку|Илью Гончарука|Ильёй Гончаруком", "Илья Гончарук"),
        ("Ирины Гончарук|Ирине Гончарук|Ириной Гончарук", "Ирина Гончарук"),
        ("Василия Петровича Гончарука|Василию Петровичу Гончаруку", "Василий Петрович Гончарук"),
        ("Любови Сорокиной", "Любовь Сорокина"),
    ],
)
def test_a_full_name_goes_back_to_its_nominative(forms, nominative):
    assert set(nominatives(forms.split("|"), {}).values()) == {nominative}
    assert nominatives([nominative], {}) == {}


@pytest.mark.parametrize(
    ("forms", "person"),
    [
        ("Зеленского Зеленскому Зеленским Зеленського Зеленському", "Volodymyr Zelensky"),
        ("Путина Путину Путиным Путіним", "Vladimir Putin"),
        ("Синегубова Синегубову Синєгубова Синєгубовим", "Oleh Syniehubov"),
        ("Кулебы Кулебой Кулеби Кулебою", "Dmytro Kuleba"),
        ("Байдена Байдену Байденом", "Joe Biden"),
        ("Верещук", "Iryna Vereshchuk"),
    ],
)
def test_case_forms_of_a_known_person_show_the_persons_own_name(forms, person):
    assert set(join_names(dict.fromkeys(forms.split(), 1), PEOPLE).values()) == {person}


@pytest.mark.parametrize("name", ["Александра Петрова", "Валентина Иванова", "Евгения Дроздова", "Олександра Бойко"])
def test_a_name_that_may_be_a_womans_stays_as_it_is(name):
    assert nominatives([name, "Ольга Ким"], PEOPLE) == {}


def test_a_surname_that_may_be_a_womans_needs_a_man_of_that_name():
    assert nominatives(["Дроздова"], {}) == {}
    assert nominatives(["Дроздова", "Сергей Дроздов"], {}) == {"Дроздова": "Дроздов"}
    assert nominatives(["Дроздова", "Ольга Дроздова", "Сергей Дроздов"], {}) == {}


def test_an_unknown_given_name_needs_its_nominative_somewhere():
    assert nominatives(["Эльбрусом Тедеевым"], {}) == {"Эльбрусом Тедеевым": "Эльбрус Тедеев"}
    assert nominatives(["Кахи Каладзе"], {}) == {}
    assert nominatives(["Рунара Стейна"], {}) == {}
    assert nominatives(["Рунара Стейна", "Рунар Стейн"], {}) == {"Рунара Стейна": "Рунар Стейн"}


def test_two_people_with_one_surname_stay_two():
    names = join_names(dict.fromkeys(["Ивана Дроздова", "Игорю Дроздову", "Сергей Дроздов", "Ольгой Дроздовой"], 2))
    assert names == {
        "Ивана Дроздова": "Иван Дроздов",
        "Игорю Дроздову": "Игорь Дроздов",
        "Сергей Дроздов": "Сергей Дроздов",
        "Ольгой Дроздовой": "Ольга Дроздова",
    }


def test_the_reason_names_the_nominative():
    reasons = {one.spelling: one.reason for one in joins({"Зеленскому": 1, "Иваном Дроздовым": 1}, PEOPLE)}
    assert reasons["Зеленскому"] == "a case form of Зеленский, a known spelling of Volodymyr Zelensky"
    assert reasons["Иваном Дроздовым"] == "a case form of Иван Дроздов"


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Министерства обороны", "Министерство обороны"),
        ("Міністерством оборони України", "Міністерство оборони України"),
        ("Генеральной прокуратуры", "Генеральная прокуратура"),
        ("Державної служби України з надзвичайних ситуацій", "Державна служба України з надзвичайних ситуацій"),
        ("Збройних сил України", "Збройні сили України"),
        ("Вооруженными силами Украины", "Вооруженные силы Украины"),
        ("Національною поліцією", "Національна поліція"),
        ("Генерального штабу Збройних сил України", "Генеральний штаб Збройних сил України"),
        ("Верховної Ради", "Верховна Рада"),
        ("Сухопутних військ", "Сухопутні війська"),
        ("Офісом президента", "Офіс президента"),
        ("СОВЕТА БЕЗОПАСНОСТИ", "СОВЕТ БЕЗОПАСНОСТИ"),
    ],
)
def test_a_body_goes_back_to_its_nominative(form, nominative):
    assert body_nominative(form) == nominative
    assert body_nominative(nominative) == nominative


@pytest.mark.parametrize(
    "name", ["Мариинского театра", "Красного Креста", "Управление верховного комиссара", "НАТО", ""]
)
def test_a_body_that_is_not_known_stays_as_it_is(name):
    assert body_nominative(name) == name


def test_clipped_names_are_the_same_body():
    names = {
        one.spelling: one.name
        for one in body_joins({"Минобороны": 2, "Министерства обороны": 1, "Міноборони": 1, "Госдумой": 1})
    }
    assert names["Минобороны"] == names["Министерства обороны"] == "Министерство обороны"
    assert names["Міноборони"] == "Міноборони"  # another country's, in all likelihood
    assert written_out("Госдума") == "государственная дума"


WORDS = """
Иван Ивана Иваном Ольга Ольги Олександра Павла Дроздов Дроздова Дроздову Дроздовой Бойко Бойка Зеленского Путина
Зеленський Ковальская Ким Толстого фон В. Владимировича
"""
PARTS = st.sampled_from(WORDS.split())
NAMES = st.lists(PARTS, min_size=1, max_size=4).map(" ".join) | st.text(max_size=12)


@given(st.dictionaries(NAMES, st.integers(1, 9), max_size=12))
def test_a_form_belongs_to_one_name_only(counts):
    for known in ({}, PEOPLE):
        names = join_names(counts, known)
        assert names.keys() == counts.keys()
        assert all(names.get(form, form) == form for form in names.values())
        assert join_names(dict(reversed(counts.items())), known) == names


@given(NAMES)
def test_a_nominative_is_one_already(name):
    for base in nominatives([name], {}).values():
        assert name_key(nominatives([base], {}).get(base, base)) == name_key(base)
