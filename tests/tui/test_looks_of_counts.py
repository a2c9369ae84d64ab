"""How counts look on their way, and the timeline made of them.

Each state at three sizes, dark, light, NO_COLOR. After a change that is meant: see `test_looks_of_places.py`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warreader.archive import Archive, CityCount, DayCount, Facets, NameCount
from warreader.query import Query
from warreader.tui.answers import CitiesCounted, DatesCounted, MoreCounted
from warreader.tui.render.facets import Facet

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article

Run = Any
WIDE = (160, 45)
WITH_TIMELINE = [(160, 45), (100, 30)]


# --- counts on their way


def newest() -> Facets:
    """Counts of the newest articles alone."""
    cities = tuple(
        CityCount(706483 + n, name, "UA", 9 - 3 * n, 4 - n) for n, name in enumerate(("Kharkiv", "Kyiv", "Lviv"))
    )
    days = tuple(DayCount(f"2022-03-{day:02}", day % 5 + 1) for day in range(20, 32))
    return Facets(1_200, 0, cities, days, (), (), since="2022-03-20")


EVERY_DAY = tuple(DayCount((dt.date(2022, 2, 1) + dt.timedelta(n)).isoformat(), n % 7 + 1) for n in range(59))


async def test_looks_of_counts_so_far(reading: Run, sixty: Archive, looks_as_kept: Any) -> None:
    async with reading(sixty, size=WIDE) as reader:
        await reader.press("g", "c")
        reader.screen.post_message(DatesCounted(Query(), newest(), (), EVERY_DAY))
        reader.screen.post_message(CitiesCounted(Query(), newest()))
        await looks_as_kept(reader)


async def test_looks_of_people_so_far(reading: Run, sixty: Archive, looks_as_kept: Any) -> None:
    async with reading(sixty, size=WIDE) as reader:
        await reader.press("g", "p")
        people = (
            NameCount("a", "Oleh Synegubov", 104_000),
            NameCount("b", "Ihor Terekhov", 812),
            NameCount("c", "Nobody yet", 0),
        )
        reader.screen.drawer._take_more(MoreCounted(Facet.PERSON, Query(), people, 1_200_000))
        await looks_as_kept(reader)


async def test_looks_of_people_of_whom_the_rare_are_left_out(reading: Run, sixty: Archive, looks_as_kept: Any) -> None:
    async with reading(sixty, size=WIDE) as reader:
        await reader.press("g", "p")
        people = (NameCount("a", "Oleh Synegubov", 104_000), NameCount("b", "Ihor Terekhov", 2_500_000))
        reader.screen.drawer._take_more(MoreCounted(Facet.PERSON, Query(), people, None, 1_024))
        await looks_as_kept(reader)


@pytest.mark.parametrize("facet", [Facet.COUNTRY, Facet.ORGANISATION])
async def test_looks_of_a_list_that_is_being_counted(
    reading: Run, sixty: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch, facet: Facet
) -> None:
    async with reading(sixty, size=WIDE) as reader:
        for name in ("count_more", "count_places"):
            monkeypatch.setattr(reader.screen.worker, name, lambda *_args: None)
        await reader.press("g", "C" if facet is Facet.COUNTRY else "o")
        await looks_as_kept(reader)


async def test_looks_of_what_takes_too_long_to_count(reading: Run, sixty: Archive, looks_as_kept: Any) -> None:
    async with reading(sixty, size=WIDE) as reader:
        await reader.press("g", "c")
        reader.screen.post_message(DatesCounted(Query(), None))
        reader.screen.post_message(CitiesCounted(Query(), None))
        await looks_as_kept(reader)


async def test_looks_of_a_list_whose_articles_are_still_counted(
    reading: Run, sixty: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(sixty, size=WIDE, query="hospital") as reader:
        monkeypatch.setattr(reader.screen.worker, "count", lambda *_args, **_more: None)
        search = reader.screen.search
        search.result = replace(search.result, total=None)
        search.take_counts(CitiesCounted(search.asked, Facets(41, 0, (), (), (), (), since="2022-03-02")))
        await looks_as_kept(reader)


async def test_looks_of_rows_on_their_way(
    reading: Run, sixty: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(sixty, size=WIDE) as reader:
        found = reader.screen.articles.list
        monkeypatch.setattr(reader.screen.worker, "rows", lambda *_args: None)
        found._pages.clear()
        found.forget_drawn()
        await looks_as_kept(reader)


# --- the timeline


@pytest.fixture
def stray(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """Forty days of one spring; and a few years long before and after."""
    start = dt.date(2022, 2, 1)
    spring = (start + dt.timedelta(n % 40) for n in range(400))
    days = [dt.date(1914, 8, 1), dt.date(1923, 1, 1), *spring, dt.date(2031, 5, 1)]
    empty.add([make_article(f"Text {n}.", title=f"Headline {n}", day=day) for n, day in enumerate(days)])
    return empty


@pytest.mark.parametrize(
    "keys", [(), ("g", "t", "g", "g"), ("g", "t"), ("g", "t", *"hhhvhh")], ids=["unused", "first", "last", "stretch"]
)
@pytest.mark.parametrize("size", WITH_TIMELINE, ids=["wide", "medium"])
async def test_looks_of_a_timeline_that_leaves_days_out(
    reading: Run, stray: Archive, looks_as_kept: Any, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with reading(stray, size=size) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader, [size])


@pytest.mark.parametrize("keys", [("g", "t", "e"), ("g", "t", "enter")], ids=["events", "chosen"])
@pytest.mark.parametrize("size", WITH_TIMELINE, ids=["wide", "medium"])
async def test_looks_of_the_timeline(
    reading: Run, sixty: Archive, looks_as_kept: Any, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with reading(sixty, size=size) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader, [size])
