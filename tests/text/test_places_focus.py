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
        "The embassy remains open, although one of its windows was broken in the morning by the blast."
    )
    assert focus_of(text) == []


def test_a_hospital_of_the_capital_makes_it_the_focus() -> None:
    text = (
        "Video does not show a missile hitting the Kyiv children's hospital\n11 July 2024, 15:26\n"
        "The clip that thousands shared was said to show the hospital in Kyiv on Monday; it is from Kramatorsk.\n"
        "A shop sign and the wires of the tram belong to a street there that everybody can look at on the map."
    )
    assert focus_of(text) == ["Kyiv"]


def test_town_that_an_essay_opens_with_is_its_focus() -> None:
    text = (
        "You cannot bury a quarrel\nJane Roe\n12 March 2023\n"
        "Believe that wars end when one side runs out of men and you will wait for long, because words go first.\n"
        "I was in Stepanakert in the last week of its name. Or I was in Stepanakert in the first week of another one.\n"
        "Baku says that they could have stayed. Yerevan says that it could not have fought, and Moscow kept peace.\n"
        "She read the list to me in the queue in Vardenis, and a driver from Goris held the door for both of us.\n"
        "Brussels was gravely concerned about it on the same day, and had bought some gas in Baku by the evening."
    )
    assert focus_of(text) == ["Stepanakert"]


def test_region_in_the_headline_points_to_its_city_and_not_to_the_government_that_is_named_before_it() -> None:
    text = (
        "At least 12 hurt as air raids resume over Tigray capital\n26 November 2021\n"
        "Addis Ababa says it hit a depot for looted vehicles and nothing else, as on each of the days before it.\n"
        "Twelve people were hurt when aircraft bombed the northern edge of Mekelle on Friday, a doctor there said.\n"
        "Rebels who took Dessie earlier this month say they are in Debre Sina now, 190 kilometres from the capital."
    )
    assert focus_of(text) == ["Mekelle"]


def test_capital_in_chinese_is_the_city_unless_it_acts() -> None:
    text = (
        "飛彈落在早晨 基輔兒童遊樂場炸出大坑\n2022年10月10日\n"
        "基輔市中心今天早上八時左右傳出多起爆炸，當局說至少十一人喪生、六十四人受傷，其中一枚飛彈落在兒童遊樂場旁邊。\n"
        "北京呼籲各方盡快降溫，聯合國秘書長在紐約表示深感震驚，電視台整天播出遊樂場的大坑和沒有人的鞦韆。"
    )
    assert focus_of(text) == ["Kyiv"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bei Angriffen auf die Stadt Slowjansk in der Nähe von Kramatorsk starben acht.", {"Sloviansk", "Kramatorsk"}),
        ("Пожар потушили в городе Чернобыль, сообщили в Киеве.", {"Chornobyl", "Kyiv"}),
        ("Bir ambar yıkıldı: Reni'de yedi kişi yaralandı. Rusya Reni'yi vurdu.", {"Reni"}),
        ("Hundreds came to the market in central Gaza.", set()),
        ("In Beryslaw am Dnipro starb ein Mann.", {"Beryslav"}),
        ("На Авдіївському напрямку ворог атакував п'ять разів.", set()),
        ("Колонна вошла в Дейр-эз-Зор, сообщили в Дамаске.", {"Deir ez-Zor", "Damascus"}),
        ("Nie ma prądu, a jego brat od wiosny pracuje we Wrocławiu.", {"Wrocław"}),
        ("Shelling at the Kursk Nuclear Power Plant went on.", set()),
    ],
)
def test_city_is_told_from_its_namesakes(gazetteer: Gazetteer, text: str, names: set[str]) -> None:
    assert {city.name for city in find_places(text, (), gazetteer).cities} == names


def test_old_name_of_a_city_that_is_named_itself_is_another_city(gazetteer: Gazetteer) -> None:
    text = "Drones struck the airbase near Engels in Saratov Oblast, Russia; they fought in Toretsk and near Pokrovsk."
    assert {city.country for city in find_places(text, (), gazetteer).cities if city.name == "Pokrovsk"} == {"UA"}


def test_country_behind_a_preposition_settles_the_town(gazetteer: Gazetteer) -> None:
    text = "His colleague came from Christchurch in New Zealand, and England mourned for him in Leeds and in York."
    assert {(city.name, city.country) for city in find_places(text, (), gazetteer).cities} >= {("Christchurch", "NZ")}


@pytest.mark.parametrize("text", ["في جنيف دعا المبعوث إلى ضبط النفس.", "北京呼籲盡快降溫。"])
def test_seat_of_world_politics_is_found_alone_in_a_script_without_capitals(gazetteer: Gazetteer, text: str) -> None:
    assert len(find_places(text, (), gazetteer).cities) == 1


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
