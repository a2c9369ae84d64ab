"""Going on where the reader was left: what is kept, and what wins over it."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.events import Key

from warreader.query import Query, parse
from warreader.tui import archive_worker
from warreader.tui.answers import Start
from warreader.tui.archive_worker import search
from warreader.tui.jobs import articles
from warreader.tui.keys.actions import Place
from warreader.tui.session.resume import LeftAt, Resuming

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from warreader.archive import Archive
    from warreader.tui.app import ReaderApp
    from warreader.tui.screens.reader import ReaderScreen


def test_the_last_place_of_each_archive_comes_back(tmp_path: Path) -> None:
    one, other = Resuming(tmp_path / "a.db", tmp_path), Resuming(tmp_path / "b.db", tmp_path)
    left = LeftAt("city:Kyiv", "0" * 16, reading=True, read=("1" * 16, "0" * 16))
    one.keep(left)
    other.keep(LeftAt())
    assert (one.last(), other.last()) == (left, LeftAt())
    assert Resuming(tmp_path / "c.db", tmp_path).last() is None


def test_what_was_read_is_nobody_elses_business(tmp_path: Path) -> None:
    Resuming(tmp_path / "a.db", tmp_path / "state").keep(LeftAt())
    file = next((tmp_path / "state").iterdir())
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_it_is_bounded(tmp_path: Path) -> None:
    for number in range(60):
        left = LeftAt("x" * 5_000, None, read=tuple(f"{one:016}" for one in range(300)))
        Resuming(tmp_path / f"{number}.db", tmp_path).keep(left)
    kept = json.loads((tmp_path / "places.json").read_text(encoding="utf-8"))
    assert len(kept) == 20
    last = Resuming(tmp_path / "59.db", tmp_path).last()
    assert last.read[-1] == f"{299:016}"
    assert not last.query, "a part of a query is another query"
    assert (tmp_path / "places.json").stat().st_size < 100_000


@pytest.mark.parametrize(
    "broken", ["", "[]", "{", '{"%s": 7}', '{"%s": {"query": 3, "read": [7], "article": []}}', "[" * 99_999]
)
def test_a_broken_file_is_no_trouble(tmp_path: Path, broken: str) -> None:
    resuming = Resuming(tmp_path / "a.db", tmp_path)
    (tmp_path / "places.json").write_text(broken.replace("%s", str(tmp_path / "a.db")), encoding="utf-8")
    assert resuming.last() in {None, LeftAt()}
    resuming.keep(LeftAt("again"))
    assert resuming.last() == LeftAt("again")


@pytest.fixture
def start(make_app: Callable[..., ReaderApp], sixty: Archive, tmp_path: Path) -> Callable[[], ReaderApp]:
    def again() -> ReaderApp:
        app = make_app(sixty)
        result = search(sixty, Query())
        app._start = Start(result, "", result.listing.total, "", resuming=Resuming(sixty.path, tmp_path / "state"))
        return app

    return again


async def test_query_article_place_and_what_was_read_before_are_there_at_the_next_start(
    start: Callable[[], ReaderApp], reader_of: Callable[..., Any], sixty: Archive
) -> None:
    async with start().run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press("slash", *"about:Kharkiv", "enter", "enter", "J", "space")
        place = reader.screen.query_one("#view").place
    async with start().run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        assert reader.screen.place is Place.READING
        assert reader.screen.query_one("#view").place == place > 0
        assert reader.text("#query").strip() == "about:Kharkiv"
        assert reader.screen.query_one("#list").cursor == 1
        await reader.press("H")
        assert reader.screen.query_one("#view").article.id == sixty.search(parse("about:Kharkiv")).ids()[0]
        await reader.press("h", "j", "j", "j")
    async with start().run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        assert (reader.screen.place, reader.screen.query_one("#list").cursor) == (Place.LIST, 3)


async def test_what_is_typed_ahead_wins(start: Callable[[], ReaderApp], reader_of: Callable[..., Any]) -> None:
    async with start().run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press("slash", *"about:Kharkiv", "enter", "enter")
    app = start()
    async with app.run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        app.screen.search.begin()
        await reader.settle()
        assert reader.screen.place is not Place.READING


async def test_whoever_moves_before_the_last_place_is_found_stays_there(
    start: Callable[[], ReaderApp],
    reader_of: Callable[..., Any],
    sixty: Archive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ids = sixty.search(Query()).ids()
    Resuming(sixty.path, tmp_path / "state").keep(LeftAt("", ids[30], reading=True, read=(ids[30],)))
    app, moved = start(), threading.Event()

    def late(does: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *words, **named: (moved.wait(10), does(*words, **named))[1]

    monkeypatch.setattr(archive_worker, "search", late(search))
    monkeypatch.setattr(articles, "find_article", late(articles.find_article))
    async with app.run_test(size=(100, 30)) as pilot:
        screen, reader = cast("ReaderScreen", app.screen), reader_of(pilot)
        for _ in range(500):
            if screen.history.is_resuming:
                break
            await pilot.pause(0.01)
        for _ in range(3):
            await screen.take_key(Key("j", "j"))
        moved.set()
        await reader.settle()
        assert (screen.place, screen.query_one("#list").cursor) == (Place.LIST, 3)  # type: ignore[attr-defined]


async def test_an_article_that_is_gone_and_a_query_that_is_not_understood_are_no_trouble(
    start: Callable[[], ReaderApp], reader_of: Callable[..., Any], sixty: Archive, tmp_path: Path
) -> None:
    Resuming(sixty.path, tmp_path / "state").keep(LeftAt("nofield:x", "f" * 16, reading=True, read=("f" * 16,)))
    async with start().run_test(size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        assert reader.screen.place is Place.LIST
        assert "there is no field nofield:" in reader.text("#keys")
