"""The timeline of event days, and what is inferred on it: what a bar says is the length of the list it gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warreader.article import Alternative, Article, Basis, Entity, Label, PartialDate, Published
from warreader.query import Query, parse
from warreader.tui import query_filters
from warreader.tui.jobs.timeline_counts import TimeKind, count_periods, count_stretch, population
from warreader.tui.render.periods import Period, cells_of, event_periods, periods
from warreader.tui.render.timeline import count_words, inferred_cells, timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warreader.archive import Archive

START = dt.date(2022, 3, 1)
WIDTHS = (120, 30, 12)
"""For days, weeks, months."""


def telling(make: Callable[..., Article], number: int, *days: str, when: str | None = "") -> Article:
    """Make an article that tells of some days; published on a day by its number, or when it is said."""
    day = START + dt.timedelta(number % 9)
    made = make(f"Text {number} tells.", title=f"T{number}", day=None if when is None else day)
    told = tuple(Entity(n, n + 1, Label.DATE, "x", "x", day=day) for n, day in enumerate(days))
    published = Published(PartialDate.parse(when), Basis.STATED, 0.9) if when else made.annotation.published
    return replace(made, annotation=replace(made.annotation, entities=told, published=published))


@pytest.fixture
def mixed(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """Days, weekends and months that are told of; dates of a month; inferred dates with rivals."""
    days = [f"2022-02-{20 + n % 9:02}" for n in range(30)]
    stated = [telling(make_article, n, day, "2022-02-26", "2022-02-27..2022-03-02") for n, day in enumerate(days)]
    stated += [telling(make_article, 40 + n, "2022-02", "2022-02-25..2022-02-26", when="2022-03") for n in range(3)]
    stated += [telling(make_article, 50 + n, f"2022-04-{n + 1:02}", "2022-03-20") for n in range(4)]
    stated += [telling(make_article, 55, "2022-05-01", when="2022-05-01"), telling(make_article, 56, when="2022-04")]
    stated += [telling(make_article, 57, when="2022-04-02")]
    undated = [telling(make_article, 60 + n, f"2022-02-{21 + n}", when=None) for n in range(6)]
    empty.add([*stated, *undated])
    for n, article in enumerate(undated):
        rival = Alternative(PartialDate.parse(f"2022-03-{3 + n:02}"), Basis.INFERRED, 0.2)
        likeliest = PartialDate.parse(f"2022-03-{1 + n:02}")
        empty.dating.set_inferred(article.id, Published(likeliest, Basis.INFERRED, 0.6, alternatives=(rival,)))
    return empty


def published(archive: Archive, query: Query, width: int) -> tuple[Period, ...]:
    days = archive.facets(population(query, TimeKind.PUBLISHED), {"day"}).days
    return count_periods(archive, query, TimeKind.PUBLISHED, periods(days, width, ["2022-03-06"]), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", ["", "tells", "event:2022-02", "date:2022-03..2022-05", "city:Nowhere OR text"])
def test_a_bar_of_event_days_is_the_list_it_gives(mixed: Archive, text: str, width: int) -> None:
    query = parse(text)
    shown = count_periods(mixed, query, TimeKind.EVENTS, (), width)
    assert shown
    assert sum(one.count for one in shown)
    for one in shown:
        found = mixed.search(query_filters.toggle_events(query_filters.without_events(query), *one.span))
        assert one.count + one.inferred == found.total
        assert one.inferred == mixed.search(parse(f"({found_by(query, one)}) is:inferred")).total


def found_by(query: Query, one: Period) -> str:
    return str(query_filters.toggle_events(query_filters.without_events(query), *one.span))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", ["", "tells", "date:2022-03-04", "tells -hospital"])
def test_a_bar_of_publication_is_the_list_it_gives_with_and_without_inferred_dates(
    mixed: Archive, text: str, width: int
) -> None:
    query = parse(text)
    shown = published(mixed, query, width)
    assert sum(one.inferred for one in shown)
    for one in shown:
        for inferred, said in ((False, one.count), (True, one.count + one.inferred)):
            asked = query_filters.toggle_period(query_filters.without_dates(query), *one.span, inferred=inferred)
            assert mixed.search(asked).total == said


@pytest.mark.parametrize("kind", TimeKind)
def test_a_stretch_counts_an_article_once(mixed: Archive, kind: TimeKind) -> None:
    span = (dt.date(2022, 2, 20), dt.date(2022, 3, 9))
    stated, inferred = count_stretch(mixed, Query(), kind, span)
    if kind is TimeKind.EVENTS:
        assert stated + inferred == mixed.search(parse("event:2022-02-20..2022-03-09")).total == 36
    else:
        assert stated == mixed.search(parse("date:2022-02-20..2022-03-09")).total
        assert stated + inferred == mixed.search(parse("date:~2022-02-20..2022-03-09")).total


def test_counts_follow_what_is_added(mixed: Archive, make_article: Callable[..., Article]) -> None:
    before = count_periods(mixed, Query(), TimeKind.EVENTS, (), 120)
    mixed.add([telling(make_article, 90, "2022-02-26")])
    after = count_periods(mixed, Query(), TimeKind.EVENTS, (), 120)
    day = dt.date(2022, 2, 26)
    assert [b.count + (b.first <= day <= b.last) for b in before] == [a.count for a in after]


def test_what_is_told_of_a_month_stands_on_no_day_of_it(mixed: Archive) -> None:
    (month,) = [one for one in count_periods(mixed, Query(), TimeKind.EVENTS, (), 12) if one.first.month == 2]
    days = count_periods(mixed, Query(), TimeKind.EVENTS, (), 120)
    assert month.count + month.inferred == 39
    assert max(one.count for one in days) == 30  # the 26th; the three that tell of 25 and 26 February are on neither


def test_event_days_are_cut_as_finely_as_fits_and_asked_for_few_at_a_time() -> None:
    told = [dt.date(1945, 5, 9), *(dt.date(2022, 2, 20) + dt.timedelta(n) for n in range(60) for _ in range(20))]
    asked = []

    def count(spans: Sequence[tuple[dt.date, dt.date]]) -> list[int]:
        asked.append(len(spans))
        return [sum(first <= day <= last for day in told) for first, last in spans]

    shown = event_periods([1945, *range(2022, 2024)], 100, count)
    assert (shown[0].first, shown[-1].last, len(shown)) == (dt.date(2022, 2, 20), dt.date(2022, 4, 20), 60)
    assert {one.count for one in shown} == {20}
    assert sum(asked) <= 3 + 24 + 100 + 62
    assert len(event_periods([2022], 200, lambda spans: [a <= told[-1] <= b for a, b in spans])) == 0
    two_months = [dt.date(2022, 2, 27) + dt.timedelta(n) for n in range(5)]
    short = event_periods([2022], 60, lambda spans: [sum(a <= day <= b for day in two_months) for a, b in spans])
    assert [one.count for one in short] == [1] * 5
    years = event_periods(range(1900, 2000), 200, lambda spans: [1] * len(spans))
    assert [one.first.year for one in years] == list(range(1900, 2000))


YEARS_TOLD = {1914: 1, 1929: 3, 1979: 4, 1984: 70, 1985: 284, 1986: 1252, 1987: 8355, 1988: 244, 2002: 12, 2089: 1}
"""Articles that tell of a year, in an archive of a newswire of 1987."""


def years_shown(told: dict[int, int], width: int) -> list[int]:
    shown = event_periods(told, width, lambda spans: [told.get(a.year, 0) * (a.month == a.day == 1) for a, _ in spans])
    assert cells_of(shown) <= width
    return [one.first.year for one in shown if one.count]


@pytest.mark.parametrize("width", [50, 110])
def test_some_misread_years_do_not_hide_those_most_articles_tell_of(width: int) -> None:
    assert years_shown(YEARS_TOLD, width) == [1984, 1985, 1986, 1987, 1988]


def test_of_years_that_lie_too_far_apart_those_most_articles_tell_of_are_shown() -> None:
    told = {1900 + n: 9 for n in range(200)} | {1950: 90, 1951: 500, 1952: 80}
    shown = years_shown(told, 40)
    assert {1950, 1951, 1952} <= set(shown)
    assert len(shown) == shown[-1] - shown[0] + 1 == 20


@pytest.mark.parametrize(
    ("count", "inferred", "width", "hatched"),
    [(9, 0, 4, 0), (9, 3, 4, 1), (0, 3, 4, 4), (99, 1, 4, 0), (1, 99, 4, 4), (9, 2, 1, 0), (9, 3, 1, 1), (1, 1, 2, 1)],
)
def test_a_bar_is_hatched_by_the_share_of_inferred_dates(count: int, inferred: int, width: int, hatched: int) -> None:
    one = Period(START, START, count, inferred=inferred)
    assert inferred_cells(one, width) == hatched
    text = timeline([one], width, None, range(0))[0][0].text
    assert text == "█" * (width - hatched) + "▓" * hatched


@pytest.mark.parametrize(
    ("together", "room", "said"),
    [
        (True, 60, "1 Mar 2022 · 12 articles, 3 inferred"),
        (False, 60, "1 Mar 2022 · 9 articles, 3 more inferred"),
        (True, 30, "1 Mar 2022 · 12, 3 inferred"),
        (True, 22, "1 Mar · 12, 3 inferred"),
        (True, 15, "12, 3 inferred"),
    ],
)
def test_words_say_what_choosing_gives(together: bool, room: int, said: str) -> None:
    assert count_words([Period(START, START, 9, inferred=3)], (9, 3), together=together, room=room) == said


async def test_the_strip_is_switched_walked_and_chosen_from(reading: Any, mixed: Archive) -> None:
    async with reading(mixed, size=(160, 30)) as reader:
        assert reader.text("#time").strip().startswith("published")
        assert "▒" in reader.text("#time") or "▓" in reader.text("#time")
        await reader.press("g", "t", "g", "g")
        assert "1 Mar 2022 · 4 articles, 1 more inferred" in reader.text("#time")
        await reader.press("~")
        assert "1 Mar 2022 · 5 articles, 1 inferred" in reader.text("#time")
        await reader.press("enter")
        assert reader.text("#query").strip() == "date:~2022-03-01"
        assert "5 of" in reader.text("#count")
        await reader.press("enter", "e")
        assert reader.text("#time").strip().startswith("events")
        await reader.press("g", "g", *"6l")
        assert "26 Feb 2022 · 31, 1 inferred" in reader.text("#time")
        await reader.press("v", "l")
        assert "26 Feb – 27 Feb · 31, 1 inferred" in reader.text("#time")
        await reader.press("enter")
        assert reader.text("#query").strip() == "event:2022-02-26..2022-02-27"
        assert "31 of" in reader.text("#count")
        await reader.pilot.click("#time", offset=(2, 0))
        await reader.settle()
        assert reader.text("#time").strip().startswith("published")


async def test_no_event_days_are_said(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(120, 30)) as reader:
        await reader.press("g", "t", "e")
        assert "too few days are told of" in reader.text("#time")
        await reader.press("e")
        assert "2022 ▇" in reader.text("#time")


async def test_event_days_that_the_timeline_leaves_out_stand_at_its_edges(
    reading: Any, empty: Archive, make_article: Callable[..., Article]
) -> None:
    days = [f"2022-02-{1 + n % 28:02}" for n in range(400)]
    told = [telling(make_article, n, day) for n, day in enumerate(days)]
    told += [telling(make_article, 500, "1941-06-22", "2022-02-03"), telling(make_article, 501, "1914-06-28")]
    empty.add([*told, telling(make_article, 502, "2031-05-09")])
    async with reading(empty, size=(160, 45)) as reader:
        await reader.press("g", "t", "e")
        await reader.press("escape")
        assert "2 earlier, from 1914 · 1 later, to 2031" in reader.text("#time")
        await reader.press("g", "t", "g", "g")
        assert "2 earlier, from 1914" in reader.text("#time")
        await reader.press("l")
        assert "earlier" not in reader.text("#time")
        await reader.press("escape", "slash", *"lang:en -event:1900..1920", "enter")
        assert "1 earlier, from 1941" in reader.text("#time")
