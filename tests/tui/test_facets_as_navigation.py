"""Countries, cities, people, organisations, sources, languages and tags as ways through the archive."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from warreader.archive import Change
from warreader.errors import QueryError
from warreader.query import parse
from warreader.tui import query_filters
from warreader.tui.archive_worker import search
from warreader.tui.render.facets import Facet
from warreader.tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.archive import Archive
    from warreader.article import Article
    from warreader.tui.answers import Result

Run = Any
KEYS = {
    Facet.COUNTRY: "C", Facet.CITY: "c", Facet.PERSON: "p", Facet.ORGANISATION: "o", Facet.SOURCE: "s",
    Facet.LANGUAGE: "l", Facet.TAG: "T",
}  # fmt: skip


def shown(reader: Any) -> dict[str, int]:
    return {entry.label: entry.count for entry in reader.screen.query_one("#facet", FacetList).entries}


@pytest.mark.parametrize("facet", [facet for facet in Facet if facet not in {Facet.SOURCE, Facet.TAG}])
async def test_every_number_is_the_length_of_the_list_that_choosing_gives(
    reading: Run, seeds: Archive, facet: Facet
) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", KEYS[facet])
        entries = reader.screen.query_one("#facet", FacetList).entries
        assert len(entries) > 0
        for entry in entries[:3]:
            count = entry.about or entry.count
            await reader.press("enter")
            assert f"{count} of 3" in reader.text("#count"), reader.text("#query")
            await reader.press("escape" if reader.screen.place == "list" else "enter", "j")


@pytest.mark.parametrize("key", ["d", "s", "T"], ids=["dates", "sources", "tags"])
async def test_every_number_of_dates_sources_and_tags_is_the_length_of_the_list_it_gives(
    reading: Run, empty: Archive, make_article: Callable[..., Article], key: str
) -> None:
    made = [
        make_article(f"Text {n}.", title=f"Headline {n}", day=dt.date(2022, 3, 1 + n % 3), source=f"Paper {n % 2}")
        for n in range(9)
    ]
    empty.add(made)
    empty.marks.apply([article.id for article in made[:4]], [Change("tag", True, "front")])
    async with reading(empty, size=(160, 45)) as reader:
        await reader.press("g", key)
        shown_list = reader.screen.query_one("#dates" if key == "d" else "#facet", FacetList)
        numbers = [(at, entry.count) for at, entry in enumerate(shown_list.entries) if entry.kind != "switch"]
        assert numbers
        for at, count in numbers:
            shown_list.move_to(at)
            await reader.press("enter")
            assert f"{count} of 9" in reader.text("#count")
            await reader.press("enter")
            assert "9 articles" in reader.text("#count")


async def test_counts_follow_the_query(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "o")
        before = shown(reader)
        await reader.press("slash", "escape", "g", "d", "j", "j", "enter")
        assert "date:2022-03-02" in reader.text("#query")
        assert sum(shown(reader).values()) < sum(before.values())


async def test_include_exclude_and_combine_stand_as_words_in_the_query_line(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "p", "x")
        assert reader.text("#query").strip() == '-person:"Oleg Synegubov"'
        await reader.press("g", "l", "enter")
        assert reader.text("#query").strip() == '-person:"Oleg Synegubov" lang:en'
        await reader.press("g", "c", "enter")
        assert reader.text("#query").strip().endswith("lang:en about:Kharkiv")
        assert "1 of 3" in reader.text("#count")


async def test_what_is_left_out_can_be_taken_back_where_it_is_counted_no_more(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "p", "x")
        entry = reader.screen.query_one("#facet", FacetList).entries[0]
        assert (entry.label, entry.excluded) == ("Oleg Synegubov", True)
        await reader.press("g", "g", "x")
        assert reader.text("#query").strip() == "all articles"


async def test_a_click_on_the_title_shows_the_next_list(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "c")
        await reader.pilot.click("#facet", offset=(4, 0))
        await reader.settle()
        assert "People" in reader.lines("#facet")[0]


async def test_a_list_without_entries_says_so(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "T")
        assert "no tags" in reader.text("#facet")
        await reader.press("enter", "x", "m")
        assert reader.text("#query").strip() == "all articles"


async def test_escape_first_gives_the_whole_list_back(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "c", "slash", *"khar", "enter")
        assert list(shown(reader)) == ["Kharkiv"]
        await reader.press("escape")
        assert len(shown(reader)) > 1
        await reader.press("escape")
        assert reader.screen.place == "list"


@pytest.mark.parametrize(
    ("before", "excluded", "after"),
    [
        ("", False, "lang:uk"),
        ("", True, "-lang:uk"),
        ("lang:uk", False, ""),
        ("lang:uk", True, "-lang:uk"),
        ("-lang:uk", True, ""),
        ("-lang:uk", False, "lang:uk"),
        ("(lang:uk OR x) y", True, "(lang:uk OR x) y -lang:uk"),
    ],
)
def test_asking_twice_takes_back_and_asking_the_other_way_changes_over(before, excluded, after):
    node = parse("lang:uk").root
    assert str(query_filters.toggle(parse(before), node, excluded=excluded)) == after


async def test_keys_typed_ahead_go_where_they_would_have_gone_slowly(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await type_at_once(reader, "/", *"convoy", "enter", "R")
        await reader.settle()
        assert reader.text("#query").strip() == "convoy"
        assert reader.screen.place == "list"
        assert "source text" in reader.text("#status")


@pytest.fixture
def let_search(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Searches of the screen answer when this is set, and not before."""
    let = threading.Event()

    def late(*given: Any, **named: Any) -> Result:
        assert let.wait(30)
        return search(*given, **named)

    monkeypatch.setattr("warreader.tui.archive_worker.search", late)
    yield let
    let.set()


async def type_at_once(reader: Any, *keys: str) -> None:
    for key in keys:
        reader.app.post_message(events.Key("slash" if key == "/" else key, key if len(key) == 1 else None))
    await reader.pilot.pause()


@pytest.fixture
def abroad(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """Six articles, the newest first: two of none, two of Kuwait, two of Zealand."""
    places = ("nowhere", "nowhere", "Kuwait", "Kuwait", "Zealand", "Zealand")
    day = dt.date(2022, 3, 9)
    empty.add(
        [
            make_article(f"A letter {n} from {place}.", title=f"{place} {n}", day=day - dt.timedelta(n))
            for n, place in enumerate(places)
        ]
    )
    return empty


@pytest.mark.parametrize("typed", [("j", "enter"), ("G", "l"), ("1", "j", "enter"), ("j", "k", "2", "G", "enter")])
async def test_what_is_opened_behind_a_search_is_of_what_it_finds(
    reading: Run, abroad: Archive, let_search: threading.Event, typed: tuple[str, ...]
) -> None:
    async with reading(abroad) as reader:
        await type_at_once(reader, "/", *"kuwait", "enter", *typed)
        await reader.until(lambda: reader.screen.search.is_awaited and reader.screen.place == "list")
        let_search.set()
        await reader.settle()
        assert reader.screen.place == "reading"
        assert reader.screen.reading.row.title == "Kuwait 3"
    assert [row.title for row in abroad.search(parse("is:read")).rows(0, 9)] == ["Kuwait 3"]


async def test_what_is_starred_behind_searches_is_of_what_they_find(
    reading: Run, abroad: Archive, let_search: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.type_ahead._RUSH", 60)
    async with reading(abroad) as reader:
        await type_at_once(reader, "/", *"kuwait", "enter", "*", "escape", "/", *"zealand", "enter", "*")
        let_search.set()
        await reader.settle()
        await type_at_once(reader, "/", "enter", "j", "*", "/", *" -5", "enter", "r")
        await reader.settle()
    starred, read = (abroad.search(parse(state)).rows(0, 9) for state in ("is:starred", "is:read"))
    assert [row.title for row in starred] == ["Kuwait 2", "Zealand 4", "Zealand 5"]
    assert [row.title for row in read] == ["Zealand 4"]


async def test_escape_waits_for_a_search_only_a_moment_and_drops_what_does(
    reading: Run, seeds: Archive, let_search: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.type_ahead._RUSH", 0.01)
    async with reading(seeds) as reader:
        await type_at_once(reader, "/", *"convoy", "enter", "j", "enter", "escape")
        await reader.until(lambda: reader.text("#query").strip() == "all articles")
        let_search.set()
        await reader.settle()
        assert (reader.screen.place, reader.screen.articles.list.cursor) == ("list", 0)


@pytest.mark.parametrize("keys", ["Q", "q", "ctrl+q", "j ctrl+c", "j ctrl+q"])
async def test_the_way_out_waits_for_no_search(
    reading: Run, seeds: Archive, let_search: threading.Event, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    monkeypatch.setattr("warreader.tui.type_ahead._RUSH", 0.01)
    async with reading(seeds) as reader:
        await type_at_once(reader, "/", *"convoy", "enter")
        await reader.until(lambda: reader.screen.place == "list" and not reader.app.held.busy)
        await type_at_once(reader, *keys.split())
        await reader.ended()
        let_search.set()


async def test_keys_behind_a_search_that_fails_do_nothing_to_the_list_of_before(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any, **_named: Any) -> Result:
        raise QueryError("it takes too long")

    async with reading(seeds) as reader:
        monkeypatch.setattr("warreader.tui.archive_worker.search", fail)
        await type_at_once(reader, "/", *"convoy", "enter", "j", "enter")
        await reader.settle()
        assert (reader.screen.place, reader.screen.articles.list.cursor) == ("list", 0)
        await reader.press("j")
        assert reader.screen.articles.list.cursor == 1


async def test_keys_wait_for_a_search_only_so_long(
    reading: Run, seeds: Archive, let_search: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(seeds) as reader:
        await type_at_once(reader, "/", *"convoy", "enter", "j", "enter")
        await reader.until(lambda: reader.screen.place == "list" and reader.screen.search.is_awaited)
        monkeypatch.setattr("warreader.tui.type_ahead._PATIENCE", 0.01)
        await reader.until(lambda: not reader.screen.search.is_awaited)
        await type_at_once(reader, "j")
        await reader.until(lambda: not reader.app.held.busy)
        assert (reader.screen.place, reader.screen.articles.list.cursor) == ("list", 1)
        let_search.set()


async def test_what_one_does_to_all_that_is_listed_is_counted_at_once(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("g", "T")
        assert list(shown(reader)) == ["no tags"]
        await reader.press("h", "g", "a", *"war", "enter", "enter")
        await reader.settle()
        assert shown(reader) == {"war": 3}
