from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warreader import resources
from warreader.article import Block, City, Kind, Label, Mention
from warreader.text.entities import SCAN_LIMIT, Recogniser


@dataclass(frozen=True)
class Other:
    start: int
    end: int
    role: str


@dataclass(frozen=True)
class Found:
    cities: tuple[City, ...] = ()
    others: tuple[Other, ...] = ()


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(resources.data_bytes("entity-names.txt"))


def places(text: str, *cities: str, others: dict[str, str] | None = None) -> Found:
    def spans(words):
        at = text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + len(words))

    return Found(
        tuple(
            City(1, city, "UA", None, 0.0, 0.0, focus=False, dateline=False, confidence=1.0, mentions=mentions)
            for city in cities
            if (mentions := tuple(Mention(*span) for span in spans(city)))
        ),
        tuple(Other(*span, role) for words, role in (others or {}).items() for span in spans(words)),
    )


def names(recogniser: Recogniser, text: str, found: Found | None = None, language: str | None = None):
    return [(e.text, str(e.label)) for e in recogniser.recognise(text, (), found, language)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met governor Oleg Synegubov on Wednesday.", ("Oleg Synegubov", "PER")),
        ("The mayor of the city, Ihor Terekhov, said so.", ("Ihor Terekhov", "PER")),
        ('Then Mr Qweryov said: "No."', ("Qweryov", "PER")),
        ("It was told by Ursula von der Leyen today.", ("Ursula von der Leyen", "PER")),
        ("It hit part of Karazin National University, which burned.", ("Karazin National University", "ORG")),
        ("It was found by the Kharkiv Regional Prosecutor's Office.", ("Kharkiv Regional Prosecutor's Office", "ORG")),
        ("The Ministry of Internal Affairs denied it.", ("Ministry of Internal Affairs", "ORG")),
        ("Officials at UNHCR were silent.", ("UNHCR", "ORG")),
        ("To powiedziało Ministerstwo Obrony Wielkiej Brytanii.", ("Ministerstwo Obrony Wielkiej Brytanii", "ORG")),
        ("It stood beside the Antonivskyi Bridge.", ("Antonivskyi Bridge", "LOC")),
        ("Про це повідомив мер Ігор Терехов.", ("Ігор Терехов", "PER")),
        ("За словами Павла Кириленка, загинули двоє.", ("Павла Кириленка", "PER")),
        ("У Міністерстві оборони мовчать.", ("Міністерстві оборони", "ORG")),
        ("Це підтвердила СБУ у вівторок.", ("СБУ", "ORG")),
        ("Стреляли по всей Харьковской области.", ("Харьковской области", "LOC")),
    ],
)
def test_an_office_a_given_name_or_a_head_word_makes_a_name(recogniser, text, wanted):
    assert wanted in names(recogniser, text)


@pytest.mark.parametrize(
    "text",
    [
        "Control over the town is lost. Troops left. Much remains. Images show it.",
        "He spoke at Breakfast on Wednesday, in March.",
        "World News",
        "Defence Sec says no",
        "Read More",
    ],
)
def test_words_that_only_begin_with_a_capital_are_no_names(recogniser, text):
    assert names(recogniser, text) == []


def test_a_place_inside_a_longer_name_is_part_of_it(recogniser):
    text = "The Kharkiv Regional Military Administration in Kharkiv spoke."
    assert names(recogniser, text, places(text, "Kharkiv")) == [
        ("Kharkiv Regional Military Administration", "ORG"),
        ("Kharkiv", "LOC"),
    ]


def test_a_demonym_is_a_people_and_ends_no_persons_name(recogniser):
    text = "Ukrainian President Zelensky met Russian troops."
    found = places(text, others={"Ukrainian": "demonym", "Russian": "demonym"})
    assert names(recogniser, text, found) == [("Ukrainian", "NORP"), ("Zelensky", "PER"), ("Russian", "NORP")]


def test_a_line_of_capitals_is_read_like_any_other(recogniser):
    text = "RUSSIA FIRES MISSILES, GOVERNOR OLEG SYNEGUBOV SAYS"
    found = places(text, others={"RUSSIA": "country"})
    assert names(recogniser, text, found) == [("RUSSIA", "LOC"), ("OLEG SYNEGUBOV", "PER")]


def test_a_surname_alone_takes_the_full_name_of_the_document(recogniser):
    text = "Mayor Ihor Terekhov spoke.\nLater Terekhov left."
    assert [(e.text, e.name) for e in recogniser.recognise(text, (), None, "en")] == [
        ("Ihor Terekhov", "Ihor Terekhov"),
        ("Terekhov", "Ihor Terekhov"),
    ]


def test_two_owners_of_a_surname_leave_it_alone(recogniser):
    text = "Ivan Petrov came. Anna Petrov went. Petrov spoke."
    assert [e.name for e in recogniser.recognise(text, (), None, "en")] == ["Ivan Petrov", "Anna Petrov", "Petrov"]


def test_names_in_a_folded_block_are_not_kept(recogniser):
    text = "Mayor Ihor Terekhov spoke.\nRead more: Ben Wallace resigns"
    blocks = (
        Block(0, 26, Kind.BODY, kept=True, reason="", confidence=1.0),
        Block(27, len(text), Kind.RELATED, kept=False, reason="", confidence=1.0),
    )
    found = recogniser.recognise(text, blocks, None, "en")
    assert [(e.text, e.kept) for e in found] == [("Ihor Terekhov", True), ("Ben Wallace", False)]


def test_no_name_goes_over_the_border_of_a_block(recogniser):
    text = "by Ben Wallace Ihor Terekhov"
    blocks = (
        Block(0, 14, Kind.BYLINE, kept=True, reason="", confidence=1.0),
        Block(15, len(text), Kind.BODY, kept=True, reason="", confidence=1.0),
    )
    assert [e.text for e in recogniser.recognise(text, blocks, None, "en")] == ["Ben Wallace", "Ihor Terekhov"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least 21 people have been killed and 112 wounded.", ["21 killed", "112 wounded"]),
        ("Four killed and nine injured", ["4 killed", "9 wounded"]),
        ("The strike left fifty-four dead, killing 3 children.", ["54 dead", "3 killed"]),
        ("більше 1,200 поранених", ["1200 wounded"]),
        ("dozens were wounded", ["dozens wounded"]),
    ],
)
def test_counts_of_people_are_quantities(recogniser, text, wanted):
    found = [e.name for e in recogniser.recognise(text, (), None, None) if e.label is Label.QUANTITY]
    assert found == [name.replace("54 dead", "54 killed") for name in wanted]


@pytest.mark.parametrize("text", ["21 tanks were bought", "in 2022 the town", "killed the engine", "three more cities"])
def test_other_counts_are_none(recogniser, text):
    assert Label.QUANTITY not in {e.label for e in recogniser.recognise(text, (), None, None)}


@pytest.mark.parametrize(
    ("text", "wanted", "label"),
    [
        ("The 93rd Mechanized Brigade held.", "93rd Mechanized Brigade", "UNIT"),
        ("бійці 92-ї окремої механізованої бригади стояли", "92-ї окремої механізованої бригади", "UNIT"),
        ("two HIMARS launchers", "HIMARS", "WEAPON"),
        ("a T-72 tank burned", "T-72", "WEAPON"),
        ("били Іскандер-М по місту", "Іскандер-М", "WEAPON"),
        ("systems S-300 fired", "S-300", "WEAPON"),
    ],
)
def test_units_and_weapons(recogniser, text, wanted, label):
    assert (wanted, label) in names(recogniser, text)


@settings(max_examples=150, deadline=None)
@given(st.text() | st.text(st.sampled_from("AbВіN .,'’\n-of 21KilledMr«»@#"), max_size=200))
def test_entities_never_overlap_and_stay_in_bounds(recogniser, text):
    behind = 0
    for entity in recogniser.recognise(text, (), None, None):
        assert behind <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text
        assert entity.name
        behind = entity.end


@pytest.mark.parametrize(
    "unit",
    ["A", "Mr. ", "Al ", "of ", "21 ", "Кий ", "'s", "J. ", "First ", "at least ", "Міністерство ", "University of "],
)
def test_a_hostile_line_costs_no_more_than_its_length(recogniser, unit):
    def seconds(length):
        began = time.process_time()
        recogniser.recognise(unit * (length // len(unit)), (), None, None)
        return time.process_time() - began

    assert seconds(120_000) < 8 * seconds(30_000) + 0.5


def test_nothing_is_read_beyond_the_limit(recogniser):
    text = "x" * SCAN_LIMIT + " Mayor Ihor Terekhov"
    assert recogniser.recognise(text, (), None, None) == ()


def test_lists_that_lack_a_section_are_refused():
    with pytest.raises(ValueError, match="reinstall"):
        Recogniser(b"[given]\nanna\n")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It killed one person and wounded 32 people in the town.", ["1 killed", "32 wounded"]),
        ("A strike killed at least 41 civilians.", ["41 killed"]),
        ("Nine were hurt, injuring nobody.", ["9 wounded"]),
        ("killed 21 days later", []),
    ],
)
def test_the_verb_may_stand_before_the_count(recogniser, text, wanted):
    found = [e.name for e in recogniser.recognise(text, (), None, "en") if e.label is Label.QUANTITY]
    assert found == wanted


@pytest.mark.parametrize("text", ["Stacey Abrams spoke.", "a Ford Taurus", "the god Neptune"])
def test_names_that_only_sometimes_are_weapons_need_a_word_beside_them(recogniser, text):
    assert Label.WEAPON not in {e.label for e in recogniser.recognise(text, (), None, "en")}


def test_a_surname_in_a_case_form_is_found_and_takes_its_full_name(recogniser):
    text = "Главнокомандующий Александр Сырский был на фронте. По словам Сырского, бои идут. С Сырским говорили."
    people = [(one.text, one.name) for one in recogniser.recognise(text, (), None, "ru") if one.label is Label.PER]
    assert people == [(spelt, "Александр Сырский") for spelt in ("Александр Сырский", "Сырского", "Сырским")]


def test_a_surname_in_a_case_form_is_not_that_of_two_people(recogniser):
    text = "Там были Иван Дроздов и Ольга Дроздова. Дроздова сказала, что ждёт Дроздову."
    people = {one.name for one in recogniser.recognise(text, (), None, "ru") if one.label is Label.PER}
    assert "Иван Дроздов" in people
    assert "Ольга Дроздова" in people


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Сообщила пресс-служба МЧС России утром.", ("МЧС России", "ORG")),
        ("Утром обрушился дом на улице Щорса, есть погибшие.", ("улице Щорса", "LOC")),
        ("Так рассказал доброволец Илья, приехавший помогать.", ("Илья", "PER")),
        ("Tak powiedział po rozmowie z Donaldem Tuskiem w sobotę.", ("Donaldem Tuskiem", "PER")),
        ("Le secrétaire général de l'ONU a condamné le bombardement.", ("ONU", "ORG")),
        ("Avertizarea a venit de la Ministerul rus al Apărării, luni.", ("Ministerul rus al Apărării", "ORG")),
    ],
)
def test_names_in_the_grammar_of_other_languages(recogniser: Recogniser, text: str, wanted: tuple[str, str]) -> None:
    assert wanted in names(recogniser, text, language="xx")


def test_a_turkish_case_ending_is_no_part_of_a_name(recogniser: Recogniser) -> None:
    text = "Komutan Ali Yılmaz'ın öldüğü bildirildi, saldırı Tahran'da oldu."
    found = names(recogniser, text, places(text, "Tahran'da"), "tr")
    assert ("Tahran", "LOC") in found
    assert not any("'" in name for name, _ in found)


def test_an_arabic_word_for_a_region_stands_outside_of_its_name(recogniser: Recogniser) -> None:
    text = "فر الآلاف من ولاية الجزيرة أمس"
    assert names(recogniser, text, places(text, "ولاية الجزيرة"), "ar") == [("الجزيرة", "LOC")]
