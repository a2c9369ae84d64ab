"""Words that begin a sentence, rivers and continents are no towns; case forms of real towns are."""

from __future__ import annotations

import pytest

from warreader import resources
from warreader.text.places import Gazetteer, Places, find_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(resources.data_bytes("gazetteer.bin"))


def names(places: Places) -> list[str]:
    return sorted(city.name for city in places.cities)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Kraje Afryki i Azji prosiły o rozmowy. W Unii Europejskiej trwa spór. Góra śmieci płonęła. Zima trwa."),
        ("pl", "Nad Wisłą zapadła cisza. Brzeg rzeki zaminowano. Wola walki nie słabnie. Stare domy runęły."),
        (
            "ro",
            "Dunărea a crescut, iar pe malul Dunării, lângă Nistru, s-au auzit explozii. Piatra a căzut.",
        ),
        (
            "de",
            "Das Essen war knapp, die Halle voll. Siegen werde niemand. Baden war verboten. Regen half der Feuerwehr.",
        ),
        (
            "fr",
            "Tours et détours de la diplomatie. La Croix-Rouge a livré de l'eau. La Défense confirme. Sens et mesure.",
        ),
        ("es", "La Casa Blanca respondió. La guerra sigue. Victoria, dijo, no es venganza. La Reina donó mantas."),
        ("it", "Massa di gente in fuga. Potenza militare. Fermo il traffico. Cento persone in piazza. Pace fatta."),
        ("tr", "Ordu geri çekildi. Kale sağlam. Deniz kıyısı boş. Güney cephesi sakin. Batı destek verdi."),
        ("ru", "Мост перекрыт. Зима пришла рано. Остров невезения. Орёл сел на крышу. Новая школа стоит пустая."),
        ("uk", "Міст перекрито. Зима прийшла рано. Ясна річ. Поле заміновано. Воля до боротьби не слабне."),
        ("cs", "Brod je zaminovaný. Most je uzavřen. Země Afriky vyzvaly k jednání. Hora odpadků hořela."),
        ("ar", "ودعت دول أفريقيا وأوروبا الشرقية إلى المفاوضات. وكانت المدينة هادئة. وقال إن النصر قريب."),
        ("fa", "کشورهای آفریقا خواستار مذاکره شدند. او گفت پیروزی نزدیک است. پل بسته است."),
        ("zh", "夜间,导弹击中一栋居民楼。非洲和东欧国家呼吁谈判。大桥已关闭。"),
        ("el", "Η Νίκη είναι κοντά. Η Γέφυρα έκλεισε. Οι χώρες της Αφρικής ζήτησαν διαπραγματεύσεις."),
    ],
)
def test_prose_without_places_names_no_city(gazetteer, language, text):
    assert names(find_places(text, [], gazetteer, language=language)) == []


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("pl", "Wybuchy w Zaporożu, w Charkowie i pod Bachmutem. Do Kijowa jedzie pomoc.",
         ["Bakhmut", "Kharkiv", "Kyiv", "Zaporizhzhia"]),
        ("cs", "V noci v Charkově a ve Lvově zněly sirény, do Kyjeva dorazila pomoc.", ["Kharkiv", "Kyiv", "Lviv"]),
        ("ro", "La Harkov e alarmă. Locuitorii Harkovului și ai Chișinăului stau acasă.", ["Chisinau", "Kharkiv"]),
        ("de", "In der Nacht gab es Alarm. Kiews Bürgermeister war in Lwiw.", ["Kyiv", "Lviv"]),
        ("de", "In Essen und in Halle trafen Züge aus Kiew ein.", ["Essen", "Halle (Saale)", "Kyiv"]),
        ("tr", "Ordu'da ve Ankara'da toplantı yapıldı.", ["Ankara", "Ordu"]),
    ],
)  # fmt: skip
def test_case_forms_and_towns_of_ordinary_names_are_found_where_a_place_is_meant(gazetteer, language, text, cities):
    assert names(find_places(text, [], gazetteer, language=language)) == cities


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("قال مسؤول أردني في عمان إن الأردن استقبل اللاجئين.", ["Amman"]),
        ("وصل الوفد إلى العاصمة عمان لإجراء محادثات.", ["Amman"]),
        ("استضافت سلطنة عمان محادثات بين الأردن وإيران.", []),
        ("قال وزير خارجية عمان في مسقط إن الأردن شريك.", ["Muscat"]),
        ("وصل الوفد إلى عمان لإجراء محادثات.", []),
        ("وصل الوفد إلى عمّان لإجراء محادثات.", ["Amman"]),
    ],
)
def test_oman_and_amman_are_told_apart_by_what_the_text_speaks_of(gazetteer, text, cities):
    assert names(find_places(text, [], gazetteer, language="ar")) == cities
