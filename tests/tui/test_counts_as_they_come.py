"""Counts that come in parts: what shows meanwhile says that it is not all, and moves nothing under a key."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

import pytest

from warreader.archive import CityCount, DayCount, Facets, NameCount
from warreader.errors import ArchiveError
from warreader.query import Query, parse
from warreader.tui.answers import CitiesCounted, DatesCounted, MoreCounted, Result
from warreader.tui.archive_worker import ArchiveWorker
from warreader.tui.facet_counts import FacetCounts
from warreader.tui.jobs.counts import Pace
from warreader.tui.render.facet_lines import entry_pieces, figure_cells
from warreader.tui.render.facets import Entry, Facet
from warreader.tui.render.periods import periods_so_far
from warreader.tui.render.timeline import timeline
from warreader.tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from warreader.archive import Archive
    from warreader.article import Article

Run = Any
KYIV, KHARKIV, LVIV = (CityCount(n, name, "UA", 5 - n, 5 - n) for n, name in enumerate(("Kyiv", "Kharkiv", "Lviv")))
NONE: frozenset[str] = frozenset()


def counted(*cities: CityCount, since: str | None = None, days: tuple[str, ...] = ()) -> Facets:
    return Facets(
        sum(city.count for city in cities), 0, cities, tuple(DayCount(day, 4) for day in days), (), (), since=since
    )


def test_a_part_is_due_after_a_while_and_then_no_more_for_another() -> None:
    times = iter([0.0, 0.05, 0.13, 0.14, 0.52, 0.54])
    pace = Pace(lambda: next(times))
    assert [pace() for _ in range(5)] == [False, True, False, False, True]


def test_what_is_counted_so_far_is_lacking_and_says_so() -> None:
    part = counted(KYIV, since="2022-03-02", days=("2022-03-01", "2022-03-02"))
    counts = FacetCounts(
        DatesCounted(Query(), part), CitiesCounted(Query(), part),
        MoreCounted(Facet.PERSON, Query(), (NameCount("Ann", "Ann", 3),), 7),
    )  # fmt: skip
    assert counts.lack(Query())
    assert counts.lack_more(Facet.PERSON, Query())
    assert counts.dates_note == counts.note(Facet.CITY) == " newest 5 so far "
    assert counts.note(Facet.PERSON) == " newest 7 so far "
    dates = counts.date_entries(Query(), NONE, with_inferred=False)
    assert dates is not None
    assert [(one.label, one.count, one.at_least) for one in dates] == [("2022", 8, True), ("March", 8, True)]
    for facet in (Facet.CITY, Facet.PERSON):
        assert all(one.at_least for one in counts.entries(facet, Query(), NONE, ""))


def test_a_whole_count_says_nothing_of_the_kind() -> None:
    whole = counted(KYIV, days=("2022-03-01",))
    counts = FacetCounts(DatesCounted(Query(), whole), CitiesCounted(Query(), whole))
    assert not counts.lack(Query())
    assert counts.dates_note == counts.note(Facet.CITY) == counts.note(Facet.PERSON) == ""
    assert not any(one.at_least for one in counts.entries(Facet.CITY, Query(), NONE, ""))


@pytest.mark.parametrize(("count", "shown"), [(0, "+"), (12, "12+"), (104_000, "104k+"), (2_500_000, "2.5m+")])
def test_a_figure_that_may_grow_has_a_plus_and_its_room(count: int, shown: str) -> None:
    entry = Entry("name", "Ann", count, at_least=True)
    assert figure_cells([entry]) == 2 + len(shown)
    assert entry_pieces(entry, 30, figure_cells([entry]))[-1].text.strip() == shown


def test_time_that_nobody_has_counted_is_dotted_and_has_no_height() -> None:
    every = tuple(DayCount(f"2022-03-{day:02}", 9) for day in range(1, 11))
    shown = periods_so_far(every[6:], every, dt.date(2022, 3, 8), 60)
    assert [one.is_counted for one in shown] == [False] * 7 + [True] * 3
    assert sum(one.count for one in shown) == 27
    line = "".join(piece.text for piece in timeline(shown, 1, None, range(0))[0])
    assert line.endswith("·" * 7 + "███")
    assert periods_so_far((), (), dt.date(2022, 3, 8), 60) == ()


def test_the_worker_tells_parts_as_they_are_due_and_then_the_whole(
    seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.archive._counting.hits.AT_ONCE", 1)
    posted: list[Message] = []
    worker = ArchiveWorker(seeds, posted.append, lambda: lambda: True)
    try:
        worker.count(parse("is:folded"))
        end = time.monotonic() + 20
        while worker.busy and time.monotonic() < end:
            time.sleep(0.005)
    finally:
        worker.close()
    cities = [one.facets for one in posted if isinstance(one, CitiesCounted)]
    assert [one.total for one in cities if one] == [1, 2, 3]
    assert [one.facets.since is None for one in posted if isinstance(one, DatesCounted) and one.facets] == [
        False, False, True,
    ]  # fmt: skip


async def test_parts_replace_each_other_and_the_cursor_stays_on_its_line(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "c")
        drawer, listed = reader.screen.drawer, reader.screen.query_one("#facet", FacetList)
        drawer.take_cities(CitiesCounted(Query(), counted(KHARKIV, KYIV, since="2022-03-02")))
        assert "newest 9 so far" in reader.text("#facet")
        assert "5+" in reader.text("#facet")
        await reader.press("j")
        assert listed.current.label == "Kyiv"
        line = listed.cursor - listed.scroll_offset.y
        drawer.take_cities(CitiesCounted(Query(), counted(KYIV, KHARKIV, LVIV)))
        await reader.settle()
        assert listed.current.label == "Kyiv"
        assert "so far" not in reader.text("#facet")
        assert "5+" not in reader.text("#facet")
        assert line >= listed.cursor - listed.scroll_offset.y


async def test_the_number_found_so_far_has_a_plus_until_it_is_whole(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        search = reader.screen.search
        search.result = Result(parse("the"), seeds.search(parse("the")), None, 0, ())
        search.take_counts(CitiesCounted(parse("the"), Facets(2, 0, (), (), (), (), since="2022-03-02")))
        await reader.settle()
        assert "2+ of 3" in reader.text("#count")
        search.take_counts(CitiesCounted(parse("the"), Facets(9, 0, (), (), (), (), approximate=True)))
        assert search.result.total is None, "a number of commonest completions is that of another list"
        search.take_counts(CitiesCounted(parse("the"), Facets(3, 0, (), (), (), ())))
        await reader.settle()
        assert "3 of 3" in reader.text("#count")


async def test_where_counts_take_too_long_the_number_is_counted_alone(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(100, 30)) as reader:
        search = reader.screen.search
        search.result = Result(parse("the"), seeds.search(parse("the")), None, 0, ())
        search.take_counts(CitiesCounted(parse("the"), None))
        await reader.settle()
        assert "3 of 3" in reader.text("#count")


async def test_a_timeline_that_is_not_counted_yet_says_how_much_is(
    reading: Run, empty: Archive, make_article: Callable[..., Article]
) -> None:
    days = [dt.date(2022, 3, day) for day in range(1, 21)]
    empty.add([make_article(f"Told {day}.", day=day) for day in days])
    every = tuple(DayCount(str(day), 1) for day in days)
    async with reading(empty, size=(160, 45)) as reader:
        since = Facets(4, 0, (), every[16:], (), (), since="2022-03-17")
        reader.screen.post_message(DatesCounted(Query(), since, all_days=every))
        await reader.settle()
        assert "newest 4 so far" in reader.text("#time")
        assert "·" * 16 in reader.text("#time")
        reader.screen.post_message(DatesCounted(Query(), Facets(20, 0, (), every, (), ())))
        await reader.settle()
        assert "·" not in reader.text("#time")
        assert "so far" not in reader.text("#time")


async def test_counts_that_come_when_something_else_is_asked_change_nothing(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        shown = reader.lines()
        left = parse("zealand")
        reader.screen.post_message(DatesCounted(left, counted(days=("2021-01-01", "2021-02-01"))))
        reader.screen.post_message(CitiesCounted(left, counted(LVIV)))
        await reader.settle()
        assert reader.lines() == shown


async def test_what_is_being_counted_is_not_begun_anew_by_going_through_the_lists(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        begun: list[Query] = []
        monkeypatch.setattr(reader.screen.worker, "count", lambda query, **_: begun.append(query))
        monkeypatch.setattr(reader.screen.worker, "awaits", lambda kind: kind == "counts")
        reader.screen.search.ask_for(parse("hospital"))
        await reader.settle()
        assert begun == [parse("hospital")]
        await reader.press("g", "c", "]", "]", "[")
        assert begun == [parse("hospital")]
        reader.screen.drawer.forget()
        await reader.press("]")
        assert begun == [parse("hospital")] * 2


async def test_a_count_that_failed_is_asked_again_and_no_key_waits_for_it(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ArchiveError("the disk is gone")

    async with reading(seeds, size=(100, 30)) as reader:
        drawer = reader.screen.drawer
        with monkeypatch.context() as failing:
            failing.setattr("warreader.tui.jobs.counts.count_both", fail)
            reader.screen.search.ask_for(parse("zealand"))
            await reader.settle()
            await reader.press("g", "c")
        assert not drawer.is_behind
        shown = reader.text("#facet")
        await reader.press("]", "[")
        assert reader.text("#facet") != shown
