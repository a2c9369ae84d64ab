from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joined_names import join_names

from warreader.ingest.name_joining import load_aliases
from warreader.text.names import body_joins, body_keys, joins, name_key, person_keys, relatives


@pytest.mark.parametrize(
    "spellings",
    [
        "Synegubov Sinegubov Syniehubov Synehubov Synyehubov Synjehubow Синєгубов Синегубов Σινεχούμποφ",
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Zełenski Зеленський Зеленский",
        "Terekhov Terechow Терехов Τερέχοφ",
        "Kyrylenko Kirilenko Kyryłenko Кириленко",
        "Prigozhin Пригожин Пригожін",
        "Shoigu Шойгу",
        "Podolyak Podoliak Подоляк",
        "Yermak Iermak Jermak Єрмак Ермак",
        "Erdogan Erdoğan",
    ],
)
def test_spellings_of_one_surname_share_a_key(spellings):
    keys = {name_key(spelling) for spelling in spellings.split()}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Oleg", "Oleh"), ("Volodymyr", "Vladimir"), ("Serhiy", "Sergei"), ("Mykola", "Николай"), ("Dmytro", "Dmitry")],
)
def test_given_names_of_both_languages_are_one(one, other):
    assert name_key(f"{one} Test") == name_key(f"{other} Test")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Synegubov", "Synebugov"),
        ("Ivan Petrov", "Igor Petrov"),
        ("Putin", "Pushkin"),
        ("Kim", "Klym"),
    ],
)
def test_different_names_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


def test_the_seeds_pairs_are_joined():
    names = join_names(
        {
            "Oleg Synegubov": 1,
            "Oleh Sinegubov": 1,
            "Sinegubov": 1,
            "Zelensky": 1,
            "Zelenskyy": 1,
            "Volodymyr Zelensky": 1,
            "Ihor Terekhov": 1,
            "Terekhov": 1,
            "Ben Wallace": 1,
        }
    )
    assert names["Oleg Synegubov"] == names["Oleh Sinegubov"] == names["Sinegubov"]
    assert names["Zelensky"] == names["Zelenskyy"] == names["Volodymyr Zelensky"] == "Volodymyr Zelensky"
    assert names["Terekhov"] == "Ihor Terekhov"
    assert names["Ben Wallace"] == "Ben Wallace"


def test_a_surname_that_two_people_share_stays_alone():
    names = join_names({"Ivan Petrov": 5, "Igor Petrov": 4, "Petrov": 9})
    assert names["Petrov"] == "Petrov"


def test_a_surname_that_one_person_clearly_owns_is_joined():
    names = join_names({"Ivan Petrov": 9, "Igor Petrov": 1, "Petrov": 9})
    assert names["Petrov"] == "Ivan Petrov"
    assert names["Igor Petrov"] == "Igor Petrov"


def test_a_given_name_alone_is_nobodys_surname():
    assert join_names({"Khaled Muhammad": 9, "Mohammed": 3})["Mohammed"] == "Mohammed"


def test_an_initial_joins_the_one_name_it_fits():
    assert join_names({"Joseph Biden": 3, "J. Biden": 1})["J. Biden"] == "Joseph Biden"
    assert join_names({"Joseph Biden": 3, "James Biden": 3, "J. Biden": 1})["J. Biden"] == "J. Biden"


def test_a_typing_error_is_not_joined():
    names = join_names({"Oleh Synegubov": 9, "Oleh Synebugov": 1})
    assert names["Oleh Synebugov"] == "Oleh Synebugov"


def test_a_refused_pair_stays_apart():
    counts = {"Oleg Synegubov": 1, "Oleh Sinegubov": 1, "Sinegubov": 1}
    names = join_names(counts, refused=frozenset({frozenset({"Oleg Synegubov", "Oleh Sinegubov"})}))
    assert names["Oleg Synegubov"] != names["Oleh Sinegubov"]


def test_every_join_says_why():
    reasons = {join.spelling: join.reason for join in joins({"Oleg Synegubov": 2, "Oleh Sinegubov": 1, "Sinegubov": 1})}
    assert reasons["Oleg Synegubov"] == "as spelt"
    assert "sounds the same" in reasons["Oleh Sinegubov"]
    assert "3 of 3" in reasons["Sinegubov"]


NAMES = st.text(st.sampled_from("abegiklmnoprstuvyzАБОЛ .-'"), max_size=24) | st.text(max_size=30)


@given(st.dictionaries(NAMES, st.integers(1, 50), max_size=30))
def test_joining_is_a_projection_and_the_order_does_not_matter(counts):
    names = join_names(counts)
    assert names.keys() == counts.keys()
    assert all(names.get(form, form) == form for form in names.values())
    assert join_names(dict(reversed(counts.items()))) == names


@given(st.text())
def test_any_text_has_a_key(text):
    assert name_key(text) == name_key(text)


def test_different_given_names_stay_different():
    given = [
        "Volodymyr",
        "Oleksandr",
        "Mykola",
        "Serhii",
        "Dmytro",
        "Oleh",
        "John",
        "Donald",
        "Mohammed",
        "Ahmed",
        "Anna",
        "Boris",
    ]
    assert len({name_key(f"{name} Test") for name in given}) == len(given)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "John Smyth"),
        ("George Bush", "George Busch"),
        ("Tim Penny", "Tim Penney"),
        ("Patti Hanes", "Patti Hannes"),
    ],
)
def test_western_names_are_one_only_where_they_are_spelt_alike(one, other):
    assert join_names({one: 2, other: 2})[other] == other


def test_a_title_is_only_in_front():
    assert name_key("King Charles") == name_key("Charles")
    assert name_key("John King") != name_key("John")


def test_a_common_surname_alone_says_nothing():
    assert join_names({"Mark Miller": 2, "Miller": 2})["Miller"] == "Miller"


def test_a_surname_that_mostly_stands_alone_is_not_one_persons():
    assert join_names({"Cindy Lilly": 1, "Lilly": 9})["Lilly"] == "Lilly"


SYLLABLES = st.sampled_from(
    [
        "Ivan",
        "Petro",
        "Пётр",
        "I.",
        "Petrov",
        "Petroff",
        "Sydorov",
        "Сидоров",
        "Bush",
        "Zelensky",
        "Зеленський",
        "Сидорова",
        "Иваном",
        "Зеленському",
        "Петра",
    ]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=3).map(" ".join)


BODIES = st.sampled_from(
    [
        "Institute for the Study of War",
        "the Institute for the Study of War",
        "International Society of Wrestling",
        "ISW",
        "I.S.W.",
        "Isw",
        "International Monetary Fund",
        "Ірландський Молодіжний Фонд",
        "IMF",
        "ІМФ",
        "МВФ",
        "International Military Force",
        "Министерства обороны",
        "Министерство обороны",
        "Минобороны",
        "Министерство образования",
        "МО",
        "Служба безпеки України",
        "Служби безпеки України",
        "SBU",
        "СБУ",
        "Security Bureau of Uganda",
        "Bureau of Fire Safety",
        "Board of Farm Studies",
        "BFS",
        "B.F.S.",
        "NATO",
        "North Atlantic Treaty Organization",
        "ОТАН",
        "New Bilibid Prison",
        "NBP",
    ]
)
LISTED = load_aliases()
FAMOUS = st.sampled_from(
    [
        "Kadhafi",
        "Каддафи",
        "Муаммара Каддафи",
        "Muammar Gaddafi",
        "西涅古波夫",
        "Синегубова",
        "Oleh Synegubov",
        "Зеленским",
    ]
)


@pytest.mark.parametrize(
    ("spellings", "keys", "join", "aliases"),
    [(NAMES | FAMOUS, person_keys, joins, LISTED.people), (BODIES, body_keys, body_joins, LISTED.bodies)],
    ids=["people", "bodies"],
)
@given(data=st.data())
def test_joining_what_was_touched_gives_what_joining_all_gives(spellings, keys, join, aliases, data):
    counts = data.draw(st.dictionaries(spellings, st.integers(1, 20), min_size=2, max_size=12))
    names = sorted(counts)
    pairs = st.frozensets(st.sets(st.sampled_from(names), min_size=2, max_size=2).map(frozenset), max_size=3)
    refused, confirmed = data.draw(pairs), data.draw(pairs)
    touched = data.draw(st.sets(spellings, min_size=1))
    found = relatives(
        touched,
        lambda name: keys(name, aliases),
        lambda wanted: [name for name in names if keys(name, aliases).own & wanted],
        confirmed,
    )
    whole = {one.spelling: one for one in join(counts, aliases, refused, confirmed)}
    near = {name: count for name, count in counts.items() if name in found}
    assert touched & counts.keys() <= near.keys()
    assert {one.spelling: one for one in join(near, aliases, refused, confirmed)} == {
        name: whole[name] for name in near
    }


@pytest.mark.parametrize(
    ("spellings", "keys", "join", "aliases"),
    [(NAMES | FAMOUS, person_keys, joins, LISTED.people), (BODIES, body_keys, body_joins, LISTED.bodies)],
    ids=["people", "bodies"],
)
@given(data=st.data())
def test_a_name_that_comes_or_goes_changes_nothing_but_its_relatives(spellings, keys, join, aliases, data):
    before = data.draw(st.dictionaries(spellings, st.integers(1, 20), min_size=1, max_size=12))
    change = data.draw(st.dictionaries(spellings, st.integers(0, 20), min_size=1, max_size=4))
    after = {name: count for name, count in (before | change).items() if count}
    found = relatives(
        change,
        lambda name: keys(name, aliases),
        lambda wanted: [name for name in after if keys(name, aliases).own & wanted],
    )
    first, then = ({one.spelling: one for one in join(counts, aliases)} for counts in (before, after))
    assert {name: one for name, one in then.items() if name not in found} == {
        name: one for name, one in first.items() if name not in found
    }


@given(st.dictionaries(NAMES, st.integers(1, 20), min_size=2), st.data())
def test_what_was_refused_is_never_one_name(counts, data):
    pairs = st.frozensets(st.sets(st.sampled_from(sorted(counts)), min_size=2, max_size=2).map(frozenset), max_size=3)
    refused, confirmed = data.draw(pairs), data.draw(pairs)
    names = join_names(counts, {}, refused, confirmed)
    assert all(len({names[one] for one in pair}) == 2 for pair in refused)
    assert set(names) == set(counts)
    assert all(names.get(form, form) == form for form in names.values())


def test_a_name_that_the_reader_joined_says_so():
    found = {
        one.spelling: one
        for one in joins({"Ivan Petrov": 3, "Vanya": 1}, confirmed=frozenset([frozenset(("Ivan Petrov", "Vanya"))]))
    }
    assert found["Vanya"].name == "Ivan Petrov"
    assert found["Vanya"].reason == "joined by you: Vanya is Ivan Petrov"


def test_an_article_with_a_capital_is_no_given_name():
    names = join_names({"La Niña": 3, "Nina": 1, "El Nino": 2, "Nino": 1})
    assert names["Nina"] == "Nina"
    assert names["Nino"] == "Nino"
    assert join_names({"Al Gore": 9, "Gore": 2})["Gore"] == "Al Gore"


def test_a_short_surname_alone_is_spelt_as_in_the_full_name():
    assert join_names({"Joe Roff": 3, "Row": 1})["Row"] == "Row"


def test_one_mention_of_a_full_name_owns_no_surname_of_another_script():
    assert join_names({"Леонид Левин": 1, "Levin": 1})["Levin"] == "Levin"


def test_an_acronym_that_stands_far_more_often_than_a_name_is_another_body():
    joined = {join.spelling: join.name for join in body_joins({"NBP": 9, "New Bilibid Prison": 1})}
    assert joined["NBP"] == "NBP"


def test_the_nominative_of_ukrainian_forces_is_ukrainian():
    assert [join.name for join in body_joins({"Сил оборони": 1})] == ["Сили оборони"]
