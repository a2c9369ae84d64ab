"""The timeline: every article of a whole day in one bar, as fine as fits, and a bar is the filter it stands for."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from warreader.archive import DayCount
from warreader.query import Query, parse
from warreader.tui import query_filters
from warreader.tui.keys.actions import Place
from warreader.tui.render.period_words import beyond_words, left_out, period_words
from warreader.tui.render.periods import Period, periods
from warreader.tui.render.timeline import bar_cells, timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

DAYS = st.dictionaries(st.dates(), st.integers(1, 50), max_size=40)


def counted(days: dict[dt.date, int]) -> list[DayCount]:
    return [DayCount(day.isoformat(), count) for day, count in sorted(days.items())]


def run_of(first: str, number: int, step: int = 1) -> list[DayCount]:
    start = dt.date.fromisoformat(first)
    return [DayCount((start + dt.timedelta(n * step)).isoformat(), 2) for n in range(number)]


@given(DAYS, st.integers(20, 200))
def test_the_line_fits_and_no_article_is_counted_twice(days: dict[dt.date, int], width: int) -> None:
    shown = periods(counted(days), width)
    assert sum(period.count for period in shown) <= sum(days.values())
    for before, after in pairwise(shown):
        assert after.first - before.last == dt.timedelta(1)
    pieces, places = timeline(shown, bar_cells(shown, width), None, range(0))
    assert sum(cell_len(piece.text) for piece in pieces) == len(places)
    assert len(places) <= width


def test_time_is_cut_as_finely_as_fits() -> None:
    assert len(periods(run_of("2022-02-20", 20), 100)) == 20
    assert {(one.last - one.first).days for one in periods(run_of("2022-02-20", 100), 60)} == {6}
    assert len(periods(run_of("2020-01-01", 20, 60), 70)) == 38
    assert len(periods(run_of("1950-01-01", 60, 366), 120)) == 60


def test_every_article_has_its_bar() -> None:
    days = {dt.date(2022, 2, 24) + dt.timedelta(n): n + 1 for n in range(150)}
    for width in (40, 80, 300):
        assert sum(one.count for one in periods(counted(days), width)) == sum(days.values())


def test_a_misread_year_does_not_squeeze_the_rest_into_one_bar() -> None:
    days = [DayCount("1923-01-01", 1), *(DayCount(day.key, 90) for day in run_of("2022-02-20", 30))]
    assert periods(days, 100)[0].first == dt.date(2022, 2, 20)


def test_what_is_left_out_at_either_end_is_said() -> None:
    war = [DayCount(day.key, 900) for day in run_of("2022-02-20", 30)]
    stray = [DayCount("1914", 2), DayCount("1923-01-01", 1), DayCount("2031-05", 2), DayCount("2022", 4)]
    days = sorted([*war, *stray], key=lambda day: day.key)
    assert left_out(days, periods(days, 100)) == ("3 earlier, from 1914", "2 later, to 2031")
    assert left_out(war, periods(war, 100)) == ("", "")
    assert left_out(days, ()) == ("", "")


def test_what_came_between_two_counts_is_told_without_a_year() -> None:
    shown = periods(run_of("2022-02-20", 30), 100)
    told = dt.date(2031, 5, 1)
    assert beyond_words(shown, 2, [], 1, []) == ("2 earlier", "1 later")
    assert beyond_words(shown, 0, [], 1, [(told, told)]) == ("", "1 later, to 2031")


def test_how_far_back_it_goes_is_said_as_exactly_as_it_differs_from_the_bars() -> None:
    war = [DayCount(day.key, 900) for day in run_of("2022-02-20", 30)]

    def earlier(*keys: str) -> str:
        return left_out([*(DayCount(key, 1) for key in keys), *war], periods(war, 100))[0]

    assert earlier("2022-01") == "1 earlier, from Jan 2022"
    assert earlier("2022-01-03", "2022-02-03") == "2 earlier, from Jan 2022"
    assert earlier("2022-02-03") == "1 earlier, from 3 Feb 2022"
    assert earlier("2021-12-03", "2022-01") == "2 earlier, from 2021"


def test_a_month_has_a_bar_where_bars_are_months() -> None:
    days = run_of("2022-03-10", 20, 30)
    stray = [DayCount("2021-11", 1), DayCount("2021", 1)]
    shown = periods([*stray, *days], 60)
    assert (shown[0].first, shown[0].count) == (dt.date(2021, 11, 1), 1)
    assert sum(one.count for one in shown) == sum(day.count for day in days) + 1
    far = [DayCount("1914-08", 1), *days]
    assert periods(far, 60) == periods(days, 60)


async def test_what_the_timeline_leaves_out_stands_at_its_edges(
    reading: Any, empty: Archive, make_article: Callable[..., Article]
) -> None:
    start = dt.date(2022, 2, 1)
    days = [dt.date(1914, 6, 28), *(start + dt.timedelta(n % 40) for n in range(400))]
    empty.add([make_article(f"Text {n}.", title=f"Headline {n}", day=day) for n, day in enumerate(days)])
    async with reading(empty, size=(160, 45)) as reader:
        assert "1 earlier, from 1914" in reader.text("#time")
        await reader.press("g", "t", "g", "g")
        assert "1 Feb 2022 · 10 articles · 1 earlier, from 1914" in reader.text("#time")
        await reader.press("l")
        assert "earlier" not in reader.text("#time")


def test_too_few_days_give_no_timeline() -> None:
    assert periods(run_of("2022-03-01", 2), 100) == ()
    assert periods([DayCount("2022-03", 9)], 100) == ()


def test_one_article_among_thousands_still_shows() -> None:
    days = [*run_of("2022-03-01", 2), DayCount("2022-03-03", 1), DayCount("2022-03-05", 9_000)]
    text = "".join(piece.text for piece in timeline(periods(days, 90), 1, None, range(0))[0])
    assert text == "Mar 2022 ▂▂▂▁█"


def test_what_is_not_asked_for_steps_back() -> None:
    shown = periods(run_of("2022-03-01", 4), 90)
    pieces, _ = timeline(shown, 1, (dt.date(2022, 3, 2), dt.date(2022, 3, 3)), range(0))
    assert [(len(piece.text), piece.roles[0]) for piece in pieces] == [
        (9, "label"),
        (1, "faint"),
        (2, "bar"),
        (1, "faint"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "said", "query"),
    [
        ("2022-03-02", "2022-03-02", "2 Mar 2022", "date:2022-03-02"),
        ("2022-02-28", "2022-03-06", "28 Feb – 6 Mar 2022", "date:2022-02-28..2022-03-06"),
        ("2022-02-01", "2022-02-28", "February 2022", "date:2022-02"),
        ("2022-01-01", "2022-12-31", "2022", "date:2022"),
    ],
)
def test_a_period_is_named_and_filtered_as_what_it_is(first: str, last: str, said: str, query: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert period_words(Period(*days, 1, "")) == said
    asked = query_filters.toggle_period(Query(), *days, inferred=False)
    assert str(asked) == query
    assert query_filters.chosen_days(asked) == days
    assert str(query_filters.toggle_period(asked, *days, inferred=False)) == ""


def test_open_ends_and_no_date_are_understood() -> None:
    assert query_filters.chosen_days(parse("after:2022-03-01")) == (dt.date(2022, 3, 2), dt.date.max)
    assert query_filters.chosen_days(parse("hospital")) is None


async def test_it_is_walked_and_chosen_from(reading: Any, empty: Archive, make_article: Callable[..., Article]) -> None:
    start = dt.date(2022, 3, 1)
    empty.add([make_article(f"Text {n}.", title=f"T{n}", day=start + dt.timedelta(n % 10)) for n in range(30)])
    async with reading(empty, size=(120, 30)) as reader:
        assert "Mar 2022 ████" in reader.text("#time")
        await reader.press("g", "t")
        assert reader.screen.place is Place.TIMELINE
        assert "10 Mar 2022 · 3" in reader.text("#time")
        await reader.press("h", "enter")
        assert reader.text("#query").strip() == "date:2022-03-09"
        assert "3 of 30" in reader.text("#count")
        await reader.press("v", "h", "h", "enter")
        assert reader.text("#query").strip() == "date:2022-03-07..2022-03-09"
        assert "9 of 30" in reader.text("#count")
        await reader.press("escape")
        assert reader.screen.place is Place.LIST
        column = reader.lines("#time")[0].index("█")
        await reader.pilot.click("#time", offset=(column + 1, 0))
        await reader.settle()
        assert reader.text("#query").strip() == "date:2022-03-01"


async def test_it_comes_with_a_wider_terminal_and_stays_where_a_query_leaves_no_bars(
    reading: Any, empty: Archive, make_article: Callable[..., Article]
) -> None:
    start = dt.date(2022, 3, 1)
    empty.add([make_article(f"Text {n}.", title=f"T{n}", day=start + dt.timedelta(n % 10)) for n in range(30)])
    async with reading(empty, size=(20, 5)) as reader:
        await reader.resize(120, 30)
        assert "Mar 2022 ████" in reader.text("#time")
        below = reader.screen.query_one("#list").region.y
        await reader.press("slash")
        await reader.type("nosuchword")
        assert "0 of 30" in reader.text("#count")
        assert reader.screen.query_one("#list").region.y == below


async def test_too_few_days_are_said(reading: Any, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("g", "t")
        assert "too few days" in reader.text("#keys")
