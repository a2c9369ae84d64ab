"""Dates in a field of their own, beside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Basis, Given
from warreader.text.dates import find_published
from warreader.text.lines import split_lines


def said(field: str) -> str | None:
    published = find_published("", (), Given(published=field)).published
    return None if published is None else f"{published.date} {published.time} {published.zone}"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("2022-03-02", "2022-03-02 None None"),
        ("2022-03-02T10:06:00Z", "2022-03-02 10:06 Z"),
        ("2022-03-02T10:06:00+02:00", "2022-03-02 10:06 +02:00"),
        ("2022-03-02 10:06:12.345", "2022-03-02 10:06 None"),
        ("Wed, 02 Mar 2022 10:06:12 +0200", "2022-03-02 10:06 +0200"),
        ("2022-03-27T02:30:00 Europe/Kyiv", "2022-03-27 02:30 None"),
        ("2022-03-02T23:59:60Z", "2022-03-02 23:59 Z"),
        ("1646215560", "2022-03-02 10:06 UTC"),
        ("1646215560000", "2022-03-02 10:06 UTC"),
        ("20220302", "2022-03-02 None None"),
        ("20220302100600", "2022-03-02 10:06 None"),
        ("2022-03", "2022-03 None None"),
        ("2022", "2022 None None"),
        ("Mar 2022", "2022-03 None None"),
        ("2022-W09-3", "2022-03-02 None None"),
        ("2 березня 2022", "2022-03-02 None None"),
        ("2 марта 2022", "2022-03-02 None None"),
        ("١٢ مارس ٢٠٢٢", "2022-03-12 None None"),
        ("13/02/2022", "2022-02-13 None None"),
        ("2099-01-01", "2099-01-01 None None"),
    ],
)
def test_a_field_is_read_as_written(field: str, expected: str) -> None:
    assert said(field) == expected


@pytest.mark.parametrize(
    "field",
    [
        "",
        "0000-00-00",
        "0001-01-01",
        "0000-01-01",
        "9999-12-31",
        "10000-01-01",
        "1899-12-31",
        "2101-01-01",
        "2022-02-30",
        "2021-02-29",
        "31 June 2022",
        "2 March 2022, 25:61",
        "2022-03-02T10:06:00+99:99",
        "1e400",
        "-1",
        "0",
        "Thu, 31 Dec 1969 23:59:59 GMT",
        "1970-01-01T00:00:00Z",
        "двадцять другого",
        "yesterday",
        "2022-03-02" * 1000,
        "24 فوریه 1400",
    ],
)
def test_what_is_no_day_stays_unknown_and_is_never_mended(field: str) -> None:
    assert said(field) is None


@pytest.mark.parametrize("field", ["02/03/2022", "03/02/2022"])
def test_an_undecided_order_is_shown_with_both_readings(field: str) -> None:
    published = find_published("", (), Given(published=field)).published
    assert published is not None
    assert published.basis is Basis.GIVEN
    assert published.confidence <= 0.5
    assert {str(published.date), *(str(one.date) for one in published.alternatives)} == {"2022-03-02", "2022-02-03"}


def test_the_stamp_of_the_page_decides_between_the_readings_of_the_field() -> None:
    text = (
        "Rockets hit the city\n3 February 2022, 10:06\nFour people have been killed, the mayor of the city has said.\n"
    )
    published = find_published(text, split_lines(text), Given(published="02/03/2022")).published
    assert published is not None
    assert (str(published.date), published.basis, published.alternatives) == ("2022-02-03", Basis.GIVEN, ())


def test_a_given_date_wins_and_the_stamp_stays_as_alternative() -> None:
    text = "Rockets hit the city\n2 March 2022, 10:06\nFour people have been killed, the mayor of the city has said.\n"
    published = find_published(text, split_lines(text), Given(published="2022-03-01")).published
    assert published is not None
    assert (str(published.date), published.basis) == ("2022-03-01", Basis.GIVEN)
    assert [(str(one.date), one.basis) for one in published.alternatives] == [("2022-03-02", Basis.STATED)]


@given(st.text(max_size=100))
def test_no_field_raises(field: str) -> None:
    said(field)


def test_a_field_behind_the_capture_loses_to_anything_else_and_is_low_when_alone() -> None:
    beside = Given(published="2099-01-01", fetched="2022-03-03")
    alone = find_published("", (), beside).published
    assert alone is not None
    assert (str(alone.date), alone.confidence) == ("2099-01-01", 0.1)
    text = "Rockets hit the city\n2 March 2022, 10:06\nFour people have been killed, the mayor of the city has said.\n"
    published = find_published(text, split_lines(text), beside).published
    assert published is not None
    assert (str(published.date), [str(one.date) for one in published.alternatives]) == ("2022-03-02", ["2099-01-01"])
