from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from warreader.query._events import event_digits, event_prefixes

pairs = st.tuples(st.dates(), st.dates()).map(sorted)
near = st.tuples(st.dates(date(2021, 11, 1), date(2023, 2, 1)), st.dates(date(2021, 11, 1), date(2023, 2, 1))).map(
    sorted
)


@given(near | pairs, near | pairs)
def test_a_period_covers_exactly_the_days_months_and_years_inside_it(period, told):
    first, last = period
    prefixes = tuple(event_prefixes(first, last))
    begin, end = told
    for day in told:
        assert event_digits(str(day)).startswith(prefixes) == (first <= day <= last)
    digits = event_digits(f"{begin}..{end}")
    if digits is not None and digits.startswith(prefixes):
        assert first <= begin
        assert end <= last
    assert len(prefixes) < 160


def test_an_interval_is_the_smallest_month_or_year_around_it():
    assert event_digits("2022-03-02") == event_digits("2022-03-02..2022-03-02") == "20220302"
    assert event_digits("2022-03-05..2022-03-06") == "202203"
    assert event_digits("2022-02-26..2022-03-01") == "2022"
    assert event_digits("2021-12-31..2022-01-01") is None
    assert event_digits("2022-03-06..2022-03-05") is None
    assert event_digits("Sunday") is None


def test_a_whole_month_is_one_beginning():
    assert event_prefixes(date(2022, 3, 1), date(2022, 3, 31)) == ["202203"]
    assert event_prefixes(date(2022, 1, 1), date(2022, 12, 31)) == ["2022"]
    assert event_prefixes(date(2022, 2, 27), date(2022, 3, 1)) == ["20220227", "20220228", "20220301"]
    assert event_prefixes(date(2020, 1, 1), date(2029, 12, 31)) == ["202"]
