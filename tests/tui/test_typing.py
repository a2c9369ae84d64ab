"""Search while one types: rows at once, their number when it is counted, the whole answer on enter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import apsw
import pytest
from textual.events import Paste

from warreader.tui.archive_worker import search
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.query_line import QueryLine
from warreader.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

Run = Any


@pytest.fixture
def large(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """An archive that takes itself for a large one: a beginning of a word stands for its 24 commonest completions."""
    words = [f"shell{'abcdefghijklmnopqrstuvwxyz'[n]}" for n in range(26)]
    day = dt.date(2022, 3, 1)
    texts = [" ".join(words[: 1 + n % 26]) + f" number {n}." for n in range(130)]
    empty.add([make_article(text, title=f"Headline {n}", day=day) for n, text in enumerate(texts)])
    empty.upkeep.optimize()
    with apsw.Connection(str(empty.path)) as connection:
        connection.execute("UPDATE setting SET value = 1000000000 WHERE name = 'completions_at'")
    return empty


async def test_a_word_that_is_typed_may_go_on(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("convo")
        assert "2 of 3" in reader.text("#count")
        await reader.press("enter")
        assert "0 of 3" in reader.text("#count")


async def test_the_last_word_of_a_phrase_that_is_typed_may_go_on(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type('"huge convo')
        assert "1 of 3" in reader.text("#count")


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("no-fly\n  zone\r\n\nwould lead", "no-fly zone would lead"),
        (" zone ", " zone "),
        ("zone\n", "zone"),
        ("", ""),
        ("\n\n", ""),
    ],
)
async def test_lines_that_are_pasted_become_one(reading: Run, seeds: Archive, pasted: str, typed: str) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        reader.app.post_message(Paste(pasted))
        await reader.settle()
        assert reader.screen.search.line.value == typed


async def test_where_the_word_alone_finds_nothing_what_typing_showed_is_offered(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("convo")
        await reader.press("enter")
        assert "enter tries convo*" in reader.text("#list")
        await reader.press("enter")
        assert "2 of 3" in reader.text("#count")
        assert "convo*" in reader.text("#query")


@pytest.mark.parametrize(
    ("typed", "offered", "found"),
    [("Харків", "city:Харків", "3 of 3"), ("Sinegubov date:2022-03-02", "person:Sinegubov date:2022-03-02", "1 of 3")],
)
async def test_where_words_find_nothing_the_city_or_person_they_name_is_offered(
    reading: Run, seeds: Archive, typed: str, offered: str, found: str
) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type(typed)
        await reader.press("enter")
        await reader.until(lambda: f"enter tries {offered.split(maxsplit=1)[0]}" in reader.text("#list"))
        await reader.press("enter")
        assert reader.text("#query").strip() == offered
        assert found in reader.text("#count")


async def test_where_typing_showed_nothing_either_nothing_is_offered(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("zebra")
        await reader.press("enter")
        assert "No articles match zebra" in reader.text("#list")
        assert "tries" not in reader.text("#list")


@pytest.mark.parametrize(("typed", "offers"), [("zebra", False), ("convo", True)])
async def test_what_typing_had_no_time_to_show_is_offered_only_where_it_finds_something(
    reading: Run, seeds: Archive, typed: str, offers: bool
) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash", *typed[:-1])
        bar = reader.screen.search
        with bar.line.prevent(QueryLine.Changed):
            bar.line.insert_text_at_cursor(typed[-1])
        bar.take()  # before an answer to the last letter can have come
        await reader.settle()
        assert ("enter tries" in reader.text("#list")) is offers


async def test_while_a_name_is_typed_an_empty_list_says_that_it_waits_for_all_of_it(
    reading: Run, seeds: Archive
) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("person:Zelen")
        assert "a whole name is needed; tab" in reader.text("#list")
        await reader.press("tab")
        assert "2 of 3" in reader.text("#count")
        await reader.type(" zebra")
        assert "whole name" not in reader.text("#list")
        assert "esc clears the filter" in reader.text("#list")


async def test_what_is_left_half_typed_by_the_mouse_is_what_escape_restores_later(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, query="city:Kharkiv") as reader:
        await reader.press("slash")
        await reader.type("zeb")
        assert "esc restores the query before" in reader.text("#list")
        await reader.pilot.click("#list")
        await reader.settle()
        assert "esc clears the filter" in reader.text("#list")
        await reader.pilot.click("#query")
        await reader.settle()
        await reader.type("ra")
        await reader.press("escape")
        assert reader.text("#query").strip() == "city:Kharkiv zeb"


async def test_the_cursor_does_not_write_to_an_idle_terminal(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        line = reader.screen.query_one("#query")
        drawn = line.render_line(0)
        await reader.pilot.pause(0.7)
        assert line.has_focus
        assert line.render_line(0) == drawn


async def test_what_is_approximate_is_said_and_enter_gives_all(reading: Run, large: Archive) -> None:
    async with reading(large, size=(160, 45)) as reader:
        await reader.press("slash")
        await reader.type("shell")
        assert "commonest completions; enter for all" in reader.text("#keys")
        assert "+ of 130" in reader.text("#count")
        await reader.type("*")
        assert "+" in reader.text("#dates")
        await reader.press("enter")
        assert "commonest completions" not in reader.text("#keys")
        assert "130 of 130" in reader.text("#count")
        assert "+" not in reader.text("#dates")


def test_rows_do_not_wait_for_their_number(large: Archive) -> None:
    from warreader.query import Query, parse

    assert search(large, Query()).total is None
    assert search(large, Query()).known == 64
    assert search(large, parse('"number 3"')).total == 1


async def test_the_end_is_where_it_is_once_rows_are_counted(reading: Run, large: Archive) -> None:
    async with reading(large) as reader:
        await reader.press("G")
        assert reader.screen.query_one(ArticleList).cursor == 129
        assert "130 articles" in reader.text("#count")


async def test_counts_follow_when_one_stops_typing(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(160, 40)) as reader:
        await reader.press("slash")
        await reader.type("evacuat")
        assert "no city is named" in reader.text("#facet") or "Kharkiv" in reader.text("#facet")
        days = seeds.facets(reader.screen.search.asked).days
        assert [one.first for one in reader.screen.query_one(Timeline).periods if one.count] == [
            dt.date.fromisoformat(day.key) for day in days
        ]
