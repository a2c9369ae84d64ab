"""`sample:` and `seed:` in a query."""

from __future__ import annotations

import pytest

from warreader.errors import QueryError
from warreader.query import Query, Sort, parse, parse_draft


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("sample:200 seed:7", "sample:200 seed:7"),
        ("seed:7 Kharkiv sample:200", "Kharkiv sample:200 seed:7"),
        ("sample:5", "sample:5 seed:0"),
        ("(a OR b) sample:5 sort:title", "(a OR b) sort:title sample:5 seed:0"),
        ("sample:3 sample:5 seed:1", "sample:5 seed:1"),
    ],
)
def test_a_sample_prints_itself_back(text: str, printed: str) -> None:
    assert str(parse(text)) == printed
    assert parse(printed) == parse(text)


@pytest.mark.parametrize(
    "text",
    ["seed:7", "sample:0", "sample:many", "sample:-3", "sample:2.5", "-sample:3", "a -(seed:3)", "sample:", "seed:x"],
)
def test_what_draws_nothing_is_told(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)
    assert parse_draft(text).query.sample is None


def test_narrowing_keeps_the_sample_and_a_new_one_takes_its_place() -> None:
    drawn = parse("a sample:200 seed:7 sort:title")
    assert drawn & parse("b") == parse("a b sample:200 seed:7 sort:title")
    assert drawn & Query(sample=5) == parse("a sample:5 sort:title")
    assert (drawn & Query()).sort is Sort.TITLE
