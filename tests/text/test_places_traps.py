from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warreader import resources
from warreader.article import Block, Kind
from warreader.text.places import Gazetteer, Places, find_places

KHARKIV, KYIV, BAKHMUT = 706483, 703448, 713174


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(resources.data_bytes("gazetteer.bin"))


def names(places: Places) -> list[str]:
    return sorted(city.name for city in places.cities)


def others(places: Places, text: str) -> dict[str, str]:
    return {text[other.start : other.end]: other.role for other in places.others}


@pytest.mark.parametrize(
    "text",
    [
        "In March the fighting stopped. March was cold, and August came early.",
        "Reading the news, he said it was nice. Nice people helped. Reading is hard.",
        "Karazin National University went up in flames. The University said so.",
        "Much of Europe has closed its airspace. Much remains unclear.",
        "He told Nick Ferrari at Breakfast on Wednesday that progress was slow.",
        "The Chamber of Commerce met the King. King Charles spoke.",
        "Mobile phones do not work. Split families wait. Hope remains.",
        "Defence Secretary Ben Wallace said so. Austin said the same. Lloyd Austin left.",
        "John Lyman, a captain, said he was tired. Lyman said more help was needed.",
        "She reads the New York Times and the Washington Post every day.",
        "President Lincoln and Jack London are mentioned, and so is Paris Hilton.",
    ],
)
def test_words_and_people_that_share_a_towns_name_are_no_cities(gazetteer: Gazetteer, text: str) -> None:
    assert names(find_places(text, [], gazetteer)) == []


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Shelling hit the Kyiv district of Kharkiv on Monday.", ["Kharkiv"]),
        ("Снаряд попал в дом в Киевском районе Донецка.", ["Donetsk"]),
        ("Киевский район Донецка обстреляли ночью.", ["Donetsk"]),
        ("Вибух стався у Київському районі Харкова.", ["Kharkiv"]),
        ("Three people died in the Donetsk region.", []),
        ("The Kharkiv Regional Prosecutor's Office said so.", []),
        ("Fighting went on in the Kherson, Donetsk and Luhansk regions.", []),
        ("In der Grenzregion Belgorod gab es zwei Tote.", []),
        ("Aid reached the province of Idlib in Syria.", []),
        ("Two people died in Chuhuiv, Kharkiv Oblast.", ["Chuhuiv"]),
        ("In the Kharkiv region, rockets fell on Izium.", ["Izium"]),
    ],
)
def test_a_region_or_district_is_not_the_city_of_its_name(gazetteer: Gazetteer, text: str, cities: list[str]) -> None:
    assert names(find_places(text, [], gazetteer)) == cities


def test_a_region_is_told_with_its_noun(gazetteer: Gazetteer) -> None:
    text = "Ukrainian officials left the Donetsk region for Crimea, Russia and Ohio."
    found = others(find_places(text, [], gazetteer), text)
    assert found["Donetsk region"] == "region"
    assert found["Crimea"] == "region"
    assert found["Russia"] == "country"
    assert found["Ukrainian"] == "demonym"


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("PARMA, Ohio (AP) - The parish opened its doors.", "Parma", "Ohio"),
        ("HURRICANE, W.Va. - Police said so.", "Hurricane", "West Virginia"),
        ("A man from Paris, Texas, was there.", "Paris", "Texas"),
        ("Moscow, Idaho, is a small town.", "Moscow", "Idaho"),
        ("Lebanon, Pa., sent an ambulance.", "Lebanon", "Pennsylvania"),
    ],
)
def test_the_region_behind_a_comma_settles_which_city(gazetteer: Gazetteer, text: str, name: str, region: str) -> None:
    cities = find_places(text, [], gazetteer).cities
    assert [(city.name, city.region) for city in cities] == [(name, region)]


def test_a_large_city_is_meant_where_nothing_says_otherwise(gazetteer: Gazetteer) -> None:
    text = "Talks were held in London, Paris and Moscow, and Russia took part."
    assert {city.country for city in find_places(text, [], gazetteer).cities} == {"GB", "FR", "RU"}


@pytest.mark.parametrize(
    ("text", "geonameid"),
    [
        ("Pięć osób zginęło w Charkowie, a siedem zostało rannych, gdy pociski spadły na osiedle.", KHARKIV),
        ("V Charkově zahynulo pět lidí a sedm jich bylo zraněno, když rakety dopadly na sídliště.", KHARKIV),
        ("In Charkiw sind bei einem Angriff am Montag fünf Menschen getötet worden.", KHARKIV),
        ("Die Ukraine meldet fünf Tote. Die Behörden Kiews sprachen von einem schweren Angriff auf die Stadt.", KYIV),
        ("La ville de Kharkiv a été frappée par des missiles dans la nuit de lundi à mardi.", KHARKIV),
        ("Cinci persoane au murit la Harkov după un atac cu rachete, a anunțat primarul orașului.", KHARKIV),
        ("Cinco personas murieron en Járkov tras un ataque con misiles, dijo el alcalde.", KHARKIV),
        ("Ukrajna szerint Harkovban öten meghaltak, amikor rakéták csapódtak be egy lakónegyedbe.", KHARKIV),
        (
            "Ukrainassa on kuollut viisi ihmistä, kun ohjukset osuivat maanantaina Harkovaan, ja moni on haavoittunut.",
            KHARKIV,
        ),
        ("Τέσσερις άνθρωποι σκοτώθηκαν στα προάστια του Χαρκόβου από ρωσικό πύραυλο.", KHARKIV),
        ("قُتل خمسة أشخاص في قصف روسي على مدينة خاركيف يوم الاثنين.", KHARKIV),
        ("قتل خمسة أشخاص وأصيب آخرون بخاركيف في قصف روسي.", KHARKIV),
        ("俄軍飛彈擊中哈爾科夫市中心，造成五人死亡。", KHARKIV),
        ("Rus füzeleri Harkiv'de bir apartmana isabet etti ve beş kişi öldü.", KHARKIV),
    ],
)
def test_a_city_is_found_in_other_languages(gazetteer: Gazetteer, text: str, geonameid: int) -> None:
    assert [city.geonameid for city in find_places(text, [], gazetteer).cities] == [geonameid]


def test_the_old_name_and_the_new_one_are_one_city_with_both_mentions(gazetteer: Gazetteer) -> None:
    text = "Бои идут за Артёмовск (Бахмут), сообщили военные."
    (city,) = find_places(text, [], gazetteer).cities
    assert city.geonameid == BAKHMUT
    assert [text[mention.start : mention.end] for mention in city.mentions] == ["Артёмовск", "Бахмут"]


def test_the_desk_of_an_agency_is_no_kept_mention(gazetteer: Gazetteer) -> None:
    text = "Missiles hit Odesa\nReuters | London\nMissiles hit the port of Odesa on Monday."
    lines = [0, 19, 36]
    kinds = [Kind.HEADLINE, Kind.BYLINE, Kind.BODY]
    ends = [18, 35, len(text)]
    blocks = [
        Block(start, end, kind, kept=True, reason="", confidence=1.0)
        for start, end, kind in zip(lines, ends, kinds, strict=True)
    ]
    cities = {city.name: city for city in find_places(text, blocks, gazetteer).cities}
    assert cities["Odesa"].focus
    assert not cities["London"].kept
    assert not cities["London"].focus


def test_a_dateline_is_told_from_the_event(gazetteer: Gazetteer) -> None:
    text = "KYIV, March 2 (Reuters) - Shells fell on Sumy overnight. Sumy is in the northeast, officials in Sumy said."
    cities = {city.name: city for city in find_places(text, [], gazetteer).cities}
    assert cities["Kyiv"].dateline
    assert not cities["Kyiv"].focus
    assert cities["Sumy"].focus
    assert not cities["Sumy"].dateline


def test_a_text_that_names_many_cities_once_is_about_none(gazetteer: Gazetteer) -> None:
    text = "Blasts were heard in Mykolaiv, Kharkiv, Kryvyi Rih, Sloviansk, Odesa and Sumy, officials in Ukraine say."
    found = find_places(text, [], gazetteer)
    assert len(found.cities) == 6
    assert not any(city.focus for city in found.cities)


@pytest.mark.parametrize(
    "line",
    [
        "a" * 50_000_000,
        "Kharkiv " * 100_000,
        "A. " * 100_000,
        "'" * 1_000_000,
        "KYIV, Ukraine (AP) - " * 20_000,
        "哈爾科夫" * 50_000,
        "(A" * 200_000,
        "1:00\n" * 60_000,
    ],
    ids=lambda line: line[:12],
)
def test_a_hostile_line_takes_bounded_time(gazetteer: Gazetteer, line: str) -> None:
    began = time.process_time()
    find_places(line, [], gazetteer)
    assert time.process_time() - began < 15


PIECES = st.sampled_from(
    [
        "Kharkiv",
        "Київ",
        "у Харкові",
        "Parma, Ohio",
        "خاركيف",
        "哈爾科夫",
        "Kyiv region",
        "said",
        ".",
        ", ",
        "\n",
        " ",
        "St. ",
        "U.S.",
        "'s",
    ]
)


@given(
    st.one_of(
        st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
    )
)
@settings(max_examples=300)
def test_mentions_are_in_bounds_in_order_and_never_overlap(gazetteer: Gazetteer, text: str) -> None:
    found = find_places(text, [], gazetteer)
    spans = sorted(
        [(m.start, m.end) for city in found.cities for m in city.mentions] + [(o.start, o.end) for o in found.others]
    )
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for city in found.cities:
        assert city.mentions
        assert list(city.mentions) == sorted(city.mentions, key=lambda mention: mention.start)
    assert sum(city.focus for city in found.cities) <= 3


@given(st.text(max_size=60))
def test_a_lookup_never_raises(gazetteer: Gazetteer, spelling: str) -> None:
    assert gazetteer.cities_spelt(spelling) <= {city.geonameid for city in gazetteer.named(spelling)}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Reuters | London", False),
        ("Country: London", False),
        ("By Jill Harmon in London", False),
        ("(Reporting by Tom Aldred in London; editing by Susan Marlow)", False),
        ("Associated Press writer Jill Harmon in London contributed to this report.", False),
        ("By Monday evening the shelling of London had stopped, officials said.", True),
        ("CNN's Merieme Kassab reported from London.", True),
        ("London was quiet.", True),
    ],
)
def test_a_line_of_credits_is_no_place_of_the_event(gazetteer: Gazetteer, line: str, kept: bool) -> None:
    text = f"Talks were held in London on Monday.\n{line}\nNobody was hurt."
    (city,) = find_places(text, [], gazetteer).cities
    assert [mention.kept for mention in city.mentions] == [True, kept]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk", "Рух суден на Дунаї зупинили, а через Дунай збудують переправу; на Уралі горіла фабрика."),
        ("ru", "Паром через Дунай не ходит, беженцы ждут на Урале, другие ушли за Донец и Дон."),
        ("fr", "Le village se trouve sur la rive sud du Donets, loin du Danube et de la Volga."),
        ("en", "Troops dug in along the Donets, while grain was taken down the Danube to the sea."),
    ],
)
def test_a_river_or_a_range_is_no_town_of_its_name(gazetteer: Gazetteer, language: str, sentence: str) -> None:
    assert not find_places(sentence, (), gazetteer, language).cities


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("Naplouse", "Nablus"), ("Ель-Фашир", "El Fasher"), ("المناقل", "Al-Managil"), ("Irpine", "Irpin"),
     ("Kirmanşah", "Kermanshah"), ("Бейт-Лахія", "Beit Lahia"), ("Bint Jbeil", "Bint Jbeil"), ("Sudja", "Sudzha")],
)  # fmt: skip
def test_towns_of_the_wars_are_known_as_papers_of_many_languages_spell_them(
    gazetteer: Gazetteer, spelling: str, name: str
) -> None:
    assert gazetteer.named(spelling)[0].name == name


def test_a_government_is_no_focus(gazetteer: Gazetteer) -> None:
    headline = "Shelling kills six"
    first = "Russian shells killed six people in villages of Donetsk region in the past day, and a school burned down."
    second = "Moscow denies that it aims at civilians."
    text = f"{headline}\n{first}\n{second}"
    starts = [0, len(headline) + 1, len(headline) + len(first) + 2]
    kinds = [Kind.HEADLINE, Kind.BODY, Kind.BODY]
    blocks = [
        Block(start, start + len(line), kind, kept=True, reason="", confidence=1.0)
        for start, kind, line in zip(starts, kinds, (headline, first, second), strict=True)
    ]
    assert not any(city.focus for city in find_places(text, blocks, gazetteer).cities)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Residents of Mariupol told Human Rights Watch that shelling hit the hospital.", "Mariupol"),
        ("The mayor of Irpin said the town was burning.", "Irpin"),
        ("The outskirts of Vuhledar burned, Human Rights Watch said in its report.", "Vuhledar"),
    ],
)
def test_what_residents_and_mayors_are_of_is_a_town(gazetteer: Gazetteer, text: str, town: str) -> None:
    assert names(find_places(text, (), gazetteer)) == [town]
