"""Slow work on one article: an expression that goes on beside the screen, and a comparison that nobody waits for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from warreader.archive import Archive, is_useless, stopped_when
from warreader.article import Span
from warreader.query import Query
from warreader.text.differences import StoppedError, compare
from warreader.tui.jobs.related import read_difference
from warreader.tui.render.find import SLOW, Found, find, find_on
from warreader.tui.render.page import source_page
from warreader.tui.render.regex import expression

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article

HOSTILE = r"b\d+|(?:a+a+)+c"
"""Finds numbered b, and goes back and forth in a row of a for ever."""


@pytest.fixture
def slow(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    text = "\n".join([*(f"b{number} is hit" for number in range(5)), "a" * 5_000 + "!", "b5 is hit"])
    empty.add([make_article(text)])
    return empty


async def test_a_slow_expression_shows_what_it_has_and_goes_on_beside_the_screen(reading: Any, slow: Archive) -> None:
    async with reading(slow) as reader:
        await reader.press("enter", "slash")
        await reader.type(f"re:{HOSTILE}")
        assert "hit 1 of 5+ · stopped: it takes too long" in reader.text("#status")
        await reader.press("enter", "n")
        assert "hit 2 of 5+" in reader.text("#status")
        await reader.resize(70, 30)  # laid out anew, and not searched anew
        await reader.settle()
        assert "hit 2 of 5+ · stopped" in reader.text("#status")


async def test_hits_of_a_slow_expression_come_as_they_are_found(
    reading: Any, slow: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    hits = tuple(Span(10 * number, 10 * number + 2) for number in range(5))

    def in_parts(_page: Any, _wanted: Any) -> Any:
        yield Found(hits[:1], 0)
        goes_on.wait(60)
        yield Found(hits, 0)

    monkeypatch.setattr("warreader.tui.components.slow_search.find_on", in_parts)
    async with reading(slow) as reader:
        await reader.press("enter", "slash")
        reader.screen.query_one("#find").value = f"re:{HOSTILE}"  # at once: what it begins with may be slow too
        for _ in range(500):
            await reader.pilot.pause(0.01)
            if "hit 1 of 1 · looking on …" in reader.text("#status"):
                break
        assert "hit 1 of 1 · looking on …" in reader.text("#status")
        goes_on.set()
        await reader.settle()
        assert "hit 1 of 5" in reader.text("#status")
        assert "looking on" not in reader.text("#status")
        await reader.press("escape")
        assert "hit" not in reader.text("#status")


def test_what_is_found_beside_the_screen_is_what_is_found_at_once(make_article: Callable[..., Article]) -> None:
    page = source_page(make_article("Four killed, 9 wounded.\nIn Kyiv 12 killed."))
    *_, last = find_on(page, expression(r"\d+ (killed|wounded)"))
    assert last == find(page, expression(r"\d+ (killed|wounded)"))
    *_, last = find_on(source_page(make_article("b12\n" + "a" * 5_000 + "!")), expression(HOSTILE))
    assert (len(last.hits), last.cut) == (1, SLOW)


def test_a_comparison_that_nobody_waits_for_ends(seeds: Archive) -> None:
    asked = iter([False, False, True])
    with pytest.raises(StoppedError):
        compare("\n".join(map(str, range(900))), "\n".join(map(str, range(0, 900, 7))), lambda: next(asked))
    first, second = [row.id for row in seeds.search(Query()).rows(0, 2)]
    with stopped_when(lambda: True):
        assert read_difference(seeds, first, second, True) is None
    assert read_difference(seeds, first, second, True) is not None


async def test_escape_stops_a_comparison_that_is_going_on(
    reading: Any, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, ended = threading.Event(), threading.Event()

    def endless(_one: str, _other: str, useless: Callable[[], bool]) -> None:
        began.set()
        while not useless():
            pass
        ended.set()
        raise StoppedError

    monkeypatch.setattr("warreader.tui.jobs.related.compare", endless)
    async with reading(seeds) as reader:
        first, second = [row.id for row in seeds.search(Query()).rows(0, 2)]
        reader.screen.controllers.relatives._chosen(("compare", first, second))
        await reader.pilot.pause()
        assert began.wait(60)
        assert "comparing" in "\n".join(reader.lines())
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        assert ended.wait(60)
        assert not is_useless()
