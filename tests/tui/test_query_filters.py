"""The drawer changes the query, and nothing else in it."""

from __future__ import annotations

import pytest

from warreader.article import PartialDate
from warreader.query import parse
from warreader.tui import query_filters

MARCH = PartialDate(2022, 3)


def test_a_city_is_asked_for_and_taken_back() -> None:
    query = query_filters.toggle_city(parse("hospital"), "Kharkiv", focus=True)
    assert str(query) == "hospital about:Kharkiv"
    assert str(query_filters.toggle_city(query, "Kharkiv", focus=True)) == "hospital"


def test_asking_the_other_way_changes_over() -> None:
    assert str(query_filters.toggle_city(parse("about:Kharkiv"), "kharkiv", focus=False)) == "city:kharkiv"


def test_a_city_asked_for_by_another_spelling_is_taken_back_too() -> None:
    assert str(query_filters.toggle_city(parse("about:706483"), "Kharkiv", "706483", focus=True)) == ""


def test_a_date_takes_the_place_of_the_one_before() -> None:
    query = query_filters.toggle_date(parse("about:Kharkiv date:2021"), MARCH, inferred=False)
    assert str(query) == "about:Kharkiv date:2022-03"
    assert str(query_filters.toggle_date(query, MARCH, inferred=False)) == "about:Kharkiv"
    assert str(query_filters.toggle_date(query, MARCH, inferred=True)) == "about:Kharkiv date:~2022-03"
    assert str(query_filters.toggle_date(query, None, inferred=False)) == "about:Kharkiv date:unknown"


def test_a_range_is_one_date() -> None:
    query = query_filters.toggle_date(parse("after:2022-01 before:2022-05 x"), MARCH, inferred=False)
    assert str(query) == "x date:2022-03"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date:2022-03 x", "date:~2022-03 x"),
        ("x", "x"),
        ("date:2022..2023", "date:~2022..2023"),
        ("after:2022", "after:~2022"),
    ],
)
def test_inferred_dates_are_let_in_and_out(before: str, after: str) -> None:
    assert str(query_filters.with_inferred(parse(before), inferred=True)) == after
    assert str(query_filters.with_inferred(parse(after), inferred=False)) == before


def test_what_stands_inside_or_is_left_alone() -> None:
    query = query_filters.toggle_city(parse("(about:Kharkiv OR about:Kyiv) sort:oldest"), "Kharkiv", focus=True)
    assert str(query) == "(about:Kharkiv OR about:Kyiv) about:Kharkiv sort:oldest"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("hospital -school", ("hospital",)),
        ('"no fly zone" shell*', ("no fly zone", "shell*")),
        ("(a OR b) city:Kyiv", ("a", "b")),
        ("killed NEAR/5 wounded", ("killed", "wounded")),
        ("", ()),
    ],
)
def test_the_words_of_a_query_are_those_it_looks_for(query: str, words: tuple[str, ...]) -> None:
    assert query_filters.wanted_words(parse(query)) == words
