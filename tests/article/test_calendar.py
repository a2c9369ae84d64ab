"""Partial dates: what can be written, what it covers, and what does not exist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import PartialDate


@given(st.dates(), st.sampled_from(("day", "month", "year", "yearless")))
def test_what_is_written_is_read_back(day: date, precision: str) -> None:
    made = {
        "day": PartialDate.of(day),
        "month": PartialDate(day.year, day.month),
        "year": PartialDate(day.year),
        "yearless": PartialDate(None, day.month, day.day),
    }[precision]
    assert PartialDate.parse(str(made)) == made


@given(day=st.dates(), monthly=st.booleans())
def test_a_period_holds_every_one_of_its_days(day: date, *, monthly: bool) -> None:
    period = PartialDate(day.year, day.month if monthly else None)
    assert period.earliest is not None
    assert period.latest is not None
    assert period.earliest <= day <= period.latest


def test_february_ends_on_its_last_day() -> None:
    assert PartialDate(2022, 2).latest == date(2022, 2, 28)
    assert PartialDate(2024, 2).latest == date(2024, 2, 29)


def test_a_day_without_a_year_has_no_place_in_time() -> None:
    leap = PartialDate.parse("--02-29")
    assert (leap.earliest, leap.latest, leap.whole) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["2022-02-30", "2022-13", "0000-01-01", "2022-3-2", "--00-10", "2022-03-02 ", "٢٠٢٢", ""]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(None, 3, None), (2022, None, 2), (None, None, None)])
def test_a_part_without_its_frame_is_refused(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)
