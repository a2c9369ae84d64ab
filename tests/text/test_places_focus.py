"""What an article is about: towns near a capital, lists of cities, hospitals of a capital; and words with a colon."""

import pytest

from warreader import resources
from warreader.article import Given, Kind, Origin, SourceText
from warreader.ingest.engines import load_annotator
from warreader.text.places import Gazetteer, find_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(resources.data_bytes("gazetteer.bin"))


def focus_of(text: str) -> list[str]:
    """Annotate a page and give the names of what it is about."""
    annotation = load_annotator().annotate(SourceText(text, Given(), Origin("-", "0" * 64)))
    assert any(block.kind is Kind.HEADLINE for block in annotation.blocks)
    return [city.name for city in annotation.cities if city.focus]


def test_a_town_is_the_focus_and_not_the_capital_by_which_it_is_found() -> None:
    text = (
        "At least three dead as missile tears into apartment block north of Kyiv\n23 November 2022, 17:47\n"
        "VYSHHOROD, Ukraine (AP) - A missile struck a four-storey block in a quiet town on Wednesday, killing three.\n"
        "People of Vyshhorod carried water up the stairs, and the governor said that thirty of them had been hurt."
    )
    assert "Kyiv" not in focus_of(text)


def test_a_list_of_cities_in_a_statement_is_about_none() -> None:
    text = (
        "Statement by the ministry on the missile attacks\n10 October 2022\n"
        "The ministry condemns the missile attacks against Kyiv, Dnipro, Zaporizhzhia, Lviv, Ternopil and Zhytomyr.\n"
        "The minister said in Tallinn on Monday that he would travel to Brussels before the end of the week.\n"
        "The embassy in Kyiv remains open, although one of its windows was broken in the morning by the blast."
    )
    assert focus_of(text) == []


def test_a_hospital_of_the_capital_makes_it_the_focus() -> None:
    text = (
        "Video does not show a missile hitting the Kyiv children's hospital\n11 July 2024, 15:26\n"
        "The clip that thousands shared was said to show the hospital in Kyiv on Monday; it is from Kramatorsk.\n"
        "A shop sign and the wires of the tram belong to a street there that everybody can look at on the map."
    )
    assert focus_of(text) == ["Kyiv"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ostrzał trwał całą noc. Rano: nikt nie spał.", "pl"),
        ("Обстрел продолжался всю ночь. Тема: вода.", "ru"),
        ("Il bombardamento è durato tutta la notte. Guarda: il tetto non c'è.", "it"),
        ("Bombardarea a durat toată noaptea. Dacă nu vine nimeni, plecăm.", "ro"),
        ("The shelling went on all night. Marina: nobody slept.", "en"),
    ],
)
def test_a_word_with_a_colon_inside_its_line_is_no_town(gazetteer: Gazetteer, text: str, language: str) -> None:
    assert find_places(text, (), gazetteer, language).cities == ()


def test_a_town_with_a_colon_heads_its_line(gazetteer: Gazetteer) -> None:
    places = find_places("За добу в області.\nАвдіївка: 2 загиблих.", (), gazetteer, "uk")
    assert [city.name for city in places.cities] == ["Avdiivka"]
