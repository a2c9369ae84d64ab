from __future__ import annotations

import pytest
from joined_names import join_names

from warreader import resources
from warreader.text.names import body_joins, fold_spelling, joins, read_aliases, suggestions


@pytest.fixture(scope="module")
def aliases():
    return read_aliases(resources.data_bytes("name-aliases.txt"))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Oleg Synegubov", "Oleh Sinegubov", "Sinegubov", "Syniehubov", "Олег Синегубов", "سينيغوبوف", "西涅古波夫"),
        ("Zelensky", "Zelenskyy", "Volodymyr Zelensky", "Зеленський", "زيلينسكي", "澤倫斯基"),
        ("Vladimir Putin", "Putin", "Poutine", "普京", "Путін"),
        ("Muammar Gaddafi", "Kadhafi", "Qaddafi"),
        ("Recep Tayyip Erdogan", "Erdoğan", "Эрдоган"),
    ],
)
def test_known_people_are_joined_across_scripts(aliases, spellings):
    names = join_names(dict.fromkeys(spellings, 1), aliases.people)
    assert len(set(names.values())) == 1


def test_a_join_by_alias_says_so(aliases):
    reasons = {join.spelling: join.reason for join in joins({"Oleh Synegubov": 3, "西涅古波夫": 1}, aliases.people)}
    assert reasons["西涅古波夫"] == "a known spelling of Oleh Syniehubov"


def test_bodies_are_joined_by_alias_article_and_acronym(aliases):
    counts = {"UN": 3, "United Nations": 2, "the United Nations": 1, "Global Rescue Fund": 2, "GRF": 1, "ООН": 1}
    names = {join.spelling: join.name for join in body_joins(counts, aliases.bodies)}
    assert names["UN"] == names["the United Nations"] == names["ООН"] == "United Nations"
    assert names["GRF"] == "Global Rescue Fund"


def test_an_acronym_that_fits_two_names_joins_neither():
    names = {j.spelling: j.name for j in body_joins({"Global Rescue Fund": 2, "German Red Fleet": 2, "GRF": 1})}
    assert names["GRF"] == "GRF"


def test_a_refused_acronym_stays_apart():
    refused = frozenset({frozenset({"GRF", "Global Rescue Fund"})})
    names = {j.spelling: j.name for j in body_joins({"Global Rescue Fund": 2, "GRF": 1}, refused=refused)}
    assert names["GRF"] == "GRF"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Oleh Synebugov", "Oleh Synegubov"),
        ("Alan Greespan", "Alan Greenspan"),
        ("Caspar Weinburger", "Caspar Weinberger"),
        ("Terehkov", "Ihor Terekhov"),
    ],
)
def test_a_likely_typing_error_is_suggested_and_not_joined(typed, meant):
    counts = {meant: 9, typed: 1}
    names = join_names(counts)
    assert names[typed] == typed
    assert [(one.spelling, one.name) for one in suggestions(counts, names)] == [(typed, meant)]


@pytest.mark.parametrize(
    "pair", [("Ivan Petrov", "Anna Petrova"), ("Kim", "Kin"), ("Oleh Synegubov", "Ivan Synebugov")]
)
def test_other_names_are_not_suggested(pair):
    counts = {pair[0]: 9, pair[1]: 1}
    assert suggestions(counts, join_names(counts)) == ()


def test_a_spelling_claimed_by_two_is_an_error():
    with pytest.raises(ValueError, match="claimed"):
        read_aliases(b"[people]\nA B = C\nD E = C\n")


def test_folding_is_idempotent(aliases):
    assert all(fold_spelling(spelling) == spelling for spelling in aliases.people)


def test_three_thousand_names_are_joined_in_a_second():
    import time

    counts = {
        f"{given} {stem}{end}": 1
        for given in ("Ivan", "Oleh", "Anna")
        for stem in STEMS
        for end in ("ov", "enko", "sky")
    }
    began = time.process_time()
    join_names(counts)
    assert len(counts) > 3000
    assert time.process_time() - began < 3


STEMS = [
    a + b + c
    for a in ("Ka", "Be", "Mo", "Ti", "Dra", "Ste", "Ly")
    for b in ("r", "ld", "n", "m", "sh", "t", "v")
    for c in ("a", "e", "i", "u", "o", "al", "er", "in")
]


def test_an_acronym_that_news_uses_for_a_thing_is_no_company():
    names = {join.spelling: join.name for join in body_joins({"Capital Partners Inc": 3, "CPI": 9})}
    assert names["CPI"] == "CPI"
